package suggestion

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/search"
)

func (w *world) searched(who, query string) []Row {
	w.Helper()
	return decode[struct{ Items []Row }](w, w.call(who, http.MethodGet, "/suggestions?q="+url.QueryEscape(query), nil)).Items
}

func (w *world) alike(who, title string, except uint) AlikeList {
	w.Helper()
	answer := w.call(who, http.MethodGet, fmt.Sprintf("/suggestions/alike?title=%s&except=%d", url.QueryEscape(title), except), nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("alike as %s: %d %s", who, answer.Code, answer.Body)
	}
	return decode[AlikeList](w, answer)
}

// Replies and contacts are found once they are there to read, and by those who
// read them; drafts and feedback are not.
func TestRepliesAndContactsAreFoundOnceTheyAreThere(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, reply := w.item(atDrafted)
		found := func(want map[string]int) {
			t.Helper()
			for query, count := range want {
				for _, who := range []string{"lead", "office", "clerk"} {
					if got := len(w.searched(who, query)); got != count {
						t.Errorf("%s as %s: %d found, want %d", query, who, got, count)
					}
				}
				if got := len(w.searched("other_unit", query)); got != 0 {
					t.Errorf("%s: another unit finds it", query)
				}
			}
		}
		found(map[string]int{"听取意见": 1, "公交 联络站": 1, "已研究办理": 0})
		w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, fields{"pass": true, "comment": "", "document_no": ""})
		found(map[string]int{"已研究办理": 0})
		w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, fields{"pass": true, "comment": "", "document_no": freeNumber})
		w.do("lead", fmt.Sprintf("/suggestions/%d/feedback", id), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "仍然等很久"})
		found(map[string]int{"已研究办理": 1, "听取 研究办理": 1, "等很久": 0})
	})
}

// A list says where the words stand that it was searched for, however they are
// written.
func TestAListShowsWhereTheWordsStand(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.item(atDelivered)
		for query, want := range map[string]struct {
			title string
			in    map[string]string
		}{
			"公交":     {"关于完善城区[公交]线路的建议", map[string]string{"text": "城东片区[公交]班次少。"}},
			"綫路":     {"关于完善城区公交[线路]的建议", map[string]string{"text": "增开城东至高铁站[线路]", "reply": "已研究办理：增开城东至高铁站[线路]"}},
			"研究 末班車": {"", map[string]string{"text": "延长[末班车]时间", "reply": "已[研究]办理：增开城东至高铁站线路"}},
		} {
			rows := w.searched("office", query)
			if len(rows) != 1 {
				t.Fatalf("%s: %d found", query, len(rows))
			}
			in := map[string]string{}
			for _, f := range rows[0].Found {
				in[f.In] = bracketed(f.Pieces)
			}
			if rows[0].TitlePieces == nil || rows[0].Found == nil {
				t.Errorf("%s: a list that is no list: %+v %+v", query, rows[0].TitlePieces, rows[0].Found)
			}
			if got := bracketed(rows[0].TitlePieces); got != want.title {
				t.Errorf("%s: title %q, want %q", query, got, want.title)
			}
			if diff := cmp.Diff(want.in, in); diff != "" {
				t.Errorf("%s: %s", query, diff)
			}
		}
		if row := w.listed("office", "")[0]; len(row.Found) > 0 || len(row.TitlePieces) > 0 {
			t.Errorf("without a search: %+v %+v", row.Found, row.TitlePieces)
		}
	})
}

// A search is one condition among others.
func TestASearchIsNarrowedByOtherConditions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		delivered, _, _ := w.item(atDelivered)
		assigned, _, _ := w.item(atAssigned)
		registered, _, _ := w.item(atRegistered)
		session := w.row(delivered).SessionID
		for query, want := range map[string][]uint{
			"": {delivered, assigned, registered}, "&phase=assigned": {assigned}, "&phase=archived": nil, "&category=urban_environment": {delivered, assigned, registered},
			"&category=social": nil, fmt.Sprint("&unit_id=", transport): {delivered, assigned}, fmt.Sprint("&unit_id=", education): nil, "&class=A": {delivered},
			fmt.Sprint("&session_id=", session): {delivered, assigned, registered}, fmt.Sprint("&session_id=", session+1): nil,
			fmt.Sprintf("&unit_id=%d&phase=awaiting_feedback&sort=due", transport): {delivered}, "&size=2&page=2&sort=number": {registered},
		} {
			var got []uint
			for _, row := range w.listed("office", "q="+url.QueryEscape("公交 班次")+query) {
				got = append(got, row.ID)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%q: %v, want %v", query, got, want)
			}
			if other := w.listed("office", "q="+url.QueryEscape("航空 班次")+query); len(other) > 0 {
				t.Errorf("%q: %d found by other words", query, len(other))
			}
		}
	})
}

func bracketed(pieces []search.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			p.Text = "[" + p.Text + "]"
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// What a proposer changes in a returned item is found once it is submitted again.
func TestARevisionIsFoundOnceItIsSubmitted(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.do("office", w.path(id, "return"), id, fields{"reason_code": "other", "reason": "请补充"})
		edited := having(having(draft, "title", "关于开通夜间巴士的建议"), "version", w.row(id).Version)
		if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %d %s", answer.Code, answer.Body)
		}
		if len(w.searched("office", "夜间巴士")) != 0 || len(w.alike("head", "关于开通夜间巴士的建议", 0).Alike) != 0 {
			t.Error("what is being revised is found")
		}
		if _, err := w.svc.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(w.searched("office", "夜间巴士")) != 0 || len(w.searched("office", "完善城区")) != 1 {
			t.Error("after indexing anew what is being revised is found")
		}
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		if len(w.searched("office", "夜间巴士")) != 1 || len(w.searched("office", "完善城区")) != 0 || len(w.alike("head", "关于开通夜间巴士的建议", 0).Alike) != 1 {
			t.Error("after submitting again")
		}
	})
}

// What co-signers confirm of a revision is the proposers' own until it is handed
// in again: the office reads, finds and lists what was handed in before.
func TestAConfirmedRevisionIsTheProposersUntilItIsHandedIn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := at(atDraft, invited, confirmed)(w)
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		w.now = w.now.Add(time.Hour)
		w.do("office", w.path(id, "start-review"), id, nil)
		w.do("office", w.path(id, "return"), id, fields{"reason_code": "other", "reason": "请补充"})
		edited := having(having(draft, "title", "关于开通夜间巴士的建议"), "version", w.row(id).Version)
		if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %d %s", answer.Code, answer.Body)
		}
		w.do("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 2})
		if _, err := w.svc.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		for who, no := range map[string]int{"office": 1, "head": 1, "lead": 2, "cosigner": 2} {
			if v := w.view(who, id); v.Content.VersionNo != no || len(v.ContentVersions) != no {
				t.Errorf("%s reads version %d of %d", who, v.Content.VersionNo, len(v.ContentVersions))
			}
		}
		if len(w.searched("office", "夜间巴士")) != 0 || len(w.searched("office", "完善城区")) != 1 {
			t.Error("the office finds what was not handed in")
		}
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		if v := w.view("office", id); v.Content.VersionNo != 2 || len(v.ContentVersions) != 2 || len(w.searched("office", "夜间巴士")) != 1 {
			t.Errorf("the office reads version %d of %d", v.Content.VersionNo, len(v.ContentVersions))
		}
	})
}

// Who writes sees what was raised before: own items, and others' as far as their
// proposers agreed that they be public.
func TestWhatIsAlikeIsShownAsFarAsItIsPublic(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		title := "关于进一步完善城区公交线路的建议"
		consent := func(to string) {
			w.write(func(tx *gorm.DB) error {
				return tx.Exec("UPDATE suggestions SET publicity_consent = ? WHERE id = ?", to, id).Error
			})
		}
		for _, c := range []struct {
			consent, who    string
			shown, readable bool
			reply           bool
		}{
			{"full", "lead", true, true, true}, {"none", "lead", true, true, true}, {"none", "office", true, true, true}, {"none", "clerk", true, true, true},
			{"full", "other_deputy", true, false, true}, {"title_only", "other_deputy", true, false, false}, {"none", "other_deputy", false, false, false},
			{"unstated", "other_deputy", false, false, false}, {"full", "other_unit", false, false, false}, {"full", "foreign_office", false, false, false},
			{"full", "foreign_lead", false, false, false}, {"full", "sysadmin", false, false, false},
		} {
			consent(c.consent)
			list := w.alike(c.who, title, 0)
			if shown := len(list.Alike) == 1; shown != c.shown {
				t.Errorf("consent %s, %s: %+v", c.consent, c.who, list)
				continue
			}
			if !c.shown {
				continue
			}
			got := list.Alike[0]
			if got.Readable != c.readable || (got.Phase != "") != c.readable || (got.Reply != "") != c.reply || (got.ClassLabel != "") != c.reply || (len(got.Units) == 1) != c.reply || got.TitleOnly == c.reply || !got.Same || got.Year != 2026 || years(list) != "2026本1" {
				t.Errorf("consent %s, %s: %+v", c.consent, c.who, list)
			}
		}
		consent("full")
		if got := w.alike("office", title, id).Alike; len(got) != 0 {
			t.Errorf("the item itself: %+v", got)
		}
		for _, other := range []string{"关于加强农村饮水安全的建议", "关于建议", "？！"} {
			if got := w.alike("office", other, 0); len(got.Alike) != 0 || years(got) != "2026本0" {
				t.Errorf("%s: %+v", other, got)
			}
		}
		w.do("head", w.path(id, "make-stub"), id, fields{"reason": "改为线下办理"})
		if got := w.alike("office", title, 0).Alike; len(got) != 0 {
			t.Errorf("what went off line: %+v", got)
		}
	})
}

// years are the years of a chain, with a mark at that of the item that asks and
// how many others there are.
func years(list AlikeList) string {
	var out []string
	for _, y := range list.Raised {
		own := ""
		if y.Own {
			own = "本"
		}
		out = append(out, fmt.Sprintf("%d%s%d", y.Year, own, y.Count))
	}
	return strings.Join(out, " ")
}

// A matter that comes again is shown year by year, whichever of its items asks
// and however many there are of one year.
func TestAMatterThatComesAgainIsShownYearByYear(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first, _, _ := w.item(atDelivered)
		w.do("lead", w.path(first, "feedback"), first, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "仍然等很久"})
		w.now = time.Date(2027, 1, 4, 4, 0, 0, 0, time.UTC) // after the session of 2026, and none since
		second, _, _ := w.item(atSubmitted)
		for range alikeMost {
			w.item(atSubmitted)
		}
		w.now = w.now.AddDate(1, 0, 0)
		drafted, _, _ := w.item(atDraft)
		title := draft["title"].(string)
		for _, c := range []struct {
			name, who string
			asks      uint
			want      string
		}{
			{"nothing that is kept", "office", 0, "20261 20277 2028本0"},
			{"a draft", "lead", drafted, "20261 20277 2028本0"},
			{"one of the middle", "office", second, "20261 2027本6"},
			{"the first", "office", first, "2026本0 20277"},
			{"another's draft", "office", drafted, "20261 20277 2028本0"},
			{"as far as it is public", "other_deputy", 0, "20261 2028本0"},
			{"of one's own unit", "clerk", 0, "20261 2028本0"},
		} {
			if got, want := years(w.alike(c.who, title, c.asks)), c.want; got != want {
				t.Errorf("%s: %s, want %s", c.name, got, want)
			}
		}
		for _, c := range []struct {
			who, result   string
			class, number bool
		}{{"office", "dissatisfied", true, true}, {"clerk", "", true, true}, {"other_deputy", "", true, true}} {
			list := w.alike(c.who, title, second)
			once := list.Raised[0].Items[0]
			if len(once.Units) != 1 || (once.ClassLabel != "") != c.class || (once.NumberText != "") != c.number || once.Result != c.result || len(list.Raised[len(list.Raised)-1].Items) > alikeMost {
				t.Errorf("%s: %+v", c.who, list.Raised)
			}
		}
	})
}

// A unit's new name, or a corrected one of a deputy, finds the items of before.
func TestANewNameFindsWhatWasFoundByTheOldOne(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atAssigned)
		w.item(atRegistered)
		units := &org.Service{DB: db, Now: w.svc.Now, UnitRenamed: UnitRenamed}
		people := &deputy.Service{DB: db, Now: w.svc.Now, Renamed: DeputiesRenamed}
		found := func(want map[string]int) {
			t.Helper()
			for query, count := range want {
				if got := len(w.searched("office", query)); got != count {
					t.Errorf("%s: %d found, want %d", query, got, count)
				}
			}
		}
		found(map[string]int{"市交通运输局": 1, "lead": 2, "交通和物流局": 0, "陈一": 0})
		unit, err := org.UnitByID(db.Read(w.Context()), 1, w.units[0])
		w.must(err)
		_, err = units.UpdateUnit(w.Context(), w.actors["sysadmin"], unit.ID, org.UnitRequest{Version: unit.Version, Name: "市交通和物流局", System: org.Government})
		w.must(err)
		row, err := deputy.ByID(db.Read(w.Context()), 1, w.row(id).LeadDeputyID)
		w.must(err)
		_, err = people.Update(w.Context(), w.actors["office"], row.ID, deputy.Request{Version: row.Version, Name: "陈一", CardNo: row.CardNo, Level: row.Level})
		w.must(err)
		found(map[string]int{"市交通运输局": 0, "lead": 0, "交通和物流局": 1, "陈一": 2, "公交": 2})
		kept := w.indexed()
		_, err = w.svc.Reindex(w.Context())
		w.must(err)
		if diff := cmp.Diff(kept, w.indexed()); diff != "" {
			t.Error(diff)
		}
	})
}

// Every item whatever happened to it has the words in the index that indexing
// anew gives it.
func TestIndexingAnewChangesNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		items := 0
		for _, phase := range slices.Sorted(maps.Keys(inPhase)) {
			for _, reach := range inPhase[phase] {
				reach(w)
				items++
			}
		}
		stub, _, _ := w.item(atReceived)
		w.do("head", w.path(stub, "make-stub"), stub, because)
		kept := w.indexed()
		if n, err := w.svc.Reindex(t.Context()); err != nil || n == 0 || items == 0 {
			t.Fatalf("%d of %d: %v", n, items, err)
		}
		if diff := cmp.Diff(kept, w.indexed()); diff != "" {
			t.Error(diff)
		}
	})
}

// meanwhile has somebody act once the mending has read what it mends from, as
// far as the engine lets others act beside it: otherwise right after it.
func (w *world) meanwhile(act func() int, mend func() error) {
	w.Helper()
	var begun atomic.Bool
	done := make(chan int, 1)
	reads := w.db.Read(w.Context()).Callback().Query()
	w.must(reads.After("gorm:query").Register("test:meanwhile", func(q *gorm.DB) {
		if q.Statement.Table != "clocks" || begun.Swap(true) {
			return
		}
		go func() { done <- act() }()
		if w.db.IsPostgres() {
			done <- <-done
		}
	}))
	err := mend()
	w.must(reads.Remove("test:meanwhile"))
	w.must(err)
	if status := <-done; status != http.StatusOK {
		w.Fatalf("who acts meanwhile gets %d", status)
	}
}

// What is derived anew beside the people who act is never older than what they
// did.
func TestWhatIsMendedIsNotOlderThanWhatHappenedMeanwhile(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.tampered = true // below
		delivered := 0
		for name, mend := range map[string]func(w *world, id uint) error{
			"words": func(w *world, _ uint) error { _, err := w.svc.Reindex(w.Context()); return err },
			"rows":  func(w *world, _ uint) error { _, _, err := w.svc.Rebuild(w.Context(), w.now); return err },
			"counted": func(w *world, id uint) error {
				_, err := w.svc.mendFigures(w.Context(), []uint{id})
				return err
			},
			"breaches":  func(w *world, id uint) error { return w.svc.noteBreach(w.Context(), id, w.now) },
			"a mandate": func(w *world, id uint) error { return w.svc.followMandate(w.Context(), id, w.now) },
			"a name": func(w *world, id uint) error {
				return w.db.Write(w.Context(), func(tx *gorm.DB) error { return UnitRenamed(tx, w.units[0]) })
			},
		} {
			id, _, reply := w.item(atInSignoff)
			delivered++
			w.write(func(tx *gorm.DB) error {
				return tx.Exec("UPDATE suggestions SET due_kind = 'T1' WHERE id = ?", id).Error
			})
			version := w.version("signer", id)
			w.meanwhile(func() int {
				return w.call("signer", http.MethodPost, fmt.Sprintf("/replies/%d/sign", reply), fields{"version": version, "pass": true, "document_no": w.nextNumber()}).Code
			}, func() error { return mend(w, id) })
			if row, found := w.row(id), len(w.searched("office", "已研究办理")); row.Phase != AwaitingFeedback || found != delivered {
				t.Errorf("%s: the item is in %s, %d of %d replies are found", name, row.Phase, found, delivered)
			}
			kept := w.indexed()
			_, differed, err := w.svc.Rebuild(w.Context(), w.now)
			w.must(err)
			if _, err := w.svc.Reindex(w.Context()); err != nil || len(differed) > 0 || cmp.Diff(kept, w.indexed()) != "" {
				t.Errorf("%s: %v differ, %v\n%s", name, differed, err, cmp.Diff(kept, w.indexed()))
			}
		}
	})
}

func (w *world) indexed() (out []string) {
	w.Helper()
	for _, q := range []string{"SELECT id || ' ' || body FROM search_documents ORDER BY id", "SELECT id || ' ' || pair || ' ' || pairs FROM search_titles ORDER BY id, pair"} {
		var rows []string
		if err := w.db.Read(w.Context()).Raw(q).Scan(&rows).Error; err != nil {
			w.Fatal(err)
		}
		out = append(out, rows...)
	}
	return out
}
