package app

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lianluo/api"
	"lianluo/internal/fault"
)

type fieldOf = fault.Field

// shape is a schema of the contract.
type shape struct {
	Ref        string           `json:"$ref"`
	AllOf      []shape          `json:"allOf"`
	Type       string           `json:"type"`
	Enum       []any            `json:"enum"`
	Minimum    float64          `json:"minimum"`
	Properties map[string]shape `json:"properties"`
	Items      *shape           `json:"items"`
	Further    *shape           `json:"additionalProperties"`
}

// entrance is what one route takes, by the contract.
type entrance struct {
	route      string // "POST /api/v1/suggestions/:id/submit"
	path       string // "/api/v1/suggestions/{id}/submit"
	body       *shape
	form       bool
	query      map[string]string // parameter → type
	parameters []string          // of the path
}

type contractDocument struct {
	BasePath    string           `json:"basePath"`
	Definitions map[string]shape `json:"definitions"`
	Paths       map[string]map[string]struct {
		Parameters []struct {
			Name   string `json:"name"`
			In     string `json:"in"`
			Type   string `json:"type"`
			Schema *shape `json:"schema"`
		} `json:"parameters"`
		Responses map[string]struct {
			Schema *shape `json:"schema"`
		} `json:"responses"`
	} `json:"paths"`
}

var pathParameter = regexp.MustCompile(`\{(\w+)\}`)

func readContract(t *testing.T) contractDocument {
	t.Helper()
	var document contractDocument
	if err := json.Unmarshal(api.Swagger, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// entrances lists all routes in order.
func entrances(t *testing.T) []entrance {
	t.Helper()
	document := readContract(t)
	var all []entrance
	for path, methods := range document.Paths {
		for method, operation := range methods {
			e := entrance{path: document.BasePath + path, query: map[string]string{}}
			e.route = strings.ToUpper(method) + " " + pathParameter.ReplaceAllString(e.path, ":$1")
			for _, p := range operation.Parameters {
				switch p.In {
				case "body":
					resolved := document.resolve(*p.Schema)
					e.body = &resolved
				case "formData":
					e.form = true
				case "query":
					e.query[p.Name] = p.Type
				case "path":
					e.parameters = append(e.parameters, p.Name)
				}
			}
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b entrance) int { return strings.Compare(a.route, b.route) })
	return all
}

// resolve puts the definitions in the place of their names.
func (d contractDocument) resolve(s shape) shape {
	if s.Ref != "" {
		return d.resolve(d.Definitions[strings.TrimPrefix(s.Ref, "#/definitions/")])
	}
	for _, part := range s.AllOf {
		part = d.resolve(part)
		if s.Type == "" {
			s.Type = part.Type
		}
		if len(s.Enum) == 0 {
			s.Enum = part.Enum
		}
		if s.Properties == nil {
			s.Properties = part.Properties
		}
	}
	s.AllOf = nil
	if s.Items != nil {
		item := d.resolve(*s.Items)
		s.Items = &item
	}
	if s.Further != nil {
		value := d.resolve(*s.Further)
		s.Further = &value
	}
	members := map[string]shape{}
	for name, member := range s.Properties {
		members[name] = d.resolve(member)
	}
	s.Properties = members
	return s
}

// plausible gives a value of the shape; dates tells which texts are dates.
func (s shape) plausible(path string, dates []string) any {
	switch {
	case len(s.Enum) > 0:
		return s.Enum[0]
	case s.Type == "string" && slices.Contains(dates, path):
		return "2026-03-05"
	case s.Type == "string":
		return "甲"
	case s.Type == "integer" || s.Type == "number":
		return max(int(s.Minimum), 1)
	case s.Type == "boolean":
		return true
	case s.Type == "array":
		return []any{s.Items.plausible(path+"[0]", dates)}
	case s.Further != nil:
		return map[string]any{}
	}
	value := map[string]any{}
	for name, member := range s.Properties {
		value[name] = member.plausible(join(path, name), dates)
	}
	return value
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

var position = regexp.MustCompile(`\[\d+\]`)

// plainPath leaves positions in lists out of a field's name.
func plainPath(name string) string { return position.ReplaceAllString(name, "") }

// leaves calls visit for each member at every depth.
func (s shape) leaves(path string, visit func(path string, s shape)) {
	if path != "" {
		visit(path, s)
	}
	if s.Type == "array" {
		s.Items.leaves(path+"[0]", visit)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		s.Properties[name].leaves(join(path, name), visit)
	}
}

// replaced gives value with another one at the path.
func replaced(value any, path string, with any) any {
	if path == "" {
		return with
	}
	if rest, ok := strings.CutPrefix(path, "[0]"); ok {
		return []any{replaced(value.([]any)[0], strings.TrimPrefix(rest, "."), with)}
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	members := maps.Clone(value.(map[string]any))
	members[path[:end]] = replaced(members[path[:end]], strings.TrimPrefix(path[end:], "."), with)
	return members
}
