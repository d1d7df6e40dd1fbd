package attachment

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const incoming = "incoming" // the folder, in the service's, of files that are being received

// received is a file that has come in whole and lies on the disk under no
// lasting name yet.
type received struct {
	file   *os.File
	size   int64
	sha256 string
}

// receive writes at most MaxSize bytes of r to a temporary file.
func (s *Service) receive(r io.Reader, name string) (received, error) {
	folder := filepath.Join(s.Folder, incoming)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return received{}, fmt.Errorf("receive upload: %w", err)
	}
	file, err := os.CreateTemp(folder, "*")
	if err != nil {
		return received{}, fmt.Errorf("receive upload: %w", err)
	}
	hash := sha256.New()
	size, err := io.Copy(io.MultiWriter(file, hash), io.LimitReader(r, MaxSize+1))
	got := received{file: file, size: size, sha256: hex.EncodeToString(hash.Sum(nil))}
	switch {
	case err != nil:
		got.discard()
		return received{}, readFault(err, name)
	case size > MaxSize:
		got.discard()
		return received{}, named(ErrTooLarge, name)
	case size == 0:
		got.discard()
		return received{}, named(ErrEmpty, name)
	}
	return got, nil
}

func (r received) discard() {
	_ = r.file.Close()
	_ = os.Remove(r.file.Name())
}

// keep gives the file its lasting, random name and sees it onto the disk. It
// closes the file; on an error nothing is left of it.
func (s *Service) keep(r received) (storedAs string, err error) {
	defer func() {
		if err != nil {
			r.discard()
			err = fmt.Errorf("keep upload: %w", err)
		}
	}()
	if err := r.file.Sync(); err != nil {
		return "", err
	}
	if err := r.file.Close(); err != nil {
		return "", err
	}
	var random [20]byte
	_, _ = rand.Read(random[:])
	storedAs = hex.EncodeToString(random[:])
	target := s.path(storedAs)
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return "", err
	}
	if err := os.Rename(r.file.Name(), target); err != nil {
		return "", err
	}
	return storedAs, Settle(s.Folder, target)
}

// Settle sees the name of a file onto the disk, with each folder from its own
// up to root.
func Settle(root, file string) error {
	for folder := filepath.Dir(file); ; folder = filepath.Dir(folder) {
		if err := syncFolder(folder); err != nil {
			return err
		}
		if folder == filepath.Clean(root) {
			return nil
		}
	}
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// path is where a file lies.
func (s *Service) path(storedAs string) string { return filepath.Join(s.Folder, Place(storedAs)) }

// Place spreads the files over folders by the beginning of their names: it is a
// file's path within the folder of all.
func Place(storedAs string) string { return filepath.Join(storedAs[:2], storedAs) }

func (s *Service) erase(storedAs string) error {
	err := os.Remove(s.path(storedAs))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
