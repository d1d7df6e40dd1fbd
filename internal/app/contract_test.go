package app

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lianluo/api"
)

// operation is what the contract says of one route.
type operation struct {
	ID         string                `json:"operationId"`
	Summary    string                `json:"summary"`
	Tags       []string              `json:"tags"`
	Security   []map[string][]string `json:"security"`
	Parameters []struct {
		Name string `json:"name"`
		In   string `json:"in"`
	} `json:"parameters"`
	Responses map[string]struct {
		Schema struct {
			Ref string `json:"$ref"`
		} `json:"schema"`
	} `json:"responses"`
}

// contract gives the operations by method and path, in the router's notation.
func contract(t *testing.T) map[string]operation {
	t.Helper()
	var document struct {
		BasePath string                          `json:"basePath"`
		Paths    map[string]map[string]operation `json:"paths"`
	}
	if err := json.Unmarshal(api.Swagger, &document); err != nil {
		t.Fatal(err)
	}
	braces := regexp.MustCompile(`\{(\w+)\}`)
	operations := map[string]operation{}
	for path, methods := range document.Paths {
		for method, o := range methods {
			operations[strings.ToUpper(method)+" "+document.BasePath+braces.ReplaceAllString(path, ":$1")] = o
		}
	}
	return operations
}

func TestEveryRouteIsInTheContractAndTheOtherWayRound(t *testing.T) {
	described := contract(t)
	mounted := map[string]bool{}
	for _, r := range testApp(t).Router.Routes() {
		if !strings.HasPrefix(r.Path, "/api/v1/") {
			continue
		}
		route := r.Method + " " + r.Path
		mounted[route] = true
		if _, ok := described[route]; !ok {
			t.Errorf("%s (%s) is not in api/swagger.json: its comment lacks @Router, or \"make gen\" was not run", route, r.Handler)
		}
	}
	for route := range described {
		if !mounted[route] {
			t.Errorf("%s is in the contract, but nothing answers there", route)
		}
	}
}

func TestEveryRouteIsFullyDescribed(t *testing.T) {
	ids := map[string]string{}
	for route, o := range contract(t) {
		if o.ID == "" || o.Summary == "" || len(o.Tags) != 1 {
			t.Errorf("%s needs @ID, @Summary and one of @Tags: %+v", route, o)
		}
		if other, taken := ids[o.ID]; taken {
			t.Errorf("%s and %s share the id %s", route, other, o.ID)
		}
		ids[o.ID] = route
		if guarded := len(o.Security) > 0; guarded == slices.Contains(open, route) {
			t.Errorf("%s: @Security Bearer belongs to every route but those that work without a log-in", route)
		}
		if o.Responses["default"].Schema.Ref != "#/definitions/web.Problem" {
			t.Errorf("%s needs @Failure default {object} web.Problem", route)
		}
		for _, part := range strings.Split(route, "/") {
			if name, ok := strings.CutPrefix(part, ":"); ok && !hasParameter(o, name) {
				t.Errorf("%s needs @Param %s path", route, name)
			}
		}
	}
}

func hasParameter(o operation, name string) bool {
	for _, p := range o.Parameters {
		if p.Name == name && p.In == "path" {
			return true
		}
	}
	return false
}
