package suggestion

import (
	"fmt"
	"time"

	"lianluo/internal/audit"
)

// The lists of an event's codes in the audit record. Together with who, when
// and which item they are enough to tell every limit, breach and rate anew
// (package witness does): ids, codes, dates and instants, never words. Ratings
// are among them: the record is read by auditors alone, who take no part in
// handling, and their page does not show these codes.
const (
	recordedClocks      = "clocks"
	recordedAssignments = "assignments"
	recordedRequests    = "requests"
	recordedPromises    = "commitments"
)

// note adds a line to one of the event's lists.
func (c *change) note(list string, line audit.Data) {
	lines, _ := c.codes[list].([]audit.Data)
	c.codes[list] = append(lines, line)
}

// noteStart writes down that a clock began, with all its dates.
func (c *change) noteStart(clock *Clock) {
	line := clock.dates("start")
	line["kind"], line["on"], line["round"] = clock.Kind, clock.AssignmentID, clock.RoundNo
	line["fact"], line["at"], line["rule_set"] = clock.StartFact, clock.StartedAt.UTC().Format(time.RFC3339Nano), clock.RuleSetID
	c.note(recordedClocks, line)
}

// dates is the line that gives a clock its dates.
func (c *Clock) dates(did string) audit.Data {
	return audit.Data{"id": c.ID, "did": did, "due": c.DueOn, "law": c.LawDueOn, "first": c.FirstDueOn}
}

// halt stops a running clock, and writes that down; breaches by then stay
// facts.
func (c *change) halt(clock *Clock, fact string) error {
	clock.stop(fact, c.now)
	c.note(recordedClocks, audit.Data{"id": clock.ID, "did": "stop", "fact": fact})
	if err := clock.save(c.tx); err != nil {
		return fmt.Errorf("stop %s: %w", clock.Kind, err)
	}
	return nil
}

// noteAssignment writes down what became of an assignment.
func (c *change) noteAssignment(a *Assignment, did string) {
	line := audit.Data{"id": a.ID, "did": did}
	if did == "assigned" || did == "arranged" {
		line["unit"], line["role"] = a.UnitID, a.Role
	}
	c.note(recordedAssignments, line)
}

// noteRequest writes down what became of a Request.
func (c *change) noteRequest(r *Request, did string) {
	line := audit.Data{"id": r.ID, "did": did, "kind": r.Kind}
	if r.AssignmentID != nil {
		line["on"] = *r.AssignmentID
	}
	c.note(recordedRequests, line)
}
