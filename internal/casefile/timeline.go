package casefile

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Line is one line of the timeline, in the words of the page, and as data.
type Line struct {
	What    string   `json:"what"`
	Who     string   `json:"who"`
	Details []string `json:"details"`
	suggestion.EventView
}

// shown are the facts of an event that are told besides what happened, in the
// order of the page.
var shown = []string{"on_paper", "reason_label", "reason", "text", "comment", "note", "document_no", "class_label", "section", "person_name",
	"due_on", "until", "ended", "meeting", "before", "after", "not_asked"}

// wishes are the events whose unit was wished for, and is no part of what happened.
var wishes = []string{"object_to_assignment", "decide_objection_agreed"}

// tell puts an event into the words in which the page of the item tells it.
func tell(e suggestion.EventView, set rules.Data) Line {
	exact := strings.TrimSuffix(e.Kind+"_"+cmp.Or(e.Data["outcome"], e.Data["origin"]), "_")
	params := map[string]string{}
	for name, text := range e.Data {
		params[name] = onPaper(text)
	}
	params["unit_name"] = cmp.Or(params["unit_name"], e.BodyName)
	params["clock"] = words["clock"][params["clock"]]
	params["attitude"], params["result"] = rated(set, e.Data["attitude"]), rated(set, e.Data["result"])
	l := Line{EventView: e, Details: []string{}, Who: signature(e)}
	l.What = fill(cmp.Or(words["event"][exact], words["event"][e.Kind], words["event"]["other"]), params)
	named := shown
	if slices.Contains(wishes, exact) {
		named = append(slices.Clone(shown), "unit_name")
	}
	for _, name := range named {
		if text := e.Data[name]; text != "" && (name != "until" || e.Data["due_on"] == "") {
			l.Details = append(l.Details, fill(words["detail"][name], map[string]string{"text": onPaper(text)}))
		}
	}
	return l
}

// signature names who did it, and for whom.
func signature(e suggestion.EventView) string {
	role := words["role"][e.ActorRole]
	if role != "" && e.BodyName != "" {
		role = e.BodyName + role
	}
	return strings.Trim(e.ActorName+" · "+role, " ·")
}

var placeholder = regexp.MustCompile(`\{\{(\w+)\}\}`)

func fill(text string, params map[string]string) string {
	return placeholder.ReplaceAllStringFunc(text, func(name string) string { return params[strings.Trim(name, "{}")] })
}

// onPaper is a day as papers write it; anything else stays as it is.
func onPaper(text string) string {
	if len(text) != len(time.DateOnly) {
		return text
	}
	if day, err := calendar.Parse(text); err == nil {
		return day.Chinese()
	}
	return text
}

// rated is a rating by its label in the rules, or else its code.
func rated(set rules.Data, code string) string {
	if r, ok := set.Rating(code); ok {
		return r.Label
	}
	return code
}

// history is the timeline as a document, the oldest first.
func (f *file) history() docx.Document {
	p := f.paper("办理经过")
	rows := [][]string{{"时间", "经过", "经办"}}
	for _, l := range f.lines {
		rows = append(rows, []string{minute(l.At), strings.Join(append([]string{l.What}, l.Details...), "\n"), strings.ReplaceAll(l.Who, " · ", "\n")})
	}
	p.Grid([]docx.Millimetre{29, 89, 38}, rows)
	return p.Document
}

// minute is an instant in Beijing time.
func minute(at time.Time) string { return at.In(calendar.Zone).Format("2006-01-02\n15:04") }
