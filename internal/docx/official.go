package docx

import "strings"

// Sizes of type by their Chinese names, as GB/T 9704-2012, 7 asks for them.
const (
	Second      Point = 22 // 二号, of a title
	Third       Point = 16 // 三号, of the text
	Fourth      Point = 14 // 四号, of notes
	Fifth       Point = 10.5
	SmallFifth  Point = 9
	OfficialRow Point = 29 // from line to line: 22 lines on 225 mm
)

// OfficialRed is the colour of heads and rules.
const OfficialRed = "C8102E"

// The types that the standard names for the parts of a paper.
var (
	OfficialText    = Style{Font: "仿宋_GB2312", Latin: "Times New Roman", Size: Third}
	OfficialTitle   = &Style{Font: "方正小标宋简体", Size: Second}
	OfficialHeading = &Style{Font: "黑体", Size: Third}
)

var digits = []rune("零一二三四五六七八九")

// Numeral is a number from 1 to 99 in Chinese, as heads are numbered
// (GB/T 9704-2012, 7.3.3).
func Numeral(n int) string {
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strings.TrimSuffix("十"+string(digits[n%10]), "零")
	}
	return strings.TrimSuffix(string(digits[n/10])+"十"+string(digits[n%10]), "零")
}
