// Package internal holds no code, only the test of the rules that its packages
// keep towards each other.
package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const module = "lianluo/internal/"

// foundation packages know only what is named here.
var foundation = map[string][]string{
	"fault":    {},
	"config":   {},
	"access":   {"fault"},
	"calendar": {"fault"},
	"database": {"fault", "access", "calendar"},
	"web":      {"fault", "access", "calendar"},
}

// base packages know foundation and base, never a feature.
var base = []string{"audit", "jobs", "idempotency", "notify", "attachment", "search", "sheet", "mail", "gateway", "signed", "transfer", "webhook", "docx", "imprint", "throttle"}

// features know foundation, base and the features named here.
var features = map[string][]string{
	"org":         {},
	"rules":       {"org"},
	"ballot":      {"rules", "org", "deputy", "suggestion"},
	"casefile":    {"letter", "rules", "suggestion", "supervision"},
	"deputy":      {"org"},
	"account":     {"org", "deputy"},
	"suggestion":  {"rules", "org", "deputy", "account"},
	"letter":      {"org", "suggestion", "supervision"},
	"live":        {"suggestion", "supervision"},
	"remind":      {"rules", "org", "suggestion"},
	"stats":       {"rules", "org", "deputy", "suggestion"}, // reads everyone's tables, and nobody imports it
	"upward":      {"deputy"},
	"supervision": {"rules", "org", "deputy", "suggestion"},
	"view":        {},
	"witness":     {},
}

// roots see everything below them.
var roots = []string{"app", "demo", "bench"}

// source is one file that is not a test.
type source struct {
	path string // relative to internal
	pkg  string // its first folder
	file *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		pkg, _, _ := strings.Cut(filepath.ToSlash(path), "/")
		all = append(all, source{filepath.ToSlash(path), pkg, file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// support says whether a path leads into a package that only tests use.
func support(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool { return strings.HasSuffix(part, "test") })
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, path)
	}
	return paths
}

func mayImport(from, to string) bool {
	if from == to || slices.Contains(roots, from) {
		return true
	}
	_, founded := foundation[to]
	founded = founded && to != "config" // settings are passed on by app
	if known, ok := foundation[from]; ok {
		return slices.Contains(known, to)
	}
	return founded || slices.Contains(base, to) || slices.Contains(features[from], to)
}

func TestPackagesImportDownwardsOnly(t *testing.T) {
	for _, s := range sources(t) {
		_, founded := foundation[s.pkg]
		_, feature := features[s.pkg]
		if !founded && !feature && !slices.Contains(base, s.pkg) && !slices.Contains(roots, s.pkg) {
			t.Errorf("%s: say in arch_test.go which kind of package %s is", s.path, s.pkg)
			continue
		}
		for _, path := range s.imports() {
			if to, ok := strings.CutPrefix(path, module); ok {
				to, sub, _ := strings.Cut(to, "/")
				if !mayImport(s.pkg, to) || support(sub) && !support(s.path) {
					t.Errorf("%s may not import %s", s.path, path)
				}
			} else if strings.HasPrefix(path, "lianluo/") && !slices.Contains(roots, s.pkg) {
				t.Errorf("%s may not import %s: only app knows the contract and the pages", s.path, path)
			}
		}
	}
}

func TestFeaturesFormNoCycle(t *testing.T) {
	var visit func(name string, above []string)
	visit = func(name string, above []string) {
		if slices.Contains(above, name) {
			t.Fatalf("cycle in the list of features: %s → %s", strings.Join(above, " → "), name)
		}
		for _, next := range features[name] {
			visit(next, append(above, name))
		}
	}
	for name := range features {
		visit(name, nil)
	}
}

// pure files decide; they reach neither a database nor a socket nor a clock.
var pure = []string{"flow.go", "policy.go", "deadline.go"}

func TestPureFilesReachNothingOutside(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		if !slices.Contains(pure, filepath.Base(s.path)) {
			continue
		}
		found++
		for _, path := range s.imports() {
			outside := path == "os" || path == "net" || strings.HasPrefix(path, "net/") || strings.HasPrefix(path, "os/") ||
				strings.HasPrefix(path, "gorm.io/") || strings.Contains(path, "gin-gonic") || strings.HasPrefix(path, module+"database")
			if outside {
				t.Errorf("%s decides and may not import %s", s.path, path)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if asksClock(n) {
				t.Errorf("%s decides and may not ask the clock", s.path)
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no pure file was found: the list of names is out of date")
	}
}

func asksClock(n ast.Node) bool {
	call, ok := n.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := call.X.(*ast.Ident)
	return ok && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, call.Sel.Name)
}

// engines lists where the two engines may differ.
var engines = []string{"database/dialect.go", "database/databasetest/", "search/", "jobs/", "config/", "bench/"}

func TestTheEnginesDifferInFewPlacesOnly(t *testing.T) {
	names := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, "postgres") || strings.Contains(s, "sqlite")
	}
	for _, s := range sources(t) {
		if slices.ContainsFunc(engines, func(place string) bool { return strings.HasPrefix(s.path, place) }) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if names(n.Name) {
					t.Errorf("%s names an engine: %s", s.path, n.Name)
				}
			case *ast.BasicLit:
				if n.Kind == token.STRING && names(n.Value) && !forPeople(n.Value) {
					t.Errorf("%s names an engine: %s", s.path, n.Value)
				}
			}
			return true
		})
	}
}

// forPeople says whether a text is a Chinese sentence, which may name anything.
func forPeople(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// The model that walks are held against is worth something only while it shares
// nothing with what it judges.
func TestTheModelOfASuggestionKnowsNothingOfTheProduct(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.path, "suggestion/lifetest/") {
			continue
		}
		found++
		for _, path := range s.imports() {
			if strings.HasPrefix(path, "lianluo/") && path != module+"calendar/calendartest" {
				t.Errorf("%s imports %s", s.path, path)
			}
		}
	}
	if found == 0 {
		t.Error("the model is not where this test looks for it")
	}
}
