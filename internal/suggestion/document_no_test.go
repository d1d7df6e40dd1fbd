package suggestion

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/imprint"
)

func TestTheNumberAfterAUnitsLastOneIsProposed(t *testing.T) {
	today := calendar.MustParse("2026-11-28")
	for last, want := range map[string]string{
		"": "", "云交函2026第3号": "", "云交函〔2026〕3": "", "云交函〔2026〕9999999号": "",
		"云交函〔2026〕3号": "云交函〔2026〕4号", "云交函〔2026〕099号": "云交函〔2026〕100号", "云交函〔2025〕87号": "云交函〔2026〕1号",
	} {
		if got := nextDocumentNo(last, today); got != want {
			t.Errorf("after %q: %q, want %q", last, got, want)
		}
	}
}

func TestWhoSignsIsProposedTheUnitsNextNumberAndNobodyElse(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		proposed := func(who string, id uint) string {
			for _, a := range w.view(who, id).Rounds[0].Assignments {
				if a.Reply != nil {
					return a.Reply.NextDocumentNo
				}
			}
			return ""
		}
		first, _, reply := w.item(atInSignoff)
		if got := proposed("signer", first); got != "" {
			t.Errorf("before the unit's first reply: %q", got)
		}
		w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), first, fields{"pass": true, "comment": "", "document_no": "云交函〔2026〕17号"})
		second, _, _ := w.item(atInSignoff)
		if got := proposed("signer", second); got != "云交函〔2026〕18号" {
			t.Errorf("after it: %q", got)
		}
		for _, who := range []string{"clerk", "reviewer", "gov_office"} {
			if got := proposed(who, second); got != "" {
				t.Errorf("%s is proposed %q", who, got)
			}
		}
	})
}

// What a co-handler signs is a letter of its unit: it gets the next number of
// all that the unit signed, and a code, by which prints are checked; one that
// was sent back is still known as issued, and as replaced.
func TestASignedOpinionIsNumberedAndItsPrintsAreChecked(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		draft := func(id, co uint, text string) {
			w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", co), id, fields{"text": text, "hand_over": true})
		}
		helped := func() (id, co uint) {
			id, _, _ = w.item(atRegistered)
			co = w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})[propaganda]
			w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", co), id, nil)
			draft(id, co, "同意增设信号灯。")
			return id, co
		}
		id, co := helped()
		opinion := func(who string) OpinionView {
			for _, a := range w.view(who, id).Rounds[0].Assignments {
				if a.ID == co && a.Opinion != nil {
					return *a.Opinion
				}
			}
			t.Fatalf("%s sees no opinion", who)
			return OpinionView{}
		}
		sign := func(number string) {
			w.do("party_signer", fmt.Sprintf("/assignments/%d/opinion/sign", co), id, fields{"pass": true, "comment": "", "document_no": number})
		}
		if got := opinion("party_signer"); got.Code != "" || got.NextDocumentNo != "" {
			t.Errorf("before it is signed: %+v", got)
		}
		sign("云公函〔2026〕5号")
		first := opinion("clerk")
		if first.DocumentNo != "云公函〔2026〕5号" || first.NextDocumentNo != "" {
			t.Errorf("the lead unit reads %+v", first)
		}
		issued := func(code string) imprint.Issued {
			got, err := w.svc.IssuedOpinion(t.Context(), code)
			if err != nil {
				t.Fatalf("%s: %v", code, err)
			}
			return got
		}
		if got := issued(first.Code); got.Kind != "opinion" || got.Number != "云公函〔2026〕5号" || got.Replaced || got.Then != got.Now || got.ItemID != id || got.IssuerName == "" {
			t.Errorf("%+v", got)
		}
		w.do("clerk", fmt.Sprintf("/assignments/%d/opinion/send-back", co), id, fields{"reason": "请写明时间"})
		draft(id, co, "年内增设信号灯。")
		if got := issued(first.Code); !got.Replaced || got.Then.ContentHash == "" || got.Number != "云公函〔2026〕5号" {
			t.Errorf("sent back: %+v", got)
		}
		if got := opinion("party_signer"); got.DocumentNo != "" || got.Code != "" {
			t.Errorf("the new draft: %+v", got)
		}
		sign("云公函〔2026〕6号")
		second := opinion("clerk")
		if got := issued(second.Code); second.Code == first.Code || got.Replaced || got.Then != got.Now || got.Number != "云公函〔2026〕6号" {
			t.Errorf("signed anew: %+v", got)
		}
		if got := issued(first.Code); !got.Replaced || got.Number != "云公函〔2026〕5号" {
			t.Errorf("the former one: %+v", got)
		}
		if _, err := w.svc.IssuedOpinion(t.Context(), ""); err == nil {
			t.Error("no code finds an opinion that nobody signed")
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE co_opinions SET text = '不同意增设信号灯。' WHERE code = ?", second.Code).Error
		})
		if got := issued(second.Code); got.Then == got.Now {
			t.Error("a changed opinion passes for what was signed")
		}
		if id, co = helped(); opinion("party_signer").NextDocumentNo != "云公函〔2026〕7号" || opinion("party_clerk").NextDocumentNo != "" {
			t.Errorf("who may sign is proposed %q", opinion("party_signer").NextDocumentNo)
		}
		for _, c := range []struct {
			reply, opinion       string
			forReply, forOpinion string
		}{
			{"", "云公函〔2026〕6号", "云公函〔2026〕6号", "云公函〔2026〕6号"},
			{"云公复〔2026〕3号", "云公函〔2026〕6号", "云公复〔2026〕3号", "云公函〔2026〕6号"},
			{"云公函〔2026〕9号", "云公函〔2026〕6号", "云公函〔2026〕9号", "云公函〔2026〕9号"},
			{"云公复〔2026〕3号", "", "云公复〔2026〕3号", "云公复〔2026〕3号"},
		} {
			w.signedLast(c.reply, c.opinion)
			reply, err := lastDocumentNo(w.db.Read(t.Context()), propaganda, SignReply, calendar.On(w.now))
			opinion, err2 := lastDocumentNo(w.db.Read(t.Context()), propaganda, SignCoOpinion, calendar.On(w.now))
			if err != nil || err2 != nil || reply != c.forReply || opinion != c.forOpinion {
				t.Errorf("%+v: %q %v, %q %v", c, reply, err, opinion, err2)
			}
		}
		w.write(func(tx *gorm.DB) error { return tx.Where("document_no LIKE '云公%'").Delete(&Reply{}).Error }) // nobody wrote it
	})
}

// signedLast has the unit sign a reply, later than an opinion, under these numbers.
func (w *world) signedLast(reply, opinion string) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		if err := tx.Exec("UPDATE co_opinions SET document_no = ? WHERE state = 'signed'", opinion).Error; err != nil {
			return err
		}
		at := w.now.Add(time.Hour)
		assignment := tx.Table("assignments").Select("MAX(id)").Where("unit_id = ?", propaganda)
		var id, item uint
		if err := assignment.Scan(&id).Error; err != nil {
			return err
		}
		if err := tx.Table("assignments").Where("id = ?", id).Pluck("suggestion_id", &item).Error; err != nil {
			return err
		}
		if err := tx.Where("assignment_id = ?", id).Delete(&Reply{}).Error; err != nil {
			return err
		}
		row := Reply{AssignmentID: id, SuggestionID: item, CongressID: w.actors["clerk"].CongressID, State: ReplyDelivered, DocumentNo: reply, SignedAt: &at}
		row.Version, row.Answers = 1, []Answer{}
		return tx.Create(&row).Error
	})
}

// A number names one paper of its unit: who gives it to another one is told
// which has it, as far as he may know that, and which is free.
func TestANumberIsGivenToOnePaperOfAUnit(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		signs := func(who string, id, reply uint, number string) (int, string) {
			answer := w.try(who, fmt.Sprintf("/replies/%d/sign", reply), id, fields{"pass": true, "comment": "", "document_no": number})
			return answer.Code, answer.Body.String()
		}
		refused := func(name string, id, reply uint, number string, says ...string) {
			t.Helper()
			code, body := signs("signer", id, reply, number)
			for _, words := range append(says, `"document_no"`, `"taken"`) {
				if code != 422 || !strings.Contains(body, words) {
					t.Errorf("%s: %d %s, want %q", name, code, body, words)
				}
			}
		}
		given := func(name string, id, reply uint, number string) {
			t.Helper()
			if code, body := signs("signer", id, reply, number); code != 200 {
				t.Errorf("%s: %d %s", name, code, body)
			}
		}
		first, assignment, reply := w.item(atInSignoff)
		given("the first", first, reply, "云交函〔2026〕17号")
		second, _, other := w.item(atInSignoff)
		given("a lower one", second, other, "云交函〔2026〕5号")
		third, _, another := w.item(atInSignoff)
		refused("one that is given", third, another, "云交函〔2026〕17号", "已用于"+w.row(first).NumberText+"建议", "请改用云交函〔2026〕18号")
		refused("a lower one that is given", third, another, " 云交函〔2026〕5号", "已用于"+w.row(second).NumberText+"建议", "云交函〔2026〕18号")
		if got := w.view("signer", third).Rounds[0].Assignments[0].Reply.NextDocumentNo; got != "云交函〔2026〕18号" {
			t.Errorf("after the highest comes %q", got)
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE assignments SET recalled_at = ? WHERE suggestion_id = ?", w.now, second).Error
		})
		w.tampered = true
		if refused("what he may not know", third, another, "云交函〔2026〕5号", "已用于本单位另一件建议"); strings.Contains(w.row(second).NumberText, "另一件") {
			t.Fatal("the item has a strange number")
		}
		given("a free one", third, another, "云交函〔2026〕6号")
		// What takes the place of a reply may have its number; afterwards it is that one's.
		anew := w.do("clerk", fmt.Sprintf("/assignments/%d/supersede", assignment), first, fields{"reason": "补充情况"}).ReplyID
		w.do("clerk", fmt.Sprintf("/replies/%d/submit", anew), first, nil)
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", anew), first, pass)
		given("the number of the one it replaces", first, anew, "云交函〔2026〕17号")
		// Other units count for themselves, and what another one signed in common.
		fourth, _, _ := w.item(atRegistered)
		co := w.assign(fourth, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})[propaganda]
		w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", co), fourth, nil)
		opinion := func(number string) int {
			w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", co), fourth, fields{"text": "同意。", "hand_over": true})
			return w.try("party_signer", fmt.Sprintf("/assignments/%d/opinion/sign", co), fourth, fields{"pass": true, "comment": "", "document_no": number}).Code
		}
		if code := opinion("云交函〔2026〕17号"); code != 200 {
			t.Errorf("another unit: %d", code)
		}
		w.do("clerk", fmt.Sprintf("/assignments/%d/opinion/send-back", co), fourth, fields{"reason": "请写明时间"})
		if code := opinion("云交函〔2026〕17号"); code != 200 {
			t.Errorf("the same opinion, written anew: %d", code)
		}
		fifth, _, _ := w.item(atRegistered)
		co = w.assign(fifth, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})[propaganda]
		w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", co), fifth, nil)
		fourth = fifth
		if code := opinion("云交函〔2026〕17号"); code != 422 {
			t.Errorf("the number of another opinion: %d", code)
		}
	})
}
