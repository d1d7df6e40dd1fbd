package suggestion

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// splitting: the office makes a second item of some of the things asked, with
// the lead proposer's consent.
var splitting = &consent{
	kind: "split", ask: AskSplit, by: office, about: "proposers", tells: "proposers", other: true,
	holds: []Action{ReturnForRevision, Register, AskNonAcceptance, AskMerge, CorrectTitle},
	stages: func(it *Item, _ *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, ConsentSplit, access.Deputy, 0, it.proposerDeputyID())}
	},
	check: func(c *change, asked *Asked) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		rest, taken := divide(text.Points, asked.Points)
		if len(taken) == 0 || len(rest) == 0 || len(taken) != len(asked.Points) {
			return fault.Invalids(fault.Field{Name: "points", Code: "range", Reason: "请选择要另立一件的具体建议，两件都至少要有一条。"})
		}
		if asked.Text = strings.TrimSpace(asked.Text); asked.Text == "" || len([]rune(asked.Text)) > 100 {
			return fault.Invalids(fault.Field{Name: "title", Code: "required", Reason: "请填写另立一件的标题，不超过一百字。"})
		}
		return nil
	},
	stands: func(at moment) bool { return at.item.Phase == UnderReview },
	grant:  func(c *change, r *Request) error { return c.split(r.Data) },
}

// divide parts the things asked into those that stay and those that go, each
// numbered anew; their identity stays.
func divide(points []Point, going []string) (rest, taken []Point) {
	for _, p := range points {
		to := &rest
		if slices.Contains(going, p.ID) {
			to = &taken
		}
		p.No = len(*to) + 1
		*to = append(*to, p)
	}
	return rest, taken
}

func (c *change) split(asked Asked) error {
	text, err := c.text()
	if err != nil {
		return err
	}
	if asked.Text == "" { // a stub took the words
		asked.Text = StubTitle
	}
	rest, taken := divide(text.Points, asked.Points)
	kept := *text
	kept.ID, kept.No, kept.Points, kept.Reason = 0, text.No+1, rest, "拆分"
	kept.ByUserID, kept.ByName, kept.At, kept.FrozenAt = c.by.UserID, c.by.Name, c.now, &c.now
	if err := c.tx.Create(&kept).Error; err != nil {
		return fmt.Errorf("split: %w", err)
	}
	if err := indexOne(c.tx, c.it, &kept); err != nil {
		return err
	}
	row := c.it.Suggestion
	row.ID, row.Number, row.NumberText, row.ReceiptNo, row.Asked = 0, nil, "", receiptNo(c.today), false
	row.Title, row.CreatedAt, row.Version, row.UnitVersion, row.SplitFromID = asked.Text, c.now, 1, 1, &c.it.ID
	if err := c.tx.Create(&row).Error; err != nil {
		return fmt.Errorf("split: %w", err)
	}
	second := kept
	second.ID, second.SuggestionID, second.No, second.Title, second.Points = 0, row.ID, 1, asked.Text, taken
	if err := c.tx.Create(&second).Error; err != nil {
		return fmt.Errorf("split: %w", err)
	}
	m := *c
	m.it = &Item{Suggestion: row, Deputies: c.it.Deputies, Units: c.it.Units, HeadDeputyID: c.it.HeadDeputyID}
	m.event, m.told = "", nil
	m.ask, m.words = nil, map[string]string{"other_id": strconv.FormatUint(uint64(c.it.ID), 10)}
	m.codes = audit.Data{"split_from": c.it.ID, "reference_only": row.ReferenceOnly}
	c.codes["second_id"] = row.ID
	c.ask.Data.TargetID, c.ask.Data.Text = row.ID, ""
	if err := c.saveRequest(); err != nil {
		return err
	}
	return m.beginSecond(c.it, &second)
}

// beginSecond gives a second item the signatures and the running T1 of the
// first.
func (c *change) beginSecond(first *Item, text *ContentVersion) error {
	for _, s := range first.Signatures {
		if !s.Stands() {
			continue
		}
		s.ID, s.SuggestionID, s.ConfirmedVersion = 0, c.it.ID, &text.No
		if err := c.tx.Create(&s).Error; err != nil {
			return fmt.Errorf("split: %w", err)
		}
		c.it.Signatures = append(c.it.Signatures, s)
	}
	if running := first.clock(string(rules.T1), 0); running != nil {
		clock := *running
		if err := c.tx.Model(&Clock{}).Where("id = ?", running.ID).Select("explanation").Take(&clock).Error; err != nil {
			return fmt.Errorf("split: %w", err)
		}
		clock.ID, clock.SuggestionID = 0, c.it.ID
		clock.PlanBreachedOn, clock.LawBreachedOn = calendar.Date{}, calendar.Date{} // noted when it is seen
		if err := c.tx.Create(&clock).Error; err != nil {
			return fmt.Errorf("split: %w", err)
		}
		c.it.Clocks = append(c.it.Clocks, clock)
		c.noteStart(&clock)
	}
	if err := indexNew(c.tx, c.it, text); err != nil {
		return err
	}
	return c.follow("split_off", "")
}
