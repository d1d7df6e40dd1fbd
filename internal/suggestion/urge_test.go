package suggestion

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// Whoever is offered to urge may, and who may is offered it: the lead from half
// of T5 on and every ten days, the offices at any time.
func TestUrgingIsOfferedWhenItIsAllowed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		path := fmt.Sprintf("/assignments/%d/urge", assignment)
		urges := func(who string, day int, want bool) {
			t.Helper()
			w.now = noon.Add(time.Duration(day) * 24 * time.Hour)
			if offered := slices.Contains(w.view(who, id).Rounds[0].Assignments[0].Actions, SendUrge); offered != want {
				t.Errorf("on day %d the %s is offered to urge: %v", day, who, offered)
			}
			wantCode := map[bool]int{true: http.StatusOK, false: http.StatusConflict}[want]
			if answer := w.try(who, path, id, fields{"note": "请抓紧办理"}); answer.Code != wantCode {
				t.Errorf("on day %d the %s urges: %d %s", day, who, answer.Code, answer.Body)
			}
		}
		urges("office", 0, true)
		urges("gov_office", 0, true)
		urges("lead", 45, false)
		urges("lead", 46, true)
		urges("lead", 55, false)
		urges("office", 55, true)
		urges("lead", 56, true)
	})
}

// letters are those by which units were urged on an item, as somebody finds them.
func (w *world) letters(who string, id uint) (out []UrgeView) {
	w.Helper()
	for _, e := range w.view(who, id).Timeline {
		if e.Letter != nil {
			out = append(out, *e.Letter)
		}
	}
	return out
}

// What is urged goes out by a letter of the office that urges, numbered in its
// own series of the year; what moves later leaves it, and its print, as it was.
func TestAnUrgingStaysAsItWasSent(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.signs(func(d *rules.Data) { d.UrgeSign, d.GovernmentUrgeSign = "云人代催", "云政办催" })
		id, assignment, _ := w.item(atReceived)
		urge := func(who string) {
			t.Helper()
			w.do(who, fmt.Sprintf("/assignments/%d/urge", assignment), id, fields{"note": "请抓紧办理"})
			w.now = w.now.Add(time.Minute)
		}
		urge("office")
		urge("gov_office")
		urge("office")
		sent := w.letters("clerk", id)
		day := calendar.MustParse
		v := w.view("office", id)
		text := UrgeText{"云岭市人民代表大会", org.DefaultOfficeName, "市交通运输局", v.SessionName, v.NumberText, v.Title, day("2026-06-02"), calendar.Date{}, "请抓紧办理", day("2026-03-02")}
		ofGovernment := text
		ofGovernment.Issuer, ofGovernment.Sender = "云岭市人民政府办公室", "云岭市人民政府办公室"
		want := []UrgeView{{text, "云人代催〔2026〕1号", sent[0].Code}, {ofGovernment, "云政办催〔2026〕1号", sent[1].Code}, {text, "云人代催〔2026〕2号", sent[2].Code}}
		if diff := cmp.Diff(want, sent, sameDay); diff != "" || sent[0].Code == sent[2].Code || sent[0].Code == "" {
			t.Errorf("codes %s and %s: %s", sent[0].Code, sent[2].Code, diff)
		}
		if got := w.letters("lead", id); len(got) > 0 {
			t.Errorf("the proposer finds %+v", got)
		}
		w.agree(id, asking("clerk", "/assignments/%[2]d/extension-request", moreTime)(w, id), "signer", "gov_office", "head")
		w.do("office", w.path(id, "correct"), id, fields{"title": "关于优化城区公交线路的建议", "category": "social", "reason": "标题与内容一致"})
		if w.clocks(id)["T5"].DueOn == day("2026-06-02") {
			t.Fatal("nothing moved")
		}
		if diff := cmp.Diff(sent, w.letters("office", id), sameDay); diff != "" {
			t.Error(diff)
		}
		for i, issuer := range []string{"云岭市人民代表大会" + org.DefaultOfficeName, "云岭市人民政府办公室"} {
			p, err := w.svc.IssuedUrge(t.Context(), sent[i].Code)
			if err != nil || p.Kind != "urge" || p.IssuerName != issuer || p.Number != sent[i].Number || p.On != day("2026-03-02") || p.Then != p.Now || p.Replaced || p.ItemID != id || p.ItemNumber != v.NumberText {
				t.Errorf("its print: %+v, %v", p, err)
			}
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE urges SET letter_said = replace(letter_said, '2026-06-02', '2026-09-02')").Error
		})
		if p, err := w.svc.IssuedUrge(t.Context(), sent[0].Code); err != nil || p.Then == p.Now {
			t.Errorf("a changed letter passes for what was sent: %v", err)
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		if _, err := w.svc.IssuedUrge(t.Context(), sent[0].Code); !errors.Is(err, database.ErrNotFound) || len(w.letters("office", id)) > 0 {
			t.Errorf("of what went off line: %v", err)
		}
	})
}

// A deputy urges without a letter; without signs the offices' have no numbers.
func TestWhoUrgesWithoutALetterOrANumber(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		w.now = noon.AddDate(0, 0, 60)
		for _, who := range []string{"lead", "office"} {
			w.do(who, fmt.Sprintf("/assignments/%d/urge", assignment), id, fields{"note": "请抓紧办理"})
		}
		if got := w.letters("office", id); len(got) != 1 || got[0].Number != "" || got[0].Code == "" || got[0].Issuer != "云岭市人民代表大会" {
			t.Errorf("%+v", got)
		}
	})
}

// The government office is offered nothing for units that are not its own.
func TestTheGovernmentOfficeActsForUnitsOfTheGovernment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "separate", "note": ""}, fields{"unit_id": propaganda, "role": "separate", "note": ""})
		for who, want := range map[string][2]bool{"gov_office": {true, false}, "office": {true, true}} {
			for _, shown := range w.view(who, id).Rounds[0].Assignments {
				may := want[0]
				if shown.ID == a[propaganda] {
					may = want[1]
				}
				if got := slices.Contains(shown.Actions, SendUrge); got != may {
					t.Errorf("the %s is offered to urge %s: %v", who, shown.UnitName, got)
				}
			}
		}
		if answer := w.try("gov_office", fmt.Sprintf("/assignments/%d/urge", a[propaganda]), id, fields{"note": "请抓紧办理"}); answer.Code != http.StatusForbidden {
			t.Errorf("it urges a unit of the party: %d", answer.Code)
		}
		w.agree(id, w.do("clerk", fmt.Sprintf("/assignments/%d/return-request", a[transport]), id, giveBack).RequestID, "signer")
		if !slices.Contains(w.view("gov_office", id).Actions, ChangeAssignments) {
			t.Error("the government office cannot change its units")
		}
		w.do("office", w.path(id, "assignments"), id, fields{"add": []fields{}, "cancel": []uint{a[transport]}, "replace": 0, "reason": "职责调整"})
		if seen := w.call("gov_office", http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil); seen.Code != http.StatusNotFound {
			t.Errorf("without a unit of the government it sees the item: %d", seen.Code)
		}
	})
}

// Who drafted or signed a reply does not check it for the government office.
func TestNobodyChecksWhatHeDraftedOrSigned(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, reply := w.item(atInSignoff)
		for _, name := range []string{"clerk", "signer"} {
			both := w.actors["gov_office"]
			both.UserID = w.actors[name].UserID
			w.actors[name+" who governs"] = both
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE replies SET signed_by = ? WHERE id = ?", w.actors["signer"].UserID, reply).Error
		})
		signedToCheck(w, id)
		for _, name := range []string{"clerk", "signer"} {
			if answer := w.try(name+" who governs", fmt.Sprintf("/replies/%d/check", reply), id, pass); answer.Code != http.StatusForbidden {
				t.Errorf("the %s checks it: %d", name, answer.Code)
			}
		}
		w.do("gov_office", fmt.Sprintf("/replies/%d/check", reply), id, pass)
	})
}
