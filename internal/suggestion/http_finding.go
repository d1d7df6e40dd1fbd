package suggestion

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

type alikeQuery struct {
	Title  string `form:"title" binding:"required,max=200"`
	Except uint   `form:"except"`
}

// getAlike
//
// @Summary   标题相似的建议（本年和往年）
// @ID        listAlike
// @Tags      suggestions
// @Security  Bearer
// @Param     title   query  string  true   "标题"
// @Param     except  query  int     false  "不包括的建议"
// @Success   200      {object}  AlikeList
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/alike [get]
func (s *Service) getAlike(c *gin.Context) error {
	q, err := web.Query[alikeQuery](c)
	if err != nil {
		return err
	}
	list, err := s.AlikeTo(c.Request.Context(), web.Actor(c), q.Title, q.Except)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}
