package suggestion

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/imprint"
	"lianluo/internal/rules"
)

var sameDay = cmp.Comparer(func(a, b calendar.Date) bool { return a == b })

// signed makes the congress number its notices.
func (w *world) signed(sign string) {
	w.Helper()
	w.signs(func(d *rules.Data) { d.NoticeSign = sign })
}

// signs changes the congress's rules.
func (w *world) signs(change func(d *rules.Data)) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		set, err := rules.Ensure(tx, w.actors["office"].CongressID, calendar.On(w.now))
		if err != nil {
			return err
		}
		change(&set.Data)
		return tx.Save(set).Error
	})
}

// notices are those of an item, in the order of its assignments.
func (w *world) notices(id uint) (out []NoticeView) {
	w.Helper()
	for _, r := range w.view("office", id).Rounds {
		for _, a := range r.Assignments {
			if a.Notice == nil {
				w.Fatalf("assignment %d has no notice", a.ID)
			}
			out = append(out, *a.Notice)
		}
	}
	return out
}

func (w *world) issued(code string) imprint.Issued {
	w.Helper()
	p, err := w.svc.IssuedNotice(w.Context(), code)
	if err != nil {
		w.Fatalf("%s: %v", code, err)
	}
	return p
}

// Each unit has a notice of its own, numbered through the year over all items,
// which names the others and their parts.
func TestEachAssignmentGoesOutByANotice(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.signed("云人代交")
		id, _, _ := w.item(atRegistered)
		w.assign(id, fields{"unit_id": w.units[0], "role": "lead", "note": "请按期办理"}, fields{"unit_id": education, "role": "co", "note": ""})
		got := w.notices(id)
		day := calendar.MustParse
		title := w.view("office", id).Title
		names := []string{got[0].UnitName, got[1].UnitName}
		want := []NoticeView{
			{NoticeText{title, names[0], RoleLead, []NoticeParty{{names[1], RoleCo}}, day("2026-03-05"), day("2026-06-02"), "请按期办理", day("2026-03-02")}, "云人代交〔2026〕1号", got[0].Code},
			{NoticeText{title, names[1], RoleCo, []NoticeParty{{names[0], RoleLead}}, day("2026-03-05"), day("2026-04-02"), "", day("2026-03-02")}, "云人代交〔2026〕2号", got[1].Code},
		}
		if diff := cmp.Diff(want, got, sameDay); diff != "" || got[0].Code == got[1].Code || names[0] == names[1] {
			t.Errorf("codes %s and %s: %s", got[0].Code, got[1].Code, diff)
		}
		other, _, _ := w.item(atAssigned)
		if no := w.notices(other)[0].Number; no != "云人代交〔2026〕3号" {
			t.Errorf("the next one is %s", no)
		}
		w.now = calendar.MustParse("2027-01-04").Start()
		nextYear, _, _ := w.item(atAssigned)
		if no := w.notices(nextYear)[0].Number; no != "云人代交〔2027〕1号" {
			t.Errorf("that of the next year is %s", no)
		}
	})
}

// What moves after a notice went out leaves it, and its print, as they were.
func TestANoticeStaysAsItWentOut(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atReceived)
		before := w.notices(id)[0]
		if before.Number != "" {
			t.Errorf("without a sign it is numbered %s", before.Number)
		}
		w.agree(id, asking("clerk", "/assignments/%[2]d/extension-request", moreTime)(w, id), "signer", "gov_office", "head")
		w.do("office", fmt.Sprintf("/suggestions/%d/correct", id), id, fields{"title": "关于优化城区公交线路的建议", "category": "social", "reason": "标题与内容一致"})
		if w.clocks(id)["T5"].DueOn == before.AnswerBy {
			t.Fatal("nothing moved")
		}
		if diff := cmp.Diff(before, w.notices(id)[0], sameDay); diff != "" {
			t.Error(diff)
		}
		if p := w.issued(before.Code); p.Kind != "notice" || p.Then != p.Now || p.Replaced || p.ItemID != id || p.On != calendar.On(noon) {
			t.Errorf("its print: %+v", p)
		}
	})
}

func TestAPrintOfANoticeTellsWhetherItStands(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		recalled, assignment, _ := w.item(atAssigned)
		code := w.notices(recalled)[0].Code
		w.do("office", fmt.Sprintf("/assignments/%d/recall", assignment), recalled, because)
		if p := w.issued(code); !p.Replaced || p.Then != p.Now {
			t.Errorf("of what was recalled: %+v", p)
		}
		changed, assignment, _ := w.item(atAssigned)
		code = w.notices(changed)[0].Code
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE assignments SET notice_said = replace(notice_said, '2026-06-02', '2026-09-02') WHERE id = ?", assignment).Error
		})
		if p := w.issued(code); p.Then == p.Now {
			t.Error("a changed notice passes for what was issued")
		}
		gone, _, _ := w.item(atAssigned)
		code = w.notices(gone)[0].Code
		w.do("head", fmt.Sprintf("/suggestions/%d/make-stub", gone), gone, because)
		if _, err := w.svc.IssuedNotice(t.Context(), code); !errors.Is(err, database.ErrNotFound) {
			t.Errorf("of what went off line: %v", err)
		}
	})
}
