// Package witnesstest asks of a test's database what the witness sees in it.
package witnesstest

import (
	"context"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/witness"
)

// Agrees fails where the record and the facts tell two stories, or where the
// record does not reach back to the beginning.
func Agrees(t testing.TB, db *database.DB) witness.Verdict {
	t.Helper()
	v, err := witness.Check(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Before) > 0 {
		t.Errorf("the record does not tell all of the items %v", v.Before)
	}
	for _, d := range v.Differences {
		t.Errorf("item %d, %s:\n\trecorded %s\n\tstored   %s", d.SuggestionID, d.Fact, d.Recorded, d.Stored)
	}
	return v
}
