// Package letter makes the official papers of the handling as Word files, to be
// finished, sealed and sent: in the letter form of GB/T 9704-2012, 10.1. A
// paper says what its reader may see of the item, and nothing else.
package letter

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	qr "github.com/piglig/go-qr"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

// The types of what the standard does not name.
var (
	marginal = &docx.Style{Size: docx.Fourth}
	small    = &docx.Style{Size: docx.SmallFifth}
)

// Answer is a delivered reply with what it answers and who gave it.
type Answer struct {
	UnitName string
	Points   []suggestion.Point
	Reply    suggestion.ReplyView
}

// AnswerOf finds a reply among those that the reader of the view sees, whether
// it stands or another took its place.
func AnswerOf(v suggestion.View, replyID uint) (Answer, bool) {
	for _, round := range v.Rounds {
		for _, a := range round.Assignments {
			replies := slices.Clone(a.FormerReplies)
			if a.Reply != nil {
				replies = append(replies, *a.Reply)
			}
			if i := slices.IndexFunc(replies, func(r suggestion.ReplyView) bool { return r.ID == replyID }); i >= 0 {
				return Answer{a.UnitName, v.Content.Points, replies[i]}, true
			}
		}
	}
	for _, r := range v.ReceivedReplies {
		if r.Reply.ID == replyID {
			return Answer{r.UnitName, r.Points, r.Reply}, true
		}
	}
	return Answer{}, false
}

// form is what every letter has, in the order in which it stands on paper.
type form struct {
	Issuer    string // over the red rule
	Note      string // at the top right: outside of the standard, as local rules ask for it
	Number    string
	Marks     []string // what a reader must know before he reads
	Title     string
	Addressee string
	Text      []part
	Signature string
	Signed    calendar.Date // zero while nobody signed
	Contact   string
	Remark    string
	Link      string // where whoever may read the item finds it; drawn as a QR code
	Code      string // by which a print is checked, empty of what has none
	CheckAt   string // the address at which it is
}

// part is text under a head, or without one.
type part struct{ Head, Text string }

func (f form) document(made time.Time) docx.Document {
	d := docx.Document{Title: f.Title, Author: f.Signature, Made: made, Page: docx.Official, Text: docx.OfficialText, Numbered: true}
	add := func(p docx.Paragraph) { d.Body = append(d.Body, &p) }
	text := func(words string) {
		for _, line := range strings.Split(words, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				add(docx.Paragraph{Indent: 2, Line: docx.OfficialRow, Runs: []docx.Run{{Text: line}}})
			}
		}
	}
	d.Body = f.head()
	below := underHead // the first paragraph of the text keeps clear of the head
	if f.Number != "" {
		add(docx.Paragraph{Align: docx.Right, Before: below, Runs: []docx.Run{{Text: f.Number}}})
		below = 0
	}
	for _, mark := range f.Marks {
		add(docx.Paragraph{Align: docx.Centred, Before: below, Runs: []docx.Run{{Text: mark, Style: docx.OfficialHeading}}})
		below = 0
	}
	add(docx.Paragraph{Align: docx.Centred, Before: below + 24, After: 18, KeepNext: true, Runs: []docx.Run{{Text: inLines(f.Title), Style: docx.OfficialTitle}}})
	add(docx.Paragraph{Line: docx.OfficialRow, Runs: []docx.Run{{Text: f.Addressee + "："}}})
	for _, p := range f.Text {
		if p.Head != "" {
			add(docx.Paragraph{Indent: 2, Line: docx.OfficialRow, KeepNext: true, Runs: []docx.Run{{Text: p.Head, Style: docx.OfficialHeading}}})
		}
		text(p.Text)
	}
	if last, ok := d.Body[len(d.Body)-1].(*docx.Paragraph); ok {
		last.KeepNext = true // no page has a signature and no text
	}
	add(docx.Paragraph{Align: docx.Right, Before: docx.OfficialRow, Line: docx.OfficialRow, RightIn: 2, KeepNext: true, Runs: []docx.Run{{Text: f.Signature}}})
	if !f.Signed.IsZero() {
		add(docx.Paragraph{Align: docx.Right, Line: docx.OfficialRow, RightIn: 4, KeepNext: true, Runs: []docx.Run{{Text: f.Signed.Chinese()}}})
	}
	text(f.Contact)
	if f.Remark != "" {
		add(docx.Paragraph{Before: 12, Runs: []docx.Run{{Text: f.Remark, Style: marginal}}})
	}
	d.Foot = f.traces()
	return d
}

// The first page of a letter (GB/T 9704-2012, 10.1): the issuer 30 mm below the
// edge, a double rule 4 mm below it and another one 20 mm above the lower edge,
// both wider than the type area and in the middle of the page.
const (
	issuerFrom docx.Millimetre = 30
	ruleBelow  docx.Millimetre = 4
	ruleAt     docx.Millimetre = 297 - 20
	ruleHigh   docx.Millimetre = 2
	ruleWide   docx.Millimetre = 170
	ruleLeft   docx.Millimetre = (210 - ruleWide) / 2
	noteFrom   docx.Millimetre = 18

	thick      docx.Point = 3
	thin       docx.Point = 0.75
	issuerSize docx.Point = 36
	underHead  docx.Point = 42 // from the type area's edge to the number, below the rule
)

// size is that of the issuer's name, which stands on one line.
func (f form) size() docx.Point {
	return min(issuerSize, docx.Point(0.96*float64(ruleWide)/25.4*72/width([]rune(f.Issuer))))
}

// issuerTo is where the characters of the issuer's name end, and how far they
// reach above their line where it is as high as they are.
func (f form) issuerTo() (end, above docx.Millimetre) {
	high := docx.Millimetre(f.size() / 72 * 25.4)
	return issuerFrom + 0.92*high, 0.05 * high
}

// head is what stands at the top of the first page, out of the text.
func (f form) head() (out []docx.Block) {
	if f.Note != "" {
		out = append(out, &docx.Paragraph{Align: docx.Right, Frame: &docx.Frame{Left: docx.Official.Left, Top: noteFrom, Width: 156}, Runs: []docx.Run{{Text: f.Note, Style: marginal}}})
	}
	_, above := f.issuerTo()
	name := &docx.Style{Font: docx.OfficialTitle.Font, Size: f.size(), Color: docx.OfficialRed}
	return append(out, &docx.Paragraph{Align: docx.Centred, Line: f.size(), Frame: &docx.Frame{Left: ruleLeft, Top: issuerFrom + above, Width: ruleWide}, Runs: []docx.Run{{Text: f.Issuer, Style: name}}})
}

// redRule is a double line across the page, of which above and below are the
// widths: two plain lines, since programs do not agree which line of a double
// one is the upper.
func redRule(above, below docx.Point, at docx.Millimetre) *docx.Paragraph {
	line := func(width docx.Point) docx.Rule {
		return docx.Rule{Kind: docx.Single, Color: docx.OfficialRed, Width: width}
	}
	return &docx.Paragraph{Line: 1, RuleAbove: line(above), Rule: line(below), Frame: &docx.Frame{Left: ruleLeft, Top: at, Width: ruleWide}}
}

// traces lead from the paper to the item, and to the check of the print. They
// stand at the foot of the first page, above the second red rule; both rules
// belong to the foot, so that no text moves them.
func (f form) traces() []docx.Block {
	words := "扫码登录后查看办理情况"
	if f.Code != "" {
		words += fmt.Sprintf("；验证码 %s，在 %s 核对本件", f.Code, f.CheckAt)
	}
	foot := docx.Paragraph{Align: docx.Left, Before: 6}
	if picture := square(f.Link); picture != nil {
		foot.Runs = []docx.Run{{Picture: picture}, {Text: " " + words, Style: small}}
	}
	end, _ := f.issuerTo()
	return []docx.Block{redRule(thick, thin, end+ruleBelow), redRule(thin, thick, ruleAt-ruleHigh), &foot}
}

// square draws an address as a QR code; nil of none.
func square(link string) *docx.Picture {
	if link == "" {
		return nil
	}
	code, err := qr.EncodeText(link, qr.Medium)
	if err != nil {
		return nil // longer than any code holds
	}
	drawn, err := code.ToPNGBytes(qr.NewQrCodeImgConfig(8, 2))
	if err != nil {
		return nil
	}
	return &docx.Picture{PNG: drawn, Width: 16, Height: 16, Alt: link}
}

// inLines breaks a title that one line does not hold into lines of about the
// same length, never within a number or before a mark that ends something
// (GB/T 9704-2012, 7.3.1).
func inLines(title string) string {
	const most = 18 // characters of the title's size on a line
	runes := []rune(title)
	var b strings.Builder
	for parts := (int(width(runes)) + most) / most; parts > 1; parts-- {
		at := breakNear(runes, width(runes)/float64(parts))
		b.WriteString(string(runes[:at]) + "\n")
		runes = runes[at:]
	}
	return b.String() + string(runes)
}

// width counts Chinese characters as one and others as a half.
func width(runes []rune) (w float64) {
	for _, r := range runes {
		if r < 0x2000 {
			w += 0.5
		} else {
			w++
		}
	}
	return w
}

// breakNear finds where a line ends best: near the wanted width, before one of
// the words with which a new thing is named.
func breakNear(runes []rune, wanted float64) int {
	best, least := len(runes), math.Inf(1)
	for at := 2; at < len(runes)-1; at++ {
		before, after, rest := runes[at-1], runes[at], string(runes[at:])
		if before < 0x2000 || after < 0x2000 || before == '第' || strings.ContainsRune("，。、》）的", after) || strings.ContainsRune("《（", before) {
			continue
		}
		cost := math.Abs(width(runes[:at]) - wanted)
		if !strings.HasPrefix(rest, "第") && !strings.HasPrefix(rest, "代表") && !strings.HasPrefix(rest, "办理") {
			cost += 4
		}
		if cost < least {
			best, least = at, cost
		}
	}
	return best
}

// Places are the addresses that papers lead to.
type Places struct{ URL string }

func (p Places) item(id uint) string { return fmt.Sprintf("%s/suggestions/%d", p.URL, id) }
func (p Places) check() string       { return p.URL + "/verify" }

// Reply is the letter in which a unit answers, request by request.
func (p Places) Reply(v suggestion.View, a Answer) docx.Document {
	r := a.Reply
	f := form{Link: p.item(v.ID), Code: r.Code, CheckAt: p.check(), Issuer: a.UnitName, Number: r.DocumentNo, Marks: marks(r), Title: ReplyTitle(v), Addressee: addressed(v.Proposer), Signature: a.UnitName,
		Text: []part{{Text: r.Opening}}}
	var made time.Time
	if at := cmp.Or(r.SignedAt, r.DeliveredAt); at != nil {
		made, f.Signed = *at, calendar.On(*at)
	}
	if r.ClassLabel != "" {
		f.Note = "答复分类：" + r.ClassLabel
	}
	for _, point := range a.Points {
		f.Text = append(f.Text, part{asked(point), answerTo(r, point.ID)})
	}
	f.Text = append(f.Text, part{Text: promise(r)}, part{Text: r.Closing})
	if r.ContactPerson != "" {
		f.Contact = fmt.Sprintf("（联系人：%s；电话：%s）", r.ContactPerson, r.ContactPhone)
	}
	if r.ClassReason != "" {
		f.Remark = "说明：" + r.ClassReason
	}
	return f.document(made)
}

var supervisionKinds = map[string]string{supervision.LetterUrging: "催办函", supervision.LetterSupervision: "督办函"}

// Supervision is the letter by which the handling of a key item is urged.
func (p Places) Supervision(l supervision.Document) docx.Document {
	return form{
		Link: fmt.Sprintf("%s/key-items/%d", p.URL, l.KeyItemID), Code: l.Code, CheckAt: p.check(),
		Issuer: l.CongressName, Number: l.NumberText, Title: SupervisionTitle(l), Addressee: l.UnitName, Signature: l.Sender, Signed: l.IssuedOn,
		Text: []part{
			{Text: fmt.Sprintf("%s代表提出的《%s》（%s）已列为重点督办建议，由你单位承办。", l.Proposer, l.ItemTitle, l.ItemNumber)},
			{Text: l.Body},
			{Text: fmt.Sprintf("请于%s前将办理进展和下一步安排书面回复我会。", l.DueOn.Chinese())},
		},
	}.document(l.IssuedOn.Start())
}

// SupervisionTitle is what such a letter is called.
func SupervisionTitle(l supervision.Document) string { return supervisionTitle(l.ItemNumber, l.Kind) }

func supervisionTitle(number, kind string) string {
	return fmt.Sprintf("关于%s代表建议办理工作的%s", number, supervisionKinds[kind])
}

// ReplyTitle is what a reply's letter is called.
func ReplyTitle(v suggestion.View) string { return replyTitle(v.SessionName, v.NumberText) }

func replyTitle(session, number string) string {
	return fmt.Sprintf("关于%s%s代表建议的答复", session, number)
}

// marks say what a reader must know before he reads.
func marks(r suggestion.ReplyView) (out []string) {
	if r.SignedAt == nil && r.DeliveredAt == nil {
		out = append(out, "未签发稿，不作为正式答复")
	}
	if r.State == "superseded" {
		out = append(out, "已有新的答复，本件不再有效")
	}
	return out
}

func addressed(p suggestion.ProposerView) string {
	if p.Kind == "delegation" || p.Name == "" {
		return p.DelegationName
	}
	return p.Name + "代表"
}

// asked names a request; the numbers of heads are those of GB/T 9704-2012, 7.3.3.
func asked(p suggestion.Point) string {
	return fmt.Sprintf("%s、关于“%s”的建议", docx.Numeral(p.No), strings.TrimRight(p.Text, "。；.; \n"))
}

func answerTo(r suggestion.ReplyView, point string) string {
	for _, a := range r.Answers {
		if a.PointID == point {
			return a.Text
		}
	}
	return ""
}

func promise(r suggestion.ReplyView) string {
	switch {
	case r.CommitmentText == "":
		return ""
	case r.CommitmentDueOn.IsZero():
		return "承诺事项：" + r.CommitmentText
	}
	return fmt.Sprintf("承诺事项：%s（%s前完成）", r.CommitmentText, r.CommitmentDueOn.Chinese())
}
