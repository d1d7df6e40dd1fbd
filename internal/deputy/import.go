package deputy

import (
	"regexp"
	"strconv"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
	"lianluo/internal/sheet"
)

// Headings of the register of deputies.
const (
	colCardNo       = "代表证号"
	colName         = "姓名"
	colGender       = "性别"
	colLevel        = "代表层级"
	colDelegation   = "代表团"
	colElectingUnit = "选举单位"
	colPhone        = "手机号"
)

var columns = []sheet.Column{
	{Name: colCardNo, Required: true, Example: "示例-0001", Note: "本届内不重复，最多 40 个字。本届已有这一证号的代表时，更新其资料。"},
	{Name: colName, Required: true, Example: "示例姓名", Note: "最多 50 个字。"},
	{Name: colGender, Example: "女", Note: "男或女。"},
	{Name: colLevel, Example: "市", Note: "全国、省、市、县、乡，五者之一；不填时为本级。"},
	{Name: colDelegation, Example: "示例区代表团", Note: "代表团名称。尚未设置的代表团，导入时选择“新建名册中没有的代表团”才会新建。"},
	{Name: colElectingUnit, Example: "示例区", Note: "选举单位或选区，最多 100 个字。"},
	{Name: colPhone, Example: "13800000000", Note: "手机号码或带区号的电话号码。"},
}

var genders = map[string]string{"男": "male", "女": "female"}

var levels = map[string]Level{
	"全国": National, "省": Provincial, "市": Municipal, "县": County, "区": County, "县区": County, "乡": Township, "镇": Township, "乡镇": Township,
}

var own = map[org.Level]Level{org.City: Municipal, org.County: County, org.Township: Township}

var phoneText = regexp.MustCompile(`^(1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8})$`)

// plan is what an import of deputies would do. A new delegation has no ID
// before the import is carried out.
type plan struct {
	preview     sheet.Preview
	term        org.Term
	level       Level
	stored      map[string]Deputy
	delegations map[string]*Delegation
	missing     []*Delegation
	create      bool
	entries     []*entry
	first       map[string]int
	renamed     []uint // deputies who have another name now
}

type entry struct {
	row    Deputy
	was    string // the name before
	to     *Delegation
	exists bool
}

func newPlan(tx *gorm.DB, congressID uint, day calendar.Date, data []byte, create bool) (*plan, error) {
	table, err := sheet.Read(data, columns)
	if err != nil {
		return nil, err
	}
	p := &plan{preview: sheet.NewPreview(table), create: create, stored: map[string]Deputy{}, delegations: map[string]*Delegation{}, first: map[string]int{}}
	if err := p.load(tx, congressID, day); err != nil {
		return nil, err
	}
	for _, row := range table.Rows {
		p.take(row)
	}
	return p, nil
}

func (p *plan) load(tx *gorm.DB, congressID uint, day calendar.Date) error {
	congress, err := database.One[org.Congress](tx.Where("id = ?", congressID))
	if err != nil {
		return err
	}
	p.level = own[congress.Level]
	term, err := org.CurrentTerm(tx, congressID, day)
	if err != nil {
		return err
	}
	p.term = *term
	var deputies []Deputy
	if err := tx.Where("congress_id = ? AND term_id = ?", congressID, term.ID).Find(&deputies).Error; err != nil {
		return err
	}
	for _, d := range deputies {
		p.stored[d.CardNo] = d
	}
	var delegations []*Delegation
	if err := tx.Where("congress_id = ? AND term_id = ?", congressID, term.ID).Find(&delegations).Error; err != nil {
		return err
	}
	for _, d := range delegations {
		p.delegations[d.Name] = d
	}
	return nil
}

func (p *plan) take(row sheet.Row) {
	line := sheet.NewLine(row)
	line.Cells[colCardNo] = sheet.Narrow(line.Cells[colCardNo])
	card := line.Cells[colCardNo]
	if at, again := p.first[card]; again && card != "" {
		line.Problem(colCardNo, "duplicate", "与第 "+strconv.Itoa(at)+" 行的代表证号相同，请核对。")
	} else {
		p.first[card] = row.Number
	}
	was, exists := p.stored[card]
	e := &entry{row: was, was: was.Name, exists: exists}
	if !exists {
		e.row = Deputy{CongressID: p.term.CongressID, TermID: p.term.ID, Level: p.level, Status: Active}
	}
	fill(&e.row, &line)
	p.place(e, &line)
	switch {
	case len(line.Problems) > 0:
		p.preview.Add(line, sheet.Invalid)
		return
	case !exists:
		p.preview.Add(line, sheet.Create)
	case was == e.row && e.to == nil:
		p.preview.Add(line, sheet.Unchanged)
		return
	default:
		p.preview.Add(line, sheet.Update)
	}
	p.entries = append(p.entries, e)
}

// fill takes over the cells; an empty one leaves the value as it is.
func fill(d *Deputy, line *sheet.Line) {
	line.Required(colCardNo)
	line.Text(colCardNo, 40, &d.CardNo)
	line.Cells[colName] = sheet.PersonName(line.Cells[colName])
	line.Required(colName)
	line.Text(colName, 50, &d.Name)
	line.Text(colElectingUnit, 100, &d.ElectingUnit)
	if text := line.Cells[colGender]; text != "" {
		gender, known := genders[text]
		if !known {
			line.Problem(colGender, "oneof", "请填写“男”或“女”。")
		}
		d.Gender = gender
	}
	if text := line.Cells[colLevel]; text != "" {
		level, known := levels[text]
		if !known {
			line.Problem(colLevel, "oneof", "请填写全国、省、市、县、乡之一。")
		}
		d.Level = level
	}
	if text := sheet.Narrow(line.Cells[colPhone]); text != "" {
		if !phoneText.MatchString(text) {
			line.Problem(colPhone, "phone", "不是有效的电话号码。请填写 11 位手机号码，或带区号的电话号码。")
		}
		d.Phone = text
	}
}

// place finds the delegation that the row names, or plans a new one. Only a
// change of an existing deputy's delegation to a new one is kept in e.to, as
// it has no id yet.
func (p *plan) place(e *entry, line *sheet.Line) {
	name := line.Cells[colDelegation]
	found, known := p.delegations[name]
	switch {
	case name == "":
	case len([]rune(name)) > 50:
		line.Problem(colDelegation, "too_long", "最多 50 个字，请删减。")
	case known && !found.ClosedOn.IsZero():
		line.Problem(colDelegation, "closed", "“"+name+"”已经撤销。请改填现有的代表团。")
	case known && found.ID != 0:
		if e.row.DelegationID == nil || *e.row.DelegationID != found.ID {
			e.row.DelegationID = &found.ID
		}
	case known:
		e.to = found
	case p.create:
		e.to = &Delegation{CongressID: p.term.CongressID, TermID: p.term.ID, Name: name}
		p.delegations[name] = e.to
		p.missing = append(p.missing, e.to)
	default:
		line.Problem(colDelegation, "unknown", "本届没有“"+name+"”。请核对名称，或选择“新建名册中没有的代表团”。")
	}
}

// carryOut stores what was planned.
func (p *plan) carryOut(tx *gorm.DB) error {
	if len(p.missing) > 0 {
		if err := tx.Create(p.missing).Error; err != nil {
			return raced(err)
		}
	}
	var creates []*Deputy
	for _, e := range p.entries {
		if e.to != nil {
			e.row.DelegationID = &e.to.ID
		}
		if !e.exists {
			creates = append(creates, &e.row)
		} else if err := database.Save(tx, &e.row); err != nil {
			return err
		} else if e.row.Name != e.was {
			p.renamed = append(p.renamed, e.row.ID)
		}
	}
	if len(creates) == 0 {
		return nil
	}
	return raced(tx.CreateInBatches(creates, 200).Error)
}

// raced says that somebody else stored the same meanwhile.
func raced(err error) error {
	if database.IsUnique(err) {
		return database.ErrStale
	}
	return err
}
