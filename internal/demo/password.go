package demo

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const passwordFile = "demo-password"

// Signs that are not mistaken for one another when they are typed.
const typeable = "abcdefghijkmnpqrstuvwxyz23456789"

// Password gives the one password of all log-ins. It is made at the first
// start and kept in the data folder, readable by the server's user alone.
func Password(folder string) (string, error) {
	path := filepath.Join(folder, passwordFile)
	kept, err := os.ReadFile(path)
	if err == nil && len(strings.TrimSpace(string(kept))) >= 10 {
		return strings.TrimSpace(string(kept)), nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("read the demonstration's password: %w", err)
	}
	var random [12]byte
	_, _ = rand.Read(random[:])
	signs := make([]byte, len(random))
	for i, b := range random {
		signs[i] = typeable[int(b)%len(typeable)]
	}
	password := fmt.Sprintf("Yl7-%s-%s-%s", signs[:4], signs[4:8], signs[8:])
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return "", fmt.Errorf("make the data folder: %w", err)
	}
	if err := os.WriteFile(path, []byte(password+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keep the demonstration's password: %w", err)
	}
	return password, nil
}
