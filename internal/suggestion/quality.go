package suggestion

import (
	"context"
	"fmt"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// Quality is how a unit that answered a suggestion rates it: whether it chose
// the right matter, knew the facts, and asked for what can be done.
type Quality struct {
	Topic       string `json:"topic" binding:"required,oneof=good fair poor" enums:"good,fair,poor"`
	Research    string `json:"research" binding:"required,oneof=good fair poor" enums:"good,fair,poor"`
	Feasibility string `json:"feasibility" binding:"required,oneof=good fair poor" enums:"good,fair,poor"`
	Remark      string `json:"remark" binding:"max=500"`
}

// QualityRating is a unit's rating of a suggestion, one for each assignment
// that is answered, and so for each round.
type QualityRating struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID uint
	RoundNo      int
	UnitID       uint
	Quality
	RatedBy     uint
	RatedByName string
	RatedAt     time.Time
	ChangedAt   *time.Time
	database.Versioned
}

// QualityView is a unit's rating of the suggestion. Version is its own lock,
// and who gave it is named, to the unit and the office alone.
type QualityView struct {
	Quality
	ByName  string    `json:"by_name"`
	RatedAt time.Time `json:"rated_at"` // or changed
	Version uint      `json:"version"`
}

// qualityRateable: a unit rates what it has answered, until it learns how the
// proposers rated it; what they said meanwhile does not show in whether it may.
func qualityRateable(at moment) bool {
	return at.on.Answers() && hasDelivered(at) && at.item.openRound().FeedbackReleasedAt == nil
}

// readsQuality says whether by may see how a unit rated the suggestion in a
// round. The proposers, and who reads as they do, must not learn of it before
// their own feedback is with the units: neither side rates in view of the
// other. Other units never see it.
func (it *Item) readsQuality(by access.Actor, unitID uint, r *Round) bool {
	switch {
	case by.Is(access.Office, access.Head):
		return true
	case by.Role.OfUnit():
		return by.UnitID == unitID
	}
	return r.FeedbackReleasedAt != nil
}

// RateSuggestion keeps how the unit rates the suggestion, or changes it: seen
// is the version of its rating that by has seen, 0 of none. The item itself
// stays as it is, so that nobody learns of the rating by its version; what is
// counted of it knows the rating, and tells it apart from what others may know.
func (s *Service) RateSuggestion(ctx context.Context, by access.Actor, assignment, version, seen uint, quality Quality) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, RateSuggestion, version, func(c *change) error {
		c.aside, c.tells = true, "quality"
		if err := c.holdStill(); err != nil {
			return err
		}
		c.codes["assignment_id"], c.codes["topic"], c.codes["research"], c.codes["feasibility"] = c.on.ID, quality.Topic, quality.Research, quality.Feasibility
		if err := c.keepQuality(seen, quality); err != nil {
			return err
		}
		_, err := keepFigures(c.tx, c.it)
		return err
	})
}

func (c *change) keepQuality(seen uint, quality Quality) error {
	var rows []QualityRating
	if err := c.tx.Where("assignment_id = ?", c.on.ID).Limit(1).Find(&rows).Error; err != nil {
		return fmt.Errorf("read quality rating: %w", err)
	}
	row := QualityRating{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, RoundNo: c.on.RoundNo, UnitID: c.on.UnitID, RatedAt: c.now}
	if len(rows) > 0 {
		row = rows[0]
		row.ChangedAt, c.words["outcome"] = &c.now, "changed"
	}
	if row.Version != seen {
		return database.ErrStale
	}
	row.Quality, row.RatedBy, row.RatedByName = quality, c.by.UserID, c.by.Name
	if len(rows) > 0 {
		return database.Save(c.tx, &row)
	}
	row.Version = 1
	if err := c.tx.Create(&row).Error; err != nil {
		return fmt.Errorf("keep quality rating: %w", err)
	}
	return nil
}

// holdStill keeps the item as it was read until the transaction ends, for an
// action that does not write it.
func (c *change) holdStill() error {
	held := c.tx.Model(&Suggestion{}).Where("id = ? AND version = ?", c.it.ID, c.it.Version).UpdateColumn("version", c.it.Version)
	if held.Error != nil {
		return fmt.Errorf("hold suggestion %d: %w", c.it.ID, held.Error)
	}
	if held.RowsAffected == 0 {
		return database.ErrStale
	}
	return nil
}

// readQualities reads the units' ratings of the item.
func (d *detail) readQualities() error {
	var rows []QualityRating
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Order("id").Find(&rows).Error; err != nil {
		return fmt.Errorf("read quality ratings: %w", err)
	}
	d.qualities = map[uint]QualityRating{}
	for _, row := range rows {
		d.qualities[row.AssignmentID] = row
	}
	return nil
}

// quality gives the unit's rating of the suggestion to who may see it.
func (d *detail) quality(a *Assignment) *QualityView {
	row, rated := d.qualities[a.ID]
	if !rated || !d.it.readsQuality(d.by, a.UnitID, d.it.round(a.RoundNo)) {
		return nil
	}
	v := &QualityView{Quality: row.Quality, RatedAt: row.RatedAt}
	if row.ChangedAt != nil {
		v.RatedAt = *row.ChangedAt
	}
	if d.by.Role.OfUnit() || d.by.Is(access.Office, access.Head) {
		v.ByName, v.Version = row.RatedByName, row.Version
	}
	return v
}
