package supervision

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// load reads key items with all the facts that rules look at, with the same
// number of statements for one as for many.
func load(q *gorm.DB, rows []KeyItem) ([]*Key, error) {
	keys, byID, ids := make([]*Key, len(rows)), map[uint]*Key{}, make([]uint, len(rows))
	for i, row := range rows {
		keys[i] = &Key{KeyItem: row, Invited: map[uint][]Invitation{}}
		byID[row.ID], ids[i] = keys[i], row.ID
	}
	if len(ids) == 0 {
		return keys, nil
	}
	for _, read := range []func() error{
		func() error { return loadItems(q, ids, byID) },
		func() error {
			return each(q.Where("dropped_at IS NULL").Order("no, id"), ids, func(m Milestone) {
				byID[m.KeyItemID].Milestones = append(byID[m.KeyItemID].Milestones, m)
			})
		},
		func() error {
			return each(q.Order("held_on, id"), ids, func(a Activity) { byID[a.KeyItemID].Activities = append(byID[a.KeyItemID].Activities, a) })
		},
		func() error {
			return each(q.Order("id"), ids, func(l Letter) { byID[l.KeyItemID].Letters = append(byID[l.KeyItemID].Letters, l) })
		},
		func() error {
			return each(q.Order("no"), ids, func(c Check) { byID[c.KeyItemID].Checks = append(byID[c.KeyItemID].Checks, c) })
		},
		func() error {
			return each(q.Order("id"), ids, func(f Finding) { byID[f.KeyItemID].Findings = append(byID[f.KeyItemID].Findings, f) })
		},
		func() error { return loadInvitations(q, ids, byID) },
	} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("load key items: %w", err)
		}
	}
	return keys, nil
}

func each[T any](q *gorm.DB, ids []uint, add func(T)) error {
	var rows []T
	if err := q.Where("key_item_id IN ?", ids).Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		add(r)
	}
	return nil
}

// loadItems reads the suggestions of the key items, the main one first.
func loadItems(q *gorm.DB, ids []uint, byID map[uint]*Key) error {
	var of []struct{ ID, KeyItemID uint }
	if err := q.Table("suggestions").Select("id, key_item_id").Where("key_item_id IN ?", ids).Order("id").Find(&of).Error; err != nil {
		return err
	}
	suggestions := make([]uint, len(of))
	for i, s := range of {
		suggestions[i] = s.ID
	}
	items, err := suggestion.Load(q, suggestions)
	if err != nil {
		return err
	}
	for _, it := range items {
		k := byID[it.KeyItemID]
		if it.ID == k.SuggestionID {
			k.Items = slices.Insert(k.Items, 0, it)
		} else {
			k.Items = append(k.Items, it)
		}
	}
	return nil
}

func loadInvitations(q *gorm.DB, ids []uint, byID map[uint]*Key) error {
	var rows []struct {
		Invitation
		KeyItemID uint
	}
	err := q.Table("supervision_invitations v").Joins("JOIN supervision_activities a ON a.id = v.activity_id").
		Select("v.*, a.key_item_id").Where("a.key_item_id IN ?", ids).Order("v.id").Find(&rows).Error
	if err != nil {
		return err
	}
	for _, r := range rows {
		invited := byID[r.KeyItemID].Invited
		invited[r.ActivityID] = append(invited[r.ActivityID], r.Invitation)
	}
	return nil
}

// visible narrows q, a query on key_items, to what by may read: whoever may
// read one of its suggestions sees the whole key item.
func visible(by access.Actor) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		fresh := q.Session(&gorm.Session{NewDB: true})
		seen := fresh.Model(&suggestion.Suggestion{}).Scopes(suggestion.Visible(by)).Where("suggestions.key_item_id <> 0").Select("suggestions.key_item_id")
		return q.Where("key_items.congress_id = ? AND key_items.id IN (?)", by.CongressID, seen)
	}
}

// one loads a key item that by may see; otherwise database.ErrNotFound.
func one(q *gorm.DB, by access.Actor, id uint) (*Key, error) {
	row, err := database.One[KeyItem](q.Model(&KeyItem{}).Scopes(visible(by)).Where("key_items.id = ?", id))
	if err != nil {
		return nil, err
	}
	keys, err := load(q, []KeyItem{*row})
	if err != nil {
		return nil, err
	}
	return keys[0], nil
}

// withActivity loads the key item of an activity that by may see: a reader of
// the key item, or who is invited.
func withActivity(q *gorm.DB, by access.Actor, id uint) (*Key, *Activity, error) {
	row, err := database.One[KeyItem](q.Where("congress_id = ? AND id = (SELECT key_item_id FROM supervision_activities WHERE id = ?)", by.CongressID, id))
	if err != nil {
		return nil, nil, err
	}
	keys, err := load(q, []KeyItem{*row})
	if err != nil {
		return nil, nil, err
	}
	k := keys[0]
	if k.invitation(id, by) == nil {
		if _, err := one(q, by, k.ID); err != nil {
			return nil, nil, err
		}
	}
	return k, k.activity(id), nil
}

func (k *Key) activity(id uint) *Activity {
	for i := range k.Activities {
		if k.Activities[i].ID == id {
			return &k.Activities[i]
		}
	}
	return nil
}

func (k *Key) milestone(id uint) *Milestone {
	for i := range k.Milestones {
		if k.Milestones[i].ID == id {
			return &k.Milestones[i]
		}
	}
	return nil
}

func (k *Key) letter(id uint) *Letter {
	for i := range k.Letters {
		if k.Letters[i].ID == id {
			return &k.Letters[i]
		}
	}
	return nil
}

// people names users, by id.
func people(q *gorm.DB, ids ...uint) (map[uint]string, error) {
	return namesIn(q, "users", ids)
}

func namesIn(q *gorm.DB, table string, ids []uint) (map[uint]string, error) {
	names := map[uint]string{}
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Table(table).Select("id, name").Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("names of %s: %w", table, err)
	}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, nil
}
