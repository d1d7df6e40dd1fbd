package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"lianluo/internal/fault"
)

// ErrTooLarge is the fault of a file over MaxBytes.
var ErrTooLarge = fault.New(fault.TooLarge, "file-too-large", "文件超过 5 MB，没有导入。请只保留需要的工作表，或把文件拆成几份。")

var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte("\xD0\xCF\x11\xE0")
)

// FromForm takes the file out of the multipart field "file" of a request.
func FromForm(r *http.Request) ([]byte, error) {
	file, header, err := r.FormFile("file")
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, ErrTooLarge
	case err != nil:
		return nil, bad("required", "请选择要导入的文件。")
	}
	defer func() { _ = file.Close() }()
	if header.Size > MaxBytes {
		return nil, ErrTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, bad("unreadable", "文件没有传完整，请重新选择文件。")
	}
	return data, nil
}

// Read reads the first sheet of an .xlsx file, or a text table separated by
// commas or tabs in UTF-8, UTF-16 or GB18030, by its content and not its name.
func Read(data []byte, wanted []Column) (Table, error) {
	c := &collector{wanted: wanted}
	if err := read(data, c); err != nil {
		return Table{}, err
	}
	return c.done()
}

// Head is how a file is headed, and some of the rows below the headings.
type Head struct {
	Headings []string
	Rows     [][]string
}

// Peek looks how a file is headed; what Read says of files that it cannot read,
// it says as well.
func Peek(data []byte) (Head, error) {
	p := &peek{}
	if err := read(data, p); err != nil && !errors.Is(err, errSeen) {
		return Head{}, err
	}
	return p.head()
}

// taker takes the rows of a file; line is where the next one stands, from 0.
type taker interface {
	at(line int)
	add(cells []string) error
}

func read(data []byte, to taker) error {
	switch {
	case len(data) > MaxBytes:
		return ErrTooLarge
	case len(data) == 0:
		return bad("empty", "文件是空的，请重新选择文件。")
	case bytes.HasPrefix(data, oleMagic):
		return bad("old_format", "这是旧版或加密的 Excel 文件。请在 Excel 中取消密码，另存为 .xlsx 格式后再导入。")
	case bytes.HasPrefix(data, zipMagic):
		return readWorkbook(data, to)
	}
	return readText(data, to)
}

// unpackedLimit is what a small file may unpack to, in bytes; parts over
// inMemory wait in a temporary file meanwhile.
const (
	unpackedLimit = 40 << 20
	inMemory      = 8 << 20
)

func readWorkbook(data []byte, to taker) error {
	unreadable := bad("unreadable", "文件无法读取，可能已损坏或不是 Excel 文件。请用 Excel 打开后另存为 .xlsx 格式再导入。")
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: unpackedLimit, UnzipXMLSizeLimit: inMemory})
	if err != nil {
		return unreadable
	}
	defer func() { _ = book.Close() }()
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return unreadable
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return unreadable
		}
		if err := to.add(cells); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return unreadable
	}
	return nil
}

func readText(data []byte, to taker) error {
	text, err := decoded(data)
	if err != nil || bytes.IndexByte(text, 0) >= 0 {
		return bad("unreadable", "文件无法读取。请使用 .xlsx 文件，或以逗号、制表符分隔的文本文件。")
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if bytes.IndexByte(line, '\t') >= 0 {
		r.Comma = '\t'
	}
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return bad("unreadable", "文件中的引号不成对，无法分出各栏。请改用 .xlsx 文件。")
		}
		at, _ := r.FieldPos(0)
		to.at(at - 1)
		if err := to.add(cells); err != nil {
			return err
		}
	}
}

func decoded(data []byte) ([]byte, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case utf8.Valid(data):
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), nil
	default:
		from = simplifiedchinese.GB18030
	}
	return from.NewDecoder().Bytes(data)
}
