package org

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/fault"
)

func refuse(field, code, reason string) error {
	return fault.Invalids(fault.Field{Name: field, Code: code, Reason: reason})
}

// ranks are the levels, the highest first.
var ranks = []Level{City, County, Township}

// Place checks the level and puts the congress under its parent, which must be
// of a higher level; parent 0 leaves it without one.
func (c *Congress) Place(tx *gorm.DB, parent uint) error {
	if !slices.Contains(ranks, c.Level) {
		return refuse("level", "oneof", "请从给出的选项中选择。")
	}
	if c.ParentID = nil; parent == 0 {
		return nil
	}
	above, err := database.One[Congress](tx.Where("id = ?", parent))
	if errors.Is(err, database.ErrNotFound) {
		return refuse("parent_id", "unknown", "没有这个上级人大，请重新选择。")
	}
	if err != nil {
		return fmt.Errorf("place a congress: %w", err)
	}
	if slices.Index(ranks, above.Level) >= slices.Index(ranks, c.Level) {
		return refuse("parent_id", "not-above", fmt.Sprintf("“%s”的层级不高于新设的人大，不能作为它的上级。", above.Name))
	}
	c.ParentID = &above.ID
	return nil
}

// fits checks a term against its own sessions and the other terms: a later one
// begins later, and ends no earlier than the day on which the next begins.
func (t *Term) fits(tx *gorm.DB) error {
	var outside int64
	q := tx.Model(&Session{}).Where("congress_id = ? AND term_id = ?", t.CongressID, t.ID).Where("opens_on < ?", t.StartsOn)
	if !t.EndsOn.IsZero() {
		q = tx.Model(&Session{}).Where("congress_id = ? AND term_id = ?", t.CongressID, t.ID).Where("(opens_on < ? OR opens_on > ?)", t.StartsOn, t.EndsOn)
	}
	if err := q.Count(&outside).Error; err != nil {
		return fmt.Errorf("check a term: %w", err)
	}
	if outside > 0 {
		return refuse("starts_on", "outside_term", fmt.Sprintf("本届已有 %d 次会议不在这段任期内，请核对起始和届满日期。", outside))
	}
	var others []Term
	if err := tx.Where("congress_id = ? AND id <> ?", t.CongressID, t.ID).Find(&others).Error; err != nil {
		return fmt.Errorf("check a term: %w", err)
	}
	for _, o := range others {
		if first, next := t.inOrder(o); !first.StartsOn.Before(next.StartsOn) || first.EndsOn.After(next.StartsOn) {
			return refuse("starts_on", "overlap", fmt.Sprintf("任期与%s重叠或前后颠倒，请核对两届的起始和届满日期。", o.Name))
		}
	}
	return nil
}

func (t *Term) inOrder(o Term) (first, next Term) {
	if t.Number < o.Number {
		return *t, o
	}
	return o, *t
}

// fits checks a session against its term and the other sessions, and names it
// if nobody did.
func (s *Session) fits(tx *gorm.DB) error {
	var terms []Term
	if err := tx.Where("congress_id = ? AND id = ?", s.CongressID, s.TermID).Find(&terms).Error; err != nil {
		return fmt.Errorf("check a session: %w", err)
	}
	if len(terms) == 0 {
		return refuse("term_id", "unknown", "没有这一届，请重新选择。")
	}
	term := terms[0]
	if s.OpensOn.Before(term.StartsOn) || (!term.EndsOn.IsZero() && s.OpensOn.After(term.EndsOn)) {
		return refuse("opens_on", "outside_term", "开幕日期不在本届任期内，请核对日期或届别。")
	}
	var overlapping int64
	err := tx.Model(&Session{}).Where("congress_id = ? AND id <> ? AND opens_on <= ? AND closes_on >= ?",
		s.CongressID, s.ID, s.ClosesOn, s.OpensOn).Count(&overlapping).Error
	if err != nil {
		return fmt.Errorf("check a session: %w", err)
	}
	if overlapping > 0 {
		return refuse("opens_on", "overlap", "会期与另一次会议重叠，请核对开幕和闭幕日期。")
	}
	if s.Name == "" {
		s.Name = term.Name + "人民代表大会第" + numeral(s.Number) + "次会议"
		if utf8.RuneCountInString(s.Name) > maxSessionName {
			s.Name = "第" + numeral(s.Number) + "次会议"
		}
	}
	return nil
}

// maxSessionName is how many characters the name of a session may have.
const maxSessionName = 60

// numeral writes a number from 1 to 99 as the names of terms and sessions do.
func numeral(n int) string {
	digits := []rune("〇一二三四五六七八九")
	tens, ones := n/10, n%10
	text := ""
	if tens > 1 {
		text = string(digits[tens])
	}
	if tens > 0 {
		text += "十"
	}
	if ones > 0 {
		text += string(digits[ones])
	}
	return text
}
