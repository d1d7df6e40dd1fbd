// Package casefile puts together the case file (案卷) of one item, for the
// archive: the item with its whole handling, the papers that were issued, the
// files and the timeline, and of a key item what belongs to its supervision, in
// one archive with what tells later whether any of it was changed. Nothing in it
// is read but through the pages of the item and of the key item, so it shows its
// reader what these pages show, and nothing else.
package casefile

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/docx"
	"lianluo/internal/letter"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

// Service makes case files.
type Service struct {
	DB          *database.DB
	Items       *suggestion.Service
	KeyItems    *supervision.Service
	Letters     *letter.Service
	Attachments *attachment.Service
	Now         func() time.Time
}

// file is a case file while it is put together.
type file struct {
	by               access.Actor
	v                suggestion.View
	set              rules.Data
	now              time.Time
	congress, office string
	lines            []Line
	issued           []Issued
	entries          []entry
	seen             map[uint]bool // files that are in it already
}

// Issued is an issued paper with what its print is checked by.
type Issued struct {
	File string `json:"file"`
	Code string `json:"code"`
	letter.Issued
}

// CaseFile is what Of has put together, ready to be written.
type CaseFile struct {
	Name    string // under which it is saved
	made    time.Time
	entries []entry
}

// Of puts together the case file of an item for who keeps the register, and
// notes that in the audit record: database.ErrNotFound to who does not see the
// item, suggestion.ErrNotAllowed to who sees it and takes no registers along.
// Files are looked at before anything is written: attachment.ErrDamaged of one
// that is not what was uploaded.
func (s *Service) Of(ctx context.Context, by access.Actor, id uint) (*CaseFile, error) {
	f, err := s.read(ctx, by, id)
	if err != nil {
		return nil, err
	}
	papers, err := s.Letters.Papers(ctx, by, f.v)
	if err != nil {
		return nil, err
	}
	if err := s.letters(ctx, f, papers); err != nil {
		return nil, err
	}
	if err := s.files(ctx, f, "附件/", f.attachments()); err != nil {
		return nil, err
	}
	if err := s.supervision(ctx, f); err != nil {
		return nil, err
	}
	f.index()
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		return audit.Record(tx, by, audit.Event{At: f.now, Action: "suggestion.case_file", Subject: fmt.Sprint("suggestion/", id), Data: audit.Data{"files": len(f.entries)}})
	})
	if err != nil {
		return nil, err
	}
	return &CaseFile{Name: safe(f.called() + "案卷.zip"), made: f.now, entries: f.entries}, nil
}

// read reads the page of the item, and writes the documents about it.
func (s *Service) read(ctx context.Context, by access.Actor, id uint) (*file, error) {
	v, err := s.Items.Detail(ctx, by, id)
	if err != nil {
		return nil, err
	}
	if !by.Is(access.Office, access.Head, access.GovOffice) {
		return nil, suggestion.ErrNotAllowed
	}
	f := &file{by: by, v: v, now: s.Now().UTC(), seen: map[uint]bool{}}
	set, err := rules.Current(s.DB.Read(ctx), by.CongressID, calendar.On(f.now))
	if err != nil {
		return nil, err
	}
	f.set = set.Data
	var names struct{ Name, OfficeName string }
	if err := s.DB.Read(ctx).Table("congresses").Select("name, office_name").Where("id = ?", by.CongressID).Take(&names).Error; err != nil {
		return nil, fmt.Errorf("case file: %w", err)
	}
	f.congress, f.office = names.Name, names.OfficeName
	for _, e := range v.Timeline {
		f.lines = append(f.lines, tell(e, f.set))
	}
	slices.SortStableFunc(f.lines, func(a, b Line) int { return a.At.Compare(b.At) })
	f.document("01-建议及办理情况.docx", "建议全文和全部办理情况", f.now, f.item())
	f.document("02-办理经过.docx", "逐项经过，先后为序", f.now, f.history())
	return f, f.data("02-办理经过.json", "办理经过的数据", struct {
		ID     uint   `json:"id"`
		Number string `json:"number"`
		Title  string `json:"title"`
		Events []Line `json:"events"`
	}{v.ID, v.NumberText, v.Title, f.lines})
}

// called is the item's number, or what stands for it before it has one.
func (f *file) called() string {
	if f.v.NumberText == "" {
		return f.v.ReceiptNo
	}
	return f.v.SessionName + f.v.NumberText + "代表建议"
}

func (f *file) document(name, about string, at time.Time, d docx.Document) {
	f.entries = append(f.entries, entry{name: name, about: about, at: at, write: d.Write})
}

func (f *file) data(name, about string, value any) error {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return fmt.Errorf("case file: %w", err)
	}
	f.entries = append(f.entries, entry{name: name, about: about, at: f.now, packed: true, write: func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	}})
	return nil
}

// letters adds the issued papers, and what their prints are checked by.
func (s *Service) letters(ctx context.Context, f *file, papers []letter.Paper) error {
	for i, paper := range papers {
		name := fmt.Sprintf("函件/%02d-%s", i+1, safe(calendar.On(paper.On).String()+" "+paper.Name+".docx"))
		f.document(name, "函件", paper.On, paper.Document)
		if paper.Code == "" {
			continue
		}
		issued, err := s.Letters.Verify(ctx, paper.Code)
		if err != nil {
			return fmt.Errorf("case file: paper %s: %w", paper.Code, err)
		}
		f.issued = append(f.issued, Issued{name, paper.Code, issued})
	}
	if len(f.issued) == 0 {
		return nil
	}
	return f.data("03-函件存档指纹.json", "函件签发时存档的指纹和验证码", f.issued)
}

// attached is a file, and what it belongs to.
type attached struct {
	id uint
	of string
}

// attachments are all files that the page shows.
func (f *file) attachments() (out []attached) {
	add := func(of string, files ...suggestion.FileView) {
		for _, one := range files {
			out = append(out, attached{one.ID, of})
		}
	}
	add("建议的附件", f.v.Attachments...)
	sealed := func(unit string, r suggestion.ReplyView) {
		if r.Sealed != nil && r.DeliveredAt != nil {
			add("盖章的答复（"+unit+"）", *r.Sealed)
		}
	}
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		for _, r := range a.FormerReplies {
			sealed(a.UnitName, r)
		}
		if a.Reply != nil {
			sealed(a.UnitName, *a.Reply)
		}
	})
	for _, r := range f.v.ReceivedReplies {
		sealed(r.UnitName, r.Reply)
	}
	for _, r := range f.v.Rounds {
		for _, b := range r.Feedbacks {
			add("纸质反馈的扫描件（"+b.ProposerName+"）", b.Scans...)
		}
	}
	for _, l := range f.lines {
		add("纸质件的扫描件（"+l.What+"）", l.Scans...)
	}
	return out
}

// files adds those of a page's files that their reader may open, each once.
func (s *Service) files(ctx context.Context, f *file, folder string, files []attached) error {
	no := 0
	for _, a := range files {
		if f.seen[a.id] {
			continue
		}
		f.seen[a.id] = true
		no++
		row, err := s.Attachments.Intact(ctx, f.by, a.id)
		if errors.Is(err, database.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		f.entries = append(f.entries, entry{name: fmt.Sprintf("%s%02d-%s", folder, no, safe(row.Name)), about: a.of, at: row.CreatedAt,
			write: func(w io.Writer) error { return s.copy(ctx, f.by, row.ID, w) }})
	}
	return nil
}

func (s *Service) copy(ctx context.Context, by access.Actor, id uint, w io.Writer) error {
	_, from, err := s.Attachments.Open(ctx, by, id)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, from)
	return errors.Join(err, from.Close())
}

// index puts a table of contents before all others.
func (f *file) index() {
	p := f.paper("案卷目录")
	p.Facts(docx.Fact{Name: "编号", Value: f.v.NumberText}, docx.Fact{Name: "标题", Value: f.v.Title}, docx.Fact{Name: "提出人", Value: strings.TrimSpace(f.v.Proposer.Name + " " + f.v.Proposer.DelegationName)},
		docx.Fact{Name: "状态", Value: suggestion.Wording("phase", string(f.v.Phase))}, docx.Fact{Name: "截至", Value: strings.ReplaceAll(minute(f.now), "\n", " ")},
		docx.Fact{Name: "导出", Value: f.by.Name + "（" + words["role"][string(f.by.Role)] + "）"})
	rows := [][]string{{"序号", "文件", "内容", "日期"}}
	for i, e := range f.entries {
		rows = append(rows, []string{fmt.Sprint(i + 1), e.name, e.about, calendar.On(e.at).String()})
	}
	p.Grid([]docx.Millimetre{12, 84, 36, 24}, rows)
	if len(f.issued) > 0 {
		p.Section("函件的存档指纹")
		p.Say("函件签发时，所载内容的指纹（SHA-256）存入系统；凭验证码可以在系统的“核对函件”页上再次核对。")
		rows := [][]string{{"函件", "验证码", "存档指纹", "现状"}}
		for _, i := range f.issued {
			rows = append(rows, []string{strings.TrimSpace(i.Title + "\n" + i.Number), i.Code, inFours(i.Hash), standing[i.State]})
		}
		p.Grid([]docx.Millimetre{42, 34, 58, 22}, rows)
	}
	p.Section("核对说明")
	p.Say("%s载有其他每个文件的指纹。在本目录所在的文件夹中运行“sha256sum -c %s”，逐个显示 OK 的，与导出时完全一致；在 Windows 上可以用“certutil -hashfile 文件名 SHA256”逐个核对。", manifest, manifest)
	p.Say("案卷所载，以导出的人在系统中能够看到的为限；尚未签发、送达的文稿不在其中。")
	d := p.Document
	f.entries = slices.Insert(f.entries, 0, entry{name: "00-目录.docx", at: f.now, write: d.Write})
}

// inFours breaks a hash into lines of sixteen, in groups of four, to be compared by eye.
func inFours(hash string) string {
	var b strings.Builder
	for i := 0; i < len(hash); i += 4 {
		b.WriteString(hash[i:min(i+4, len(hash))] + map[bool]string{true: "\n", false: " "}[i%16 == 12])
	}
	return strings.TrimSpace(b.String())
}

// standing says how an issued paper stands today.
var standing = map[string]string{"valid": "现行有效", "replaced": "已被新的答复代替", "altered": "与签发时不一致"}
