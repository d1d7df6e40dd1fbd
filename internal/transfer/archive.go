package transfer

import (
	"archive/zip"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
)

// writer makes a zip whose bytes follow from its parts alone: no instants, one
// way of compressing.
type writer struct{ zip *zip.Writer }

func newWriter(w io.Writer) *writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.DefaultCompression) })
	return &writer{z}
}

// part is one open part; the next one begins where it ends.
type part struct {
	io.Writer
	name string
	sum  hash.Hash
}

func (w *writer) begin(name string) (*part, error) {
	out, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	sum := sha256.New()
	return &part{io.MultiWriter(out, sum), name, sum}, nil
}

func (p *part) entry() Entry { return Entry{Name: p.name, SHA256: hex.EncodeToString(p.sum.Sum(nil))} }

func (w *writer) part(name string, content []byte) (Entry, error) {
	p, err := w.begin(name)
	if err != nil {
		return Entry{}, err
	}
	_, err = p.Write(content)
	return p.entry(), err
}

func (w *writer) close() error { return w.zip.Close() }

var errDamaged = errors.New("the file is damaged or was changed after it was written; export again")

// prove reads a part to its end and compares its hash.
func prove(z *zip.Reader, e Entry) error {
	return read(z, e, func(r io.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	})
}

// read hands a part to fn and fails unless all of it was read and its hash is
// the one that the manifest names.
func read(z *zip.Reader, e Entry, fn func(r io.Reader) error) (err error) {
	file, err := z.Open(e.Name)
	if err != nil {
		return fmt.Errorf("%s: %w", e.Name, errors.Join(errDamaged, err))
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sum := sha256.New()
	if err := fn(io.TeeReader(file, sum)); err != nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != e.SHA256 {
		return fmt.Errorf("%s: %w", e.Name, errDamaged)
	}
	return nil
}
