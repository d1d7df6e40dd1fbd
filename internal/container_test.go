package internal

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"lianluo/internal/config"
)

// No container engine runs these files here: what follows is what can be held
// without one.

const root = ".."

// composed are the keys that compose.yaml uses; any other is a slip.
type composed struct {
	Name     string                    `yaml:"name"`
	Services map[string]composeService `yaml:"services"`
	Volumes  map[string]struct{}       `yaml:"volumes"`
}

type composeService struct {
	Build       string                                `yaml:"build"`
	Image       string                                `yaml:"image"`
	Restart     string                                `yaml:"restart"`
	EnvFile     string                                `yaml:"env_file"`
	Environment map[string]string                     `yaml:"environment"`
	Ports       []string                              `yaml:"ports"`
	Volumes     []string                              `yaml:"volumes"`
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Healthcheck *struct {
		Test        []string `yaml:"test"`
		Interval    string   `yaml:"interval"`
		Timeout     string   `yaml:"timeout"`
		StartPeriod string   `yaml:"start_period"`
		Retries     int      `yaml:"retries"`
	} `yaml:"healthcheck"`
	StopGracePeriod string   `yaml:"stop_grace_period"`
	ReadOnly        bool     `yaml:"read_only"`
	Tmpfs           []string `yaml:"tmpfs"`
	CapDrop         []string `yaml:"cap_drop"`
	SecurityOpt     []string `yaml:"security_opt"`
}

func readCompose(t *testing.T) composed {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "compose.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c composed
	if err := yaml.UnmarshalWithOptions(text, &c, yaml.Strict()); err != nil {
		t.Fatalf("compose.yaml: %v", err)
	}
	return c
}

var variable = regexp.MustCompile(`\$\{(\w+)(:[?-])?([^}]*)\}`)

// filledIn puts values in the place of variables, as compose does.
func filledIn(text string, values map[string]string) string {
	return variable.ReplaceAllStringFunc(text, func(given string) string {
		parts := variable.FindStringSubmatch(given)
		if value, ok := values[parts[1]]; ok {
			return value
		}
		if parts[2] == ":-" {
			return parts[3]
		}
		return "UNSET"
	})
}

func TestComposeNamesNothingThatIsNotThere(t *testing.T) {
	c := readCompose(t)
	for name, s := range c.Services {
		for other, on := range s.DependsOn {
			if dependency, there := c.Services[other]; !there {
				t.Errorf("%s waits for %s, which is no service", name, other)
			} else if on.Condition == "service_healthy" && dependency.Healthcheck == nil {
				t.Errorf("%s waits until %s is healthy, which has no health check", name, other)
			}
		}
		for _, volume := range s.Volumes {
			from, _, _ := strings.Cut(volume, ":")
			if _, there := c.Volumes[from]; !there && !strings.HasPrefix(from, ".") {
				t.Errorf("%s uses the volume %s, which is not declared", name, from)
			}
		}
		if h := s.Healthcheck; h != nil {
			if len(h.Test) < 2 || !slices.Contains([]string{"CMD", "CMD-SHELL"}, h.Test[0]) {
				t.Errorf("%s: a health check that compose does not run: %v", name, h.Test)
			}
			for _, span := range []string{h.Interval, h.Timeout, h.StartPeriod, s.StopGracePeriod} {
				if _, err := time.ParseDuration(span); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		if (s.Build == "") == (s.Image == "postgres:16-bookworm") {
			continue
		}
		t.Errorf("%s is neither built here nor the database", name)
	}
	if used, declared := volumesOf(c), len(c.Volumes); used != declared {
		t.Errorf("%d volumes are declared, %d are used", declared, used)
	}
}

func volumesOf(c composed) int {
	used := map[string]bool{}
	for _, s := range c.Services {
		for _, volume := range s.Volumes {
			from, _, _ := strings.Cut(volume, ":")
			used[from] = true
		}
	}
	return len(used)
}

// What compose gives the server are settings that it takes, for the address at
// which it is then asked.
func TestTheServersSettingsInComposeAreOnesThatItTakes(t *testing.T) {
	c := readCompose(t)
	server, store := c.Services["server"], c.Services["postgres"]
	values := map[string]string{"POSTGRES_PASSWORD": "Secret42"}
	environment := []string{}
	for name, value := range server.Environment {
		environment = append(environment, name+"="+filledIn(value, values))
	}
	cfg, err := config.Read(environment)
	if err != nil {
		t.Fatalf("the server refuses its settings: %v", err)
	}
	for _, part := range []string{"postgres:5432", "Secret42", store.Environment["POSTGRES_USER"] + ":", "/" + store.Environment["POSTGRES_DB"] + "?"} {
		if !strings.Contains(cfg.DSN(), part) {
			t.Errorf("the address %s lacks %s", cfg.DSN(), part)
		}
	}
	if password := filledIn(store.Environment["POSTGRES_PASSWORD"], values); password != "Secret42" {
		t.Errorf("the database's password is %s", password)
	}
	_, port, _ := strings.Cut(cfg.Addr, ":")
	if published := filledIn(server.Ports[0], values); published != "127.0.0.1:8080:"+port {
		t.Errorf("%s is published, the server listens on %s", published, cfg.Addr)
	}
	if _, err := config.Read([]string{"LIANLUO_ADDRESS=0.0.0.0:8080"}); err == nil {
		t.Error("a setting that is none is taken, so this test proves nothing")
	}
}

// instruction is one line of the Dockerfile, continued lines joined.
type instruction struct {
	name  string
	flags map[string]string
	args  []string
}

func readDockerfile(t *testing.T) []instruction {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	var all []instruction
	joined := strings.ReplaceAll(string(text), "\\\n", " ")
	for line := range strings.Lines(joined) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		i := instruction{name: words[0], flags: map[string]string{}}
		for _, word := range words[1:] {
			if name, value, ok := strings.Cut(strings.TrimPrefix(word, "--"), "="); ok && strings.HasPrefix(word, "--") && len(i.args) == 0 {
				i.flags[name] = value
				continue
			}
			i.args = append(i.args, word)
		}
		all = append(all, i)
	}
	return all
}

var instructions = []string{"FROM", "ARG", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"}

func TestTheDockerfileIsWrittenInItsLanguage(t *testing.T) {
	stages := []string{}
	for _, i := range readDockerfile(t) {
		switch {
		case !slices.Contains(instructions, i.name):
			t.Errorf("%s is no instruction that this file uses", i.name)
		case i.name == "FROM" && len(i.args) == 3 && i.args[1] == "AS":
			stages = append(stages, i.args[2])
		case len(stages) == 0 && i.name != "ARG":
			t.Errorf("%s stands before FROM", i.name)
		case i.name == "COPY" && len(i.args) < 2:
			t.Errorf("COPY %v goes nowhere", i.args)
		case i.name == "COPY" && i.flags["from"] != "" && !slices.Contains(stages, i.flags["from"]):
			t.Errorf("COPY from %s, which is no earlier stage", i.flags["from"])
		}
	}
	if !slices.Equal(stages, []string{"spa", "server"}) {
		t.Errorf("the stages are %v", stages)
	}
}

// What is copied from the folder of the build gets there: it exists, and
// .dockerignore lets it through.
func TestWhatTheImageIsBuiltFromGetsToTheBuilder(t *testing.T) {
	sent := contextFiles(t)
	copied := []string{}
	for _, i := range readDockerfile(t) {
		if i.name != "COPY" || i.flags["from"] != "" {
			continue
		}
		for _, source := range i.args[:len(i.args)-1] {
			name := strings.TrimSuffix(source, "/")
			under := func(file string) bool { return file == name || strings.HasPrefix(file, name+"/") }
			if !slices.ContainsFunc(sent, under) {
				t.Errorf("COPY %s: nothing of it gets to the builder", source)
			}
			copied = append(copied, name)
		}
	}
	files := tracked(t)
	carried := embedded(t, files)
	for _, file := range files {
		within := func(name string) bool { return file == name || strings.HasPrefix(file, name+"/") }
		needed := strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") || slices.ContainsFunc(carried, within) || file == "go.mod" || file == "go.sum" ||
			strings.HasPrefix(file, "frontend/src/") && !strings.Contains(file, ".test.") || strings.HasPrefix(file, "frontend/public/") || file == "frontend/index.html"
		if !needed {
			continue
		}
		if !slices.Contains(sent, file) {
			t.Errorf("%s is built from and does not get to the builder", file)
		}
		if !slices.ContainsFunc(copied, within) {
			t.Errorf("%s is built from and not copied", file)
		}
	}
	for _, file := range sent {
		if strings.HasSuffix(file, "_test.go") || strings.Contains(file, "node_modules/") || strings.HasPrefix(file, "frontend/dist/") || strings.HasSuffix(file, ".db") {
			t.Errorf("%s gets to the builder", file)
		}
	}
}

var embedding = regexp.MustCompile(`(?m)^//go:embed (\S+)$`)

// embedded are the files and folders that the program carries in it, but for
// the pages, which the image's first stage makes.
func embedded(t *testing.T, files []string) (carried []string) {
	t.Helper()
	for _, file := range files {
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "frontend/") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range embedding.FindAllStringSubmatch(string(text), -1) {
			carried = append(carried, path.Join(path.Dir(file), found[1]))
		}
	}
	if len(carried) < 5 {
		t.Fatalf("only %v are carried", carried)
	}
	return carried
}

// The versions that the image is built with are those that the product asks for.
func TestTheImageIsBuiltWithTheVersionsThatTheProductAsksFor(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	wanted := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(mod)
	var images []string
	for _, i := range readDockerfile(t) {
		if i.name == "FROM" {
			images = append(images, i.args[0])
		}
	}
	if want := fmt.Sprintf("golang:%s.", wanted[1]); len(images) != 3 || !strings.HasPrefix(images[1], want) || !strings.HasPrefix(images[0], "node:20.") || images[2] != "scratch" {
		t.Errorf("built from %v, want node 20, %s and scratch", images, want)
	}
}

// tracked lists the files of the checkout that git knows or would take.
func tracked(t *testing.T) []string {
	t.Helper()
	command := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard")
	command.Dir = root
	out, err := command.Output()
	if err != nil {
		return walked(t)
	}
	return slices.DeleteFunc(strings.Split(strings.TrimSpace(string(out)), "\n"), func(file string) bool {
		_, err := os.Stat(filepath.Join(root, file))
		return err != nil
	})
}

// walked lists them where there is no git.
func walked(t *testing.T) (files []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && slices.Contains([]string{"node_modules", "dist", ".git", "bin", "data"}, entry.Name()) {
			return filepath.SkipDir
		}
		if err == nil && !entry.IsDir() {
			relative, _ := filepath.Rel(root, name)
			files = append(files, filepath.ToSlash(relative))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// contextFiles are the files of the checkout that .dockerignore lets through.
func contextFiles(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, ".dockerignore"))
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			patterns = append(patterns, line)
		}
	}
	return slices.DeleteFunc(tracked(t), func(file string) bool { return ignored(patterns, file) })
}

// ignored is the rule of .dockerignore: the last pattern that the file or a
// folder above it matches decides, and ! lets through.
func ignored(patterns []string, file string) bool {
	out := false
	for _, pattern := range patterns {
		allowed := strings.HasPrefix(pattern, "!")
		for at := file; at != "."; at = path.Dir(at) {
			if matches(strings.TrimPrefix(pattern, "!"), at) {
				out = !allowed
				break
			}
		}
	}
	return out
}

// matches knows * within a name and ** for any number of folders in front.
func matches(pattern, name string) bool {
	rest, anywhere := strings.CutPrefix(pattern, "**/")
	if !anywhere {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}
	for {
		if ok, err := path.Match(rest, name); ok && err == nil {
			return true
		}
		_, below, found := strings.Cut(name, "/")
		if !found {
			return false
		}
		name = below
	}
}

func TestPatternsOfDockerignoreAreReadAsItReadsThem(t *testing.T) {
	patterns := []string{"*", "!api", "!internal", "internal/data", "**/*_test.go", "!**/keep_test.go"}
	for file, want := range map[string]bool{
		"README.md": true, "api/swagger.json": false, "internal/app/app.go": false, "internal/app/app_test.go": true,
		"internal/data/x.go": true, "api/a/b/c_test.go": true, "api/keep_test.go": false, "docs/a.md": true,
	} {
		if got := ignored(patterns, file); got != want {
			t.Errorf("%s ignored: %v, want %v", file, got, want)
		}
	}
}
