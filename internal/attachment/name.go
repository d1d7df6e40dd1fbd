package attachment

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const maxName = 120 // characters of a name, its extension included

// SafeName makes a name that came with an upload harmless to show and to save
// under: no folder, no control or invisible character (which could turn the
// extension around), nothing that a file system takes amiss.
func SafeName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(harmless, strings.ToValidUTF8(name, "_"))
	name = strings.Trim(norm.NFC.String(name), " .")
	extension := path.Ext(name)
	if utf8.RuneCountInString(extension) > 10 {
		extension = ""
	}
	stem := strings.TrimRight(strings.TrimSuffix(name, extension), " .")
	if room := maxName - utf8.RuneCountInString(extension); utf8.RuneCountInString(stem) > room {
		stem = strings.TrimRight(string([]rune(stem)[:room]), " .")
	}
	if stem == "" {
		stem = "附件"
	}
	if reserved[strings.ToUpper(stem)] {
		stem = "_" + stem
	}
	return stem + extension
}

func harmless(r rune) rune {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
		return -1
	case unicode.IsSpace(r):
		return ' '
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	}
	return r
}

// reserved are names that Windows keeps for devices.
var reserved = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true}
