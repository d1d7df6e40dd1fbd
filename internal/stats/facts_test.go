package stats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/stats"
	"lianluo/internal/suggestion"
)

// TestFigures goes through what only figures of a whole city show; each part
// leaves the data so that the next can use them.
func TestFigures(t *testing.T) {
	eachCity(t, func(c *city) {
		c.nobodyElseReads()
		c.refusesWhatItDoesNotKnow()
		c.needsAsManyStatementsForMoreItems()
		c.goesIntoAWorkbook()
		c.goesOnPaper()
		c.neverFlatters()
		c.showsOnTheWall()
		c.waitsForNothing()
		c.mendsWhatIsMissing()
		c.keepsQualityFromOthers()
		c.keepsFeedbackFromUnits()
		c.staysWhenRulesChange()

		c.keepsFiguresOfVeryMany() // the last: it multiplies them
	})
}

func (c *city) nobodyElseReads() {
	c.Helper()
	for _, login := range []string{"deputy", "sysadmin", "secadmin", "auditor"} {
		for _, path := range []string{"/stats", "/stats/guide", "/stats/items?figure=items", "/stats/board", "/stats/export"} {
			path, query, _ := strings.Cut(path, "?")
			q, _ := url.ParseQuery(query)
			if answer := c.get(c.actor(login), path, q); answer.Code != http.StatusForbidden || c.problem(answer).Code != "no-figures" {
				c.Errorf("%s as %s: %d %s", path, login, answer.Code, answer.Body)
			}
		}
	}
	clerk := c.actor("clerk")
	for _, code := range []string{"assignment", "return", "merged"} {
		if answer := c.get(clerk, "/stats/items", values("figure", code)); answer.Code != http.StatusUnprocessableEntity {
			c.Errorf("%s as a clerk: %d", code, answer.Code)
		}
	}
	other := c.report(clerk, values("unit_id", clerk.UnitID+1))
	if n := other.Total.Rate("items").Numerator; n != 0 {
		c.Errorf("a clerk counts %d items of another unit", n)
	}
	guide := read[stats.Guide](c, clerk, "/stats/guide", nil)
	if diff := cmp.Diff([]string{"category", "field", "delegation", "group", "session", "year"}, guide.Dimensions); diff != "" {
		c.Errorf("what a unit splits by: %s", diff)
	}
}

func (c *city) refusesWhatItDoesNotKnow() {
	c.Helper()
	office := c.actor("office")
	for _, bad := range []struct{ path, name, value string }{
		{"/stats", "by", "colour"}, {"/stats", "session_id", "abc"}, {"/stats", "year", "-1"}, {"/stats", "unit_id", "1.5"},
		{"/stats", "delegation_id", "0"}, {"/stats", "group_id", "007"}, {"/stats", "category", "a\x00b"},
		{"/stats/items", "figure", ""}, {"/stats/items", "figure", "unknown"}, {"/stats/items", "part", "half"}, {"/stats/items", "size", "201"},
	} {
		query := values("figure", "reply")
		query.Set(bad.name, bad.value)
		answer := c.get(office, bad.path, query)
		if p := c.problem(answer); answer.Code != http.StatusUnprocessableEntity || len(p.Fields) != 1 || p.Fields[0].Name != bad.name {
			c.Errorf("%s?%s=%s: %d %s", bad.path, bad.name, bad.value, answer.Code, answer.Body)
		}
	}
	if answer := c.get(office, "/stats/items", values("figure", "items", "part", "denominator")); answer.Code != http.StatusUnprocessableEntity {
		c.Errorf("a plain count has no denominator: %d", answer.Code)
	}
}

// needsAsManyStatementsForMoreItems compares a city with a county that has no
// items.
func (c *city) needsAsManyStatementsForMoreItems() {
	c.Helper()
	var queries atomic.Int64
	note := func(tx *gorm.DB) {
		if tx.Statement.Table != "rule_sets" && !tx.DryRun { // kept in memory for a time
			queries.Add(1)
		}
	}
	callbacks := c.db.Read(c.Context()).Callback()
	c.must(callbacks.Query().After("gorm:query").Register("figures", note))
	c.must(callbacks.Row().After("gorm:row").Register("figures", note))
	office := c.actor("office")
	county := office
	county.CongressID = office.CongressID + 1
	most := map[string]int64{"": 2, "category": 2, "unit": 5, "group": 5, "year": 2}
	for by, want := range most {
		var cost [2]int64
		for i, actor := range []access.Actor{office, county} {
			before := queries.Load()
			items := c.report(actor, values("by", by)).Total.Rate("items").Numerator
			cost[i] = queries.Load() - before
			if (items > 100) != (i == 0) {
				c.Fatalf("congress %d has %d items", actor.CongressID, items)
			}
		}
		if cost[0] != want || cost[1] != want {
			c.Errorf("by %q: %d statements for the city, %d for a county without items, want %d", by, cost[0], cost[1], want)
		}
	}
	c.must(callbacks.Query().Remove("figures"))
	c.must(callbacks.Row().Remove("figures"))
}

func (c *city) goesIntoAWorkbook() {
	c.Helper()
	office := c.actor("office")
	answer := c.get(office, "/stats/export", values("by", "system"))
	if answer.Code != http.StatusOK {
		c.Fatalf("export: %d %s", answer.Code, answer.Body)
	}
	book, err := excelize.OpenReader(bytes.NewReader(answer.Body.Bytes()))
	c.must(err)
	rows, err := book.GetRows("统计")
	c.must(err)
	report := c.report(office, values("by", "system"))
	if len(rows) != len(report.Lines)+2 || rows[1][0] != "合计" || rows[2][0] != "政府系统" {
		c.Fatalf("%d rows for %d lines: %v", len(rows), len(report.Lines), []string{rows[1][0], rows[2][0], rows[3][0]})
	}
	at := slices.Index(rows[0], "答复率（件）")
	reply := report.Lines[0].Rate("reply")
	if diff := cmp.Diff([]string{fmt.Sprint(reply.Numerator), fmt.Sprint(reply.Denominator), reply.Percent + "%"}, rows[2][at:at+3]); diff != "" {
		c.Errorf("the reply rate of the government's units: %s", diff)
	}
	for column, heading := range rows[0] {
		name, err := excelize.CoordinatesToCellName(column+1, 2)
		c.must(err)
		kind, err := book.GetCellType("统计", name)
		c.must(err)
		if value, _ := book.GetCellValue("统计", name); value != "" && (kind == excelize.CellTypeUnset) == (column == 0) {
			c.Errorf("%s holds %q as type %d", heading, value, kind)
		}
	}
	meanings, err := book.GetRows("指标口径")
	c.must(err)
	named := map[string]bool{}
	for _, row := range meanings[1:] {
		named[row[0]] = len(row) > 1 && row[1] != ""
	}
	for _, d := range read[stats.Guide](c, office, "/stats/guide", nil).Definitions {
		if !named[d.Zh.Name] {
			c.Errorf("the workbook does not define %s", d.Zh.Name)
		}
	}
	var noted int64
	c.must(c.db.Read(c.Context()).Model(&audit.Event{}).Where("action = 'stats.export' AND user_id = ?", office.UserID).Count(&noted).Error)
	if noted != 1 {
		c.Errorf("the record notes %d exports", noted)
	}
}

func (c *city) showsOnTheWall() {
	c.Helper()
	office := c.actor("office")
	var next suggestion.Clock
	c.must(c.db.Read(c.Context()).Where("congress_id = ? AND kind = 'T5' AND stopped_at IS NULL AND void_at IS NULL AND due_on > ?", office.CongressID, calendar.On(c.now)).
		Order("due_on").Take(&next).Error)
	defer func(now time.Time) { c.now = now }(c.now)
	c.now = next.DueOn.Start().Add(10 * time.Hour) // a day on which something is due
	board := read[stats.Board](c, office, "/stats/board", nil)
	report := c.report(office, values("by", "unit", "session_id", board.SessionID))
	if diff := cmp.Diff(report.Total, board.Total); diff != "" || board.CongressName == "" || board.SessionName == "" {
		c.Errorf("the wall and the page differ: %s", diff)
	}
	l := board.Lights
	waiting := report.Total.Rate("reply").Denominator - report.Total.Rate("reply").Numerator
	if sum := l.Green + l.Yellow + l.Red + l.Overdue + l.OverdueLaw; sum != waiting || l.Overdue+l.OverdueLaw != report.Total.Rate("overdue").Numerator || l.Red+l.Yellow == 0 {
		c.Errorf("lights %+v of %d replies that are owed", l, waiting)
	}
	if board.DueThisWeek == 0 || len(board.Due) == 0 || board.Due[0].UnitName == "" || board.Due[0].DueOn != next.DueOn || board.Due[0].DueOn.After(board.WeekUntil) {
		c.Errorf("due this week: %d, %+v", board.DueThisWeek, board.Due)
	}
	for i := 1; i < len(board.Ranks); i++ {
		a, b := board.Ranks[i-1], board.Ranks[i]
		x, y := a.Rate("on_time"), b.Rate("on_time")
		switch {
		case a.Place == 0 && b.Place != 0, b.Place != 0 && b.Place != a.Place+1:
			c.Errorf("places %d, %d", a.Place, b.Place)
		case b.Place != 0 && x.Numerator*y.Denominator < y.Numerator*x.Denominator:
			c.Errorf("%s (%s%%) stands before %s (%s%%)", a.Name, x.Percent, b.Name, y.Percent)
		case (b.Place == 0) != (y.Denominator < int64(board.SmallBase)):
			c.Errorf("%s has place %d with %d replies due", b.Name, b.Place, y.Denominator)
		}
	}
	last := board.Weeks[len(board.Weeks)-1]
	if last.Until != calendar.On(c.now) || last.Assigned != report.Total.Rate("reply").Denominator || last.Replied < report.Total.Rate("reply").Numerator {
		c.Errorf("the last week: %+v", last)
	}
}

// waitsForNothing: an action shows in the next question.
func (c *city) waitsForNothing() {
	c.Helper()
	office := c.actor("office")
	before := c.report(office, nil).Total
	waiting := c.behind(office, "assignment", stats.Rest, nil).Items
	if len(waiting) == 0 {
		c.Fatal("nothing waits for an assignment")
	}
	at := slices.IndexFunc(waiting, func(r suggestion.Row) bool { return slices.Contains(r.Actions, suggestion.Assign) })
	_, err := c.items.Assign(c.Context(), office, waiting[at].ID, waiting[at].Version, suggestion.Sole(c.actor("clerk").UnitID, ""))
	c.must(err)
	if after := c.report(office, nil).Total; after.Rate("assignment").Numerator != before.Rate("assignment").Numerator+1 ||
		after.Rate("receipt").Denominator != before.Rate("receipt").Denominator+1 {
		c.Errorf("before %+v, after %+v", before.Rate("assignment"), after.Rate("assignment"))
	}
}

// mendsWhatIsMissing: what a restore or an upgrade left out comes back, and a
// unit's items follow it to another system.
func (c *city) mendsWhatIsMissing() {
	c.Helper()
	office := c.actor("office")
	text := func() string { return strip(c, c.get(office, "/stats", values("by", "system")).Body.Bytes()) }
	before := text()
	c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error { return tx.Exec("DELETE FROM figures WHERE suggestion_id % 3 = 0").Error }))
	if text() == before {
		c.Error("nothing was missing")
	}
	if n, err := c.items.MendFigures(c.Context()); err != nil || n == 0 || text() != before {
		c.Errorf("%d mended (%v)", n, err)
	}
	unlike := func() (n int64) {
		c.must(c.db.Read(c.Context()).Table("figures").Where("(flags & ?) <> 0 AND (flags & ?) = 0", 3<<suggestion.Result, 3<<suggestion.Attitude).Count(&n).Error)
		return n
	}
	c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error {
		return tx.Exec("UPDATE figures SET flags = flags - (flags & ?)", 3<<suggestion.Attitude).Error
	}))
	if n := unlike(); n == 0 {
		c.Error("nobody had rated")
	}
	if _, err := c.items.MendFigures(c.Context()); err != nil || unlike() != 0 {
		c.Errorf("%d rows still do not know the attitude (%v)", unlike(), err)
	}
	unit := c.actor("clerk").UnitID
	move := func(to string) {
		c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error { return tx.Exec("UPDATE units SET system = ? WHERE id = ?", to, unit).Error }))
		_, err := c.items.MendFigures(c.Context())
		c.must(err)
	}
	move("other")
	if list := c.behind(office, "items", "", values("system", "other", "unit_id", unit)); list.Total == 0 || text() == before {
		c.Error("the items stayed with the former system")
	}
	move("government")
	if text() != before {
		c.Error("the way back leads elsewhere")
	}
}

// strip leaves the instant out of a report.
func strip(c *city, body []byte) string {
	c.Helper()
	var v map[string]any
	c.must(json.Unmarshal(body, &v))
	delete(v, "as_of")
	out, err := json.Marshal(v)
	c.must(err)
	return string(out)
}

// keepsFeedbackFromUnits: what a proposer says shows in the office's figures at
// once, and in those of units and the government office when it is released.
func (c *city) keepsFeedbackFromUnits() {
	c.Helper()
	office, clerk, gov, lead := c.actor("office"), c.actor("clerk"), c.actor("gov_office"), c.actor("deputy")
	rows := c.behind(office, "no_feedback", "", values("unit_id", clerk.UnitID)).Items
	var it suggestion.Suggestion
	c.must(c.db.Read(c.Context()).Where("id IN ? AND phase = ? AND lead_deputy_id <> 0 AND proposer_kind <> 'delegation'", ids(rows), suggestion.AwaitingFeedback).Order("id").Take(&it).Error)
	lead.DeputyID = it.LeadDeputyID
	c.must(c.db.Read(c.Context()).Table("deputies").Where("id = ?", it.LeadDeputyID).Pluck("user_id", &lead.UserID).Error)
	seen := func(by access.Actor) string {
		all := ""
		for _, dim := range []string{"", "category", "session", "year", "unit", "delegation"} {
			all += strip(c, c.get(by, "/stats", values("by", dim)).Body.Bytes())
		}
		all += strip(c, c.get(by, "/stats/board", nil).Body.Bytes())
		for _, code := range []string{"no_feedback", "dissatisfied", "satisfied_unsolved"} {
			all += c.get(by, "/stats/items", values("figure", code, "size", 200)).Body.String()
		}
		return all
	}
	leader := c.actor("supervising_leader")
	leaderSaw := seen(leader)
	clerkSaw, govSaw, officeSaw := seen(clerk), seen(gov), c.report(office, nil).Total.Rate("dissatisfied")
	r, err := c.items.GiveFeedback(c.Context(), lead, it.ID, it.Version, suggestion.Opinion{Attitude: "satisfied", Result: "dissatisfied", Reasons: "尚未见到成效。"})
	c.must(err)
	if clerkSaw != seen(clerk) || govOf(govSaw) != govOf(seen(gov)) || leaderSaw != seen(leader) {
		c.Error("units and leaders learn from the figures that feedback came in")
	}
	if now := c.report(office, nil).Total.Rate("dissatisfied"); now.Numerator != officeSaw.Numerator+1 || now.Denominator != officeSaw.Denominator+1 {
		c.Errorf("the office saw %+v and sees %+v", officeSaw, now)
	}
	_, err = c.items.ReleaseFeedback(c.Context(), office, it.ID, r.Version)
	c.must(err)
	if clerkSaw == seen(clerk) || govOf(govSaw) == govOf(seen(gov)) || leaderSaw == seen(leader) {
		c.Error("released feedback does not show")
	}
}

// keepsQualityFromOthers: what a unit says of a suggestion shows in its own
// figures and in the office's at once, in the government office's when the
// feedback of the round is released, and in no other unit's ever.
func (c *city) keepsQualityFromOthers() {
	c.Helper()
	office, clerk, gov := c.actor("office"), c.actor("clerk"), c.actor("gov_office")
	var duty suggestion.Assignment
	c.must(c.db.Read(c.Context()).Table("assignments a").Joins("JOIN suggestions s ON s.id = a.suggestion_id").Joins("JOIN rounds r ON r.suggestion_id = a.suggestion_id AND r.no = a.round_no").
		Where("a.unit_id = ? AND a.role <> 'co' AND a.round_no = s.round AND s.phase = ? AND r.feedback_released_at IS NULL AND NOT EXISTS (SELECT 1 FROM quality_ratings q WHERE q.suggestion_id = s.id)", clerk.UnitID, suggestion.AwaitingFeedback).
		Select("a.*").Order("a.id").Take(&duty).Error)
	var it suggestion.Suggestion
	c.must(c.db.Read(c.Context()).Where("id = ?", duty.SuggestionID).Take(&it).Error)
	other := clerk
	c.must(c.db.Read(c.Context()).Table("units").Where("congress_id = ? AND id <> ?", office.CongressID, clerk.UnitID).Order("id").Limit(1).Pluck("id", &other.UnitID).Error)
	poor := func(by access.Actor) int64 { return c.report(by, nil).Total.Rate("quality_poor").Numerator }
	before := map[string]int64{"office": poor(office), "clerk": poor(clerk), "gov": poor(gov), "other": poor(other)}
	holds := func(moment string, more map[string]int64) {
		c.Helper()
		for who, by := range map[string]access.Actor{"office": office, "clerk": clerk, "gov": gov, "other": other} {
			if got := poor(by); got != before[who]+more[who] {
				c.Errorf("%s, %s: %d of poor quality, %d before", moment, who, got, before[who])
			}
			c.putsQualityOnPaper(moment, by)
		}
		if listed := c.behind(gov, "quality_poor", stats.Numerator, nil); listed.Total != before["gov"]+more["gov"] {
			c.Errorf("%s: the government office opens %d", moment, listed.Total)
		}
	}
	_, err := c.items.RateSuggestion(c.Context(), clerk, duty.ID, it.UnitVersion, 0, suggestion.Quality{Topic: "good", Research: "poor", Feasibility: "fair"})
	c.must(err)
	holds("rated", map[string]int64{"office": 1, "clerk": 1})
	lead := c.actor("deputy")
	lead.DeputyID = it.LeadDeputyID
	c.must(c.db.Read(c.Context()).Table("deputies").Where("id = ?", it.LeadDeputyID).Pluck("user_id", &lead.UserID).Error)
	r, err := c.items.GiveFeedback(c.Context(), lead, it.ID, it.Version, suggestion.Opinion{Attitude: "satisfied", Result: "satisfied"})
	c.must(err)
	holds("both have rated", map[string]int64{"office": 1, "clerk": 1})
	_, err = c.items.ReleaseFeedback(c.Context(), office, it.ID, r.Version)
	c.must(err)
	holds("released", map[string]int64{"office": 1, "clerk": 1, "gov": 1})
}

// govOf leaves out of what the government office sees where items stand, which
// it knows anyway; the figures stay.
func govOf(text string) string {
	figures, _, _ := strings.Cut(text, `{"items":[`)
	return figures
}

func ids(rows []suggestion.Row) []uint {
	out := []uint{0}
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

// staysWhenRulesChange: figures of the past are facts. New classes, shorter
// limits, other ratings and another calendar change none of them.
func (c *city) staysWhenRulesChange() {
	c.Helper()
	office := c.actor("office")
	before := c.report(office, values("by", "unit"))
	service := &rules.Service{DB: c.db, Now: c.items.Now, Running: c.items}
	set, err := rules.Current(c.db.Read(c.Context()), office.CongressID, calendar.On(c.now))
	c.must(err)
	data := set.Data
	data.ReplyClasses = []rules.ReplyClass{
		{Code: "A", Label: "甲类", Meaning: "已经解决", RequiresReason: true},
		{Code: "B", Label: "乙类", Meaning: "正在解决", CountsAsResolved: true},
		{Code: "D", Label: "丙类", Meaning: "已说明", CountsAsResolved: true}}
	data.Ratings = []rules.Rating{{Code: "satisfied", Label: "满意"}, {Code: "dissatisfied", Label: "不满意"}}
	limit := data.Limits[rules.T5]
	limit.Term = calendar.MustParseTerm("40d")
	data.Limits = map[rules.Clock]rules.Limit{}
	for clock, old := range set.Data.Limits {
		data.Limits[clock] = old
	}
	data.Limits[rules.T5] = limit
	_, err = service.Publish(c.Context(), office, rules.Publication{BaseVersion: set.Version, ValidFrom: calendar.On(c.now), Data: data})
	c.must(err)
	cal, err := rules.Calendar(c.db.Read(c.Context()), office.CongressID)
	c.must(err)
	_ = cal
	c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error {
		for day := calendar.On(c.now).AddDays(-200); day.Before(calendar.On(c.now)); day = day.AddDays(1) {
			if err := tx.Create(&rules.CalendarDay{CongressID: office.CongressID, Date: day, Kind: calendar.Holiday, Name: "测试假期"}).Error; err != nil {
				return err
			}
		}
		return nil
	}))
	moved, err := service.RecomputeAll(c.Context(), c.now)
	c.must(err)
	looked, _, err := c.items.Rebuild(c.Context(), c.now)
	c.must(err)
	after := c.report(office, values("by", "unit"))
	kept := func(r stats.Report) []stats.Line {
		lines := append(slices.Clone(r.Lines), r.Total)
		for i := range lines { // the new meanings of letters come as classes of their own, with nothing in them
			lines[i].Rates = slices.DeleteFunc(slices.Clone(lines[i].Rates), func(rate stats.Rate) bool {
				return strings.HasPrefix(rate.Code, "class_") && strings.Count(rate.Code, "_") > 1 && rate.Numerator == 0
			})
		}
		return lines
	}
	if diff := cmp.Diff(kept(before), kept(after)); diff != "" || looked != 159 {
		c.Errorf("after new rules and another calendar (%v), of %d items: %s", moved, looked, diff)
	}
	if n := len(after.Total.Rates) - len(before.Total.Rates); n != 3 {
		c.Errorf("%d more classes, want the three new meanings", n)
	}
}

// keepsFiguresOfVeryMany counts so many that a report is kept for a moment.
func (c *city) keepsFiguresOfVeryMany() {
	c.Helper()
	office := c.actor("office")
	was := c.report(office, nil)
	columns := "scope, unit_id, congress_id, session_id, year, category, delegation_id, lead_deputy_id, flags, class_set, class_code, promise_on, assigned_on, replied_on, days, since_on, due_on, law_due_on, due_kind"
	more := func(from, to int) {
		c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error {
			return tx.Exec("WITH RECURSIVE numbers (n) AS (SELECT CAST(? AS integer) UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) "+
				"INSERT INTO figures (suggestion_id, system, "+columns+") SELECT suggestion_id, 'copy ' || n, "+columns+
				" FROM (SELECT * FROM figures WHERE congress_id = ? AND scope = ? AND unit_id = 0 AND system = '' ORDER BY suggestion_id LIMIT 1) one, numbers",
				from, to, office.CongressID, suggestion.ScopeItem).Error
		}))
	}
	more(1, 20_000)
	first := c.report(office, nil)
	items := first.Total.Rate(stats.Items).Numerator
	if grown := items - was.Total.Rate(stats.Items).Numerator; grown != 20_000 {
		c.Fatalf("%d more items are counted, not 20000", grown)
	}
	more(20_001, 20_010)
	c.now = c.now.Add(29 * time.Second)
	if kept := c.report(office, nil); !kept.AsOf.Equal(first.AsOf) || kept.Total.Rate(stats.Items).Numerator != items {
		c.Errorf("half a minute has not passed: as of %s, %d items", kept.AsOf, kept.Total.Rate(stats.Items).Numerator)
	}
	if other := c.report(c.actor("head"), nil); other.Total.Rate(stats.Items).Numerator != items+10 {
		c.Errorf("somebody else, who has not asked before, is told %d items", other.Total.Rate(stats.Items).Numerator)
	}
	c.now = c.now.Add(time.Second)
	if fresh := c.report(office, nil); !fresh.AsOf.Equal(c.now) || fresh.Total.Rate(stats.Items).Numerator != items+10 {
		c.Errorf("half a minute later: as of %s, %d items", fresh.AsOf, fresh.Total.Rate(stats.Items).Numerator)
	}
}
