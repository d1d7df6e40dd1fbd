// Package witness tells the course of every suggestion a second time, from the
// audit record alone, and compares it with what the database holds: limits with
// their dates, stops and breaches, and everything that rates are counted from.
// It shares no code with the use cases that write both. The record is chained
// by hash, so facts that were changed outside the program stand out.
package witness

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// Verdict is what Check found.
type Verdict struct {
	Items       int          // compared
	Clocks      int          // of these items, told by the record
	Breaches    int          // of plan or law, of these clocks
	Before      []uint       // items whose record began before it told enough
	Differences []Difference // none on a sound database
}

// Difference is one fact that the record tells otherwise than the database
// holds it; "" means not at all.
type Difference struct {
	SuggestionID           uint
	Fact, Recorded, Stored string
}

// together is how many items one look compares.
const together = 200

// Check compares all suggestions. The program may be at work meanwhile: what
// differs is looked at again before it counts.
func Check(ctx context.Context, db *database.DB) (Verdict, error) {
	var v Verdict
	ids, err := suggestions(db.Read(ctx))
	if err != nil {
		return v, err
	}
	for part := range slices.Chunk(ids, together) {
		found, err := Look(db.Read(ctx), part)
		for again := 0; again < 3 && err == nil && len(found.Differences) > 0; again++ {
			found, err = Look(db.Read(ctx), part)
		}
		if err != nil {
			return v, err
		}
		v.Items += found.Items
		v.Clocks += found.Clocks
		v.Breaches += found.Breaches
		v.Before = append(v.Before, found.Before...)
		v.Differences = append(v.Differences, found.Differences...)
	}
	return v, nil
}

// suggestions lists those that are stored and those that the record speaks of.
func suggestions(q *gorm.DB) ([]uint, error) {
	var ids []uint
	if err := q.Table("suggestions").Pluck("id", &ids).Error; err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	var subjects []string
	if err := q.Table("audit_events").Where("subject LIKE ?", subjectStart+"%").Distinct().Pluck("subject", &subjects).Error; err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	for _, s := range subjects {
		ids = append(ids, suggestionOf(s))
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

const subjectStart = "suggestion/"

func suggestionOf(subject string) uint {
	id, _ := strconv.ParseUint(strings.TrimPrefix(subject, subjectStart), 10, 64)
	return uint(id)
}

// Look compares some of the suggestions, as q sees them.
func Look(q *gorm.DB, ids []uint) (Verdict, error) {
	recorded, err := Record(q, ids)
	if err != nil {
		return Verdict{}, err
	}
	stored, err := Facts(q, ids)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{}
	for _, id := range ids {
		a, b := recorded[id], stored[id]
		switch {
		case a != nil && a.Before:
			v.Before = append(v.Before, id)
			continue
		case a == nil && b == nil: // imported, or a draft that was deleted
			continue
		}
		v.Items++
		if a != nil {
			v.Clocks += len(a.Clocks)
			v.Breaches += a.breaches()
		}
		v.Differences = append(v.Differences, differences(id, a.lines(), b.lines())...)
	}
	return v, nil
}

func differences(id uint, recorded, stored map[string]string) []Difference {
	var out []Difference
	all := maps.Clone(recorded)
	maps.Copy(all, stored)
	for _, fact := range slices.Sorted(maps.Keys(all)) {
		if recorded[fact] != stored[fact] {
			out = append(out, Difference{SuggestionID: id, Fact: fact, Recorded: recorded[fact], Stored: stored[fact]})
		}
	}
	return out
}
