package suggestion

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/fault"
)

// numbered is a document number in the form of GB/T 9704-2012, 7.2.5: the
// issuer's sign, the year in corner brackets, the number.
var numbered = regexp.MustCompile(`^(.*)〔(\d{4})〕(\d{1,6})号$`)

// nextDocumentNo gives the number after a unit's last one; with another year it
// begins at 1. It is "" of what does not have the usual form.
func nextDocumentNo(last string, today calendar.Date) string {
	parts := numbered.FindStringSubmatch(last)
	if parts == nil {
		return ""
	}
	no, err := strconv.Atoi(parts[3])
	if err != nil {
		return ""
	}
	if parts[2] != strconv.Itoa(today.Year()) {
		no = 0
	}
	return fmt.Sprintf("%s〔%d〕%d号", parts[1], today.Year(), no+1)
}

// numberedPapers are the letters of units that have numbers, by what signs them.
var numberedPapers = map[Action]struct {
	table string
	inUse []string // the states in which one that was signed holds its number
}{
	SignReply:     {"replies", []string{ReplyChecking, ReplyDelivered}},
	SignCoOpinion: {"co_opinions", []string{OpinionSigned}},
}

// numbersOf selects what a unit signed with a number, as "p".
func numbersOf(q *gorm.DB, unit uint, sign Action) *gorm.DB {
	return q.Table(numberedPapers[sign].table+" AS p").Joins("JOIN assignments ON assignments.id = p.assignment_id").
		Where("assignments.unit_id = ? AND p.signed_at IS NOT NULL", unit)
}

// readNextDocumentNo proposes a number to who may sign now.
func (d *detail) readNextDocumentNo() error {
	for i := range d.it.Assignments {
		a := &d.it.Assignments[i]
		actions := d.it.actionsOn(anAssignment, d.by, moment{on: a, now: d.now})
		for sign := range numberedPapers {
			if !slices.Contains(actions, sign) {
				continue
			}
			last, err := lastDocumentNo(d.q, a.UnitID, sign, d.today)
			if err != nil {
				return err
			}
			d.nextNo = nextDocumentNo(last, d.today)
			return nil
		}
	}
	return nil
}

// lastDocumentNo is the number in the usual form after which a unit's next one
// of a kind comes: the highest of the year in the series in which it signed last.
// A series is of that kind, or of the other kind where it has none of this yet;
// both kinds count where both have one sign.
func lastDocumentNo(q *gorm.DB, unit uint, sign Action, today calendar.Date) (string, error) {
	last := ""
	for _, kind := range []Action{sign, SignReply, SignCoOpinion} {
		if last != "" {
			break
		}
		err := numbersOf(q, unit, kind).Where("p.document_no LIKE '%〔%〕%号'").Order("p.signed_at DESC, p.id DESC").Limit(1).Pluck("p.document_no", &last).Error
		if err != nil {
			return "", fmt.Errorf("last document number: %w", err)
		}
	}
	return highestOf(q, unit, last, today)
}

// highestOf is the number with the highest count of the year in the series of a
// number; that number where the year has none.
func highestOf(q *gorm.DB, unit uint, no string, today calendar.Date) (string, error) {
	parts := numbered.FindStringSubmatch(no)
	if parts == nil {
		return no, nil
	}
	begins, most := fmt.Sprintf("%s〔%d〕", parts[1], today.Year()), -1
	for kind := range numberedPapers {
		var found []string
		if err := numbersOf(q, unit, kind).Where("p.document_no LIKE ?", begins+"%号").Pluck("p.document_no", &found).Error; err != nil {
			return "", fmt.Errorf("highest document number: %w", err)
		}
		for _, one := range found {
			parts := numbered.FindStringSubmatch(one)
			if parts == nil || !strings.HasPrefix(one, begins) {
				continue
			}
			if count, err := strconv.Atoi(parts[3]); err == nil && count > most {
				no, most = one, count
			}
		}
	}
	return no, nil
}

// takeDocumentNo refuses a number that another paper of the unit has: one that
// was signed here and that no later one took the place of. except are the reply
// and the opinion that are signed, and what these replace.
func (c *change) takeDocumentNo(no string, except map[Action][]uint) error {
	// Of two who sign for a unit at once, one waits here for the other.
	if err := c.tx.Exec("UPDATE units SET version = version WHERE id = ?", c.on.UnitID).Error; err != nil {
		return fmt.Errorf("document number: %w", err)
	}
	for kind, paper := range numberedPapers {
		var taken []uint
		q := numbersOf(c.tx, c.on.UnitID, kind).Where("p.document_no = ? AND p.state IN ?", no, paper.inUse)
		if len(except[kind]) > 0 {
			q = q.Where("p.id NOT IN ?", except[kind])
		}
		if err := q.Limit(1).Pluck("p.suggestion_id", &taken).Error; err != nil {
			return fmt.Errorf("document number: %w", err)
		}
		if len(taken) > 0 {
			return c.documentNoTaken(no, taken[0])
		}
	}
	return nil
}

func (c *change) documentNoTaken(no string, item uint) error {
	whose := "本单位另一件"
	var numbers []string
	err := c.tx.Model(&Suggestion{}).Scopes(visible(c.by)).Where("suggestions.id = ?", item).Pluck("suggestions.number_text", &numbers).Error
	if err != nil {
		return fmt.Errorf("document number: %w", err)
	}
	if len(numbers) > 0 && item != c.it.ID {
		whose = numbers[0]
	} else if item == c.it.ID {
		whose = "本件"
	}
	last, err := highestOf(c.tx, c.on.UnitID, no, c.today)
	if err != nil {
		return err
	}
	reason := fmt.Sprintf("发文字号%s已用于%s建议，请另编文号。", no, whose)
	if free := nextDocumentNo(last, c.today); free != "" {
		reason = fmt.Sprintf("发文字号%s已用于%s建议，请改用%s。", no, whose, free)
	}
	return fault.Invalids(fault.Field{Name: "document_no", Code: "taken", Reason: reason})
}
