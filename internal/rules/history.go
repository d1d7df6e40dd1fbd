package rules

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// Difference is one value that two versions of rules do not share. Name is its
// path by JSON names, in which a member of a list goes by its code; a value
// that a version lacks is "".
type Difference struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Differences lists what differs between two versions, by name.
func Differences(before, after Data) []Difference {
	old, fresh := flat(before), flat(after)
	names := maps.Clone(old)
	maps.Copy(names, fresh)
	found := []Difference{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if old[name] != fresh[name] {
			found = append(found, Difference{Name: name, Before: old[name], After: fresh[name]})
		}
	}
	return found
}

// flat gives every value of the rules in words, by its path.
func flat(d Data) map[string]string {
	text, err := json.Marshal(d)
	if err != nil {
		panic("rules: rules that are no JSON: " + err.Error()) // plain data always is
	}
	var tree map[string]any
	if err := json.Unmarshal(text, &tree); err != nil {
		panic("rules: " + err.Error())
	}
	values := map[string]string{}
	flatten("", tree, values)
	return values
}

func flatten(path string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			if name != "source" { // follows from the rest
				flatten(joined(path, name), member, into)
			}
		}
	case []any:
		for i, member := range v {
			flatten(fmt.Sprintf("%s[%s]", path, keyOf(i, member)), member, into)
		}
	case nil:
		into[path] = ""
	default:
		into[path] = fmt.Sprint(v)
	}
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// keyOf tells members of a list apart: by code, by days, by what they are.
func keyOf(i int, member any) string {
	switch m := member.(type) {
	case string:
		return m
	case map[string]any:
		for _, name := range []string{"code", "days"} {
			if key, ok := m[name]; ok {
				return fmt.Sprint(key)
			}
		}
	}
	return fmt.Sprint(i)
}

// VersionState says what a version of rules is today.
type VersionState string

// The states of a version. A future version is superseded when a newer one
// begins on the same day or earlier.
const (
	InForce    VersionState = "in_force"
	Future     VersionState = "future"
	Past       VersionState = "past"
	Superseded VersionState = "superseded"
)

// states says of versions, in their order, what they are on the day.
func states(list []*RuleSet, today calendar.Date) []VersionState {
	out := make([]VersionState, len(list))
	inForce := -1
	for i, v := range list {
		if !v.ValidFrom.After(today) {
			inForce = i
		}
	}
	for i, v := range list {
		newer := slices.ContainsFunc(list[i+1:], func(o *RuleSet) bool { return !o.ValidFrom.After(v.ValidFrom) })
		switch {
		case i == inForce:
			out[i] = InForce
		case newer:
			out[i] = Superseded
		case v.ValidFrom.After(today):
			out[i] = Future
		default:
			out[i] = Past
		}
	}
	return out
}

// supersedes lists the versions that a new one, valid from the day, keeps from
// ever coming into force.
func supersedes(list []*RuleSet, from, today calendar.Date) []int {
	found := []int{}
	for _, v := range list {
		if v.ValidFrom.After(today) && !v.ValidFrom.Before(from) {
			found = append(found, v.Version)
		}
	}
	return found
}

func (s *Service) version(ctx context.Context, by access.Actor, number int) (*RuleSet, error) {
	return database.One[RuleSet](s.DB.Read(ctx).Where("congress_id = ? AND version = ?", by.CongressID, number))
}

// stored lists the congress's versions in order, from the database itself.
func stored(q *gorm.DB, congressID uint) ([]*RuleSet, error) {
	var list []*RuleSet
	if err := q.Where("congress_id = ?", congressID).Order("version").Find(&list).Error; err != nil {
		return nil, fmt.Errorf("versions of the rules: %w", err)
	}
	return list, nil
}

func authors(q *gorm.DB, list []*RuleSet) (map[uint]string, error) {
	ids := make([]uint, len(list))
	for i, v := range list {
		ids[i] = v.CreatedBy
	}
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Table("users").Select("id, name").Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("authors of the rules: %w", err)
	}
	names := make(map[uint]string, len(rows))
	for _, r := range rows {
		names[r.ID] = strings.TrimSpace(r.Name)
	}
	return names, nil
}

type versionView struct {
	ID            uint          `json:"id"`
	Version       int           `json:"version"`
	ValidFrom     calendar.Date `json:"valid_from"`
	Note          string        `json:"note"`
	CreatedAt     time.Time     `json:"created_at"`
	CreatedByName string        `json:"created_by_name"` // empty for the preset
	Rules         Data          `json:"rules"`
}

func viewVersion(r RuleSet, author string) versionView {
	return versionView{ID: r.ID, Version: r.Version, ValidFrom: r.ValidFrom, Note: r.Note, CreatedAt: r.CreatedAt, CreatedByName: author, Rules: r.Data}
}
