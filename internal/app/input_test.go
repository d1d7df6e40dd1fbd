package app

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lianluo/internal/database/databasetest"
	"lianluo/internal/web"
)

const asJSON = "application/json"

// Whatever a request holds, it is refused in words that name what to mend, and
// nothing is stored. The requests are made from the contract: every route,
// every parameter, every field at every depth.
func TestBadInputIsRefusedInWordsAndChangesNothing(t *testing.T) {
	eachCity(t, func(c *city) {
		c.unchanged("all attempts", c.digest, func() {
			for _, e := range entrances(c.T) {
				if e.route == setUpRoute { // closed by now
					continue
				}
				c.unchanged(e.route, c.counts, func() {
					c.badPaths(e)
					c.badQueries(e)
					c.badBodies(e)
					c.badForms(e)
					c.badKeys(e)
				})
			}
		})
	})
}

const setUpRoute = "POST /api/v1/setup"

func TestABadSetUpIsRefusedInWordsAndChangesNothing(t *testing.T) {
	for name, settings := range map[string][]string{"sqlite": nil, "postgres": {"DATABASE_URL=" + databasetest.PostgresDSN(t)}} {
		t.Run(name, func(t *testing.T) {
			c := emptyCity(t, settings...)
			for _, e := range entrances(t) {
				if e.route == setUpRoute {
					c.unchanged(e.route, c.digest, func() { c.badBodies(e) })
				}
			}
		})
	}
}

// at fills the path's parameters.
func (e entrance) at(value string) string { return pathParameter.ReplaceAllString(e.path, value) }

func (c *city) badPaths(e entrance) {
	if len(e.parameters) == 0 {
		return
	}
	body := c.encode(e, c.baseline(e))
	for _, id := range []string{"abc", "0", "-1", "1.5", "1e3", "%00", "%FF", "1%20", "9223372036854775807", "9223372036854775808", "99999999999999999999", strings.Repeat("9", 5000)} {
		c.refused(e.route, attempt{name: "path " + short(id), path: e.at(id), query: "version=1", body: body, contentType: e.contentType(), status: []int{404}})
	}
}

func (e entrance) contentType() string {
	if e.body != nil {
		return asJSON
	}
	return ""
}

func (c *city) badQueries(e entrance) {
	for _, name := range slices.Sorted(maps.Keys(e.query)) {
		values := map[string][]string{
			"integer": {"abc", "-1", "1.5", "99999999999999999999", "9223372036854775808", "０"},
			"boolean": {"maybe", "2"},
			"string":  {},
		}[e.query[name]]
		if name == "page" || name == "size" {
			values = append(values, "0", "1000000000")
		}
		for _, value := range append(values, "a\x00b", "\xff\xfe") {
			c.refused(e.route, attempt{name: "query " + name + "=" + value, path: e.at("1"),
				query: url.Values{name: {value}}.Encode(), status: []int{422}, field: name})
		}
	}
	c.refused(e.route, attempt{name: "malformed query", path: e.at("1"), query: "q=%zz", status: []int{422}, code: "malformed-query"})
}

// given are values that a body needs to get as far as its other fields.
var given = map[string]map[string]any{
	"POST /api/v1/auth/password":          {"current_password": demoPassword},
	"POST /api/v1/auth/tokens":            {"current_password": demoPassword},
	"POST /api/v1/auth/tokens/:id/rotate": {"current_password": demoPassword},
}

// baseline is a body in which every field has the right type.
func (c *city) baseline(e entrance) map[string]any {
	if e.body == nil {
		return nil
	}
	if known, ok := c.bodies[e.route]; ok {
		return known
	}
	var dates []string
	for c.dated(e, &dates) {
	}
	value := e.body.plausible("", dates).(map[string]any)
	maps.Copy(value, given[e.route])
	c.bodies[e.route] = value
	return value
}

// dated asks the server which text it does not take for one, and says whether
// it named another date.
func (c *city) dated(e entrance, dates *[]string) bool {
	value := e.body.plausible("", *dates).(map[string]any)
	value["zz_unknown"] = 1 // keeps it from being done
	var wrong string
	for _, h := range c.hats(e.route) {
		got := c.send(e.method(), attempt{path: e.at("1"), body: encode(c.T, value), contentType: asJSON}, h.token)
		var p web.Problem
		if err := json.Unmarshal([]byte(got.body), &p); err == nil && len(p.Fields) == 1 && p.Fields[0].Code == "type" {
			wrong = p.Fields[0].Name
			break
		}
	}
	if wrong == "" {
		return false
	}
	before := len(*dates)
	e.body.leaves("", func(path string, s shape) {
		if plainPath(path) == plainPath(wrong) && s.Type == "string" && !slices.Contains(*dates, path) {
			*dates = append(*dates, path)
		}
	})
	if len(*dates) == before {
		c.Fatalf("%s takes no value of %s that is of its type by the contract", e.route, wrong)
	}
	return true
}

func (e entrance) method() string {
	name, _, _ := strings.Cut(e.route, " ")
	return name
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (c *city) encode(e entrance, value any) []byte {
	if e.body == nil {
		return nil
	}
	return encode(c.T, value)
}

func (c *city) badBodies(e entrance) {
	if e.body == nil {
		return
	}
	good := c.baseline(e)
	text := encode(c.T, good)
	try := func(name string, body []byte, contentType, code string, status int) {
		c.refused(e.route, attempt{name: name, path: e.at("1"), body: body, contentType: contentType, status: []int{status}, code: code})
	}
	for name, body := range map[string]string{
		"no body": "", "blank": " \n", "cut off": string(text[:len(text)-1]), "not JSON": "title=x", "array": "[]", "null": "null",
		"text": `"x"`, "number": "17", "two values": string(text) + "{}", "invalid UTF-8": `{"zz":"` + "\xff" + `"}`,
		"UTF-16": "\xff\xfe{\x00}\x00", "NUL": "{\x00}", "single quotes": "{'version': 1}", "comment": "{} // done",
		"deep": strings.Repeat(`{"a":`, 20_000) + "1" + strings.Repeat("}", 20_000),
	} {
		try(name, []byte(body), asJSON, "malformed-body", 422)
	}
	for _, contentType := range []string{"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data; boundary=b"} {
		try(contentType, text, contentType, "content-type", 422)
	}
	try("over the limit", encode(c.T, map[string]any{"zz": strings.Repeat("x", web.MaxBody)}), asJSON, "too-large", 413)

	unknown := maps.Clone(good)
	unknown["zz_unknown"] = 1
	c.badField(e, unknown, "unknown field", "zz_unknown")
	e.body.leaves("", func(path string, s shape) {
		for _, wrong := range s.wrongTypes() {
			c.badField(e, replaced(good, path, wrong).(map[string]any), "wrong type", path)
		}
		for name, wrong := range s.wrongValues(goodAt(good, path)) {
			c.badField(e, replaced(good, path, wrong).(map[string]any), name, path)
		}
	})
}

// badField sends a body with one bad field; where that is looked at only once
// the action is known to be possible, it tries all that the address may name.
func (c *city) badField(e entrance, value map[string]any, name, field string) {
	a := attempt{name: name + " of " + field, contentType: asJSON, status: []int{422}, field: field}
	var got []string
	for _, at := range c.named(e) {
		if _, ok := value["version"]; ok && field != "version" {
			value = maps.Clone(value)
			value["version"] = at.Version
		}
		a.path, a.body = e.at(strconv.Itoa(at.ID)), encode(c.T, value)
		answers, ok := c.tried(e.route, a)
		if ok {
			return
		}
		got = append(got, answers...)
	}
	slices.Sort(got)
	c.Errorf("%s, %s: nobody is told so, but\n\t%s", e.route, a.name, strings.Join(slices.Compact(got), "\n\t"))
}

func goodAt(value any, path string) any {
	for _, name := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' }) {
		switch v := value.(type) {
		case []any:
			value = v[0]
		case map[string]any:
			value = v[name]
		}
	}
	return value
}

func (s shape) wrongTypes() []any {
	switch s.Type {
	case "string":
		return []any{5, true, []any{}, map[string]any{}}
	case "integer":
		return []any{"1", 1.5, true, []any{}, json.Number("99999999999999999999")}
	case "boolean":
		return []any{"true", 1, []any{}}
	case "array":
		return []any{"x", 1, map[string]any{}}
	}
	return []any{"x", 1, []any{}}
}

// wrongValues are of the right type, and still cannot be taken.
func (s shape) wrongValues(good any) map[string]any {
	switch {
	case s.Type == "string" && good == "2026-03-05":
		return map[string]any{"no such day": "2026-02-30", "another format": "2026/3/5", "year one": "0001-01-01", "long": strings.Repeat("2", 20_000), "NUL": "2026-03-0\x00"}
	case s.Type == "string" && len(s.Enum) > 0:
		return map[string]any{"no choice": "zz", "long": strings.Repeat("甲", 20_000), "NUL": "a\x00b"}
	case s.Type == "string":
		return map[string]any{"long": strings.Repeat("甲", 20_000), "NUL": "a\x00b"}
	case s.Type == "integer":
		return map[string]any{"too small": min(-1, int(s.Minimum)-1), "over 63 bits": json.Number("9223372036854775808")}
	case s.Type == "array":
		return map[string]any{"many": slices.Repeat([]any{good.([]any)[0]}, 1000)}
	}
	return nil
}

func (c *city) badForms(e entrance) {
	if !e.form {
		return
	}
	part := func(head, content string) []byte {
		return []byte("--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n--b--\r\n")
	}
	file := `name="file"; filename="a.xlsx"`
	for name, a := range map[string]attempt{
		"no body":          {},
		"JSON":             {body: []byte(`{}`), contentType: asJSON},
		"no boundary":      {body: []byte("x"), contentType: "multipart/form-data"},
		"no file":          {body: part(`name="other"`, "x"), contentType: "multipart/form-data; boundary=b"},
		"cut off":          {body: part(file, "PK\x03\x04")[:60], contentType: "multipart/form-data; boundary=b"},
		"an empty file":    {body: part(file, ""), contentType: "multipart/form-data; boundary=b"},
		"a broken archive": {body: part(file, "PK\x03\x04"+strings.Repeat("x", 2000)), contentType: "multipart/form-data; boundary=b"},
		"a page":           {body: part(`name="file"; filename="a.html"`, "<script>alert(1)</script>"), contentType: "multipart/form-data; boundary=b"},
		"NUL characters":   {body: part(file, "\x00\x00\x00"), contentType: "multipart/form-data; boundary=b"},
	} {
		a.name, a.path, a.status, a.field = name, e.at("1"), []int{422}, "file"
		c.refused(e.route, a)
	}
	large := append(bytes.TrimSuffix(part(file, ""), []byte("\r\n--b--\r\n")), bytes.Repeat([]byte("x"), web.MaxUpload+web.MaxBody)...)
	c.refused(e.route, attempt{name: "over the limit", path: e.at("1"), body: large, contentType: "multipart/form-data; boundary=b", status: []int{413}})
}

func (c *city) badKeys(e entrance) {
	if e.method() != "POST" || slices.Contains(open, e.route) {
		return
	}
	for _, key := range []string{"short", strings.Repeat("k", 101), "has a space", "中文中文中文", "nul\x00nul-nul", "tab\ttab-tab"} {
		c.refused(e.route, attempt{name: "key " + short(key), path: e.at("1"), headers: []string{"Idempotency-Key", key},
			body: c.encode(e, c.baseline(e)), contentType: e.contentType(), status: []int{422}, code: "idempotency-key-malformed"})
	}
}

func short(text string) string {
	if len(text) > 30 {
		return text[:30] + "…"
	}
	return text
}
