package org

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// Headings of the register of units.
const (
	colName      = "单位名称"
	colShortName = "简称"
	colCode      = "编号"
	colSystem    = "系统"
	colPhone     = "联系电话"
	colActive    = "状态"
)

var unitColumns = []sheet.Column{
	{Name: colName, Required: true, Example: "示例市城市管理局", Note: "单位全称，最多 100 个字。同名单位已存在时，更新其资料。"},
	{Name: colShortName, Example: "市城管局", Note: "最多 30 个字。"},
	{Name: colCode, Example: "示例-01", Note: "单位编号，没有可以不填。"},
	{Name: colSystem, Required: true, Example: "政府系统", Note: "政府系统、党委系统、监察委员会、人民法院、人民检察院、人大系统、群团组织、其他，八者之一。"},
	{Name: colPhone, Example: "0700-0000000", Note: "办公电话。"},
	{Name: colActive, Example: "启用", Note: "启用或停用；不填时新单位为启用，原有单位不变。"},
}

// unitPlan is what an import of units would do.
type unitPlan struct {
	preview sheet.Preview
	creates []*Unit
	updates []*Unit
}

func planUnits(tx *gorm.DB, congressID uint, data []byte) (*unitPlan, error) {
	table, err := sheet.Read(data, unitColumns)
	if err != nil {
		return nil, err
	}
	var stored []Unit
	if err := tx.Where("congress_id = ?", congressID).Find(&stored).Error; err != nil {
		return nil, err
	}
	byName := make(map[string]Unit, len(stored))
	for _, u := range stored {
		byName[u.Name] = u
	}
	plan := &unitPlan{preview: sheet.NewPreview(table)}
	first := map[string]int{}
	for _, row := range table.Rows {
		line := sheet.NewLine(row)
		name := row.Cells[colName]
		if at, again := first[name]; again && name != "" {
			line.Problem(colName, "duplicate", "与第 "+strconv.Itoa(at)+" 行是同一单位，请只保留一行。")
		} else {
			first[name] = row.Number
		}
		was, exists := byName[name]
		unit := was
		if !exists {
			unit = Unit{CongressID: congressID, Name: name, Active: true}
		}
		fillUnit(&unit, &line)
		plan.add(line, exists, was, unit)
	}
	return plan, nil
}

func (p *unitPlan) add(line sheet.Line, exists bool, was, unit Unit) {
	switch {
	case len(line.Problems) > 0:
		p.preview.Add(line, sheet.Invalid)
	case !exists:
		p.creates = append(p.creates, &unit)
		p.preview.Add(line, sheet.Create)
	case was == unit:
		p.preview.Add(line, sheet.Unchanged)
	default:
		p.updates = append(p.updates, &unit)
		p.preview.Add(line, sheet.Update)
	}
}

// fillUnit takes over the cells; an empty one leaves the value as it is.
func fillUnit(u *Unit, line *sheet.Line) {
	line.Required(colName)
	line.Text(colName, 100, &u.Name)
	line.Text(colShortName, 30, &u.ShortName)
	line.Text(colCode, 40, &u.Code)
	line.Text(colPhone, 30, &u.Phone)
	line.Required(colSystem)
	if text := line.Cells[colSystem]; text != "" {
		system, known := systemNamed(text)
		if !known {
			line.Problem(colSystem, "oneof", "没有“"+text+"”这一系统。请从填写说明列出的八项中选择。")
		}
		u.System = system
	}
	switch line.Cells[colActive] {
	case "":
	case "启用":
		u.Active = true
	case "停用":
		u.Active = false
	default:
		line.Problem(colActive, "oneof", "请填写“启用”或“停用”。")
	}
}

func (s *Service) importUnits(c *gin.Context, by access.Actor, data []byte) (preview sheet.Preview, err error) {
	err = s.DB.Write(c.Request.Context(), func(tx *gorm.DB) error {
		plan, err := planUnits(tx, by.CongressID, data)
		if err != nil {
			return err
		}
		preview = plan.preview
		if err := preview.Refusal(); err != nil {
			return err
		}
		if len(plan.creates) > 0 {
			if err := tx.CreateInBatches(plan.creates, 200).Error; database.IsUnique(err) {
				return database.ErrStale
			} else if err != nil {
				return err
			}
		}
		for _, u := range plan.updates {
			if err := database.Save(tx, u); err != nil {
				return err
			}
		}
		err = audit.Record(tx, by, audit.Event{
			At: s.Now(), Action: "org.import_units", Subject: "congress/" + strconv.FormatUint(uint64(by.CongressID), 10),
			Data: audit.Data{"created": preview.Counts.Create, "updated": preview.Counts.Update, "unchanged": preview.Counts.Unchanged},
		})
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, preview)
	})
	return preview, err
}

// getUnitTemplate gives the workbook to fill in.
//
// @Summary   承办单位导入模板
// @ID        getUnitTemplate
// @Tags      org
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /imports/units/template [get]
func (s *Service) getUnitTemplate(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	data, err := sheet.Template("承办单位", unitColumns, "空白的栏不改变原有内容。", "有一行不符合要求时，整份文件都不导入。")
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="units.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// postUnitPreview says what an import of the file would do.
//
// @Summary   预览承办单位导入
// @ID        previewUnitImport
// @Tags      org
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     file     formData  file  true  "xlsx、csv 或 tsv 文件"
// @Success   200      {object}  sheet.Preview
// @Failure   default  {object}  web.Problem
// @Router    /imports/units/preview [post]
func (s *Service) postUnitPreview(c *gin.Context) error {
	by := web.Actor(c)
	if err := MustKeepRegisters(by); err != nil {
		return err
	}
	data, err := sheet.FromForm(c.Request)
	if err != nil {
		return err
	}
	plan, err := planUnits(s.DB.Read(c.Request.Context()), by.CongressID, data)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, plan.preview)
	return nil
}

// postUnitImport takes over the file, whole or not at all.
//
// @Summary   导入承办单位
// @ID        importUnits
// @Tags      org
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     Idempotency-Key  header    string  false  "重试时不变的编号"
// @Param     file             formData  file    true   "xlsx、csv 或 tsv 文件"
// @Success   200              {object}  sheet.Preview
// @Failure   default          {object}  web.Problem
// @Router    /imports/units [post]
func (s *Service) postUnitImport(c *gin.Context) error {
	by := web.Actor(c)
	if err := MustKeepRegisters(by); err != nil {
		return err
	}
	data, err := sheet.FromForm(c.Request)
	if err != nil {
		return err
	}
	preview, err := s.importUnits(c, by, data)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, preview)
	return nil
}
