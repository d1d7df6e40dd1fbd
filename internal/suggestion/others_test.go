package suggestion

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/webhook"
)

// connect gives the congress another system that wants to know everything.
func (w *world) connect() {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		return tx.Create(&webhook.Endpoint{CongressID: 1, Name: "办公系统", URL: "http://192.0.2.1/", Topics: strings.Join(webhook.Topics, " "), State: webhook.Active, CreatedAt: w.now}).Error
	})
}

// toldOthers is what waits for other systems, as it will be sent.
func (w *world) toldOthers() (bodies []string) {
	w.Helper()
	if err := w.db.Read(w.Context()).Model(&webhook.Message{}).Order("id").Pluck("body", &bodies).Error; err != nil {
		w.Fatal(err)
	}
	return bodies
}

type toldOther struct {
	Type string
	Data struct {
		SuggestionID uint   `json:"suggestion_id"`
		AssignmentID uint   `json:"assignment_id"`
		UnitID       uint   `json:"unit_id"`
		Number       string `json:"number"`
		State        Phase  `json:"state"`
		Round        int    `json:"round"`
	}
}

// topics is what other systems are told of an item, "topic state round" each;
// what concerns an assignment names it and its unit.
func (w *world) topics(id uint) (told []string) {
	w.Helper()
	for _, body := range w.toldOthers() {
		var m toldOther
		if err := json.Unmarshal([]byte(body), &m); err != nil {
			w.Fatal(err)
		}
		if strings.Contains(body, "公交") || (m.Data.AssignmentID == 0) != (m.Data.UnitID == 0) {
			w.Errorf("told: %s", body)
		}
		if m.Data.SuggestionID == id {
			told = append(told, fmt.Sprint(strings.TrimPrefix(m.Type, "suggestion."), " ", m.Data.State, " ", m.Data.Round))
		}
	}
	return told
}

func (w *world) toldOf(id uint, want ...string) {
	w.Helper()
	if told := w.topics(id); !slices.Equal(told, want) {
		w.Errorf("told of item %d:\n\t%s\nwant\n\t%s", id, strings.Join(told, "; "), strings.Join(want, "; "))
	}
}

func TestOtherSystemsAreToldTheStoryOfAnItem(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.connect()
		id, _, _ := w.item(atDelivered)
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "班次没有增加"})
		again := w.do("head", w.path(id, "rehandle"), id, fields{"unit_id": w.units[0], "reason": "请重新研究班次"})
		w.handle(atDelivered, id, again.AssignmentID)
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "satisfied", "reasons": ""})
		w.do("office", w.path(id, "close"), id, nil)
		w.do("office", w.path(id, "archive"), id, nil)
		w.toldOf(id, "submit submitted 0", "register registered 0", "assign assigned 1", "receive in_handling 1", "delivered awaiting_feedback 1",
			"decide_rehandling assigned 2", "receive in_handling 2", "delivered awaiting_feedback 2", "close closed 2", "archive archived 2")
	})
}

// A reply counts as delivered when the proposers have it, by whichever action
// it came, and not when its signer sends it back or on to be checked.
func TestADeliveryIsToldByWhatCameOfTheAction(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.connect()
		w.checkReplies()
		merged, _, _ := w.item(atRegistered)
		target, _, _ := w.item(atRegistered)
		w.agree(merged, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, merged), "head")
		assignment := w.assign(target, sole...)[transport]
		before := []string{"submit submitted 0", "register registered 0", "assign assigned 1", "receive in_handling 1"}
		reply := w.handle(atInSignoff, target, assignment)
		sent := func(who, tail string, body fields) {
			w.Helper()
			w.do(who, fmt.Sprintf("/replies/%d/%s", reply, tail), target, body)
		}
		back := fields{"pass": false, "comment": "请写清时间", "document_no": ""}
		sent("signer", "sign", back)
		sent("clerk", "submit", nil)
		sent("reviewer", "review", pass)
		sent("signer", "sign", pass)
		sent("gov_office", "check", back)
		sent("clerk", "submit", nil)
		sent("reviewer", "review", pass)
		sent("signer", "sign", pass)
		w.toldOf(target, before...)
		sent("gov_office", "check", pass)
		w.toldOf(target, append(before, "delivered awaiting_feedback 1")...)
		w.toldOf(merged, "submit submitted 0", "register registered 0", "delivered merged 1")
		reply = w.do("clerk", fmt.Sprintf("/assignments/%d/supersede", assignment), target, because).ReplyID
		sent("clerk", "submit", nil)
		sent("reviewer", "review", pass)
		sent("signer", "sign", pass)
		sent("gov_office", "check", pass)
		w.toldOf(target, append(before, "delivered awaiting_feedback 1", "delivered awaiting_feedback 1")...)
	})
}
