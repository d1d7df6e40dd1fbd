package org

import (
	"errors"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Faults about terms and sessions that do not exist yet.
var (
	ErrNoTerm    = fault.New(fault.Conflict, "no-term", "本级人大尚未设置届别。请代表工作机构先在“届次设置”中添加本届。")
	ErrNoSession = fault.New(fault.Conflict, "no-session", "本级人大尚未设置会议。请代表工作机构先在“届次设置”中添加会议。")
)

// CurrentTerm returns the newest term that has begun by the day, or the first
// one when none has; ErrNoTerm if the congress has none.
func CurrentTerm(tx *gorm.DB, congressID uint, day calendar.Date) (*Term, error) {
	q := tx.Where("congress_id = ?", congressID)
	term, err := database.One[Term](q.Session(&gorm.Session{}).Where("starts_on <= ?", day).Order("starts_on DESC"))
	if errors.Is(err, database.ErrNotFound) {
		term, err = database.One[Term](q.Session(&gorm.Session{}).Order("starts_on"))
	}
	if errors.Is(err, database.ErrNotFound) {
		return nil, ErrNoTerm
	}
	if err != nil {
		return nil, fmt.Errorf("current term: %w", err)
	}
	return term, nil
}

// CurrentSession returns the session that takes what comes in on the day (inSession), or the
// last one that opened before it: what comes in between sessions belongs to
// that one's series. Before the first session, the first one counts.
// ErrNoSession if the congress has none.
func CurrentSession(tx *gorm.DB, congressID uint, day calendar.Date) (session *Session, inSession bool, err error) {
	q := tx.Where("congress_id = ?", congressID)
	session, err = database.One[Session](q.Session(&gorm.Session{}).Where("opens_on <= ?", day).Order("opens_on DESC"))
	if errors.Is(err, database.ErrNotFound) {
		session, err = database.One[Session](q.Session(&gorm.Session{}).Order("opens_on"))
	}
	if errors.Is(err, database.ErrNotFound) {
		return nil, false, ErrNoSession
	}
	if err != nil {
		return nil, false, fmt.Errorf("current session: %w", err)
	}
	return session, session.Takes(day), nil
}
