package suggestion

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

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

// readNextDocumentNo proposes a number to who may sign now: the unit's next.
func (d *detail) readNextDocumentNo() error {
	for i := range d.it.Assignments {
		a := &d.it.Assignments[i]
		if !slices.Contains(d.it.actionsOn(anAssignment, d.by, moment{on: a, now: d.now}), SignReply) {
			continue
		}
		var last []string
		err := d.q.Table("replies").Joins("JOIN assignments ON assignments.id = replies.assignment_id").
			Where("assignments.unit_id = ? AND replies.document_no LIKE '%〔%〕%号' AND replies.signed_at IS NOT NULL", a.UnitID).
			Order("replies.signed_at DESC, replies.id DESC").Limit(1).Pluck("document_no", &last).Error
		if err != nil {
			return fmt.Errorf("last document number: %w", err)
		}
		if len(last) > 0 {
			d.nextNo = nextDocumentNo(last[0], d.today)
		}
		return nil
	}
	return nil
}
