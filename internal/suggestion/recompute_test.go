package suggestion

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
)

// withCalendar mounts the calendar's routes on the world.
func withCalendar(t *testing.T, db *database.DB) (*world, *rules.Service) {
	t.Helper()
	w := newWorld(t, db)
	s := &rules.Service{DB: db, Now: w.svc.Now, Running: w.svc}
	s.Routes(w.router)
	return w, s
}

// calendar gives the calendar a change and expects success.
func (w *world) calendar(path string, base int, days, years []fields) rules.Moves {
	w.Helper()
	answer := w.call("office", http.MethodPost, path, calendarBody(base, days, years))
	if answer.Code != http.StatusOK {
		w.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
	}
	return decode[rules.Moves](w, answer)
}

func calendarBody(base int, days, years []fields) fields {
	if days == nil {
		days = []fields{}
	}
	if years == nil {
		years = []fields{}
	}
	return fields{"base_version": base, "days": days, "years": years}
}

func off(day string) fields    { return fields{"date": day, "kind": "holiday", "name": "地方节日"} }
func worked(day string) fields { return fields{"date": day, "kind": "workday", "name": "调休"} }

func (w *world) clocks(id uint) map[string]Clock {
	w.Helper()
	var rows []Clock
	if err := w.db.Read(w.Context()).Where("suggestion_id = ?", id).Order("id").Find(&rows).Error; err != nil {
		w.Fatal(err)
	}
	out := map[string]Clock{}
	for _, c := range rows {
		out[c.Kind] = c
	}
	return out
}

// walk counts a term one day at a time, apart from the product's own counting:
// days off and worked days as a table, everything else by the weekday.
func walk(from calendar.Date, term calendar.Term, table map[string]bool) calendar.Date {
	at, err := time.Parse(time.DateOnly, from.String())
	if err != nil {
		panic(err)
	}
	works := func() bool {
		if worked, listed := table[at.Format(time.DateOnly)]; listed {
			return worked
		}
		return at.Weekday() != time.Saturday && at.Weekday() != time.Sunday
	}
	start := at.Day()
	for n := term.N; n > 0; {
		at = at.AddDate(0, 0, 1)
		switch term.Unit {
		case calendar.WorkingDays:
			if works() {
				n--
			}
		case calendar.Days:
			n--
		case calendar.Months:
			if at.Day() == start || at.AddDate(0, 0, 1).Day() == 1 && at.Day() < start {
				n--
			}
		}
	}
	for !works() {
		at = at.AddDate(0, 0, 1)
	}
	return calendar.MustParse(at.Format(time.DateOnly))
}

func national() map[string]bool {
	table := map[string]bool{}
	for _, d := range calendar.National() {
		table[d.Date.String()] = d.Kind == calendar.Workday
	}
	return table
}

// right fails for each running clock of the world that the walk dates otherwise.
func (w *world) right(table map[string]bool) {
	w.Helper()
	preset := rules.Preset()
	var rows []Clock
	if err := w.db.Read(w.Context()).Where("stopped_at IS NULL AND void_at IS NULL").Find(&rows).Error; err != nil {
		w.Fatal(err)
	}
	for _, c := range rows {
		from := calendar.On(c.StartedAt)
		if want := walk(from, preset.Limits[rules.Clock(c.Kind)].Term, table); c.DueOn != want {
			w.Errorf("%s from %s is due on %s, the walk says %s", c.Kind, from, c.DueOn, want)
		}
		if c.Kind == "T5" {
			if want := walk(from, calendar.MustParseTerm("3m"), table); c.LawDueOn != want {
				w.Errorf("the law's date of T5 from %s is %s, the walk says %s", from, c.LawDueOn, want)
			}
		}
		var why calendar.Explanation
		if err := json.Unmarshal([]byte(c.Explanation), &why); err != nil || why.Due != c.DueOn {
			w.Errorf("%s is explained as %s (%v), but due on %s", c.Kind, why.Due, err, c.DueOn)
		}
	}
	if _, differed, err := w.svc.Rebuild(w.Context(), w.now); err != nil || len(differed) > 0 {
		w.Errorf("rows or tasks do not repeat the facts: %v %v", differed, err)
	}
}

// moved lists what the timeline tells somebody of dates that moved.
func (w *world) moved(who string, id uint) string {
	w.Helper()
	text := ""
	for _, e := range w.view(who, id).Timeline {
		if e.Kind == "calendar_moved" {
			text += fmt.Sprintf("[%s %s %s]", e.Data["clock"], e.Data["from"], e.Data["to"])
		}
	}
	return text
}

func TestAChangedCalendarMovesWhatRuns(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, _ := withCalendar(t, db)
		assigned, _, _ := w.item(atAssigned)
		_, _, _ = w.item(atSubmitted)
		delivered, _, _ := w.item(atDelivered)
		table := national()
		w.right(table)
		before := w.clocks(assigned)

		days := []fields{off("2026-03-04"), off("2026-03-05"), worked("2026-03-07"), off("2026-06-02"), off("2026-03-17")}
		preview := w.calendar("/calendar/preview", 0, days, nil)
		if got := w.clocks(assigned); got["T2"] != before["T2"] {
			t.Errorf("the preview moved T2 to %s", got["T2"].DueOn)
		}
		version := w.row(assigned).Version
		moves := w.calendar("/calendar", 0, days, nil)
		if fmt.Sprint(moves) != fmt.Sprint(preview) {
			t.Errorf("the preview said %v, but this happened: %v", preview, moves)
		}
		for _, d := range days {
			table[d["date"].(string)] = d["kind"] == "workday"
		}
		w.right(table)
		after := w.clocks(assigned)
		for kind, want := range map[string]string{"T2": "2026-03-07", "T3": "2026-03-12", "T5": "2026-06-03"} {
			if after[kind].DueOn.String() != want {
				t.Errorf("%s is due on %s, want %s", kind, after[kind].DueOn, want)
			}
		}
		if now := w.row(assigned); now.Version != version+1 || now.DueOn != after["T2"].DueOn {
			t.Errorf("the row has version %d after %d and is due on %s", now.Version, version, now.DueOn)
		}
		for who, want := range map[string]string{"lead": "[T2 2026-03-05 2026-03-07]", "clerk": "[T2 2026-03-05 2026-03-07]"} {
			if got := w.moved(who, assigned); !strings.Contains(got, want) {
				t.Errorf("the timeline tells the %s %s, not %s", who, got, want)
			}
		}
		if told, hidden := w.moved("lead", delivered), w.moved("clerk", delivered); !strings.Contains(told, "[T6 ") || strings.Contains(hidden, "T6") {
			t.Errorf("that T6 moved: the deputy is told %s, the clerk %s", told, hidden)
		}
		for _, who := range []string{"lead", "clerk"} {
			var notices int64
			err := db.Read(t.Context()).Table("notices").Where("kind = 'calendar.moved' AND user_id = ?", w.actors[who].UserID).Count(&notices).Error
			if err != nil || notices != 1 {
				t.Errorf("the %s got %d notices of moved dates (%v)", who, notices, err)
			}
		}
		var recorded audit.Event
		if err := db.Read(t.Context()).Where("action = ?", "calendar.change").Take(&recorded).Error; err != nil {
			t.Fatal(err)
		}
		if n := len(recorded.Data["moves"].([]any)); n != moves.Moved || n == 0 || recorded.UserID != w.actors["office"].UserID {
			t.Errorf("%d of %d moves are recorded, by %d", n, moves.Moved, recorded.UserID)
		}

		back := []fields{}
		for _, d := range days {
			back = append(back, fields{"date": d["date"], "kind": "inherit", "name": ""})
		}
		w.calendar("/calendar", 1, back, nil)
		w.right(national())
		if again := w.clocks(assigned); again["T5"].DueOn != before["T5"].DueOn || again["T5"].Explanation != before["T5"].Explanation {
			t.Error("what was changed and taken back is not as before")
		}
	})
}

func TestADateThatWasDecidedOrBrokenStays(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, _ := withCalendar(t, db)
		w.tampered = true
		broken, _, _ := w.item(atAssigned)
		w.now = w.now.AddDate(0, 0, 10)
		if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
			t.Fatal(err)
		}
		before := w.clocks(broken)
		extended, _, _ := w.item(atAssigned)
		until := calendar.MustParse("2026-08-03")
		w.write(func(tx *gorm.DB) error {
			clock := w.clocks(extended)["T5"]
			if err := clock.extend(until, until); err != nil {
				return err
			}
			return tx.Model(&clock).Select("DueOn", "LawDueOn", "Explanation").Updates(&clock).Error
		})

		moves := w.calendar("/calendar", 0, []fields{off("2026-03-04"), off("2026-03-16"), off("2026-08-03"), off("2026-06-12")}, nil)
		after := w.clocks(broken)
		if after["T2"] != before["T2"] || after["T2"].PlanBreachedOn.IsZero() {
			t.Errorf("a broken limit moved: %+v, was %+v", after["T2"], before["T2"])
		}
		if got := w.clocks(extended)["T5"]; got.DueOn != until || got.LawDueOn != until {
			t.Errorf("an extended limit moved to %s, the law's to %s", got.DueOn, got.LawDueOn)
		}
		if got := w.clocks(extended)["T2"]; got.DueOn.String() != "2026-03-18" {
			t.Errorf("T2 of the other is due on %s", got.DueOn)
		}
		if moves.Breached == 0 || moves.Moved == 0 {
			t.Errorf("moves: %+v", moves)
		}
	})
}

func TestAYearThatIsCompleteMakesDatesFinal(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, s := withCalendar(t, db)
		w.now = time.Date(2026, 11, 24, 4, 0, 0, 0, time.UTC)
		id, _, _ := w.item(atAssigned)
		if clock := w.clocks(id)["T5"]; !clock.Provisional || clock.DueOn.String() != "2027-02-24" {
			t.Fatalf("T5 is due on %s, provisional: %v", clock.DueOn, clock.Provisional)
		}
		days := []fields{off("2027-02-24"), off("2027-02-25")}
		moves := w.calendar("/calendar", 0, days, []fields{{"year": 2027, "complete": true}})
		clock := w.clocks(id)["T5"]
		if clock.Provisional || clock.DueOn.String() != "2027-02-26" || moves.Settled != 1 {
			t.Errorf("T5 is due on %s, provisional: %v; %+v", clock.DueOn, clock.Provisional, moves)
		}
		table := national()
		table["2027-02-24"], table["2027-02-25"] = false, false
		w.right(table)
		w.calendar("/calendar", 1, nil, []fields{{"year": 2027, "complete": false}})
		if !w.clocks(id)["T5"].Provisional {
			t.Error("T5 is final although the year is open again")
		}
		if moved, err := s.RecomputeAll(t.Context(), w.now); err != nil || moved != 0 {
			t.Errorf("the regular look moved %d (%v) where nothing changed", moved, err)
		}
	})
}

// A clock that began by an older calendar is found by the regular look.
func TestTheRegularLookFindsWhatWasLeftBehind(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, s := withCalendar(t, db)
		w.write(func(tx *gorm.DB) error {
			return tx.Create(&rules.CalendarDay{CongressID: w.actors["office"].CongressID, Date: calendar.MustParse("2026-03-04"), Kind: calendar.Holiday, Name: "地方节日"}).Error
		})
		id, _, _ := w.item(atAssigned)
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&Clock{}).Where("suggestion_id = ? AND kind = 'T2'", id).UpdateColumn("due_on", "2026-03-05").Error
		})
		if moved, err := s.RecomputeAll(t.Context(), w.now); err != nil || moved != 1 {
			t.Errorf("moved %d: %v", moved, err)
		}
		table := national()
		table["2026-03-04"] = false
		w.right(table)
	})
}

func TestOneOfTwoWhoChangeTheCalendarAtOnceWins(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, s := withCalendar(t, db)
		w.item(atAssigned)
		by := w.actors["office"]
		errs := make([]error, 8)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				ch := rules.CalendarChange{Days: []rules.DayChange{{Date: calendar.MustParse("2026-03-04").AddDays(i), Kind: "holiday", Name: "地方节日"}}}
				_, errs[i] = s.ChangeCalendar(t.Context(), by, ch)
			})
		}
		all.Wait()
		won := -1
		for i, err := range errs {
			switch {
			case err == nil && won < 0:
				won = i
			case err == nil:
				t.Errorf("both %d and %d won", won, i)
			case !isStale(err):
				t.Error(err)
			}
		}
		table := national()
		table[calendar.MustParse("2026-03-04").AddDays(won).String()] = false
		w.right(table)
	})
}

func isStale(err error) bool {
	return fmt.Sprint(err) == database.ErrStale.Error()
}

// An action that was under way while the calendar moved its item is told so.
func TestAnActionOnAMovedItemIsStale(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, _ := withCalendar(t, db)
		id, _, _ := w.item(atUnderReview)
		seen := w.row(id).Version
		w.calendar("/calendar", 0, []fields{off("2026-03-05")}, nil)
		if answer := w.call("office", http.MethodPost, fmt.Sprintf("/suggestions/%d/register", id), fields{"version": seen}); answer.Code != http.StatusConflict {
			t.Errorf("registered: %d %s", answer.Code, answer.Body)
		}
		w.do("office", fmt.Sprintf("/suggestions/%d/register", id), id, nil)
	})
}

func TestOnlyTheOfficeChangesTheCalendar(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, _ := withCalendar(t, db)
		version := 0
		for who, by := range w.actors {
			for _, path := range []string{"/calendar/preview", "/calendar"} {
				base := 0
				if by.CongressID == w.actors["office"].CongressID {
					base = version
				}
				may := by.Is(access.Office, access.Head)
				if may && by.CongressID != w.actors["office"].CongressID {
					continue
				}
				answer := w.call(who, http.MethodPost, path, calendarBody(base, []fields{off("2026-03-04")}, nil))
				want := http.StatusForbidden
				if may {
					want = http.StatusOK
					if path == "/calendar" {
						version++
					}
				}
				if answer.Code != want {
					t.Errorf("%s as %s: %d %s", path, who, answer.Code, answer.Body)
				}
			}
		}
		for name, body := range map[string]fields{
			"days":          calendarBody(version, nil, nil),
			"days[1].date":  calendarBody(version, []fields{off("2026-03-04"), off("2026-03-04")}, nil),
			"days[0].name":  calendarBody(version, []fields{{"date": "2026-03-04", "kind": "holiday", "name": ""}}, nil),
			"days[0].kind":  calendarBody(version, []fields{{"date": "2026-03-04", "kind": "off", "name": "假"}}, nil),
			"years[0].year": calendarBody(version, nil, []fields{{"year": 1999, "complete": true}}),
		} {
			answer := w.call("office", http.MethodPost, "/calendar", body)
			var problem struct {
				Fields []struct{ Name string }
			}
			if err := json.Unmarshal(answer.Body.Bytes(), &problem); err != nil || answer.Code != http.StatusUnprocessableEntity ||
				len(problem.Fields) != 1 || problem.Fields[0].Name != name {
				t.Errorf("%s: %d %s", name, answer.Code, answer.Body)
			}
		}
	})
}

func TestTheGovernmentOfficeIsAskedAtOnceWhereTheRulesSaySo(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, s := withCalendar(t, db)
		before, _, _ := w.item(atRegistered)
		data := rules.Preset()
		data.ThroughGovernmentOffice = true
		if _, err := s.Publish(t.Context(), w.actors["head"], rules.Publication{BaseVersion: 1, ValidFrom: calendar.On(w.now), Data: data}); err != nil {
			t.Fatal(err)
		}
		after, _, _ := w.item(atRegistered)
		if w.row(before).ForwardedAt != nil || w.row(after).ForwardedAt == nil {
			t.Errorf("forwarded at %v and %v", w.row(before).ForwardedAt, w.row(after).ForwardedAt)
		}
		if balls := w.view("office", after).Ball; len(balls) != 1 || balls[0].Role != string(access.GovOffice) {
			t.Errorf("the ball has %+v", balls)
		}
		w.do("office", fmt.Sprintf("/suggestions/%d/assign", after), after, fields{"unit_id": w.units[2], "note": ""})
		for _, c := range w.clocks(after) {
			if set, err := rules.ByID(db.Read(t.Context()), c.RuleSetID); err != nil || set.Version != 2 {
				t.Errorf("%s runs by version %d (%v)", c.Kind, set.Version, err)
			}
		}
	})
}

func TestRecomputingNeedsTheSameStatementsForAnyNumberOfItems(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w, _ := withCalendar(t, db)
		statements := 0
		count := func(*gorm.DB) { statements++ }
		hooks := db.Read(t.Context()).Callback()
		for _, register := range []func(string, func(*gorm.DB)) error{hooks.Query().Before("*").Register, hooks.Row().Before("*").Register,
			hooks.Create().Before("*").Register, hooks.Update().Before("*").Register, hooks.Delete().Before("*").Register, hooks.Raw().Before("*").Register} {
			if err := register("counted", count); err != nil {
				t.Fatal(err)
			}
		}
		w.item(atAssigned)
		var needed []int
		for base, day := range []string{"2026-03-04", "2026-03-05"} {
			before := statements
			if moves := w.calendar("/calendar", base, []fields{off(day)}, nil); moves.Items != 1+20*base {
				t.Fatalf("%d items moved", moves.Items)
			}
			needed = append(needed, statements-before)
			for range 20 {
				w.item(atAssigned)
			}
		}
		if needed[0] != needed[1] || needed[0] > 40 {
			t.Errorf("statements for 1 and for 21 items: %v", needed)
		}
	})
}
