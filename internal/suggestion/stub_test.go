package suggestion

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// nowhere fails for each column that still holds one of the words.
func (w *world) nowhere(words ...string) {
	w.Helper()
	for _, word := range words {
		for _, place := range w.holding(word) {
			w.Errorf("%q is still in %s", word, place)
		}
	}
}

// titled gives the item at hand words of its own, which no other item has.
func (w *world) titled(id uint, title string) {
	w.Helper()
	w.do("office", w.path(id, "correct"), id, fields{"title": title, "category": "social", "reason": "标题应与内容一致"})
}

// What was merged, split off, proposed or attached keeps no word of an item
// that went off line, in either direction; what the others say themselves stays.
func TestAStubLeavesNoTextWithItsRelatives(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		merged, _, _ := w.item(atRegistered)
		target, _, _ := w.item(atRegistered)
		w.titled(target, "关于绝密工程的建议")
		w.agree(merged, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, merged), "head")
		forwarded(w, target)
		w.do("gov_office", w.path(target, "propose-units"), target, fields{"units": []fields{{"unit_id": transport, "role": "sole", "note": "绝密工程由该局负责"}}})
		w.uploaded("office", "绝密工程图纸.pdf", "application/pdf")
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE attachments SET owner_kind = ?, owner_id = ? WHERE id = 1", OwnerKind, target).Error
		})
		before := w.view("office", merged)
		if name := before.Requests[0].Other.name(); name != before.Requests[0].Data.Text || !strings.Contains(name, "绝密工程") {
			t.Errorf("the Request names %q, %q", name, before.Requests[0].Data.Text)
		}
		w.do("head", w.path(target, "make-stub"), target, because)
		w.nowhere("绝密工程")
		after := w.view("office", merged)
		if after.Requests[0].Other.Title != StubTitle || !strings.Contains(after.Requests[0].Data.Text, StubTitle) {
			t.Errorf("the Request now names %+v, %q", after.Requests[0].Other, after.Requests[0].Data.Text)
		}
		told := ""
		for _, e := range after.Timeline {
			if e.Kind == "confirm_merge" {
				told = e.Data["text"]
			}
		}
		if !strings.Contains(told, StubTitle) {
			t.Errorf("the timeline tells of %q", told)
		}
	})
}

func TestAStubLeavesNoTextWhereItWasSplitOff(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first, second := splitInTwo(w)
		for _, e := range w.view("office", second).Timeline {
			if e.Kind == "split_off" && !strings.Contains(e.Data["text"], "关于完善城区公交线路的建议") {
				t.Errorf("the second item is told to be part of %q", e.Data["text"])
			}
		}
		w.do("head", w.path(second, "make-stub"), second, because)
		w.nowhere(fmt.Sprint(toSplit["title"]), "延长末班车时间")
		if v := w.view("office", first); v.Title != "关于完善城区公交线路的建议" || v.Content.Points[0].Text != "增开线路" || v.Requests[0].Other.Title != StubTitle {
			t.Errorf("the first item: %q, %+v, %+v", v.Title, v.Content.Points, v.Requests[0].Other)
		}

		first, second = splitInTwo(w)
		w.titled(first, "关于绝密工程的建议")
		w.do("head", w.path(first, "make-stub"), first, because)
		w.nowhere("绝密工程")
		if v := w.view("office", second); v.Title != toSplit["title"] {
			t.Errorf("the second item: %q", v.Title)
		}
	})
}

func splitInTwo(w *world) (first, second uint) {
	w.Helper()
	first, _, _ = w.item(atUnderReview)
	knownPoints(w, first)
	w.agree(first, asking("office", "/suggestions/%[1]d/split-request", toSplit)(w, first), "lead")
	row, err := database.One[Suggestion](w.db.Read(w.Context()).Where("split_from_id = ?", first))
	w.must(err)
	return first, row.ID
}

// What was written before with the titles of other items reads as it did, and
// holds them no more.
func TestFormerlyCopiedTitlesBecomeReferences(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		merged, _, _ := w.item(atRegistered)
		w.agree(merged, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, merged), "head")
		first, second := splitInTwo(w)
		want := map[uint][]EventView{}
		for _, id := range []uint{merged, first, second} {
			want[id] = w.view("office", id).Timeline
		}
		w.write(func(tx *gorm.DB) error {
			for _, old := range []string{
				`UPDATE consent_requests SET data = '{"target_id":` + fmt.Sprint(target) + `,"text":"第1号《旧标题》"}' WHERE kind = 'merge'`,
				`UPDATE consent_requests SET data = '{"points":["p2"],"text":"旧标题"}' WHERE kind = 'split'`,
				`UPDATE timeline_events SET data = '{"text":"旧标题","outcome":"agreed"}' WHERE kind IN ('confirm_merge', 'consent_split')`,
				`UPDATE timeline_events SET data = '{"text":"旧标题","reason":"内容相同"}' WHERE kind = 'ask_merge'`,
				`UPDATE timeline_events SET data = '{"text":"旧标题","reason":"一事一议"}' WHERE kind = 'split'`,
				`UPDATE timeline_events SET data = '{"text":"旧标题"}' WHERE kind = 'split_off'`,
				`UPDATE suggestions SET split_from_id = NULL`,
			} {
				if err := tx.Exec(old).Error; err != nil {
					return err
				}
			}
			return w.migrate(tx, "00026_other_items.sql")
		})
		w.nowhere("旧标题")
		for id, events := range want {
			for i, e := range w.view("office", id).Timeline {
				if e.Data["text"] != events[i].Data["text"] {
					t.Errorf("%s of item %d tells of %q, want %q", e.Kind, id, e.Data["text"], events[i].Data["text"])
				}
			}
		}
		if v := w.view("office", first); v.Requests[0].Other == nil || v.Requests[0].Other.ID != second {
			t.Errorf("what was split off: %+v", v.Requests[0].Other)
		}
	})
}

// migrate runs what a migration does to rows that are there.
func (w *world) migrate(tx *gorm.DB, name string) error {
	w.Helper()
	text, err := os.ReadFile("../database/migrations/" + tx.Name() + "/" + name)
	w.must(err)
	up, _, _ := strings.Cut(string(text), "-- +goose Down")
	for _, statement := range strings.Split(up, ";\n") {
		if !strings.Contains(statement, "UPDATE") || strings.Contains(statement, "ALTER TABLE") {
			continue
		}
		if err := tx.Exec(statement).Error; err != nil {
			return err
		}
	}
	return nil
}

// A stub takes words away, not what a Request is about.
// Its papers are not checked any more: a print would be called altered, and its
// number told to whoever has one.
func TestPapersOfAStubAreNotKnown(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		var code string
		if err := db.Read(t.Context()).Model(&Reply{}).Where("suggestion_id = ?", id).Pluck("code", &code).Error; err != nil {
			t.Fatal(err)
		}
		papers := &Service{DB: db}
		if _, err := papers.IssuedReply(t.Context(), code); code == "" || err != nil {
			t.Fatalf("the reply's code %q: %v", code, err)
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		if _, err := papers.IssuedReply(t.Context(), code); !errors.Is(err, database.ErrNotFound) {
			t.Errorf("the code of a reply whose text is gone: %v", err)
		}
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "satisfied", "reasons": ""})
		if _, err := papers.IssuedReply(t.Context(), code); !errors.Is(err, database.ErrNotFound) {
			t.Errorf("after one more step: %v", err)
		}
	})
}

func TestARequestCanBeDecidedAfterAStub(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		id, _, _ := w.item(atRegistered)
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, id)
		w.do("head", w.path(id, "make-stub"), id, because)
		w.agree(id, request, "head")
		w.phase(id, Merged)

		late, assignment, _ := w.item(atReceived)
		request = w.do("clerk", fmt.Sprintf("/assignments/%d/extension-request", assignment), late, moreTime).RequestID
		w.do("head", w.path(late, "make-stub"), late, because)
		w.agree(late, request, "signer", "gov_office", "head")
		if got := w.clocks(late)["T5"].DueOn.String(); got != moreTime["until"] {
			t.Errorf("extended to %q", got)
		}
	})
}

func TestAWithdrawnItemCanBeMadeAStub(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "office")
		w.do("head", w.path(id, "make-stub"), id, because)
		if v := w.view("head", id); !v.Stub || v.Phase != Withdrawn {
			t.Errorf("stub %t in %s", v.Stub, v.Phase)
		}
	})
}
