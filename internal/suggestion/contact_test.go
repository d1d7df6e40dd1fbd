package suggestion

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// asked lists which deputies are asked to confirm a contact.
func (w *world) asked(id uint) []string {
	w.Helper()
	var names []string
	w.must(w.db.Read(w.Context()).Table("tasks t").Joins("JOIN deputies d ON d.id = t.deputy_id").
		Where("t.suggestion_id = ? AND t.action = ?", id, ConfirmContact).Order("d.id").Pluck("d.name", &names).Error)
	return names
}

// Who took part in a contact is asked about it and answers for it; the lead may
// at any time, another co-signer never.
func TestWhoTookPartAnswersForAContact(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for name, c := range map[string]struct {
			took  []uint
			asked []string
			may   map[string]bool
		}{
			"the co-signer":   {[]uint{2}, []string{"cosigner"}, map[string]bool{"lead": true, "cosigner": true, "other_deputy": false}},
			"both":            {[]uint{2, 1}, []string{"lead", "cosigner"}, map[string]bool{"lead": true, "cosigner": true, "other_deputy": false}},
			"the lead":        {[]uint{1}, []string{"lead"}, map[string]bool{"lead": true, "cosigner": false, "other_deputy": false}},
			"nobody is named": {nil, []string{"lead"}, map[string]bool{"lead": true, "cosigner": false, "other_deputy": false}},
		} {
			t.Run(name, func(t *testing.T) {
				w.T = t
				id, assignment, _ := w.item(atReceived)
				w.cosign(id)
				w.write(func(tx *gorm.DB) error {
					first := 1
					return tx.Create(&Signature{SuggestionID: id, DeputyID: 3, InvitedAt: w.now, ConfirmedAt: &w.now, ConfirmedVersion: &first}).Error
				})
				body := fields{"deputy_ids": c.took}
				for k, v := range contact {
					body[k] = v
				}
				talk := w.do("clerk", fmt.Sprintf("/assignments/%d/communications", assignment), id, body).CommunicationID
				if got := w.asked(id); !slices.Equal(got, c.asked) {
					t.Errorf("asked are %v, want %v", got, c.asked)
				}
				for who, may := range c.may {
					shown := w.view(who, id).Rounds[0].Assignments[0].Communications[0]
					if offered := slices.Contains(shown.Actions, ConfirmContact); offered != may {
						t.Errorf("%s is offered to confirm: %v", who, offered)
					}
					if may {
						continue
					}
					if answer := w.try(who, fmt.Sprintf("/communications/%d/confirm", talk), id, nil); answer.Code != http.StatusConflict {
						t.Errorf("%s confirms: %d %s", who, answer.Code, answer.Body)
					}
				}
				w.do(c.asked[0], fmt.Sprintf("/communications/%d/confirm", talk), id, nil)
				if got := w.asked(id); len(got) != 0 {
					t.Errorf("after the answer %v are asked", got)
				}
			})
		}
	})
}

func TestOnlyProposersTookPartInAContact(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		for _, named := range [][]uint{{3}, {1, 2}, {0}, {4711}} {
			body := fields{"deputy_ids": named}
			for k, v := range contact {
				body[k] = v
			}
			if answer := w.try("clerk", fmt.Sprintf("/assignments/%d/communications", assignment), id, body); answer.Code != http.StatusUnprocessableEntity {
				t.Errorf("%v took part: %d %s", named, answer.Code, answer.Body)
			}
		}
	})
}

// Of a contact recorded before it was asked who took part, each proposer answers.
func TestAnyProposerAnswersForAnOldContact(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		w.cosign(id)
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE communications SET deputy_ids = '[]' WHERE suggestion_id = ?", id).Error
		})
		for _, who := range []string{"lead", "cosigner"} {
			if shown := w.view(who, id).Rounds[0].Assignments[0].Communications[0]; !slices.Contains(shown.Actions, ConfirmContact) {
				t.Errorf("the %s is not offered to confirm", who)
			}
		}
	})
}
