package attachment

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"lianluo/internal/fault"
)

const (
	typePDF  = "application/pdf"
	typeJPEG = "image/jpeg"
	typePNG  = "image/png"
	typeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

var byExtension = map[string]string{
	".pdf": typePDF, ".jpg": typeJPEG, ".jpeg": typeJPEG, ".png": typePNG, ".docx": typeDocx, ".xlsx": typeXlsx,
}

// inspect holds the content of a file against the extension of its name, which
// must be one of byExtension, and gives its type. Nothing is unpacked.
func (s *Service) inspect(file *os.File, name string, size int64) (string, error) {
	claimed := byExtension[extension(name)]
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("inspect upload: %w", err)
	}
	found, err := mimetype.DetectReader(file)
	if err != nil {
		return "", fmt.Errorf("inspect upload: %w", err)
	}
	if claimed == typeDocx || claimed == typeXlsx {
		if !descends(found, "application/zip") {
			return "", named(ErrMismatch, name)
		}
		return claimed, s.inspectOffice(file, name, size, claimed)
	}
	if !descends(found, claimed) {
		return "", named(ErrMismatch, name)
	}
	return claimed, nil
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func descends(m *mimetype.MIME, ancestor string) bool {
	for ; m != nil; m = m.Parent() {
		if m.Is(ancestor) {
			return true
		}
	}
	return false
}

// inspectOffice reads the list of entries of an Office Open XML file, which
// ends the file: a cut-off one has none.
func (s *Service) inspectOffice(file *os.File, name string, size int64, claimed string) error {
	s.inspecting.Lock()
	defer s.inspecting.Unlock()
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return named(ErrMismatch, name)
	}
	main := map[string]string{typeDocx: "word/document.xml", typeXlsx: "xl/workbook.xml"}[claimed]
	var types, content bool
	for _, entry := range archive.File {
		switch {
		case strings.EqualFold(path.Base(entry.Name), "vbaProject.bin"):
			return named(ErrMacro, name)
		case entry.Name == "[Content_Types].xml":
			types = true
		case entry.Name == main:
			content = true
		}
	}
	if !types || !content {
		return named(ErrMismatch, name)
	}
	return nil
}

// named puts the file's name before the fault's sentence.
func named(f *fault.Fault, name string) error {
	f = f.With("“%s”：%s", name, f.Detail)
	f.Fields = []fault.Field{{Name: "file", Code: f.Code, Reason: f.Detail}}
	return f
}
