package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
	"lianluo/internal/web"
)

func serviceOf(db *database.DB) *rules.Service { return &rules.Service{DB: db, Now: now} }

func actor(congressID uint, role access.Role) access.Actor {
	return access.Actor{UserID: 7, CongressID: congressID, Role: role, Name: "周宁"}
}

// with gives the preset with one thing changed.
func with(change func(d *rules.Data)) rules.Data {
	d := rules.Preset()
	change(&d)
	return d
}

func limited(clock rules.Clock, change func(l *rules.Limit)) func(d *rules.Data) {
	return func(d *rules.Data) {
		limit := d.Limits[clock]
		change(&limit)
		d.Limits[clock] = limit
	}
}

func TestAPublishedVersionIsInForceFromItsDay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		s, head := serviceOf(db), actor(id, access.Head)
		data := with(limited(rules.T3, func(l *rules.Limit) { l.Term = calendar.MustParseTerm("5wd") }))
		if _, err := s.Publish(t.Context(), head, rules.Publication{ValidFrom: day.AddDays(1), Note: "按新办法", Data: data}); err != nil {
			t.Fatal(err)
		}
		for offset, want := range map[int]string{0: "7wd", 1: "5wd"} {
			set, err := rules.Current(db.Read(t.Context()), id, day.AddDays(offset))
			if err != nil || set.Data.Limits[rules.T3].Term.String() != want {
				t.Errorf("after %d days: %+v %v", offset, set, err)
			}
		}
		var event audit.Event
		if err := db.Read(t.Context()).Where("action = ?", "rules.publish").Take(&event).Error; err != nil {
			t.Fatal(err)
		}
		if event.UserID != 7 || event.From != "1" || event.To != "2" || fmt.Sprint(event.Data["changed"]) != "[limits.T3.borrowed limits.T3.term]" {
			t.Errorf("recorded: %+v", event)
		}
	})
}

func TestAConfirmedLimitIsTheCongressesOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		s, head := serviceOf(db), actor(id, access.Head)
		data := with(func(d *rules.Data) {
			limited(rules.T2, func(l *rules.Limit) { l.Borrowed = false })(d)                              // confirmed as it is
			limited(rules.T6, func(l *rules.Limit) { l.Term = calendar.MustParseTerm("20d") })(d)          // changed, so its own
			limited(rules.T5, func(l *rules.Limit) { l.Borrowed, l.Source = true, "preset.elsewhere" })(d) // the law's, whoever says what
			limited(rules.T8, func(l *rules.Limit) { l.Roll = false })(d)
			d.Reminders.Hours.From = "09:00"
		})
		set, err := s.Publish(t.Context(), head, rules.Publication{ValidFrom: day, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			clock    rules.Clock
			borrowed bool
			source   string
		}{
			{rules.T1, true, "preset.T1"}, {rules.T2, false, "congress"}, {rules.T3, true, "preset.T3"},
			{rules.T5, false, "preset.T5"}, {rules.T6, false, "congress"}, {rules.T8, false, "congress"},
		} {
			if got := set.Data.Limits[c.clock]; got.Borrowed != c.borrowed || got.Source != c.source {
				t.Errorf("%s is borrowed: %v, from %s", c.clock, got.Borrowed, got.Source)
			}
		}
		if set.Data.Reminders.Borrowed || set.Data.ReplyScheme != rules.FourClass {
			t.Errorf("%+v %s", set.Data.Reminders, set.Data.ReplyScheme)
		}
		again, err := s.Publish(t.Context(), head, rules.Publication{BaseVersion: 2, ValidFrom: day, Data: rules.Preset()})
		if err != nil || !again.Data.Limits[rules.T6].Borrowed || !again.Data.Reminders.Borrowed {
			t.Errorf("the preset came back as %+v (%v)", again, err)
		}
		if found := rules.Differences(rules.Preset(), again.Data); len(found) > 0 {
			t.Errorf("the preset came back with %v", found)
		}
	})
}

func TestTheSchemeFollowsFromTheClasses(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		s := serviceOf(db)
		own := slices.Clone(rules.Scheme(rules.ThreeClass))
		own[0].Label = "甲类"
		for version, c := range []struct {
			classes []rules.ReplyClass
			want    string
		}{{rules.Scheme(rules.ThreeClass), rules.ThreeClass}, {own, rules.OwnScheme}, {rules.Scheme(rules.FourClass), rules.FourClass}} {
			data := with(func(d *rules.Data) { d.ReplyClasses, d.ReplyScheme = c.classes, "whatever" })
			base := version + 1
			if version == 0 {
				base = 0
			}
			set, err := s.Publish(t.Context(), actor(id, access.Office), rules.Publication{BaseVersion: base, ValidFrom: day, Data: data})
			if err != nil || set.Data.ReplyScheme != c.want {
				t.Errorf("%+v %v, want %s", set, err, c.want)
			}
		}
	})
}

// Every part of the rules that can be wrong, and the field that is named.
func TestAWrongPublicationNamesItsFields(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		s := serviceOf(db)
		spoil := map[string]func(p *rules.Publication){
			"valid_from range":                   func(p *rules.Publication) { p.ValidFrom = day.AddDays(-1) },
			"limits.T1.in_session_term required": func(p *rules.Publication) { limited(rules.T1, noSession)(&p.Data) },
			"limits.T5.extended_term required":   func(p *rules.Publication) { limited(rules.T5, noExtension)(&p.Data) },
			"limits.T5.term above_law":           func(p *rules.Publication) { lengthen(&p.Data, rules.T5) },
			"limits.T8.term above_law":           func(p *rules.Publication) { lengthen(&p.Data, rules.T8) },
			"limits.T14 unknown":                 func(p *rules.Publication) { p.Limits["T14"] = rules.Limit{} },
			"lights.by_clock.T14 unknown":        func(p *rules.Publication) { p.Lights.ByClock["T14"] = rules.Threshold{} },
			"reply_classes no_resolved":          func(p *rules.Publication) { p.ReplyClasses = p.ReplyClasses[1:] },
			"ratings required":                   func(p *rules.Publication) { p.Ratings = p.Ratings[:1] },
			"category_list[1].code duplicate":    func(p *rules.Publication) { p.CategoryList[1].Code = p.CategoryList[0].Code },
			"return_reasons required":            func(p *rules.Publication) { p.ReturnReasons = nil },
			"unit_return_reasons required":       func(p *rules.Publication) { p.UnitReturnReasons = nil },
			"not_accepted_reasons required":      func(p *rules.Publication) { p.NotAcceptedReasons = nil },
			"reminders.hours range":              func(p *rules.Publication) { p.Reminders.Hours.To = "07:00" },
		}
		for _, clock := range []rules.Clock{rules.T0, rules.T2, rules.T3, rules.T4, rules.T6, rules.T7, rules.T11, rules.T12} {
			spoil["limits."+string(clock)+".term required"] = func(p *rules.Publication) { p.Limits[clock] = rules.Limit{} }
		}
		for _, clock := range []rules.Clock{rules.T9, rules.T10} {
			spoil["limits."+string(clock)+".term dated"] = func(p *rules.Publication) { lengthen(&p.Data, clock) }
		}
		for want, wrong := range spoil {
			p := rules.Publication{ValidFrom: day, Data: rules.Preset()}
			wrong(&p)
			_, err := s.Publish(t.Context(), actor(id, access.Office), p)
			if got := words(faultFields(err)); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		var stored int64
		if err := db.Read(t.Context()).Model(&rules.RuleSet{}).Count(&stored).Error; err != nil || stored != 0 {
			t.Errorf("%d versions were stored (%v)", stored, err)
		}
	})
}

func noSession(l *rules.Limit)   { l.InSession = calendar.Term{} }
func noExtension(l *rules.Limit) { l.Extended = calendar.Term{} }

func TestOneOfTwoWhoPublishAtOnceWins(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		s := serviceOf(db)
		write(t, db, func(tx *gorm.DB) error { _, err := rules.Ensure(tx, id, day); return err })
		errs := make([]error, 8)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				_, errs[i] = s.Publish(context.Background(), actor(id, access.Office), rules.Publication{BaseVersion: 1, ValidFrom: day, Data: rules.Preset()})
			})
		}
		all.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
			} else if !errors.Is(err, database.ErrStale) {
				t.Error(err)
			}
		}
		var stored []int
		if err := db.Read(t.Context()).Model(&rules.RuleSet{}).Order("version").Pluck("version", &stored).Error; err != nil || won != 1 || !slices.Equal(stored, []int{1, 2}) {
			t.Errorf("%d won, stored are %v (%v)", won, stored, err)
		}
	})
}

// send sends a request with a body, as somebody with the role.
func send(t *testing.T, db *database.DB, congressID uint, role access.Role, method, path, contentType string, body []byte) (int, map[string]any) {
	t.Helper()
	gin.SetMode(gin.TestMode)
	router := gin.New()
	group := router.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, actor(congressID, role)) })
	serviceOf(db).Routes(group)
	r := httptest.NewRequest(method, "/api/v1"+path, bytes.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	answer := httptest.NewRecorder()
	router.ServeHTTP(answer, r)
	var v map[string]any
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		t.Fatalf("%s answered %q", path, answer.Body)
	}
	return answer.Code, v
}

func publication(t *testing.T, base int, from calendar.Date, d rules.Data) []byte {
	t.Helper()
	text, err := json.Marshal(rules.Publication{BaseVersion: base, ValidFrom: from, Data: d})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestOnlyTheOfficePublishes(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		version := 0
		for _, role := range access.Roles {
			may := role == access.Office || role == access.Head
			for _, path := range []string{"/rules/preview", "/rules"} {
				want := http.StatusForbidden
				if may {
					want = http.StatusOK
				}
				if may && path == "/rules" {
					want = http.StatusCreated
				}
				status, got := send(t, db, id, role, "POST", path, "application/json", publication(t, version, day, rules.Preset()))
				if status != want {
					t.Errorf("%s as %s: %d %v", path, role, status, got)
				}
				if status == http.StatusCreated {
					version = int(got["version"].(float64))
				}
			}
			_, shown := send(t, db, id, role, "GET", "/rules", "", nil)
			if offered := slices.Contains(shown["actions"].([]any), any("publish_rules")); offered != may {
				t.Errorf("%s is offered to publish: %v", role, offered)
			}
			_, shown = send(t, db, id, role, "GET", "/calendar", "", nil)
			if shown["own_years"] == nil {
				t.Error("a list without entries is sent as null")
			}
			if offered := slices.Contains(shown["actions"].([]any), any("change_calendar")); offered != may {
				t.Errorf("%s is offered to change the calendar: %v", role, offered)
			}
		}
	})
}

func TestVersionsAreListedAndCompared(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		other := id + 1
		gates := with(func(d *rules.Data) { d.Gates.ReplyCheck = true })
		classes := with(func(d *rules.Data) { d.ReplyClasses = rules.Scheme(rules.ThreeClass) })
		for base, p := range []struct {
			from calendar.Date
			data rules.Data
		}{{day, gates}, {day.AddDays(40), rules.Preset()}, {day.AddDays(30), classes}} {
			if base > 0 {
				base++
			}
			if base == 3 {
				_, preview := send(t, db, id, access.Head, "POST", "/rules/preview", "application/json", publication(t, base, p.from, p.data))
				if fmt.Sprint(preview["supersedes"]) != "[3]" || len(preview["differences"].([]any)) == 0 {
					t.Errorf("preview: %v", preview)
				}
			}
			if status, got := send(t, db, id, access.Head, "POST", "/rules", "application/json", publication(t, base, p.from, p.data)); status != http.StatusCreated {
				t.Fatalf("publish on %d: %d %v", base, status, got)
			}
		}
		_, list := send(t, db, id, access.Deputy, "GET", "/rules/versions", "", nil)
		var got []string
		for _, row := range list["items"].([]any) {
			v := row.(map[string]any)
			got = append(got, fmt.Sprint(v["version"], " ", v["valid_from"], " ", v["state"]))
		}
		want := []string{"4 2026-04-01 future", "3 2026-04-11 superseded", "2 2026-03-02 in_force", "1 2026-03-02 superseded"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		_, compared := send(t, db, id, access.Deputy, "GET", "/rules/differences?from=1&to=2", "", nil)
		if fmt.Sprint(compared["differences"]) != "[map[after:true before:false name:gates.reply_check]]" {
			t.Errorf("differences: %v", compared)
		}
		if status, v := send(t, db, id, access.Deputy, "GET", "/rules/versions/2", "", nil); status != 200 || v["version"] != 2.0 {
			t.Errorf("version 2: %d %v", status, v)
		}
		for _, path := range []string{"/rules/versions/9", "/rules/versions/9223372036854775807", "/rules/versions/x", "/rules/differences?from=1&to=9"} {
			if status, _ := send(t, db, id, access.Deputy, "GET", path, "", nil); status != 404 {
				t.Errorf("%s: %d", path, status)
			}
		}
		if status, _ := send(t, db, other, access.Deputy, "GET", "/rules/versions/2", "", nil); status != 404 {
			t.Errorf("another congress reads the version: %d", status)
		}
		if status, _ := send(t, db, id, access.Deputy, "GET", "/rules/differences?from=1", "", nil); status != 422 {
			t.Errorf("nothing to compare with: %d", status)
		}
		if _, preset := send(t, db, id, access.Deputy, "GET", "/rules/preset", "", nil); len(preset["schemes"].([]any)) != 2 {
			t.Errorf("preset: %v", preset)
		}
	})
}

func TestDifferencesNameTheMembersOfListsByTheirCode(t *testing.T) {
	after := with(func(d *rules.Data) {
		d.CategoryList[0].Label = "法治建设"
		d.ReturnReasons = append(d.ReturnReasons, rules.Option{Code: "late", Label: "超过期限"})
		d.Lights.ByClock[rules.T2] = rules.Threshold{YellowPercent: 50, YellowDays: 2}
		d.Reminders.Steps = d.Reminders.Steps[1:]
	})
	var got []string
	for _, d := range rules.Differences(rules.Preset(), after) {
		got = append(got, d.Name+": "+d.Before+" → "+d.After)
	}
	want := []string{
		"category_list[politics_law].label: 政治法律 → 法治建设",
		"lights.by_clock.T2.red_days:  → 0", "lights.by_clock.T2.red_percent:  → 0",
		"lights.by_clock.T2.yellow_days:  → 2", "lights.by_clock.T2.yellow_percent:  → 50",
		"reminders.steps[-7].days: -7 → ", "reminders.steps[-7].to[holder]: holder → ",
		"return_reasons[late].code:  → late", "return_reasons[late].label:  → 超过期限",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestATableOfHolidaysIsRead(t *testing.T) {
	for _, c := range []struct {
		date, kind, name string
		want             string
	}{
		{"2027-01-01", "放假", "元旦", "2027-01-01 holiday"},
		{"2027年2月5日至11日", "休", "春节", "2027-02-05 holiday, 2027-02-06 holiday, 2027-02-07 holiday, 2027-02-08 holiday, 2027-02-09 holiday, 2027-02-10 holiday, 2027-02-11 holiday"},
		{"２０２７／４／３０～５／１", "放假", "劳动节", "2027-04-30 holiday, 2027-05-01 holiday"},
		{"2027-12-31至2028-01-01", "放假", "元旦", "2027-12-31 holiday, 2028-01-01 holiday"},
		{"2027.2.20", "调休上班", "春节", "2027-02-20 workday"},
		{"2027-02-30", "放假", "春节", "日期 date"},
		{"2027-01-03至2027-01-01", "放假", "元旦", "日期 range"},
		{"2027-01-01至2027-12-31", "放假", "元旦", "日期 range"},
		{"一月一日", "放假", "元旦", "日期 date"},
		{"2027-01-01", "不上班", "", "类型 oneof, 名称 required"},
	} {
		table, err := rules.ReadCalendarTable([]byte("日期\t类型\t名称\n" + c.date + "\t" + c.kind + "\t" + c.name + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		add := func(text string) {
			if got != "" {
				got += ", "
			}
			got += text
		}
		for _, d := range table.Days {
			add(d.Date.String() + " " + string(d.Kind))
		}
		for _, row := range table.Rows {
			for _, p := range row.Problems {
				add(p.Column + " " + p.Code)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.date, got, c.want)
		}
	}
}

func TestATableMayBePastedWithoutHeadings(t *testing.T) {
	for _, text := range []string{"2027-01-01 放假 元旦\n2027-01-03　上班　元旦\n", "2027-01-01,放假,元旦\n2027-01-03,上班,元旦", "\n２０２７年1月1日\t放假\t元旦\n2027年1月3日\t上班\t元旦\n"} {
		table, err := rules.ReadCalendarTable([]byte(text))
		if err != nil || len(table.Rows) > 0 || len(table.Days) != 2 || table.Days[1].Date.String() != "2027-01-03" || table.Days[0].Name != "元旦" {
			t.Errorf("%q: %+v %v", text, table, err)
		}
	}
}

func TestATableComesAsAFileAndOnlyFromTheOffice(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		part, err := form.CreateFormFile("file", "2027.csv")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte("日期,类型,名称\n2027-01-01,放假,元旦\n2027-01-01,上班,元旦\nx,放假,元旦\n")); err != nil {
			t.Fatal(err)
		}
		if err := form.Close(); err != nil {
			t.Fatal(err)
		}
		status, got := send(t, db, id, access.Office, "POST", "/calendar/table", form.FormDataContentType(), body.Bytes())
		if status != 200 || fmt.Sprint(got["days"]) != "[map[date:2027-01-01 kind:workday name:元旦]]" || len(got["rows"].([]any)) != 1 {
			t.Errorf("%d %v", status, got)
		}
		if status, _ := send(t, db, id, access.Clerk, "POST", "/calendar/table", form.FormDataContentType(), body.Bytes()); status != 403 {
			t.Errorf("a clerk reads a table: %d", status)
		}
	})
}
