package deputy

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// getTemplate gives the workbook to fill in.
//
// @Summary   代表导入模板
// @ID        getDeputyTemplate
// @Tags      deputy
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /imports/deputies/template [get]
func (s *Service) getTemplate(c *gin.Context) error {
	data, err := sheet.Template("代表名册", columns, "空白的栏不改变原有内容。", "有一行不符合要求时，整份文件都不导入。", "代表职务的暂停、恢复和终止不由导入改变。")
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="deputies.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// upload reads the file and whether delegations may be created.
func upload(c *gin.Context) (data []byte, create bool, err error) {
	if data, err = sheet.FromForm(c.Request); err != nil {
		return nil, false, err
	}
	text := c.Request.FormValue("create_missing")
	if !slices.Contains([]string{"", "true", "false"}, text) {
		return nil, false, fault.Invalids(fault.Field{Name: "create_missing", Code: "oneof", Reason: "请从给出的选项中选择。"})
	}
	return data, text == "true", nil
}

// postPreview says what an import of the file would do.
//
// @Summary   预览代表导入
// @ID        previewDeputyImport
// @Tags      deputy
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     file            formData  file  true   "xlsx、csv 或 tsv 文件"
// @Param     create_missing  formData  bool  false  "同时创建尚未设置的代表团"
// @Success   200             {object}  sheet.Preview
// @Failure   default         {object}  web.Problem
// @Router    /imports/deputies/preview [post]
func (s *Service) postPreview(c *gin.Context) error {
	data, create, err := upload(c)
	if err != nil {
		return err
	}
	p, err := newPlan(s.DB.Read(c.Request.Context()), web.Actor(c).CongressID, s.today(), data, create)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, p.preview)
	return nil
}

// postImport takes over the file, whole or not at all.
//
// @Summary   导入代表
// @ID        importDeputies
// @Tags      deputy
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     Idempotency-Key  header    string  false  "重试时不变的编号"
// @Param     file             formData  file    true   "xlsx、csv 或 tsv 文件"
// @Param     create_missing   formData  bool    false  "同时创建尚未设置的代表团"
// @Success   200              {object}  sheet.Preview
// @Failure   default          {object}  web.Problem
// @Router    /imports/deputies [post]
func (s *Service) postImport(c *gin.Context) error {
	data, create, err := upload(c)
	if err != nil {
		return err
	}
	by := web.Actor(c)
	var preview sheet.Preview
	err = s.DB.Write(c.Request.Context(), func(tx *gorm.DB) error {
		p, err := newPlan(tx, by.CongressID, s.today(), data, create)
		if err != nil {
			return err
		}
		preview = p.preview
		if err := preview.Refusal(); err != nil {
			return err
		}
		if err := p.carryOut(tx); err != nil {
			return err
		}
		if err := s.renamed(tx, p.renamed...); err != nil {
			return err
		}
		if err := s.vacate(tx, by, p.term.ID); err != nil {
			return err
		}
		err = audit.Record(tx, by, audit.Event{
			At: s.Now(), Action: "deputy.import", Subject: fmt.Sprintf("term/%d", p.term.ID),
			Data: audit.Data{
				"created": preview.Counts.Create, "updated": preview.Counts.Update,
				"unchanged": preview.Counts.Unchanged, "delegations": len(p.missing),
			},
		})
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, preview)
	})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, preview)
	return nil
}
