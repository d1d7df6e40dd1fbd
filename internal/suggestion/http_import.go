package suggestion

import (
	"context"
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// getImportTemplate gives the workbook to fill in.
//
// @Summary   历史建议导入模板
// @ID        getSuggestionTemplate
// @Tags      suggestions
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /imports/suggestions/template [get]
func (s *Service) getImportTemplate(c *gin.Context) error {
	if err := org.MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	columns := make([]sheet.Column, len(register))
	for i, r := range register {
		columns[i] = sheet.Column{Name: r.headings[0], Required: r.name == colTitle, Example: r.example, Note: r.note}
	}
	data, err := sheet.Template("历史建议", columns, "原件上没有的内容请留空，不要补写。", "地区、届次会议、建议号和标题都相同的，视为同一条，只导入一次。")
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="suggestions.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// registerFrom reads file and choices out of the form.
func registerFrom(c *gin.Context) (r RegisterFile, err error) {
	if r.Data, err = sheet.FromForm(c.Request); err != nil {
		return r, err
	}
	if files := c.Request.MultipartForm.File["file"]; len(files) > 0 {
		r.Source = shortened(filepath.Base(files[0].Filename))
	}
	for name, to := range map[string]*bool{"create_units": &r.CreateUnits, "skip_invalid": &r.SkipInvalid} {
		text := c.Request.FormValue(name)
		if !slices.Contains([]string{"", "true", "false"}, text) {
			return r, fault.Invalids(fault.Field{Name: name, Code: "oneof", Reason: "请从给出的选项中选择。"})
		}
		*to = text == "true"
	}
	if text := c.Request.FormValue("columns"); text != "" {
		if err := json.Unmarshal([]byte(text), &r.Headings); err != nil {
			return r, fault.Invalids(fault.Field{Name: "columns", Code: "format", Reason: "栏目的对应关系无法读取，请重新选择。"})
		}
	}
	return r, nil
}

func shortened(name string) string {
	runes := []rune(strings.ToValidUTF8(strings.ReplaceAll(name, "\x00", ""), "?"))
	return string(runes[:min(len(runes), 200)])
}

// ImportColumn is one column that an import knows, and the heading of the file
// that stands for it, "" where none does by its name.
type ImportColumn struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Note     string `json:"note"`
	Required bool   `json:"required"`
	Heading  string `json:"heading"`
}

// ImportColumns says how a file is headed, with some rows to recognise what is
// what, and which of its headings stand for what an import knows.
type ImportColumns struct {
	Headings []string       `json:"headings"`
	Rows     [][]string     `json:"rows"`
	Columns  []ImportColumn `json:"columns"`
}

// columnsIn looks how a file is headed.
func columnsIn(data []byte) (ImportColumns, error) {
	head, err := sheet.Peek(data)
	if err != nil {
		return ImportColumns{}, err
	}
	out := ImportColumns{Headings: head.Headings, Rows: head.Rows, Columns: make([]ImportColumn, len(register))}
	for i, c := range register {
		out.Columns[i] = ImportColumn{Name: c.name, Label: c.headings[0], Note: c.note, Required: c.name == colTitle}
		for _, heading := range append(slices.Clone(c.headings), c.name) {
			if out.Columns[i].Heading == "" && slices.Contains(head.Headings, heading) {
				out.Columns[i].Heading = heading
			}
		}
	}
	return out, nil
}

// postImportColumns looks how a file is headed, for who says what its columns are.
//
// @Summary   查看文件的栏目，供指定对应关系
// @ID        getSuggestionImportColumns
// @Tags      suggestions
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     file     formData  file  true  "xlsx、csv 或 tsv 文件"
// @Success   200      {object}  ImportColumns
// @Failure   default  {object}  web.Problem
// @Router    /imports/suggestions/columns [post]
func (s *Service) postImportColumns(c *gin.Context) error {
	if err := org.MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	data, err := sheet.FromForm(c.Request)
	if err != nil {
		return err
	}
	found, err := columnsIn(data)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, found)
	return nil
}

// postImportPreview says what an import of the file would do.
//
// @Summary   预览历史建议导入，逐行说明结果
// @ID        previewSuggestionImport
// @Tags      suggestions
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     file          formData  file  true   "xlsx、csv 或 tsv 文件"
// @Param     create_units  formData  bool  false  "同时创建名册中没有的承办单位"
// @Param     skip_invalid  formData  bool  false  "跳过不符合要求的行"
// @Param     columns       formData  string  false  "文件自己的栏名，JSON：{\"title\":\"建议名称\"}"
// @Success   200      {object}  ImportReport
// @Failure   default  {object}  web.Problem
// @Router    /imports/suggestions/preview [post]
func (s *Service) postImportPreview(c *gin.Context) error {
	return s.takeRegister(c, s.PreviewImport)
}

// postImport takes over the file.
//
// @Summary   导入历史建议
// @ID        importSuggestions
// @Tags      suggestions
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     Idempotency-Key  header    string  false  "重试时不变的编号"
// @Param     file             formData  file    true   "xlsx、csv 或 tsv 文件"
// @Param     create_units     formData  bool    false  "同时创建名册中没有的承办单位"
// @Param     skip_invalid     formData  bool    false  "跳过不符合要求的行；否则有一行不符合要求就全部不导入"
// @Param     columns          formData  string  false  "文件自己的栏名，JSON：{\"title\":\"建议名称\"}"
// @Success   200      {object}  ImportReport
// @Failure   default  {object}  web.Problem
// @Router    /imports/suggestions [post]
func (s *Service) postImport(c *gin.Context) error {
	return s.takeRegister(c, s.Import)
}

func (s *Service) takeRegister(c *gin.Context, do func(context.Context, access.Actor, RegisterFile) (ImportReport, error)) error {
	by := web.Actor(c)
	if err := org.MustKeepRegisters(by); err != nil { // before anything of the file is read
		return err
	}
	r, err := registerFrom(c)
	if err != nil {
		return err
	}
	report, err := do(c.Request.Context(), by, r)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, report)
	return nil
}
