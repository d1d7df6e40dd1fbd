package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/supervision"
)

// richKeyItem is a key item of the demonstration with all that there may be, and
// its main suggestion.
func (c *city) richKeyItem() (id, item int) {
	c.Helper()
	id = c.query(`SELECT k.id FROM key_items k WHERE EXISTS (SELECT 1 FROM supervision_checks x WHERE x.key_item_id = k.id)
		AND EXISTS (SELECT 1 FROM supervision_letters l WHERE l.key_item_id = k.id AND l.answered_at IS NOT NULL)
		AND EXISTS (SELECT 1 FROM attachments f JOIN supervision_activities v ON v.id = f.owner_id WHERE f.owner_kind = 'supervision_activity' AND v.key_item_id = k.id)
		ORDER BY (SELECT COUNT(*) FROM supervision_events e WHERE e.key_item_id = k.id) DESC, k.id LIMIT 1`)
	return id, c.query(fmt.Sprint("SELECT suggestion_id FROM key_items WHERE id = ", id))
}

// shown reads a page as its reader gets it.
func shown[V any](c *city, token, at string) (v V) {
	c.Helper()
	got := send(c.app, http.MethodGet, "/api/v1"+at, token, "")
	if err := json.Unmarshal(got.Body.Bytes(), &v); err != nil || got.Code != http.StatusOK {
		c.Fatalf("%s: %d %.300s", at, got.Code, got.Body)
	}
	return v
}

// onKeyPages is all that the pages of a key item show of what somebody wrote,
// and the names of the files by their hashes.
func onKeyPages(c *city, token string, id int) (v supervision.View, texts []string, files map[string]string) {
	c.Helper()
	v, files = shown[supervision.View](c, token, fmt.Sprint("/key-items/", id)), map[string]string{}
	add := func(name, sum string) { files[sum] = name }
	texts = []string{v.Decision.Meeting, v.Goals, v.Outcome, v.Parties.Leader.Name, v.Parties.Official.Name, v.Parties.Committee.Name}
	for _, f := range v.Decision.Attachments {
		add(f.Name, f.SHA256)
	}
	for _, m := range v.Plan {
		texts = append(texts, m.Text, m.Person)
		for _, r := range m.Reports {
			texts = append(texts, r.Text)
			for _, f := range r.Attachments {
				add(f.Name, f.SHA256)
			}
		}
	}
	for _, row := range v.Activities {
		a := shown[supervision.ActivityView](c, token, fmt.Sprint("/activities/", row.ID))
		texts = append(texts, a.Subject, a.Place, a.Minutes, a.EndReason)
		for _, i := range a.Invitations {
			texts = append(texts, i.Name, i.Reason, i.PresentNote)
		}
		for _, f := range a.Photos {
			add(f.Name, f.SHA256)
		}
	}
	for _, l := range v.Letters {
		texts = append(texts, l.NumberText, l.Body, l.Answer)
		for _, f := range l.Attachments {
			add(f.Name, f.SHA256)
		}
	}
	for _, p := range v.Commitments {
		texts = append(texts, p.Text, p.Outcome)
	}
	for _, x := range v.Checks {
		texts = append(texts, x.Summary)
		for _, found := range x.Findings {
			texts = append(texts, found.Note)
			for _, f := range found.Attachments {
				add(f.Name, f.SHA256)
			}
		}
	}
	return v, texts, files
}

// The case file of a key item holds, in a folder of its own, all that its reader
// finds on the pages of the supervision: what was written, and the files.
func TestTheCaseFileOfAKeyItemHoldsItsSupervision(t *testing.T) {
	eachCity(t, func(c *city) {
		id, item := c.richKeyItem()
		for _, login := range []string{"office", "head", "gov_office"} {
			token := logIn(c.T, c.app, login, demoPassword)
			b := c.caseFile(token, item)
			b.isWhole()
			v, texts, files := onKeyPages(c, token, id)
			if len(files) < 3 || len(v.Activities) == 0 || len(v.Letters) == 0 || len(v.Checks) == 0 || len(v.Plan) == 0 {
				c.Fatalf("the key item has little: %+v", v)
			}
			told := strings.Join(docxtest.Lines(c, b.the("重点督办/01-督办情况.docx")), "\n")
			for _, text := range texts {
				for _, line := range strings.Split(text, "\n") {
					if !strings.Contains(told, strings.TrimRight(strings.TrimSpace(line), "。")) {
						c.Errorf("%s: the supervision does not say %q:\n%s", login, line, told)
					}
				}
			}
			held := map[string]string{}
			for _, name := range b.names {
				if strings.HasPrefix(name, "重点督办/附件/") {
					sum := sha256.Sum256(b.files[name])
					held[hex.EncodeToString(sum[:])] = path.Base(name)[3:]
				}
			}
			if fmt.Sprint(held) != fmt.Sprint(files) {
				c.Errorf("%s: files %v, the pages have %v", login, held, files)
			}
			c.tellsTheSupervision(b, v)
			if index := strings.Join(docxtest.Lines(c, b.the("00-目录.docx")), "\n"); !strings.Contains(index, "重点督办/01-督办情况.docx") {
				c.Errorf("the table of contents is\n%s", index)
			}
		}
	})
}

// tellsTheSupervision: every event of the page is in the data, in words and in order.
func (c *city) tellsTheSupervision(b bundle, v supervision.View) {
	c.Helper()
	var data struct {
		Events []struct {
			Kind, What string
			At         time.Time
		}
	}
	if err := json.Unmarshal(b.the("重点督办/02-督办经过.json"), &data); err != nil {
		c.Fatal(err)
	}
	history := strings.Join(docxtest.Lines(c, b.the("重点督办/02-督办经过.docx")), "\n")
	if len(v.Timeline) < 10 || len(data.Events) != len(v.Timeline) {
		c.Fatalf("%d events, the page has %d", len(data.Events), len(v.Timeline))
	}
	for i, e := range data.Events {
		if e.Kind != v.Timeline[i].Kind || !e.At.Equal(v.Timeline[i].At) || e.What == "" || e.What == "有新的办理进展" || strings.Contains(e.What, "{{") || !strings.Contains(history, e.What) {
			c.Errorf("%s of %s is told as %q", v.Timeline[i].Kind, v.Timeline[i].At, e.What)
		}
	}
}

// Who may not take a case file along gets nothing of the supervision by that
// way, and an item that is no key item has no such folder.
func TestTheSupervisionIsInNoOtherCaseFile(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		for _, name := range c.caseFile(r.token["office"], r.answered).names {
			if strings.HasPrefix(name, "重点督办") {
				c.Errorf("an item that is no key item has %s", name)
			}
		}
		if names := c.caseFile(r.token["office"], r.item).names; !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, "重点督办/附件/01-会议纪要") }) {
			c.Errorf("the decision is not in %v", names)
		}
		for who, status := range map[string]int{"supervising_leader": 403, "committee": 403, "leading_official": 403, "lead": 403, "clerk": 403, "other_deputy": 404, "other_unit": 404, "auditor": 404, "anonymous": 401} {
			got := send(c.app, http.MethodGet, fmt.Sprintf("/api/v1/suggestions/%d/case-file", r.item), r.token[who], "")
			if got.Code != status || bytes.Contains(got.Body.Bytes(), []byte("PK")) {
				c.Errorf("%s: %d %.100s", who, got.Code, got.Body)
			}
		}
	})
}

// The supervision is the same to the byte again.
func TestTheCaseFileOfAKeyItemIsTheSameAgain(t *testing.T) {
	eachCity(t, func(c *city) {
		_, item := c.richKeyItem()
		service := *c.app.Features.CaseFile
		at := c.app.now()
		service.Now = func() time.Time { return at }
		var by access.Actor
		if err := c.app.DB.Read(c.Context()).Raw(`SELECT m.user_id, u.name, m.role, m.congress_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'head'`).Scan(&by).Error; err != nil {
			c.Fatal(err)
		}
		var written [2]bytes.Buffer
		for i := range written {
			f, err := service.Of(c.Context(), by, uint(item))
			if err != nil {
				c.Fatal(err)
			}
			if err := f.Write(&written[i]); err != nil {
				c.Fatal(err)
			}
		}
		if !bytes.Equal(written[0].Bytes(), written[1].Bytes()) {
			c.Error("two case files of one instant differ")
		}
	})
}
