// Command gen collects what the code says of rows and their columns, for the
// description that travels with exported data. It takes the module's folder
// and writes to standard output.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
)

type comment struct {
	About  string            `json:"about"`
	Fields map[string]string `json:"fields,omitempty"`
}

func main() {
	found := map[string]comment{}
	root := filepath.Join(os.Args[1], "internal")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		return read(path, found)
	})
	if err != nil {
		log.Fatal(err)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", " ")
	out.SetEscapeHTML(false)
	if err := out.Encode(found); err != nil {
		log.Fatal(err)
	}
}

// read takes the structs that packages list as their tables.
func read(path string, found map[string]comment) error {
	folder := filepath.Dir(path)
	listed, err := tables(folder)
	if err != nil || len(listed) == 0 {
		return err
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, d := range file.Decls {
		general, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			named, ok := spec.(*ast.TypeSpec)
			if !ok || !listed[named.Name.Name] {
				continue
			}
			row, ok := named.Type.(*ast.StructType)
			if !ok {
				continue
			}
			key := "lianluo/internal/" + filepath.ToSlash(filepath.Base(folder)) + "." + named.Name.Name
			found[key] = comment{About: line(general.Doc), Fields: fields(row)}
		}
	}
	return nil
}

// tables gives the names of types in the function Tables of a package.
func tables(folder string) (map[string]bool, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range file.Decls {
			if function, ok := d.(*ast.FuncDecl); ok && function.Name.Name == "Tables" && function.Recv == nil {
				ast.Inspect(function.Body, func(n ast.Node) bool {
					if literal, ok := n.(*ast.CompositeLit); ok {
						if name, ok := literal.Type.(*ast.Ident); ok {
							listed[name.Name] = true
						}
					}
					return true
				})
			}
		}
	}
	return listed, nil
}

func fields(row *ast.StructType) map[string]string {
	all := map[string]string{}
	for _, field := range row.Fields.List {
		text := strings.TrimSpace(line(field.Doc) + " " + line(field.Comment))
		for _, name := range field.Names {
			if text != "" {
				all[name.Name] = text
			}
		}
	}
	return all
}

func line(text *ast.CommentGroup) string { return strings.Join(strings.Fields(text.Text()), " ") }
