package suggestion

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// RoleUnstated is the role of a unit of which an imported register does not
// say what its part was.
const RoleUnstated = "unstated"

// printedUnit is a unit as a register prints it, with the part that the text
// gives it.
type printedUnit struct {
	name string
	role string
}

// remark is what a register's cell leaves open; text is the printed piece.
type remark struct {
	code string
	text string
}

// handling is what a cell of handling units says, and what it leaves open.
type handling struct {
	units   []printedUnit
	remarks []remark
}

// partWords are the words for a unit's part. 承办 and 办理 alone do not say
// whether the unit answers alone.
var partWords = map[string]string{
	"主办": RoleLead, "牵头": RoleLead, "牵头办理": RoleLead, "独办": RoleSole, "分办": RoleSeparate, "分别办理": RoleSeparate,
	"协办": RoleCo, "会办": RoleCo, "配合": RoleCo, "共同研究办理": RoleCo, "承办": "", "办理": "", "责任": "",
}

const partPattern = `主办|牵头办理|牵头|独办|分别办理|分办|协办|会办|配合|共同研究办理|承办|办理|责任`

var (
	clauseBreak = regexp.MustCompile(`[;；。]`)
	nameBreak   = regexp.MustCompile(`[、,，]`)
	partLabel   = regexp.MustCompile(`(` + partPattern + `)(?:单位|部门)?\s*[:：]`)
	partSuffix  = regexp.MustCompile(`^由?(.+?)(主办|牵头办理|牵头|独办|分别办理|协办|承办|办理)$`)
	partInside  = regexp.MustCompile(`^(.+?)[（(](` + partPattern + `)(?:单位|部门)?[)）]$`)
	consulted   = regexp.MustCompile(`^(经商|会商|会同)`)
	andOthers   = regexp.MustCompile(`等(有关|相关)?[0-9一二三四五六七八九十]*个?家?(单位|部门)?$`)
	oneself     = regexp.MustCompile(`[我本该][局委部厅办院镇乡县区市公单]`)
	unitName    = regexp.MustCompile(`^[\p{Han}A-Za-z0-9（）()·“”"]+(局|委|委员会|厅|部|办|办公室|院|政府|公司|中心|队|镇|乡|街道|会|联|处|所|站|县|区|行|校|大学|集团|社|馆|署|法院|社区|团市委|小组)$`)
)

// readHandling reads a cell such as "主办单位:甲局;协办单位:乙局、丙局等". What it
// does not understand as a unit stays a remark; it never guesses.
func readHandling(cell string) handling {
	var h handling
	for _, clause := range clauseBreak.Split(cell, -1) {
		labels := partLabel.FindAllStringSubmatchIndex(clause, -1)
		from, role := 0, ""
		for _, at := range labels {
			h.readClause(clause[from:at[0]], role)
			from, role = at[1], partWords[clause[at[2]:at[3]]]
			if clause[at[2]:at[3]] == "共同研究办理" {
				h.remarks = append(h.remarks, remark{"read_as_co", "共同研究办理"})
			}
		}
		h.readClause(clause[from:], role)
	}
	h.settle()
	return h
}

func (h *handling) readClause(text, role string) {
	text = strings.Trim(text, " 、,，")
	if text == "" {
		return
	}
	if strings.ContainsAny(text, ":：") { // a label of another kind
		h.remarks = append(h.remarks, remark{"not_understood", text})
		return
	}
	if prefix := consulted.FindString(text); prefix != "" && role == "" {
		text, role = strings.TrimPrefix(text, prefix), RoleCo
	}
	for _, name := range nameBreak.Split(text, -1) {
		h.readName(strings.TrimSpace(name), role)
	}
}

func (h *handling) readName(name, role string) {
	whole := name
	if cut := andOthers.ReplaceAllString(name, ""); cut != name {
		h.remarks = append(h.remarks, remark{"and_others", name})
		name = cut
	}
	for _, shape := range []*regexp.Regexp{partInside, partSuffix} {
		if m := shape.FindStringSubmatch(name); m != nil {
			name = m[1]
			if part := partWords[m[2]]; part != "" {
				role = part
			}
			break
		}
	}
	switch {
	case name == "" && whole != "":
	case name == "":
	case oneself.MatchString(name) || !unitName.MatchString(name) || utf8.RuneCountInString(name) > 100:
		h.remarks = append(h.remarks, remark{"not_understood", whole})
	case !slices.ContainsFunc(h.units, func(u printedUnit) bool { return u.name == name }):
		h.units = append(h.units, printedUnit{name, role})
	}
}

// settle gives a part to the units to which the text gives none, where that
// follows: one unit alone handles alone; one beside co-handlers leads them.
func (h *handling) settle() {
	open, others := 0, 0
	for _, u := range h.units {
		switch u.role {
		case "":
			open++
		case RoleCo:
		default:
			others++
		}
	}
	role := RoleUnstated
	switch {
	case open == 1 && len(h.units) == 1 && len(h.remarks) == 0:
		role = RoleSole
	case open == 1 && len(h.units) > 1 && others == 0:
		role = RoleLead
	case open > 0:
		h.remarks = append(h.remarks, remark{"role_unstated", ""})
	case len(h.units) > 0 && others == 0:
		h.remarks = append(h.remarks, remark{"lead_unstated", ""})
	}
	for i := range h.units {
		if h.units[i].role == "" {
			h.units[i].role = role
		}
	}
}

// sentence says in words what a remark means.
func (r remark) sentence() string {
	switch r.code {
	case "and_others":
		return "“" + r.text + "”中“等”字所指的单位没有印出，只登记印出的单位。"
	case "not_understood":
		return "“" + r.text + "”看不出是哪个单位，原文保留，没有登记为承办单位。"
	case "read_as_co":
		return "印作“" + r.text + "”，其后的单位按协办登记，请核对。"
	case "role_unstated":
		return "没有印明主办、协办，单位照登，分工留空。"
	}
	return "没有印出主办单位。"
}
