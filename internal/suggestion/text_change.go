package suggestion

import (
	"slices"
	"strconv"

	"lianluo/internal/access"
)

// contentVersions lists the texts that were submitted; to the proposers also
// those that co-signers confirmed. What one changed in the one
// before is told to the proposers and to the office: a text that was returned
// may hold what is not for the units.
func (d *detail) contentVersions() []VersionView {
	out := []VersionView{}
	var before *ContentVersion
	for i := range d.texts {
		t := &d.texts[i]
		if t.FrozenAt == nil || d.it.SubmittedAt != nil && !d.by.Is(access.Deputy) && !d.it.handedIn(t) {
			continue
		}
		v := VersionView{No: t.No, Title: t.Title, At: *t.FrozenAt, ByName: t.ByName, Reason: t.Reason, Changes: []Change{}}
		if before != nil && d.comparesTexts() {
			v.Changes = textChanges(before, t)
		}
		out, before = append(out, v), t
	}
	return out
}

func (d *detail) comparesTexts() bool {
	return d.by.Is(access.Office, access.Head) || d.by.Is(access.Deputy) && slices.Contains(d.it.proposers(), d.by.DeputyID)
}

// textChanges names what differs between two texts of a suggestion; a request
// is the same one as long as it keeps its ID.
func textChanges(before, after *ContentVersion) []Change {
	out := []Change{}
	add := func(field, b, a string) {
		if a != b {
			out = append(out, Change{Field: field, Before: b, After: a})
		}
	}
	add("title", before.Title, after.Title)
	add("category", before.Category, after.Category)
	add("situation", before.Situation, after.Situation)
	add("analysis", before.Analysis, after.Analysis)
	for _, p := range after.Points {
		add("point."+strconv.Itoa(p.No), asked(before, p.ID), p.Text)
	}
	for _, p := range before.Points {
		if asked(after, p.ID) == "" {
			add("point."+strconv.Itoa(p.No), p.Text, "")
		}
	}
	add("suggested_units", before.SuggestedUnits, after.SuggestedUnits)
	add("publicity_consent", before.PublicityConsent, after.PublicityConsent)
	return out
}

func asked(t *ContentVersion, point string) string {
	for _, p := range t.Points {
		if p.ID == point {
			return p.Text
		}
	}
	return ""
}
