package ballot

import (
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// Purge takes the title of a suggestion that is to be handled off line from the
// papers of all ballots on it; its number stays. The heading of the counted
// votes changes with it, and so does their hash: it is frozen anew, and the
// audit record says when and by whom.
func Purge(tx *gorm.DB, by access.Actor, suggestionID uint, now time.Time) error {
	var ids []uint
	err := tx.Model(&Subject{}).Where("suggestion_id = ?", suggestionID).Order("ballot_id").Pluck("ballot_id", &ids).Error
	if err != nil {
		return fmt.Errorf("purge ballots: %w", err)
	}
	for _, id := range ids {
		it, err := load(tx, id)
		if err != nil {
			return err
		}
		c := &change{tx: tx, it: it, by: by, now: now, codes: audit.Data{"suggestion_id": suggestionID}}
		if err := c.purge(suggestionID); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) purge(suggestionID uint) error {
	for i := range c.it.Subjects {
		s := &c.it.Subjects[i]
		if s.SuggestionID != suggestionID {
			continue
		}
		s.Label = suggestion.StubTitle
		if err := c.tx.Save(s).Error; err != nil {
			return fmt.Errorf("purge ballots: %w", err)
		}
	}
	if c.it.State == Closed {
		var votes []Vote
		if err := c.tx.Where("ballot_id = ?", c.it.ID).Find(&votes).Error; err != nil {
			return fmt.Errorf("purge ballots: %w", err)
		}
		file, err := c.it.file(votes)
		if err != nil {
			return err
		}
		c.it.Hash = hashOf(file)
		c.codes["hash"] = c.it.Hash
	}
	if err := database.Save(c.tx, &c.it.Ballot); err != nil { // so that nobody who read it before counts with the title
		return err
	}
	return audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "ballot.take_off_line", Subject: subject(c.it.ID),
		CongressID: c.it.CongressID, From: string(c.it.State), To: string(c.it.State), Data: c.codes})
}
