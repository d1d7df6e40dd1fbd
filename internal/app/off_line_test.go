package app

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/ballot"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

// secret is a word that nobody may find any more once its item went off line.
const secret = "甲乙丙机密"

// stays are the columns whose words remain: names of persons and bodies, numbers,
// labels of the rules, and days of the calendar. codeColumns hold codes, also where they are empty.
var (
	stays       = []string{"number_text", "ballot_subjects.detail", "document_no", "former_number", "letter_number", "notice_number", "section", "answered_by", "last_comment_by", "last_comment_of", "class_label", "explanation"}
	codeColumns = []string{"source", "decision", "plan_state", "supervision_invitations.answer", "tasks.subject", "return_code", "stop_fact", "audience", "code_hash", "present_by"}
)

// belonging says how the rows of a table that does not name its suggestion lead
// to it.
var belonging = map[string]string{
	"suggestions":             "id = ?",
	"key_items":               "suggestion_id = ?",
	"reply_versions":          "reply_id IN (SELECT id FROM replies WHERE suggestion_id = ?)",
	"consent_request_steps":   "request_id IN (SELECT id FROM consent_requests WHERE suggestion_id = ?)",
	"supervision_milestones":  "key_item_id IN (SELECT id FROM key_items WHERE suggestion_id = ?)",
	"supervision_reports":     "key_item_id IN (SELECT id FROM key_items WHERE suggestion_id = ?)",
	"supervision_checks":      "key_item_id IN (SELECT id FROM key_items WHERE suggestion_id = ?)",
	"supervision_findings":    "key_item_id IN (SELECT id FROM key_items WHERE suggestion_id = ?)",
	"supervision_events":      "key_item_id IN (SELECT id FROM key_items WHERE suggestion_id = ?)",
	"supervision_invitations": "activity_id IN (SELECT id FROM supervision_activities WHERE suggestion_id = ?)",
}

// hanThenQuote is the end of a text within JSON.
var hanThenQuote = regexp.MustCompile(`([\p{Han}。！？；）])"(?:([,}\]]))`)

// fill puts the word into every text that is kept of the item: behind what
// somebody wrote, and into what is empty and no code.
func (c *city) fill(item int) (columns int) {
	c.Helper()
	err := c.app.DB.Write(c.Context(), func(tx *gorm.DB) error {
		for _, row := range tables() {
			parsed, err := schema.Parse(row, &sync.Map{}, tx.NamingStrategy)
			if err != nil {
				return err
			}
			where := belonging[parsed.Table]
			if where == "" && parsed.LookUpField("suggestion_id") != nil {
				where = "suggestion_id = ?"
			}
			if where == "" {
				continue
			}
			var rows []map[string]any
			if err := tx.Table(parsed.Table).Where(where, item).Find(&rows).Error; err != nil {
				return err
			}
			for _, values := range rows {
				changed := map[string]any{}
				for _, f := range parsed.Fields {
					if text, ok := values[f.DBName].(string); ok && f.DBName != "" && f.FieldType.Kind() != reflect.Struct {
						if filled := filledWith(f, text); filled != text {
							changed[f.DBName] = filled
						}
					}
				}
				if len(changed) == 0 {
					continue
				}
				q := tx.Table(parsed.Table)
				for _, f := range parsed.PrimaryFields {
					q = q.Where(f.DBName+" = ?", values[f.DBName])
				}
				if err := q.Updates(changed).Error; err != nil {
					return fmt.Errorf("%s %v: %w", parsed.Table, changed, err)
				}
				columns += len(changed)
			}
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	return columns
}

func filledWith(f *schema.Field, text string) string {
	written := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	switch {
	case strings.HasSuffix(f.DBName, "name") || named(stays, f):
		return text
	case f.Serializer != nil && written: // behind the last word of each text in it
		return hanThenQuote.ReplaceAllString(text, "${1}"+secret+`"$2`)
	case f.Serializer == nil && written:
		return text + secret
	case text == "" && f.FieldType == reflect.TypeFor[string]() && !named(codeColumns, f):
		return secret
	}
	return text
}

// named says whether the columns hold the field, alone or with its table.
func named(columns []string, f *schema.Field) bool {
	return slices.Contains(columns, f.DBName) || slices.Contains(columns, f.Schema.Table+"."+f.DBName)
}

// found lists where the word is kept, in any column of any table.
func (c *city) found(word string) (where []string) {
	c.Helper()
	q := c.app.DB.Read(c.Context())
	names, err := q.Migrator().GetTables()
	if err != nil || len(names) < len(tables()) {
		c.Fatal(names, err)
	}
	for _, table := range names {
		rows, err := q.Table(table).Rows()
		if err != nil {
			c.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			c.Fatal(err)
		}
		for rows.Next() {
			values, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				c.Fatal(err)
			}
			for i, v := range values {
				if at := table + "." + columns[i]; strings.Contains(fmt.Sprintf("%s", v), word) && !slices.Contains(where, at) {
					where = append(where, at)
				}
			}
		}
		if err := rows.Close(); err != nil {
			c.Fatal(err)
		}
	}
	return where
}

// inFiles lists the files of the data folder's attachments that hold the word.
func (c *city) inFiles(word string) (where []string) {
	c.Helper()
	err := filepath.WalkDir(Attachments(c.app.Config), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), word) {
			where = append(where, path)
		}
		return err
	})
	if err != nil {
		c.Fatal(err)
	}
	return where
}

// votedOn is a closed ballot on the item alone, on which somebody has voted.
func (c *city) votedOn(item uint) uint {
	c.Helper()
	ballots := c.app.Features.Ballot
	office := c.actor("office")
	made, err := ballots.Create(c.Context(), office, ballot.Plan{Title: "重点建议测评", About: ballot.AboutSuggestions, SubjectIDs: []uint{item}, Occasion: ballot.AtMeeting,
		Voters: ballot.ByCards, Quorum: ballot.Quorum{Kind: rules.QuorumMajority}, Blank: rules.BlankAbstains})
	if err != nil {
		c.Fatal(err)
	}
	codes, made, err := ballots.IssueCards(c.Context(), office, made.ID, made.Version, 1, false)
	if err == nil {
		made, err = ballots.Open(c.Context(), office, made.ID, made.Version)
	}
	if err != nil {
		c.Fatal(err)
	}
	paper, err := ballots.PaperByCard(c.Context(), "", codes[0])
	if err != nil || !strings.Contains(paper.Subjects[0].Label, secret) {
		c.Fatalf("the paper is %+v, %v", paper, err)
	}
	if _, err = ballots.VoteByCard(c.Context(), "", codes[0], []ballot.Answer{{SubjectID: paper.Subjects[0].ID, Code: rules.Satisfied}}); err == nil {
		_, err = ballots.Close(c.Context(), office, made.ID, made.Version)
	}
	if err != nil {
		c.Fatal(err)
	}
	return made.ID
}

func (c *city) actor(login string) (by access.Actor) {
	c.Helper()
	if err := c.app.DB.Read(c.Context()).Raw(`SELECT m.user_id, u.name, m.role, m.congress_id FROM memberships m JOIN users u ON u.id = m.user_id
		WHERE u.login_name = ?`, login).Scan(&by).Error; err != nil || by.UserID == 0 {
		c.Fatalf("%s: %+v, %v", login, by, err)
	}
	return by
}

// attachSecrets lets the item, and a part of each kind of its key item, have a
// file with the word in its name and content.
func (c *city) attachSecrets(item, keyItem int) {
	c.Helper()
	owners := map[string]string{suggestion.OwnerKind: fmt.Sprint("SELECT ", item), suggestion.OwnerKindReply: fmt.Sprint("SELECT MIN(id) FROM replies WHERE suggestion_id = ", item)}
	for kind, table := range map[string]string{supervision.OwnerReport: "reports", supervision.OwnerActivity: "activities", supervision.OwnerLetter: "letters",
		supervision.OwnerFinding: "findings"} {
		owners[kind] = fmt.Sprintf("SELECT MIN(id) FROM supervision_%s WHERE key_item_id = %d", table, keyItem)
	}
	for kind, owner := range owners {
		body := "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + secret + ".pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 " + secret + kind + "\n%%EOF\n\r\n--b--\r\n"
		got := c.send("POST", attempt{path: "/api/v1/attachments", body: []byte(body), contentType: "multipart/form-data; boundary=b"}, c.tokens[0].token)
		if got.status != http.StatusCreated {
			c.Fatalf("upload: %d %s", got.status, got.body)
		}
		id := c.query(owner)
		err := c.app.DB.Write(c.Context(), func(tx *gorm.DB) error {
			return tx.Exec("UPDATE attachments SET owner_kind = ?, owner_id = ? WHERE id = (SELECT MAX(id) FROM attachments)", kind, id).Error
		})
		if err != nil {
			c.Fatal(err)
		}
	}
}

// findSomething lets the look back of the key item find something of a promise.
func (c *city) findSomething(keyItem int) {
	c.Helper()
	err := c.app.DB.Write(c.Context(), func(tx *gorm.DB) error {
		return tx.Create(&supervision.Finding{CheckID: uint(c.query(fmt.Sprint("SELECT MAX(id) FROM supervision_checks WHERE key_item_id = ", keyItem))), KeyItemID: uint(keyItem),
			CommitmentID: uint(c.query("SELECT MAX(id) FROM commitments")), Found: supervision.FoundPartly, Note: "还差一段", SeenOn: calendar.On(c.app.now())}).Error
	})
	if err != nil {
		c.Fatal(err)
	}
}

// offLine takes an item off line.
func (c *city) offLine(head string, item int) {
	c.Helper()
	version := c.query(fmt.Sprint("SELECT version FROM suggestions WHERE id = ", item))
	got := send(c.app, http.MethodPost, fmt.Sprintf("/api/v1/suggestions/%d/make-stub", item), head, fmt.Sprintf(`{"version":%d,"reason":"内容不宜在平台办理"}`, version))
	if got.Code != http.StatusOK {
		c.Fatalf("off line: %d %s", got.Code, got.Body)
	}
}

// Nothing that anybody wrote of an item, of its supervision, or on the paper of
// a ballot, is kept once the item went off line: in no column of any table, and
// in no file.
func TestNothingWrittenOfAnItemStaysOnceItIsHandledOffLine(t *testing.T) {
	eachCity(t, func(c *city) {
		keyItem, item := c.richKeyItem()
		c.findSomething(keyItem)
		if n := c.fill(item); n < 100 {
			c.Fatalf("only %d texts", n)
		}
		c.attachSecrets(item, keyItem)
		ballotID := c.votedOn(uint(item))
		before := c.found(secret)
		for _, must := range []string{"suggestions.title", "key_items.goals", "supervision_events.data", "supervision_letters.answer", "ballot_subjects.label", "attachments.name",
			"supervision_nominations.reason", "supervision_findings.note"} {
			if !slices.Contains(before, must) {
				c.Errorf("%s is not among %v", must, before)
			}
		}
		if len(c.inFiles(secret)) != 6 {
			c.Errorf("the word is in %v", c.inFiles(secret))
		}
		head := logIn(c.T, c.app, "head", demoPassword)
		c.offLine(head, item)
		later := attachment.New(c.app.DB, Attachments(c.app.Config), func() time.Time { return c.app.now().Add(48 * time.Hour) })
		if _, err := later.Sweep(c.Context(), 24*time.Hour); err != nil {
			c.Fatal(err)
		}
		if left := c.found(secret); len(left) > 0 {
			c.Errorf("the word is still in %v", left)
		}
		if left := c.inFiles(secret); len(left) > 0 {
			c.Errorf("the word is still in %v", left)
		}
		r, err := c.app.Features.Ballot.Verify(c.Context(), c.actor("office"), ballotID)
		if err != nil || !r.SameVotes || !r.SameResult || r.Subjects[0].Label != suggestion.StubTitle {
			c.Errorf("the recount says %+v, %v", r, err)
		}
		c.query(fmt.Sprintf("SELECT id FROM audit_events WHERE action = 'ballot.take_off_line' AND subject = 'ballot/%d'", ballotID))
		for _, path := range []string{"/suggestions/%d", "/suggestions/%d/supervision"} {
			if got := send(c.app, http.MethodGet, "/api/v1"+fmt.Sprintf(path, item), head, ""); got.Code != http.StatusOK {
				c.Errorf("%s: %d %s", path, got.Code, got.Body)
			}
		}
		shown[supervision.View](c, head, fmt.Sprint("/key-items/", keyItem))

		// Whatever the others have come to, on any day of the demonstration.
		var others []int
		err = c.app.DB.Read(c.Context()).Raw("SELECT id FROM suggestions WHERE NOT stub AND phase NOT IN ('draft', 'cosigning', 'archived') ORDER BY id").Scan(&others).Error
		if err != nil || len(others) < 100 {
			c.Fatalf("%d other items, %v", len(others), err)
		}
		for _, other := range others {
			c.fill(other)
			c.offLine(head, other)
		}
		if left := c.found(secret); len(left) > 0 {
			c.Errorf("of %d items the word is still in %v", len(others), left)
		}
	})
}
