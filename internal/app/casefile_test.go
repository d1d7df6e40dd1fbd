package app

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/docx/docxtest"
)

// bundle is a case file that was fetched, by the names of its files.
type bundle struct {
	*testing.T
	raw   []byte
	files map[string][]byte
	names []string
}

func opened(t *testing.T, raw []byte) bundle {
	t.Helper()
	b := bundle{T: t, raw: raw, files: map[string][]byte{}}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil || b.files[f.Name] != nil {
			t.Fatalf("%s, a second time: %v", f.Name, err)
		}
		b.files[f.Name], b.names = content, append(b.names, f.Name)
	}
	return b
}

func (c *city) caseFile(who string, item int) bundle {
	c.Helper()
	got := send(c.app, "GET", fmt.Sprintf("/api/v1/suggestions/%d/case-file", item), who, "")
	_, names, err := mime.ParseMediaType(got.Header().Get("Content-Disposition"))
	if got.Code != 200 || err != nil || !strings.HasSuffix(names["filename"], "代表建议案卷.zip") {
		c.Fatalf("%d as %v: %.300s", got.Code, names, got.Body)
	}
	return opened(c.T, got.Body.Bytes())
}

// the gives the one file whose name has the words.
func (b bundle) the(words string) []byte {
	b.Helper()
	found := slices.DeleteFunc(slices.Clone(b.names), func(name string) bool { return !strings.Contains(name, words) })
	if len(found) != 1 {
		b.Fatalf("%d files are called %s: %v", len(found), words, b.names)
	}
	return b.files[found[0]]
}

// holds says whether the words are in any byte, those of packed files too.
func (b bundle) holds(words string) (where []string) {
	for name, content := range b.files {
		texts := []string{name, string(content)}
		if inner, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
			for _, f := range inner.File {
				r, err := f.Open()
				if err != nil {
					b.Fatal(err)
				}
				text, err := io.ReadAll(r)
				if err != nil {
					b.Fatal(err)
				}
				texts = append(texts, string(text))
			}
		}
		if strings.Contains(strings.Join(texts, "\n"), words) {
			where = append(where, name)
		}
	}
	return where
}

func (b bundle) isWhole() {
	b.Helper()
	folder := b.TempDir()
	sums := b.the("SHA256SUMS.txt")
	for name, content := range b.files {
		at := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(at, content, 0o600); err != nil {
			b.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if line := hex.EncodeToString(sum[:]) + "  " + name + "\n"; strings.Contains(string(sums), line) == (name == "SHA256SUMS.txt") {
			b.Errorf("the manifest and %s", name)
		}
	}
	if got := strings.Count(string(sums), "\n"); got != len(b.files)-1 {
		b.Errorf("%d hashes of %d files", got, len(b.files))
	}
	check := exec.CommandContext(b.Context(), "sha256sum", "-c", "--strict", "SHA256SUMS.txt")
	check.Dir = folder
	if said, err := check.CombinedOutput(); err != nil {
		b.Errorf("sha256sum: %v\n%s", err, said)
	}
}

// withFeedback has the office enter a dissatisfied proposer's feedback from
// paper, with a scan; it is not released.
func (r *relations) withFeedback() {
	r.Helper()
	r.do("office", "POST", fmt.Sprint("/suggestions/", r.answered, "/feedback/paper"), r.answered,
		fmt.Sprintf(`{"deputy_id":%d,"attitude":"satisfied","result":"dissatisfied","reasons":"路灯一盏未亮","attachment_ids":[%d]}`, r.leader(), r.paper()))
}

func (r *relations) leader() int {
	return r.query(fmt.Sprint("SELECT lead_deputy_id FROM suggestions WHERE id = ", r.answered))
}

// The case file of an item is what its page shows, whole and with what tells
// later whether any of it was changed.
func TestACaseFileHoldsAllThatItsReaderSeesOfTheItem(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		r.withFeedback()
		b := c.caseFile(r.token["office"], r.answered)
		b.isWhole()
		item := strings.Join(docxtest.Lines(c, b.the("01-建议及办理情况.docx")), "\n")
		for _, words := range []string{"关于权限试验的建议", "路灯不足。", "1．增设路灯", "已确认（第1稿）", "云交函〔2026〕99号", "1．已列入计划", "年底前完成", "王科长", "路灯一盏未亮", "不满意", "尚未向承办单位公开", "停止计时"} {
			if !strings.Contains(item, words) {
				c.Errorf("the item does not say %q:\n%s", words, item)
			}
		}
		for name, words := range map[string]string{"答复函": "云交函〔2026〕99号", "交办通知": "独办", "00-目录.docx": "存档指纹"} {
			if text := strings.Join(docxtest.Lines(c, b.the(name)), "\n"); !strings.Contains(text, words) {
				c.Errorf("%s does not say %q:\n%s", name, words, text)
			}
		}
		if scan := b.the("会议纪要.pdf"); string(scan) != "%PDF-1.4\n%%EOF\n" {
			c.Errorf("the scan is %q", scan)
		}
		r.tellsTheTimeline(b)
		r.holdsImprints(b)
		if got := r.query("SELECT COUNT(*) FROM audit_events WHERE action = 'suggestion.case_file'"); got != 1 {
			c.Errorf("%d records of one case file", got)
		}
		urged := c.caseFile(r.token["office"], r.item)
		var urging []string
		for _, name := range urged.names {
			if strings.Contains(name, "催办函") {
				urging = append(urging, strings.Join(docxtest.Lines(c, urged.files[name]), "\n"))
			}
		}
		if all := strings.Join(urging, "\n"); len(urging) != 2 || !strings.Contains(all, "请抓紧办理") || !strings.Contains(all, "请回复") {
			c.Errorf("the letters that urge, of the office and for a key item:\n%s", all)
		}
		if found := urged.holds("已列入计划"); found != nil {
			c.Errorf("a reply that nobody signed is in %v", found)
		}
	})
}

// tellsTheTimeline: every line of the page is in the data, in words and in order.
func (r *relations) tellsTheTimeline(b bundle) {
	r.Helper()
	type line struct {
		ID   int    `json:"id"`
		Kind string `json:"kind"`
		What string `json:"what"`
	}
	var page struct {
		Timeline []line `json:"timeline"`
	}
	var data struct {
		Events []line `json:"events"`
	}
	if err := json.Unmarshal(send(r.app, "GET", fmt.Sprint("/api/v1/suggestions/", r.answered), r.token["office"], "").Body.Bytes(), &page); err != nil {
		r.Fatal(err)
	}
	if err := json.Unmarshal(b.the("02-办理经过.json"), &data); err != nil {
		r.Fatal(err)
	}
	history := strings.Join(docxtest.Lines(r, b.the("02-办理经过.docx")), "\n")
	for _, e := range data.Events {
		if e.What == "" || strings.Contains(e.What, "{{") || e.What == "有新的办理进展" || !strings.Contains(history, e.What) {
			r.Errorf("%s is told as %q", e.Kind, e.What)
		}
	}
	ids := func(lines []line) (out []int) {
		for _, l := range lines {
			out = append(out, l.ID)
		}
		slices.Sort(out)
		return out
	}
	if got, want := ids(data.Events), ids(page.Timeline); len(want) < 10 || !slices.Equal(got, want) {
		r.Errorf("events %v, the page has %v", got, want)
	}
}

// holdsImprints: the stored hash of each issued paper is in the case file.
func (r *relations) holdsImprints(b bundle) {
	r.Helper()
	type imprint struct{ ContentHash, Code string }
	var notice, reply imprint
	q := r.app.DB.Read(r.Context())
	if err := errors.Join(q.Table("replies").Where("suggestion_id = ?", r.answered).Take(&reply).Error,
		q.Table("assignments").Where("suggestion_id = ?", r.answered).Select("notice_content_hash AS content_hash, notice_code AS code").Take(&notice).Error); err != nil {
		r.Fatal(err)
	}
	var issued []struct{ File, Code, Hash, State string }
	if err := json.Unmarshal(b.the("03-函件存档指纹.json"), &issued); err != nil {
		r.Fatal(err)
	}
	if len(issued) != 2 {
		r.Fatalf("issued papers %+v", issued)
	}
	for i, stored := range []imprint{notice, reply} {
		if one := issued[i]; one.Hash != stored.ContentHash || one.Code != stored.Code || one.State != "valid" || b.files[one.File] == nil {
			r.Errorf("issued paper %+v, stored %+v", one, stored)
		}
	}
}

// What a reader may not see is in no byte of the case file: the government
// office learns of feedback when it is released, and of its scan then.
func TestACaseFileShowsNothingThatItsPageWithholds(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		r.withFeedback()
		for _, words := range []string{"路灯一盏未亮", "会议纪要", "不满意", "dissatisfied"} {
			if found := c.caseFile(r.token["gov_office"], r.answered).holds(words); found != nil {
				c.Errorf("before the release %q is in %v", words, found)
			}
			if found := c.caseFile(r.token["head"], r.answered).holds(words); found == nil {
				c.Errorf("the head does not find %q", words)
			}
		}
		r.do("office", "POST", fmt.Sprint("/suggestions/", r.answered, "/release-feedback"), r.answered, "{}")
		for _, words := range []string{"路灯一盏未亮", "会议纪要", "不满意"} {
			if found := c.caseFile(r.token["gov_office"], r.answered).holds(words); found == nil {
				c.Errorf("after the release %q is nowhere", words)
			}
		}
		for who, status := range map[string]int{"lead": 403, "clerk": 403, "committee": 403, "other_deputy": 404, "other_unit": 404, "sysadmin": 404, "auditor": 404, "anonymous": 401} {
			if got := send(c.app, "GET", fmt.Sprintf("/api/v1/suggestions/%d/case-file", r.answered), r.token[who], ""); got.Code != status {
				c.Errorf("%s: %d %s", who, got.Code, got.Body)
			}
		}
	})
}

// The same case file at the same instant is the same to the byte, and one whose
// files were touched on the disk is refused before anything is sent.
func TestACaseFileIsTheSameAgainOrRefused(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		r.withFeedback()
		service := *c.app.Features.CaseFile
		at := c.app.now()
		service.Now = func() time.Time { return at }
		var by access.Actor
		if err := c.app.DB.Read(c.Context()).Raw(`SELECT m.user_id, u.name, m.role, m.congress_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'office'`).Scan(&by).Error; err != nil {
			c.Fatal(err)
		}
		var written [2]bytes.Buffer
		for i := range written {
			f, err := service.Of(c.Context(), by, uint(r.answered))
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
		var scan attachment.Attachment
		if err := c.app.DB.Read(c.Context()).Where("owner_kind = 'feedback'").Order("id DESC").Take(&scan).Error; err != nil {
			c.Fatal(err)
		}
		file := filepath.Join(Attachments(c.app.Config), attachment.Place(scan.StoredAs))
		for _, damage := range []func() error{func() error { return os.WriteFile(file, []byte("%PDF-1.4\n%%EOX\n"), 0o600) }, func() error { return os.Remove(file) }} {
			if err := damage(); err != nil {
				c.Fatal(err)
			}
			got := send(c.app, "GET", fmt.Sprintf("/api/v1/suggestions/%d/case-file", r.answered), r.token["office"], "")
			if got.Code != 500 || !strings.Contains(got.Body.String(), "attachment-damaged") || !strings.Contains(got.Body.String(), "会议纪要.pdf") {
				c.Errorf("%d %s", got.Code, got.Body)
			}
		}
	})
}

// Every item of the demonstration has its case file, and LibreOffice shows the
// documents of a rich one as they are meant.
func TestLibreOfficeShowsTheDocumentsOfACaseFile(t *testing.T) {
	c := newCity(t)
	office := logIn(t, c.app, "office", demoPassword)
	rich := c.query(`SELECT s.id FROM suggestions s WHERE s.round > 1 AND s.origin <> 'imported' ORDER BY (SELECT COUNT(*) FROM timeline_events e WHERE e.suggestion_id = s.id) DESC LIMIT 1`)
	b := c.caseFile(office, rich)
	b.isWhole()
	for name, says := range map[string][]string{
		"00-目录.docx":      {"案卷目录", "01-建议及办理情况.docx", "sha256sum"},
		"01-建议及办理情况.docx": {"代表建议、批评和意见", "第2轮", "办理期限"},
		"02-办理经过.docx":    {"办理经过", "提交建议", "签收"},
	} {
		shown := docxtest.Show(t, "casefile-"+name[:2], b.the(name))
		for _, words := range says {
			if !strings.Contains(shown.Text, words) {
				t.Errorf("%s does not show %q:\n%s", name, words, shown.Text)
			}
		}
	}
	_, key := c.richKeyItem()
	of := c.caseFile(office, key)
	for name, says := range map[string][]string{
		"01-督办情况.docx": {"重点督办情况", "牵头督办", "督办方案", "第1次回头看", "督办函"},
		"02-督办经过.docx": {"督办经过", "确定为重点督办建议", "确认督办方案"},
	} {
		shown := docxtest.Show(t, "casefile-key-"+name[:2], of.the(name))
		for _, words := range says {
			if !strings.Contains(shown.Text, words) {
				t.Errorf("%s does not show %q:\n%s", name, words, shown.Text)
			}
		}
	}
	var ids []int
	if err := c.app.DB.Read(t.Context()).Raw("SELECT id FROM suggestions WHERE congress_id = (SELECT congress_id FROM suggestions WHERE id = ?) AND phase NOT IN ('draft', 'cosigning') ORDER BY id", rich).Scan(&ids).Error; err != nil || len(ids) < 50 {
		t.Fatalf("%d items, %v", len(ids), err)
	}
	for _, id := range ids {
		got := send(c.app, "GET", fmt.Sprintf("/api/v1/suggestions/%d/case-file", id), office, "")
		if got.Code != 200 {
			t.Fatalf("%d: %d %s", id, got.Code, got.Body)
		}
		if told := string(opened(t, got.Body.Bytes()).the("02-办理经过.json")); strings.Contains(told, "{{") || strings.Contains(told, `"what": ""`) || strings.Contains(told, "有新的办理进展") {
			t.Errorf("%d: something happened that has no words:\n%s", id, told)
		}
	}
}
