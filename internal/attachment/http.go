package attachment

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// View is an attachment on the wire.
type View struct {
	ID          uint   `json:"id"`
	Name        string `json:"name"`
	Size        int64  `json:"size"`
	ContentType string `json:"content_type"`
	SHA256      string `json:"sha256"`
}

// NewView shows a to those who may read it.
func NewView(a Attachment) View {
	return View{ID: a.ID, Name: a.Name, Size: a.Size, ContentType: a.ContentType, SHA256: a.SHA256}
}

// NewViews shows attachments in their order; never null on the wire.
func NewViews(rows []Attachment) []View {
	views := make([]View, len(rows))
	for i, row := range rows {
		views[i] = NewView(row)
	}
	return views
}

// Routes mounts the routes of attachments.
func (s *Service) Routes(r gin.IRouter) {
	r.POST("/attachments", web.LimitBody(web.MaxUpload), idempotency.Handle(s.DB, s.postAttachment))
	r.GET("/attachments/:id", web.Handle(s.getAttachment))
	r.DELETE("/attachments/:id", web.Handle(s.deleteAttachment))
}

// postAttachment takes one file.
//
//	@Summary		上传附件
//	@Description	一次上传一个文件，不超过 20 MB；按内容识别类型，接受 PDF、docx、xlsx、JPG、PNG。上传后在所属内容提交时引用其编号；无人引用的附件会定期清理。
//	@ID				uploadAttachment
//	@Tags			attachments
//	@Security		Bearer
//	@Accept			multipart/form-data
//	@Produce		json
//	@Param			Idempotency-Key	header		string	false	"重试时保持不变的编号"
//	@Param			file			formData	file	true	"文件"
//	@Success		201				{object}	View
//	@Failure		default			{object}	web.Problem
//	@Router			/attachments [post]
func (s *Service) postAttachment(c *gin.Context) error {
	part, err := filePart(c.Request)
	if err != nil {
		return err
	}
	row, err := s.Upload(c.Request.Context(), web.Actor(c), part.FileName(), part, func(tx *gorm.DB, a Attachment) error {
		return idempotency.Keep(tx, http.StatusCreated, NewView(a))
	})
	if err != nil {
		// A client that is still sending reads the answer only once it is
		// done; LimitBody bounds what that can be.
		_, _ = io.Copy(io.Discard, c.Request.Body)
		return err
	}
	c.JSON(http.StatusCreated, NewView(*row))
	return nil
}

func filePart(r *http.Request) (*multipart.Part, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, onField(ErrNoFile, "file")
	}
	for {
		part, err := form.NextPart()
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			return nil, onField(ErrTooLarge, "file")
		case err != nil:
			return nil, onField(ErrNoFile, "file")
		case part.FormName() == "file" && part.FileName() != "":
			return part, nil
		}
	}
}

// getAttachment hands out one file, to be saved.
//
//	@Summary		下载附件
//	@Description	始终作为文件保存，不在页面内打开。
//	@ID				downloadAttachment
//	@Tags			attachments
//	@Security		Bearer
//	@Produce		application/octet-stream
//	@Param			id		path		int	true	"附件编号"
//	@Success		200		{file}		file
//	@Failure		default	{object}	web.Problem
//	@Router			/attachments/{id} [get]
func (s *Service) getAttachment(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	row, file, err := s.Open(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	h := c.Writer.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", disposition(row.Name))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-store")
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, file)
	return nil
}

// disposition names the file for all browsers: by RFC 8187 for those of today,
// by its extension alone for the rest.
func disposition(name string) string {
	encoded := strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
	return fmt.Sprintf(`attachment; filename="attachment%s"; filename*=UTF-8''%s`, extension(name), encoded)
}

// deleteAttachment takes away a file that nothing uses yet.
//
//	@Summary	删除尚未使用的附件
//	@ID			deleteAttachment
//	@Tags		attachments
//	@Security	Bearer
//	@Produce	json
//	@Param		id	path	int	true	"附件编号"
//	@Success	204
//	@Failure	default	{object}	web.Problem
//	@Router		/attachments/{id} [delete]
func (s *Service) deleteAttachment(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	if err := s.Remove(c.Request.Context(), web.Actor(c), id); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
