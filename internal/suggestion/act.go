package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
	"lianluo/internal/webhook"
)

// Service runs the use cases of suggestions. One method is one transaction
// with one line of the audit record. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
	// Purges are those of the features that keep words of items of their own.
	Purges []Purge
	paper  *OnPaper // what the use cases are entered from, for a deputy
}

// Receipt is the answer to an action: where the item stands now, and what the
// action created.
type Receipt struct {
	ID              uint  `json:"id"`
	Version         uint  `json:"version"`
	Phase           Phase `json:"phase"`
	AssignmentID    uint  `json:"assignment_id"`
	ReplyID         uint  `json:"reply_id"`
	CommunicationID uint  `json:"communication_id"`
	RequestID       uint  `json:"request_id"`
}

// ErrInactiveDeputy refuses a deputy who may not exercise the office now.
var ErrInactiveDeputy = fault.New(fault.Forbidden, "inactive-deputy", "您目前暂停执行代表职务或代表资格已终止，不能进行这项操作。如有疑问，请联系代表工作机构。")

// target names what an action is done to; the item follows from it.
type target struct {
	suggestion, assignment, communication, reply, request, commitment uint
}

// change is one action under way: the item's facts, and what is written with
// them when the action is done.
type change struct {
	tx      *gorm.DB
	it      *Item
	on      *Assignment
	talk    *Communication
	reply   *Reply
	ask     *Request
	promise *Commitment
	by      access.Actor
	hand    access.Actor // whose action it is: by, or the deputy whose paper by enters
	paper   *OnPaper
	scans   []uint // that go with the line of the timeline
	line    uint   // that line
	now     time.Time
	today   calendar.Date
	set     *rules.RuleSet
	cal     *calendar.Calendar
	receipt Receipt
	words   map[string]string // for the timeline
	codes   audit.Data        // for the audit record
	reveals bool              // units may know from now on what they were not told
	aside   bool              // the item stays as it is: only the timeline, by its audience, and the record tell of it
	tells   string            // the timeline's audience, one of audiences
	event   string            // what came of the action, one of newsOf; else the action itself
	told    map[uint]bool     // who has got a notice of it
}

// act does one action: it loads the item, checks that by may do the action
// now, lets do change the facts, and writes what follows from them.
func (s *Service) act(ctx context.Context, by access.Actor, at target, a Action, version uint, do func(c *change) error) (Receipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return Receipt{}, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		if err := c.find(at); err != nil {
			return err
		}
		if by.Role == access.Deputy && c.it.Deputies[by.DeputyID].Status != string(deputy.Active) {
			return ErrInactiveDeputy
		}
		if err := c.standIn(a); err != nil {
			return err
		}
		at := moment{item: c.it, on: c.on, talk: c.talk, reply: c.reply, ask: c.ask, promise: c.promise, paper: c.paper != nil, now: c.now}
		if err := a.allow(c.hand, at); err != nil {
			return err
		}
		if c.it.versionFor(by) != version {
			return database.ErrStale
		}
		from := c.it.Phase
		if err := do(c); err != nil {
			return err
		}
		if err := c.consequences(); err != nil {
			return err
		}
		return c.finish(string(a), from, http.StatusOK)
	})
	if database.IsUnique(err) { // somebody did the same since the version was compared
		return Receipt{}, database.ErrStale
	}
	if err != nil {
		return Receipt{}, err
	}
	return c.receipt, nil
}

// consequences are what follows from the facts of whatever action.
func (c *change) consequences() error {
	if c.aside {
		return nil
	}
	if err := c.awaitFeedback(); err != nil {
		return err
	}
	if err := c.lapse(); err != nil {
		return err
	}
	return c.awaitUnits()
}

// know reads the rules before the transaction, mostly from memory.
func (c *change) know(q *gorm.DB) (err error) {
	if c.set, err = rules.Current(q, c.by.CongressID, c.today); err != nil {
		return err
	}
	c.cal, err = rules.Calendar(q, c.by.CongressID)
	return err
}

func (c *change) find(at target) error {
	id := at.suggestion
	for table, sub := range map[string]uint{"assignments": at.assignment, "communications": at.communication, "replies": at.reply,
		"consent_requests": at.request, "commitments": at.commitment} {
		if sub != 0 {
			if err := c.tx.Table(table).Where("id = ?", sub).Limit(1).Pluck("suggestion_id", &id).Error; err != nil {
				return fmt.Errorf("find %s %d: %w", table, sub, err)
			}
		}
	}
	it, err := one(c.tx, c.by, id, "explanation")
	if err != nil {
		return err
	}
	c.it, c.receipt.ID = it, it.ID
	c.on = it.assignment(at.assignment)
	if c.ask = it.request(at.request); c.ask != nil && c.ask.AssignmentID != nil {
		c.on = it.assignment(*c.ask.AssignmentID)
	}
	if c.promise = it.promise(at.commitment); c.ask != nil && c.ask.CommitmentID != nil {
		c.promise = it.promise(*c.ask.CommitmentID)
	}
	if c.promise != nil {
		c.on = it.assignment(c.promise.AssignmentID)
	}
	for i := range it.Communications {
		if it.Communications[i].ID == at.communication {
			c.talk = &it.Communications[i]
		}
	}
	for i := range it.Replies {
		if r := &it.Replies[i]; r.ID == at.reply {
			c.reply, c.on = r, it.assignment(r.AssignmentID)
		}
	}
	return c.ensureRules(it.CongressID)
}

// ensureRules keeps the preset as the congress's own before anything points
// at it.
func (c *change) ensureRules(congressID uint) (err error) {
	if c.set.ID == 0 {
		c.set, err = rules.Ensure(c.tx, congressID, c.today)
	}
	return err
}

// finish writes what follows from the changed facts: the item's row, who has
// the ball now, what is counted of it, the timeline, the audit record, notices; and the response, for
// who asks again with the same key.
func (c *change) finish(action string, from Phase, status int) error {
	if err := c.follow(action, from); err != nil {
		return err
	}
	if err := attachment.Claim(c.tx, c.by, c.scans, OwnerKindEvent, c.line); err != nil {
		return err
	}
	return idempotency.Keep(c.tx, status, c.receipt)
}

// follow is finish without the kept response.
func (c *change) follow(action string, from Phase) error {
	if !c.aside {
		if err := c.renew(action); err != nil {
			return err
		}
	}
	return c.write(action, from)
}

// renew brings the item's row, who has the ball and what is counted in line
// with the facts, and tells whom it concerns.
func (c *change) renew(action string) error {
	c.it.UpdatedAt = c.now
	switch {
	case c.reveals:
		c.it.UnitVersion = c.it.Version + 1 // as Save will have it
	case c.tells != "feedback":
		c.it.UnitVersion++
	}
	tasks := c.it.refresh(c.today)
	if err := database.Save(c.tx, &c.it.Suggestion); err != nil {
		return err
	}
	if err := c.replaceTasks(tasks); err != nil {
		return err
	}
	if _, err := keepFigures(c.tx, c.it); err != nil {
		return err
	}
	if c.event == "" {
		c.event = action
	}
	return c.announce(c.event)
}

// write keeps what was done, in the timeline and in the audit record, tells
// other systems, and says where the item stands for who did it.
func (c *change) write(action string, from Phase) error {
	if c.tells != "nobody" {
		e := TimelineEvent{SuggestionID: c.it.ID, RoundNo: c.it.Round, Kind: action, At: c.now, UserID: c.by.UserID,
			ActorName: c.by.Name, ActorRole: string(c.by.Role), UnitID: c.by.UnitID, Data: c.words, Audience: c.tells}
		if err := c.tx.Create(&e).Error; err != nil {
			return fmt.Errorf("timeline: %w", err)
		}
		c.line = e.ID
	}
	c.codes["round"] = c.it.Round
	if err := audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "suggestion." + action,
		Subject: "suggestion/" + strconv.FormatUint(uint64(c.it.ID), 10), From: string(from), To: string(c.it.Phase), Data: c.codes}); err != nil {
		return err
	}
	if err := c.tellOthers(action); err != nil {
		return err
	}
	c.receipt.Version, c.receipt.Phase = c.it.versionFor(c.by), c.it.Phase
	if shielded(c.by) {
		c.receipt.Phase = c.it.UnitPhase
	}
	return nil
}

// deliveries are the events by which a reply reaches an item's proposers,
// whoever brought it about.
var deliveries = []string{"delivered", "superseded", "receive_copy"}

// tellOthers leaves word with other systems, by the state that units know: what
// is told of an item may be known to all who see it.
func (c *change) tellOthers(action string) error {
	if slices.Contains(deliveries, c.event) {
		action = "delivered"
	}
	data := webhook.Data{"congress_id": c.it.CongressID, "suggestion_id": c.it.ID, "number": c.it.NumberText, "state": c.it.UnitPhase, "round": c.it.Round}
	on := c.on
	if on == nil {
		on = c.it.assignment(c.receipt.AssignmentID)
	}
	if on != nil {
		data["assignment_id"], data["unit_id"] = on.ID, on.UnitID
	}
	return webhook.Emit(c.tx, c.it.CongressID, "suggestion."+action, c.now, data)
}

// derivedHere narrows tasks to those that follow from the items' own facts.
func derivedHere(q *gorm.DB) *gorm.DB { return q.Where("source = ''") }

// ReplaceTasks brings the rows of who has the ball that kept selects in line
// with tasks, and returns the duties that are new: one that only got another
// date is none. What somebody held before keeps its beginning.
func ReplaceTasks(tx *gorm.DB, kept func(*gorm.DB) *gorm.DB, tasks []Task, now time.Time) (fresh []Task, err error) {
	var stored []Task
	if err := tx.Scopes(kept).Order("id").Find(&stored).Error; err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	before := slices.Clone(stored)
	for _, t := range tasks {
		if i := slices.IndexFunc(stored, t.same); i >= 0 {
			stored = slices.Delete(stored, i, i+1)
			continue
		}
		t.Since = now
		fresh = append(fresh, t)
	}
	if len(stored) > 0 {
		ended := make([]uint, len(stored))
		for i, t := range stored {
			ended[i] = t.ID
		}
		if err := tx.Where("id IN ?", ended).Delete(&Task{}).Error; err != nil {
			return nil, fmt.Errorf("tasks: %w", err)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	if err := tx.Create(&fresh).Error; err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	return slices.DeleteFunc(fresh, func(t Task) bool { return slices.ContainsFunc(before, t.sameDuty) }), nil
}

// replaceTasks is ReplaceTasks for what follows from the item; whoever is new
// is told.
func (c *change) replaceTasks(tasks []Task) error {
	own := func(q *gorm.DB) *gorm.DB { return derivedHere(q).Where("suggestion_id = ?", c.it.ID) }
	fresh, err := ReplaceTasks(c.tx, own, tasks, c.now)
	if err != nil {
		return err
	}
	for _, t := range fresh {
		if t.Action == PlanHandling { // comes with the reply that it prepares
			continue
		}
		if err := c.tell("task."+string(t.Action), t.Role, t.UnitID, t.DeputyID); err != nil {
			return err
		}
	}
	return nil
}

// same says whether two rows mean the same thing to do by the same day.
func (t Task) same(o Task) bool {
	return t.sameDuty(o) && o.ClockKind == t.ClockKind && o.DueOn == t.DueOn
}

// sameDuty says whether two rows mean the same thing to do, by whatever day.
func (t Task) sameDuty(o Task) bool {
	return o.Action == t.Action && o.Role == t.Role && o.AssignmentID == t.AssignmentID && o.UnitID == t.UnitID &&
		o.DeputyID == t.DeputyID && o.ForDeputyID == t.ForDeputyID && o.CommitteeID == t.CommitteeID && o.UserID == t.UserID &&
		o.Source == t.Source && o.Subject == t.Subject
}

// tell leaves a notice with everyone who wears the hat, but for the actor.
func (c *change) tell(kind, role string, unitID, deputyID uint) error {
	to, err := notify.Recipients(c.tx, c.it.CongressID, notify.Target{Role: access.Role(role), UnitID: unitID, DeputyID: deputyID})
	if err != nil {
		return err
	}
	return c.send(kind, to...)
}

// start starts a clock of the item (on 0) or of an assignment.
func (c *change) start(kind rules.Clock, fact string, on uint) error {
	return c.startFrom(kind, fact, on, c.today, false)
}

func (c *change) startFrom(kind rules.Clock, fact string, on uint, from calendar.Date, inSession bool) error {
	clock := start(kind, fact, c.now, from, inSession, c.set, c.cal)
	clock.CongressID, clock.SuggestionID, clock.AssignmentID, clock.RoundNo = c.it.CongressID, c.it.ID, on, c.it.Round
	if err := c.tx.Create(&clock).Error; err != nil {
		return fmt.Errorf("start %s: %w", kind, err)
	}
	c.it.Clocks = append(c.it.Clocks, clock)
	c.noteStart(&clock)
	return nil
}

// startUntil starts a clock whose date a plan or a promise names.
func (c *change) startUntil(kind rules.Clock, fact string, on uint, until calendar.Date) error {
	return c.startAs(kind, fact, on, calendar.Fixed(c.today, until))
}

// startAs starts a clock whose date comes about as why says.
func (c *change) startAs(kind rules.Clock, fact string, on uint, why calendar.Explanation) error {
	clock := Clock{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: on, RoundNo: c.it.Round, Kind: string(kind), RuleSetID: c.set.ID,
		StartedAt: c.now, StartFact: fact, DueOn: why.Due, Explanation: explain(why)}
	if err := c.tx.Create(&clock).Error; err != nil {
		return fmt.Errorf("start %s: %w", kind, err)
	}
	c.it.Clocks = append(c.it.Clocks, clock)
	c.noteStart(&clock)
	return nil
}

// stop stops the running clock of a kind, if there is one.
func (c *change) stop(kind rules.Clock, fact string, on uint) error {
	if clock := c.it.clock(string(kind), on); clock != nil {
		return c.halt(clock, fact)
	}
	return nil
}

// save writes what can happen to a clock after its start.
func (c *Clock) save(tx *gorm.DB) error {
	return tx.Model(c).Select("StoppedAt", "StopFact", "VoidAt", "PlanBreachedOn", "LawBreachedOn").Updates(c).Error
}
