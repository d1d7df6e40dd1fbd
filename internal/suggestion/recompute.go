package suggestion

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
)

// recomputeBatch is how many items one batch looks at; each batch needs the
// same number of statements.
const recomputeBatch = 200

// recount is what a calendar does to some items.
type recount struct {
	items  []*Item
	clocks []*Clock // that change in any way
	moves  rules.Moves
	pinned map[uint]*rules.RuleSet
}

// rules gives the rules that a clock began with.
func (b *recount) rules(q *gorm.DB, c *Clock) (set *rules.RuleSet, err error) {
	if set = b.pinned[c.RuleSetID]; set != nil {
		return set, nil
	}
	if set, err = rules.ByID(q, c.RuleSetID); err != nil {
		return nil, fmt.Errorf("recompute clock %d: %w", c.ID, err)
	}
	b.pinned[c.RuleSetID] = set
	return set, nil
}

// Moves says which running clocks of a congress a calendar would move. Clocks
// that a decision extended, or whose date a plan or a promise named, stay; so
// does a date that was broken already, with the fact that it was.
func (s *Service) Moves(q *gorm.DB, congressID uint, cal *calendar.Calendar, now time.Time) (rules.Moves, error) {
	return eachBatch(q, congressID, cal, now, func(*recount) error { return nil })
}

// Recompute brings the running clocks of a congress in line with a calendar,
// by the rules that each began with: dates, explanations, and what repeats
// them in rows and tasks. Each item's timeline tells which date moved; whoever
// has something to do by another day gets one notice for all of it. by is who
// changed the calendar, nobody when the product did.
func (s *Service) Recompute(tx *gorm.DB, by access.Actor, cal *calendar.Calendar, now time.Time) (rules.Moves, error) {
	holders := map[notify.Target]bool{}
	moves, err := eachBatch(tx, by.CongressID, cal, now, func(b *recount) error {
		plan, err := b.save(tx, by, now)
		for _, t := range plan.dated {
			holders[notify.Target{Role: access.Role(t.Role), UnitID: t.UnitID, DeputyID: t.DeputyID}] = true
		}
		return err
	})
	if err != nil || len(holders) == 0 {
		return moves, err
	}
	return moves, notify.SendTo(tx, by.CongressID, slices.Collect(maps.Keys(holders)), notify.Notice{Kind: "calendar.moved", At: now})
}

func eachBatch(q *gorm.DB, congressID uint, cal *calendar.Calendar, now time.Time, do func(b *recount) error) (rules.Moves, error) {
	all, pinned := rules.Moves{List: []rules.Move{}}, map[uint]*rules.RuleSet{}
	for after := uint(0); ; {
		var ids []uint
		err := q.Model(&Clock{}).Where("congress_id = ? AND suggestion_id > ? AND stopped_at IS NULL AND void_at IS NULL", congressID, after).
			Distinct("suggestion_id").Order("suggestion_id").Limit(recomputeBatch).Pluck("suggestion_id", &ids).Error
		if err != nil {
			return all, fmt.Errorf("recompute: %w", err)
		}
		if len(ids) == 0 {
			return all, nil
		}
		b := &recount{pinned: pinned}
		if b.items, err = load(q, ids); err == nil {
			err = b.count(q, cal, calendar.On(now))
		}
		if err == nil && len(b.clocks) > 0 {
			err = do(b)
		}
		if err != nil {
			return all, err
		}
		add(&all, b.moves)
		after = ids[len(ids)-1]
	}
}

func add(all *rules.Moves, more rules.Moves) {
	all.Running += more.Running
	all.Moved += more.Moved
	all.Settled += more.Settled
	all.Breached += more.Breached
	all.Items += more.Items
	all.List = append(all.List, more.List...)
}

// count recomputes the running clocks of the batch in memory.
func (b *recount) count(q *gorm.DB, cal *calendar.Calendar, today calendar.Date) error {
	for _, it := range b.items {
		before := b.moves.Moved
		for i := range it.Clocks {
			c := &it.Clocks[i]
			if !c.Running() {
				continue
			}
			b.moves.Running++
			set, err := b.rules(q, c)
			if err != nil {
				return err
			}
			if err := b.look(it, c, set, cal, today); err != nil {
				return err
			}
		}
		if b.moves.Moved > before {
			b.moves.Items++
		}
	}
	return nil
}

func (b *recount) look(it *Item, c *Clock, set *rules.RuleSet, cal *calendar.Calendar, today calendar.Date) error {
	fresh, err := c.recomputed(it, set.Data.Limits[rules.Clock(c.Kind)].Roll, cal)
	if err != nil || fresh == *c {
		return err
	}
	move := rules.Move{ClockID: c.ID, SuggestionID: it.ID, NumberText: it.NumberText, Title: it.Title, Clock: rules.Clock(c.Kind),
		From: c.DueOn, To: fresh.DueOn, LawFrom: c.LawDueOn, LawTo: fresh.LawDueOn, Provisional: fresh.Provisional,
		Settled: c.Provisional && !fresh.Provisional, Late: today.After(fresh.DueOn)}
	if a := it.assignment(c.AssignmentID); a != nil {
		move.UnitName = it.Units[a.UnitID].Name
	}
	dated := move.From != move.To || move.LawFrom != move.LawTo || fresh.FirstDueOn != c.FirstDueOn
	if today.After(c.DueOn) { // broken by the calendar of its day: the fact and its date stay
		if dated {
			move.To, move.LawTo, move.Breached, move.Late, move.Settled = move.From, move.LawFrom, true, false, false
			b.moves.Breached++
			b.moves.List = append(b.moves.List, move)
		}
		return nil
	}
	*c = fresh
	b.clocks = append(b.clocks, c)
	if dated {
		b.moves.Moved++
	}
	if move.Settled {
		b.moves.Settled++
	}
	if dated || move.Settled {
		b.moves.List = append(b.moves.List, move)
	}
	return nil
}

// recomputed gives the clock as it would stand by the calendar, counted from
// the same day with the same term. A date that was decided stays.
func (c *Clock) recomputed(it *Item, roll bool, cal *calendar.Calendar) (Clock, error) {
	var why calendar.Explanation
	if err := json.Unmarshal([]byte(c.Explanation), &why); err != nil {
		return *c, fmt.Errorf("recompute clock %d: %w", c.ID, err)
	}
	if why.Decided() || !why.Term.Valid() {
		return *c, nil
	}
	fresh := *c
	due, again := calendar.Due(why.From, why.Term, roll, cal)
	fresh.DueOn, fresh.Provisional, fresh.Explanation = due, again.IsProvisional(), explain(again)
	if !c.LawDueOn.IsZero() {
		fresh.LawDueOn, _ = calendar.Due(why.From, lawReply, roll, cal)
	}
	if a := it.assignment(c.AssignmentID); a != nil && !c.FirstDueOn.IsZero() {
		fresh.FirstDueOn, _ = calendar.Due(calendar.On(*a.FirstAssignedAt), lawReply, roll, cal)
	}
	return fresh, nil
}

// save writes the clocks of the batch and what repeats them. An item that
// somebody else changed in the meantime makes the whole stale.
func (b *recount) save(tx *gorm.DB, by access.Actor, now time.Time) (plan taskPlan, err error) {
	if err := b.saveClocks(tx); err != nil {
		return plan, err
	}
	var tasks []Task
	if err := each(derivedHere(tx), b.ids(), func(t Task) { tasks = append(tasks, t) }); err != nil {
		return plan, err
	}
	today := calendar.On(now)
	for _, it := range b.moved() {
		it.UpdatedAt = now
		plan.add(it.refresh(today), slices.DeleteFunc(slices.Clone(tasks), func(t Task) bool { return t.SuggestionID != it.ID }), now)
	}
	if err := b.saveItems(tx); err != nil {
		return plan, err
	}
	if _, err := keepFigures(tx, b.moved()...); err != nil {
		return plan, err
	}
	if err := b.saveEvents(tx, by, now); err != nil {
		return plan, err
	}
	if err := audit.RecordAll(tx, by, b.recorded(now)); err != nil {
		return plan, err
	}
	return plan, plan.save(tx)
}

// recorded gives, for each item, the line of the audit record that tells the
// dates by which its clocks go from now on.
func (b *recount) recorded(now time.Time) []audit.Event {
	lines := map[uint][]audit.Data{}
	for _, c := range b.clocks {
		lines[c.SuggestionID] = append(lines[c.SuggestionID], c.dates("date"))
	}
	var events []audit.Event
	for _, it := range b.moved() {
		events = append(events, audit.Event{At: now, Action: "suggestion.recompute", Subject: fmt.Sprintf("suggestion/%d", it.ID),
			From: string(it.Phase), To: string(it.Phase), Data: audit.Data{"round": it.Round, recordedClocks: lines[it.ID]}})
	}
	return events
}

// saveEvents tells on the timelines which dates moved, and from when to when.
func (b *recount) saveEvents(tx *gorm.DB, by access.Actor, now time.Time) error {
	clocks := map[uint]*Clock{}
	for _, c := range b.clocks {
		clocks[c.ID] = c
	}
	var events []TimelineEvent
	for _, m := range b.moves.List {
		if c := clocks[m.ClockID]; c != nil && m.From != m.To {
			events = append(events, TimelineEvent{SuggestionID: c.SuggestionID, RoundNo: c.RoundNo, Kind: "calendar_moved", At: now, UserID: by.UserID,
				ActorName: by.Name, ActorRole: string(by.Role), Audience: c.audience(),
				Data: map[string]string{"clock": c.Kind, "from": m.From.String(), "to": m.To.String(), "unit_name": m.UnitName}})
		}
	}
	if len(events) == 0 {
		return nil
	}
	if err := tx.CreateInBatches(events, recomputeBatch).Error; err != nil {
		return fmt.Errorf("timeline: %w", err)
	}
	return nil
}

// audience is who may know that the clock runs.
func (c *Clock) audience() string {
	switch rules.Clock(c.Kind) {
	case rules.T0, rules.T6:
		return "proposers"
	case rules.T7:
		return "office"
	case rules.T11:
		return "consents"
	}
	return ""
}

// moved lists the items with a clock that changed.
func (b *recount) moved() []*Item {
	changed := map[uint]bool{}
	for _, c := range b.clocks {
		changed[c.SuggestionID] = true
	}
	return slices.DeleteFunc(slices.Clone(b.items), func(it *Item) bool { return !changed[it.ID] })
}

func (b *recount) ids() []uint {
	var ids []uint
	for _, it := range b.moved() {
		ids = append(ids, it.ID)
	}
	return ids
}

// cases sets columns to another value in each row, in one statement.
type cases struct {
	set  []string
	args []any
}

func (c *cases) column(name string, rows int, row func(i int) (id uint, value any)) {
	text := strings.Builder{}
	text.WriteString(name + " = CASE id")
	for i := range rows {
		id, value := row(i)
		text.WriteString(" WHEN ? THEN ?")
		c.args = append(c.args, id, value)
	}
	c.set = append(c.set, text.String()+" END")
}

func (b *recount) saveClocks(tx *gorm.DB) error {
	for part := range slices.Chunk(b.clocks, recomputeBatch) {
		var c cases
		c.column("due_on", len(part), func(i int) (uint, any) { return part[i].ID, part[i].DueOn })
		c.column("law_due_on", len(part), func(i int) (uint, any) { return part[i].ID, part[i].LawDueOn })
		c.column("first_due_on", len(part), func(i int) (uint, any) { return part[i].ID, part[i].FirstDueOn })
		c.column("explanation", len(part), func(i int) (uint, any) { return part[i].ID, string(part[i].Explanation) })
		var ids []uint
		provisional := map[bool][]uint{}
		for _, clock := range part {
			ids = append(ids, clock.ID)
			provisional[clock.Provisional] = append(provisional[clock.Provisional], clock.ID)
		}
		err := tx.Exec("UPDATE clocks SET "+strings.Join(c.set, ", ")+" WHERE id IN ?", append(c.args, ids)...).Error
		for value, ids := range provisional {
			if err == nil {
				err = tx.Model(&Clock{}).Where("id IN ?", ids).UpdateColumn("provisional", value).Error
			}
		}
		if err != nil {
			return fmt.Errorf("save clocks: %w", err)
		}
	}
	return nil
}

func (b *recount) saveItems(tx *gorm.DB) error {
	items := b.moved()
	var c cases
	c.column("due_on", len(items), func(i int) (uint, any) { return items[i].ID, items[i].DueOn })
	c.column("due_kind", len(items), func(i int) (uint, any) { return items[i].ID, items[i].DueKind })
	c.column("phase", len(items), func(i int) (uint, any) { return items[i].ID, string(items[i].Phase) })
	c.column("unit_phase", len(items), func(i int) (uint, any) { return items[i].ID, string(items[i].UnitPhase) })
	var same []string
	for _, it := range items {
		same = append(same, "(id = ? AND version = ?)")
		c.args = append(c.args, it.ID, it.Version)
	}
	res := tx.Exec("UPDATE suggestions SET version = version + 1, "+strings.Join(c.set, ", ")+" WHERE "+strings.Join(same, " OR "), c.args...)
	if res.Error != nil {
		return fmt.Errorf("save suggestions: %w", res.Error)
	}
	if res.RowsAffected != int64(len(items)) {
		return database.ErrStale
	}
	return nil
}

// taskPlan is what changes among the rows of who has the ball.
type taskPlan struct {
	dated, fresh []Task
	ended        []uint
}

// add compares what holds now with what is stored for an item: a task that
// only has another date keeps its row.
func (p *taskPlan) add(now, stored []Task, at time.Time) {
	for _, t := range now {
		i := slices.IndexFunc(stored, func(o Task) bool { o.DueOn = t.DueOn; return t.same(o) })
		if i < 0 {
			t.Since = at
			p.fresh = append(p.fresh, t)
			continue
		}
		if stored[i].DueOn != t.DueOn {
			stored[i].DueOn = t.DueOn
			p.dated = append(p.dated, stored[i])
		}
		stored = slices.Delete(stored, i, i+1)
	}
	for _, t := range stored {
		p.ended = append(p.ended, t.ID)
	}
}

func (p *taskPlan) save(tx *gorm.DB) error {
	var err error
	for part := range slices.Chunk(p.dated, recomputeBatch) {
		var c cases
		c.column("due_on", len(part), func(i int) (uint, any) { return part[i].ID, part[i].DueOn })
		ids := make([]uint, len(part))
		for i, t := range part {
			ids[i] = t.ID
		}
		if err == nil {
			err = tx.Exec("UPDATE tasks SET "+c.set[0]+" WHERE id IN ?", append(c.args, ids)...).Error
		}
	}
	if err == nil && len(p.ended) > 0 {
		err = tx.Where("id IN ?", p.ended).Delete(&Task{}).Error
	}
	if err == nil && len(p.fresh) > 0 {
		err = tx.CreateInBatches(&p.fresh, recomputeBatch).Error
	}
	if err != nil {
		return fmt.Errorf("save tasks: %w", err)
	}
	return nil
}
