package suggestion

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
	"lianluo/internal/rules"
)

// SentPaper is a paper as it went out: the notice of an assignment (交办通知),
// the letter by which a unit is urged (催办函). It says what held on that day:
// what moved since stands on the item's page.
type SentPaper struct {
	Number string // "" where its issuer numbers no such papers
	Said   string // NoticeText or UrgeText as JSON; "" of what was sent before such papers were kept, or went off line
	imprint.Imprint
}

// number gives the paper the next number of its issuer's series in the year of
// the day; none without a sign.
func (p *SentPaper) number(tx *gorm.DB, congress uint, series, sign string, on calendar.Date) error {
	if sign = strings.TrimSpace(sign); sign == "" {
		return nil
	}
	no, err := next(tx, congress, fmt.Sprintf("%s:%d", series, on.Year()))
	if err != nil {
		return err
	}
	p.Number = fmt.Sprintf("%s〔%d〕%d号", sign, on.Year(), no)
	return nil
}

// read reads what the paper says; false of one that was not kept. One that
// cannot be read is none: a check of its print says that it was altered.
func (p *SentPaper) read(into any) bool {
	return p.Said != "" && p.Code != "" && json.Unmarshal([]byte(p.Said), into) == nil
}

// NoticeText is what a notice says. Its fields keep their names and order:
// imprints of former years are checked too.
type NoticeText struct {
	Title     string        `json:"title"`
	UnitName  string        `json:"unit_name"`
	Role      string        `json:"role" enums:"sole,lead,co,separate"`
	Others    []NoticeParty `json:"others"`
	ReceiveBy calendar.Date `json:"receive_by" extensions:"x-nullable"`
	AnswerBy  calendar.Date `json:"answer_by" extensions:"x-nullable"` // a co-handler's opinion; none of what is for reference only
	Note      string        `json:"note"`
	On        calendar.Date `json:"on"`
}

// NoticeParty is another unit that has a part.
type NoticeParty struct {
	Name string `json:"name"`
	Role string `json:"role" enums:"sole,lead,co,separate"`
}

// NoticeView is an issued notice with its number and the code by which its
// print is checked.
type NoticeView struct {
	NoticeText
	Number string `json:"number"`
	Code   string `json:"code"`
}

// noticeView is the notice as the page of the item has it; nil when none was issued.
func (a *Assignment) noticeView() *NoticeView {
	v := &NoticeView{Number: a.Notice.Number, Code: a.Notice.Code}
	if !a.Notice.read(&v.NoticeText) {
		return nil
	}
	return v
}

// printNotice is the imprint of what the notice says.
func (a *Assignment) printNotice() (imprint.Imprint, error) {
	return imprint.Of("notice", struct {
		Congress, Suggestion, Assignment uint
		Number, Said                     string
	}{a.CongressID, a.SuggestionID, a.ID, a.Notice.Number, a.Notice.Said})
}

// issueNotices issues the notices of the assignments from the nth on, each under
// the next number of the year, once all of them and their limits are known.
func (c *change) issueNotices(from int) error {
	for i := from; i < len(c.it.Assignments); i++ {
		a := &c.it.Assignments[i]
		if err := c.issueNotice(a); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) issueNotice(a *Assignment) error {
	said := NoticeText{Title: c.it.Title, UnitName: c.it.Units[a.UnitID].Name, Role: a.Role, Others: []NoticeParty{}, Note: a.Note, On: c.today}
	for _, other := range c.it.active() {
		if other.ID != a.ID {
			said.Others = append(said.Others, NoticeParty{c.it.Units[other.UnitID].Name, other.Role})
		}
	}
	if limit := c.it.clock(string(rules.T2), a.ID); limit != nil {
		said.ReceiveBy = limit.DueOn
	}
	if limit := c.it.dutyClock(a); limit != nil {
		said.AnswerBy = limit.DueOn
	}
	text, err := json.Marshal(said)
	if err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	a.Notice.Said = string(text)
	if err := a.Notice.number(c.tx, c.it.CongressID, "notice", c.set.Data.NoticeSign, c.today); err != nil {
		return err
	}
	if a.Notice.Imprint, err = a.printNotice(); err != nil {
		return err
	}
	err = c.tx.Model(a).Select("notice_number", "notice_said", "notice_content_hash", "notice_code").Updates(a).Error
	if err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	return nil
}

// IssuedNotice finds the notice of an assignment by the code on its print;
// database.ErrNotFound when there is none. That of an assignment that was
// returned, recalled or cancelled does not stand any more.
func (s *Service) IssuedNotice(ctx context.Context, code string) (imprint.Issued, error) {
	q := s.DB.Read(ctx)
	a, err := database.One[Assignment](q.Where("notice_code = ? AND notice_code <> ''", code))
	if err != nil {
		return imprint.Issued{}, err
	}
	var names struct{ Issuer, Session, Number string }
	err = q.Table("suggestions").Joins("JOIN sessions ON sessions.id = suggestions.session_id").Joins("JOIN congresses ON congresses.id = suggestions.congress_id").
		Where("suggestions.id = ?", a.SuggestionID).
		Select("congresses.name || congresses.office_name AS issuer, sessions.name AS session, suggestions.number_text AS number").Take(&names).Error
	if err != nil {
		return imprint.Issued{}, fmt.Errorf("issued notice: %w", err)
	}
	out := imprint.Issued{Kind: "notice", IssuerName: names.Issuer, Number: a.Notice.Number, SessionName: names.Session, ItemNumber: names.Number, ItemID: a.SuggestionID,
		On: calendar.On(*a.AssignedAt), Replaced: !a.Active(), Then: a.Notice.Imprint}
	out.Now, err = a.printNotice()
	return out, err
}
