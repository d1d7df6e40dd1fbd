package demo

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/suggestion"
)

// scan stores what a scanned sheet would look like.
func (w *world) scan(ctx context.Context, by access.Actor, name string, lines ...string) ([]uint, error) {
	file, err := w.files.Upload(ctx, by, name, bytes.NewReader(sheetOf(lines)), func(*gorm.DB, attachment.Attachment) error { return nil })
	if err != nil {
		return nil, err
	}
	return []uint{file.ID}, nil
}

// enter: the office takes down what came in on paper, or a motion that is
// handled as a suggestion.
func (s *story) enter(day int) {
	note := "由" + s.by.Name + "代表本人送交，纸质件一式两份。"
	if s.paper == "motion" {
		note = "第九届人民代表大会第四次会议议案第3号，经主席团会议决定作为建议办理。"
	}
	cosigners := make([]uint, len(s.cosigners))
	for i, by := range s.cosigners {
		cosigners[i] = by.DeputyID
	}
	s.then("enter", day, func(ctx context.Context) (suggestion.Receipt, error) {
		content := s.content()
		scans, err := s.w.scan(ctx, s.w.office, "代表签名纸质件.pdf", append([]string{"云岭市人民代表大会代表建议专用纸（演示）", "题目：" + content.Title,
			"领衔代表：" + s.by.Name + "（签名）", "情况：" + content.Situation}, content.Points...)...)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		content.AttachmentIDs = scans
		return s.w.suggestions.Enter(ctx, s.w.office, suggestion.Sheet{Origin: s.paper, OriginNote: note, LeadDeputyID: s.by.DeputyID,
			CosignerIDs: cosigners, ReceivedOn: s.today(), Content: content})
	})
}

// rateOnPaper: the proposer filled in the form by hand.
func (s *story) rateOnPaper(day int, attitude, result string) {
	o := s.says(attitude, result)
	s.then("enter feedback", day, func(ctx context.Context) (suggestion.Receipt, error) {
		scans, err := s.w.scan(ctx, s.w.office, "代表意见反馈表.pdf", "代表建议办理情况征询意见表（演示）", "代表："+s.by.Name+"（签名）", "办理态度：满意", "办理结果：满意或基本满意，见系统登记")
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return s.w.suggestions.EnterFeedback(ctx, s.w.office, s.id, s.item.Version, s.by.DeputyID, o, scans)
	})
}

// handedOver: the unit brought the reply on paper.
func handedOver(s *story, day int) {
	s.unit("paper delivery", day+1, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.RecordPaperDelivery(ctx, c.clerk, duty, s.item.UnitVersion, suggestion.Paper{
			DeputyID: s.by.DeputyID, On: s.today(), Note: "送至代表工作单位，本人签收。"})
	})
}

// mended: the unit gives a better reply in place of its first one.
func mended(s *story, day int) { s.supersedes(day + 1) }

// sheetOf makes a page of a PDF that says the lines in Chinese.
func sheetOf(lines []string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 13 Tf 72 770 Td 22 TL\n")
	for _, line := range lines {
		for _, part := range wrapped([]rune(line), 34) {
			text.WriteByte('<')
			for _, r := range part {
				fmt.Fprintf(&text, "%04X", r)
			}
			text.WriteString("> Tj T*\n")
		}
	}
	text.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
		"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>",
		"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	places := make([]int, len(objects))
	for i, object := range objects {
		places[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}

func wrapped(line []rune, width int) (parts [][]rune) {
	for len(line) > width {
		parts, line = append(parts, line[:width]), line[width:]
	}
	return append(parts, line)
}
