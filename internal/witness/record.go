package witness

import (
	"encoding/json"
	"fmt"
	"regexp"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
)

// event is a line of the audit record, and codes what it holds of an item.
type event struct {
	ID      uint
	At      time.Time
	Action  string
	Subject string
	To      string
	Data    string
}

type codes struct {
	Round         *int   `json:"round"`
	Opened        string `json:"opened"`
	Released      []int  `json:"released"`
	Number        *int   `json:"number"`
	ReferenceOnly *bool  `json:"reference_only"`

	Clocks []struct {
		ID      uint          `json:"id"`
		Did     string        `json:"did"`
		Kind    string        `json:"kind"`
		On      uint          `json:"on"`
		Round   int           `json:"round"`
		Fact    string        `json:"fact"`
		At      time.Time     `json:"at"`
		RuleSet uint          `json:"rule_set"`
		Due     calendar.Date `json:"due"`
		Law     calendar.Date `json:"law"`
		First   calendar.Date `json:"first"`
	} `json:"clocks"`
	Assignments []struct {
		ID   uint   `json:"id"`
		Did  string `json:"did"`
		Unit uint   `json:"unit"`
		Role string `json:"role"`
	} `json:"assignments"`
	Requests []struct {
		ID   uint   `json:"id"`
		Did  string `json:"did"`
		Kind string `json:"kind"`
		On   uint   `json:"on"`
	} `json:"requests"`
	Promises []struct {
		ID  uint          `json:"id"`
		Did string        `json:"did"`
		On  uint          `json:"on"`
		Due calendar.Date `json:"due"`
	} `json:"commitments"`

	ClockID         uint   `json:"clock_id"` // whose breach was noted
	AssignmentID    uint   `json:"assignment_id"`
	CommunicationID uint   `json:"communication_id"`
	Mode            string `json:"mode"`
	ReplyID         uint   `json:"reply_id"`
	Outcome         string `json:"outcome"`
	ClassCode       string `json:"class_code"`
	Resolved        bool   `json:"resolved"`
	Superseded      uint   `json:"superseded"`
	DeputyID        uint   `json:"deputy_id"`
	Decisive        bool   `json:"decisive"`
	Attitude        string `json:"attitude"`
	Topic           string `json:"topic"`
	Research        string `json:"research"`
	Feasibility     string `json:"feasibility"`
	Result          string `json:"result"`
}

// older are codes that the record held before it told the whole course: a
// limit by its kind and date alone, a unit by a name made of ids.
var older = regexp.MustCompile(`"((start|stop|void)_T\d+|(assigned|cancelled)_\d+)":`)

// Record tells the course of the suggestions from the audit record alone.
func Record(q *gorm.DB, ids []uint) (map[uint]*Story, error) {
	subjects := make([]string, len(ids))
	for i, id := range ids {
		subjects[i] = fmt.Sprint(subjectStart, id)
	}
	var events []event
	if err := q.Table("audit_events").Where("subject IN ? AND result = 'ok'", subjects).Order("id").Find(&events).Error; err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	stories := map[uint]*Story{}
	for _, e := range events {
		id := suggestionOf(e.Subject)
		if e.Action == "suggestion.delete_draft" {
			delete(stories, id)
			continue
		}
		s := stories[id]
		if s == nil {
			s = newStory(id)
			stories[id] = s
		}
		if older.MatchString(e.Data) {
			s.Before = true
		}
		var c codes
		if e.Data != "" {
			if err := json.Unmarshal([]byte(e.Data), &c); err != nil {
				return nil, fmt.Errorf("witness: event %d: %w", e.ID, err)
			}
		}
		s.tell(e, c)
	}
	return stories, nil
}

// tell goes on with the story by one event.
func (s *Story) tell(e event, c codes) {
	if c.Round != nil {
		s.Round, s.Phase = *c.Round, e.To
	} else if e.Action == "suggestion.create_draft" {
		s.Phase = e.To
	}
	if c.ReferenceOnly != nil {
		s.ReferenceOnly = *c.ReferenceOnly
	}
	switch {
	case e.Action == "suggestion.void_registration":
		s.Number = nil
	case c.Number != nil:
		s.Number = c.Number
	}
	if c.Opened != "" {
		s.Rounds[s.Round] = &Round{SuggestionID: s.ID, No: s.Round, Why: c.Opened}
	}
	for _, no := range c.Released {
		if r := s.Rounds[no]; r != nil {
			r.FeedbackReleasedAt = &e.At
		}
	}
	s.tellClocks(e, c)
	s.tellAssignments(e, c)
	s.tellRequests(c)
	s.tellAnswers(e, c)
}

func (s *Story) tellClocks(e event, c codes) {
	for _, l := range c.Clocks {
		if l.Did == "start" {
			s.Clocks[l.ID] = &Clock{ID: l.ID, SuggestionID: s.ID, AssignmentID: l.On, RoundNo: l.Round, Kind: l.Kind, RuleSetID: l.RuleSet,
				StartedAt: l.At, StartFact: l.Fact}
		}
		clock := s.Clocks[l.ID]
		if clock == nil {
			continue // the database holds one of which the record tells no start
		}
		switch l.Did {
		case "start", "date":
			clock.DueOn, clock.LawDueOn, clock.FirstDueOn = l.Due, l.Law, l.First
		case "stop":
			clock.StoppedAt, clock.StopFact = &e.At, l.Fact
			clock.breach(calendar.On(e.At))
		case "void":
			clock.VoidAt = &e.At
		}
	}
	if clock := s.Clocks[c.ClockID]; clock != nil && e.Action == "suggestion.breach" {
		clock.breach(calendar.On(e.At))
	}
}

// breach: what was not done on the last day is broken on the day after; the
// first such day stays, whatever becomes of the date later.
func (c *Clock) breach(seen calendar.Date) {
	for _, b := range []struct {
		broken *calendar.Date
		due    calendar.Date
	}{{&c.PlanBreachedOn, c.DueOn}, {&c.LawBreachedOn, c.LawDueOn}} {
		if b.broken.IsZero() && !b.due.IsZero() && seen.After(b.due) {
			*b.broken = b.due.AddDays(1)
		}
	}
}

func (s *Story) tellAssignments(e event, c codes) {
	for _, l := range c.Assignments {
		if l.Did == "assigned" {
			s.Assignments[l.ID] = &Assignment{ID: l.ID, SuggestionID: s.ID, RoundNo: s.Round, UnitID: l.Unit, Role: l.Role, AssignedAt: &e.At}
		}
		a := s.Assignments[l.ID]
		if a == nil {
			continue
		}
		switch l.Did {
		case "arranged":
			a.Role = l.Role
		case "received":
			a.ReceivedAt = &e.At
		case "returned":
			a.ReturnedAt = &e.At
		case "recalled":
			a.RecalledAt = &e.At
		case "cancelled":
			a.CancelledAt = &e.At
		case "done":
			a.DoneAt = &e.At
		case "undone":
			a.DoneAt = nil
		}
	}
}

func (s *Story) tellRequests(c codes) {
	for _, l := range c.Requests {
		if l.Did == "asked" {
			s.Requests[l.ID] = &Request{ID: l.ID, SuggestionID: s.ID, AssignmentID: l.On, Kind: l.Kind, State: "open"}
		} else if r := s.Requests[l.ID]; r != nil {
			r.State = l.Did
		}
	}
	for _, l := range c.Promises {
		if l.Did == "promised" {
			s.Promises[l.ID] = &Promise{ID: l.ID, SuggestionID: s.ID, AssignmentID: l.On, DueOn: l.Due, State: "open"}
		} else if p := s.Promises[l.ID]; p != nil {
			p.State = l.Did
		}
	}
}

// tellAnswers tells of contacts, replies and feedback.
func (s *Story) tellAnswers(e event, c codes) {
	switch e.Action {
	case "suggestion.record_contact":
		s.Contacts[c.CommunicationID] = &Contact{ID: c.CommunicationID, SuggestionID: s.ID, AssignmentID: c.AssignmentID, Mode: c.Mode}
	case "suggestion.rate_suggestion":
		s.Qualities[c.AssignmentID] = Quality{Topic: c.Topic, Research: c.Research, Feasibility: c.Feasibility}
	case "suggestion.confirm_contact":
		if talk := s.Contacts[c.CommunicationID]; talk != nil {
			talk.Answer = c.Outcome
		}
	}
	if old := s.Replies[c.Superseded]; old != nil {
		old.Superseded = true
	}
	if c.ClassCode != "" {
		s.Replies[c.ReplyID] = &Reply{ID: c.ReplyID, SuggestionID: s.ID, AssignmentID: c.AssignmentID, ClassCode: c.ClassCode, Resolved: c.Resolved, DeliveredAt: &e.At}
	}
	if c.Result != "" {
		for key, earlier := range s.Feedbacks {
			if c.Decisive && earlier.Decisive && earlier.RoundNo == s.Round { // a delegation's new head changes what the former one said
				delete(s.Feedbacks, key)
			}
		}
		f := &Feedback{SuggestionID: s.ID, RoundNo: s.Round, DeputyID: c.DeputyID, Decisive: c.Decisive, Attitude: c.Attitude, Result: c.Result}
		s.Feedbacks[f.key()] = f
	}
}
