package suggestion

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
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

// numberedTables are the letters of units that have numbers, by what signs them.
var numberedTables = map[Action]string{SignReply: "replies", SignCoOpinion: "co_opinions"}

// readNextDocumentNo proposes a number to who may sign now.
func (d *detail) readNextDocumentNo() error {
	for i := range d.it.Assignments {
		a := &d.it.Assignments[i]
		actions := d.it.actionsOn(anAssignment, d.by, moment{on: a, now: d.now})
		for sign := range numberedTables {
			if !slices.Contains(actions, sign) {
				continue
			}
			last, err := lastDocumentNo(d.q, a.UnitID, sign)
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
// of a kind comes: its last one of that kind, or that of the other kind where
// both count under one sign, or it has none of this kind yet.
func lastDocumentNo(q *gorm.DB, unit uint, sign Action) (string, error) {
	type signed struct {
		DocumentNo string
		SignedAt   time.Time
	}
	last := map[Action]signed{}
	for kind, table := range numberedTables {
		var found []signed
		err := q.Table(table+" AS p").Joins("JOIN assignments ON assignments.id = p.assignment_id").
			Where("assignments.unit_id = ? AND p.document_no LIKE '%〔%〕%号' AND p.signed_at IS NOT NULL", unit).
			Order("p.signed_at DESC, p.id DESC").Limit(1).Select("p.document_no, p.signed_at").Find(&found).Error
		if err != nil {
			return "", fmt.Errorf("last document number: %w", err)
		}
		if len(found) > 0 {
			last[kind] = found[0]
		}
	}
	own := last[sign]
	for kind, other := range last {
		if kind != sign && (own.DocumentNo == "" || series(own.DocumentNo) == series(other.DocumentNo) && other.SignedAt.After(own.SignedAt)) {
			return other.DocumentNo, nil
		}
	}
	return own.DocumentNo, nil
}

// series is the sign under which a number counts.
func series(no string) string {
	sign, _, _ := strings.Cut(no, "〔")
	return sign
}
