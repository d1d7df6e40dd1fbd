package casefile

import (
	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/suggestions/:id/case-file", web.Handle(s.getCaseFile))
}

// getCaseFile
//
// @Summary      一件建议的案卷（zip）
// @Description  建议及办理情况、已签发的函件、附件、办理经过（文档和数据）、目录，重点督办建议的督办情况、经过和材料，以及每个文件的 SHA-256（SHA256SUMS.txt）。所载以本人在建议和督办页面上能够看到的为限。
// @ID           getCaseFile
// @Tags         papers
// @Security     Bearer
// @Produce      application/zip
// @Param        id       path      int  true  "建议"
// @Success      200      {file}    file
// @Failure      default  {object}  web.Problem
// @Router       /suggestions/{id}/case-file [get]
func (s *Service) getCaseFile(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	f, err := s.Of(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	web.Stream(c, "application/zip", f.Name, f.Write)
	return nil
}
