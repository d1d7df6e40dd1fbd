package app

import (
	"archive/zip"
	"fmt"
	"io"
	"mime"
	"strings"
	"testing"

	"gorm.io/gorm"
)

// The letter of a reply goes to who reads the reply: a draft, marked as one, to
// its unit alone, and what was delivered to the proposers as well.
func TestTheLetterOfAReplyIsForWhoReadsIt(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		delivered := r.query(fmt.Sprint("SELECT id FROM replies WHERE suggestion_id = ", r.answered))
		for _, try := range []struct {
			who    string
			reply  int
			status int
			says   string
		}{
			{"clerk", r.reply, 200, "未签发稿"}, {"lead", r.reply, 404, ""}, {"other_unit", r.reply, 404, ""}, {"office", r.reply, 404, ""},
			{"lead", delivered, 200, "云交函〔2026〕99号"}, {"cosigner", delivered, 200, "已列入计划"}, {"clerk", delivered, 200, "年底前完成"},
			{"other_deputy", delivered, 404, ""}, {"committee", delivered, 200, "云交函〔2026〕99号"}, {"sysadmin", delivered, 404, ""},
			{"office", 999999, 404, ""},
		} {
			got := send(c.app, "GET", fmt.Sprintf("/api/v1/replies/%d/letter", try.reply), r.token[try.who], "")
			if got.Code != try.status {
				c.Errorf("%s reads the letter of %d: %d %.200s", try.who, try.reply, got.Code, got.Body)
				continue
			}
			if got.Code != 200 {
				continue
			}
			_, names, err := mime.ParseMediaType(got.Header().Get("Content-Disposition"))
			if err != nil || !strings.HasSuffix(names["filename"], "代表建议的答复.docx") {
				c.Errorf("the file's name: %v %v", names, err)
			}
			archive, err := zip.NewReader(strings.NewReader(got.Body.String()), int64(got.Body.Len()))
			if err != nil {
				c.Fatal(err)
			}
			f, err := archive.Open("word/document.xml")
			if err != nil {
				c.Fatal(err)
			}
			text, err := io.ReadAll(f)
			if err != nil || !strings.Contains(string(text), try.says) {
				c.Errorf("%s does not read %q: %v", try.who, try.says, err)
			}
		}
	})
}

// A print is checked by whoever holds it; what was changed in the database
// after it was issued is found out, and a code that nobody issued is refused.
func TestAPrintIsCheckedAgainstWhatWasIssued(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		columns := map[string]string{"replies": "code", "supervision_letters": "code", "assignments": "notice_code", "urges": "letter_code"}
		codeOf := func(table string, id int) (code string) {
			c.Helper()
			if err := c.app.DB.Read(c.Context()).Table(table).Where("id = ?", id).Pluck(columns[table], &code).Error; err != nil || code == "" {
				c.Fatalf("%s %d has the code %q: %v", table, id, code, err)
			}
			return code
		}
		check := func(typed string, status int, says ...string) {
			c.Helper()
			got := send(c.app, "POST", "/api/v1/papers/verify", "", fmt.Sprintf(`{"code":%q}`, typed))
			if got.Code != status {
				c.Errorf("%s: %d %s", typed, got.Code, got.Body)
			}
			for _, words := range says {
				if !strings.Contains(got.Body.String(), words) {
					c.Errorf("%s does not say %q: %s", typed, words, got.Body)
				}
			}
		}
		reply := r.query(fmt.Sprint("SELECT id FROM replies WHERE suggestion_id = ", r.answered))
		letter := r.query("SELECT MAX(id) FROM supervision_letters")
		code := codeOf("replies", reply)
		check(code, 200, `"state":"valid"`, `"kind":"reply"`, "云交函〔2026〕99号", "代表建议的答复")
		check(strings.ToLower(strings.ReplaceAll(code, "-", "")), 200, `"state":"valid"`)
		var notice struct{ Code, Number string }
		if err := c.app.DB.Read(c.Context()).Table("assignments").Where("id = ?", r.assignment).Select("notice_code AS code, notice_number AS number").Take(&notice).Error; err != nil {
			c.Fatal(err)
		}
		check(notice.Code, 200, `"state":"valid"`, `"kind":"notice"`, notice.Number, "关于交办")
		urge := r.query(fmt.Sprint("SELECT id FROM urges WHERE suggestion_id = ", r.item))
		check(codeOf("urges", urge), 200, `"state":"valid"`, `"kind":"urge"`, "代表建议催办函")
		check(codeOf("supervision_letters", letter), 200, `"state":"valid"`, `"kind":"urging"`, "的催办函")
		check("0000-0000-0000", 404, "no-such-paper")
		check("0000-0000", 422, `"name":"code"`)
		for _, change := range []struct{ table, sql string }{
			{"replies", "UPDATE replies SET commitment_text = '不作承诺'"}, {"supervision_letters", "UPDATE supervision_letters SET due_on = '2030-01-01'"},
			{"assignments", "UPDATE assignments SET notice_said = replace(notice_said, '独办', '主办') || ' '"}, {"urges", "UPDATE urges SET letter_number = '云人代催〔2030〕1号'"},
		} {
			id := map[string]int{"replies": reply, "supervision_letters": letter, "assignments": r.assignment, "urges": urge}[change.table]
			code := codeOf(change.table, id)
			if err := c.app.DB.Write(c.Context(), func(tx *gorm.DB) error { return tx.Exec(change.sql+" WHERE id = ?", id).Error }); err != nil {
				c.Fatal(err)
			}
			check(code, 200, `"state":"altered"`)
		}
	})
}

// Who guesses codes is slowed down; who holds a paper is not, wherever he is.
func TestGuessedCodesAreSlowedDown(t *testing.T) {
	c := newCity(t)
	r := newRelations(c)
	var code string
	if err := c.app.DB.Read(t.Context()).Table("replies").Where("suggestion_id = ?", r.answered).Pluck("code", &code).Error; err != nil {
		t.Fatal(err)
	}
	slowed := 0
	for i := range 40 {
		if got := send(c.app, "POST", "/api/v1/papers/verify", "", fmt.Sprintf(`{"code":"0000-0000-%04d"}`, i)); got.Code == 429 {
			slowed++
		}
	}
	if got := send(c.app, "POST", "/api/v1/papers/verify", "", fmt.Sprintf(`{"code":%q}`, code)); slowed < 10 || got.Code != 200 {
		t.Errorf("%d of 40 guesses were slowed down; then the right one: %d", slowed, got.Code)
	}
}
