package suggestion

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/calendar"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// keepFigures brings the rows for counting in line with the items' facts. It
// needs the same number of statements for one item as for many, and says which
// items it changed.
func keepFigures(tx *gorm.DB, items ...*Item) (changed []uint, err error) {
	if len(items) == 0 {
		return nil, nil
	}
	m, err := meaningsOf(tx, items)
	if err != nil {
		return nil, err
	}
	ids, before := make([]uint, len(items)), map[uint]map[figureKey]Figure{}
	for i, it := range items {
		ids[i], before[it.ID] = it.ID, map[figureKey]Figure{}
	}
	var stored []Figure
	if err := tx.Where("suggestion_id IN ?", ids).Find(&stored).Error; err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	for _, f := range stored {
		before[f.SuggestionID][f.key()] = f
	}
	var fresh []Figure
	for _, it := range items {
		now, was := it.figures(m), before[it.ID]
		same := len(now) == len(was)
		for _, f := range now {
			if old, ok := was[f.key()]; !ok || old != f {
				fresh, same = append(fresh, f), false
			}
			delete(was, f.key())
		}
		for key := range was {
			if err := key.drop(tx, it.ID); err != nil {
				return nil, err
			}
		}
		if !same {
			changed = append(changed, it.ID)
		}
	}
	if len(fresh) == 0 {
		return changed, nil
	}
	if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).CreateInBatches(&fresh, batch).Error; err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	return changed, nil
}

func (k figureKey) drop(tx *gorm.DB, id uint) error {
	err := tx.Where("suggestion_id = ? AND scope = ? AND unit_id = ? AND system = ?", id, k.scope, k.unit, k.system).Delete(&Figure{}).Error
	if err != nil {
		return fmt.Errorf("figures: %w", err)
	}
	return nil
}

// usualRatings are those that every congress has.
var usualRatings = map[string]int{Satisfied: RatedSatisfied, BasicallySatisfied: RatedBasicallySatisfied, Dissatisfied: RatedDissatisfied}

// meaningsOf reads what the figures of the items need besides their facts: what
// the classes and ratings meant under the rules of their day, and for merged
// items who answers for them.
func meaningsOf(tx *gorm.DB, items []*Item) (meanings, error) {
	m := meanings{with: map[uint][]Assignment{}, system: map[uint]string{}}
	sets, days := map[uint]*rules.RuleSet{}, map[calendar.Date]*rules.RuleSet{}
	for _, it := range items {
		if err := it.meant(tx, sets, days); err != nil {
			return m, err
		}
	}
	var err error
	if m.judged, err = judgedBy(tx, items); err != nil {
		return m, err
	}
	m.class = func(set uint, code string) (int, bool, bool) {
		if sets[set] == nil {
			return 0, false, false
		}
		classes := sets[set].Data.ReplyClasses
		at := slices.IndexFunc(classes, func(c rules.ReplyClass) bool { return c.Code == code })
		return at, at >= 0 && classes[at].CountsAsResolved, at >= 0
	}
	m.rating = func(f Feedback, code string) int {
		if kind := usualRatings[code]; kind != NotRated {
			return kind
		}
		if r, _ := days[calendar.On(f.GivenAt)].Data.Rating(code); r.CountsAsSatisfied {
			return RatedSatisfied
		}
		return RatedDissatisfied
	}
	years, err := importedYears(tx, items)
	if err != nil {
		return m, err
	}
	m.year = func(it *Item) int { return max(it.submissionYear(), years[it.SessionID]) }
	return m, m.merged(tx, items)
}

// judgedBy reads how units rated the items: those that have a delivered reply.
func judgedBy(tx *gorm.DB, items []*Item) (map[uint][]QualityRating, error) {
	ids := []uint{}
	for _, it := range items {
		if slices.ContainsFunc(it.Replies, func(r Reply) bool { return r.DeliveredAt != nil }) {
			ids = append(ids, it.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []QualityRating
	if err := tx.Where("suggestion_id IN ?", ids).Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	out := map[uint][]QualityRating{}
	for _, row := range rows {
		out[row.SuggestionID] = append(out[row.SuggestionID], row)
	}
	return out, nil
}

// meant reads the rule sets of the item's replies, and of the days on which it
// was rated in words of the congress's own.
func (it *Item) meant(tx *gorm.DB, sets map[uint]*rules.RuleSet, days map[calendar.Date]*rules.RuleSet) (err error) {
	for _, r := range it.Replies {
		if r.RuleSetID == 0 || sets[r.RuleSetID] != nil || r.State != ReplyDelivered {
			continue
		}
		if sets[r.RuleSetID], err = rules.ByID(tx, r.RuleSetID); err != nil {
			return fmt.Errorf("figures: %w", err)
		}
	}
	for _, f := range it.Feedbacks {
		day := calendar.On(f.GivenAt)
		if !f.Decisive || days[day] != nil || usualRatings[f.Result] != NotRated && usualRatings[f.Attitude] != NotRated {
			continue
		}
		if days[day], err = rules.Current(tx, it.CongressID, day); err != nil {
			return fmt.Errorf("figures: %w", err)
		}
	}
	return nil
}

// importedYears gives the years of the sessions that imported items belong to:
// a register does not say when an item was submitted.
func importedYears(tx *gorm.DB, items []*Item) (map[uint]int, error) {
	years, ids := map[uint]int{}, []uint{}
	for _, it := range items {
		if it.SubmittedAt == nil && it.SessionID != 0 {
			ids = append(ids, it.SessionID)
		}
	}
	if len(ids) == 0 {
		return years, nil
	}
	var sessions []org.Session
	if err := tx.Select("id, opens_on").Where("id IN ?", ids).Find(&sessions).Error; err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	for _, s := range sessions {
		years[s.ID] = s.OpensOn.Year()
	}
	return years, nil
}

// merged reads who answers for the items that were merged into others, in the
// rounds that these have a copy of.
func (m *meanings) merged(tx *gorm.DB, items []*Item) error {
	into, targets := map[uint][]*Item{}, []uint{}
	for _, it := range items {
		if it.MergedIntoID != nil {
			into[*it.MergedIntoID], targets = append(into[*it.MergedIntoID], it), append(targets, *it.MergedIntoID)
		}
	}
	if len(targets) == 0 {
		return nil
	}
	var rows []struct {
		Assignment
		System string
	}
	err := tx.Table("assignments a").Joins("JOIN units u ON u.id = a.unit_id").Where("a.suggestion_id IN ? AND "+activeAssignment, targets).
		Select("a.*, u.system").Order("a.id").Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("figures: %w", err)
	}
	for _, r := range rows {
		for _, it := range into[r.SuggestionID] {
			if r.Answers() && r.RoundNo <= it.Round {
				m.with[it.ID] = append(m.with[it.ID], r.Assignment)
				m.system[r.UnitID] = r.System
			}
		}
	}
	return nil
}

// lookAtMost is how many items one look mends.
const lookAtMost = 1000

// MendFigures makes the rows for counting of items that have none yet, as after
// an upgrade or a restore, and renews those whose unit has moved to another
// system or that were made when attitudes were not counted. It returns how many items it changed.
func (s *Service) MendFigures(ctx context.Context) (int, error) {
	mended := 0
	for _, find := range []func(q *gorm.DB) *gorm.DB{
		func(q *gorm.DB) *gorm.DB {
			return q.Table("suggestions s").Where("s.phase IN ? AND NOT EXISTS (SELECT 1 FROM figures f WHERE f.suggestion_id = s.id)", countedPhases).Select("s.id")
		},
		func(q *gorm.DB) *gorm.DB {
			return q.Table("figures f").Joins("JOIN units u ON u.id = f.unit_id").Where("f.scope = ? AND f.system <> u.system", ScopeUnit).Select("DISTINCT f.suggestion_id")
		},
		func(q *gorm.DB) *gorm.DB {
			return q.Table("figures f").Where("(f.flags & ?) <> 0 AND (f.flags & ?) = 0", 3<<Result, 3<<Attitude).Select("DISTINCT f.suggestion_id")
		},
	} {
		for {
			var ids []uint
			if err := find(s.DB.Read(ctx)).Limit(lookAtMost).Scan(&ids).Error; err != nil {
				return mended, fmt.Errorf("mend figures: %w", err)
			}
			changed, err := s.mendFigures(ctx, ids)
			if mended += changed; err != nil {
				return mended, err
			}
			if changed == 0 {
				break
			}
		}
	}
	return mended, nil
}

// mendFigures renews the rows of some items, a batch a transaction, so that
// nobody waits long for his own.
func (s *Service) mendFigures(ctx context.Context, ids []uint) (n int, err error) {
	for part := range slices.Chunk(ids, batch) {
		err := s.DB.Write(ctx, func(tx *gorm.DB) error {
			items, err := held(tx, part, "explanation")
			if err != nil {
				return err
			}
			changed, err := keepFigures(tx, items...)
			n += len(changed)
			return err
		})
		if err != nil {
			return n, err
		}
	}
	return n, nil
}
