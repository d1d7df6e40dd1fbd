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

type experiencedView struct {
	Units []Experience `json:"units"`
}

// getExperienced
//
// @Summary      办理过相似建议的单位，供选择承办单位时参考
// @Description  只看提问者能够查看的建议，取最相似的 40 件；供选择承办单位的人（代表工作机构及其负责人、政府办公室）使用。已在本轮承办这件建议的单位，和提问者不能为它选择的单位，不在其中。
// @ID           listExperiencedUnits
// @Tags         suggestions
// @Security     Bearer
// @Param        title   query  string  true   "标题"
// @Param        except  query  int     false  "要选择单位的建议，它自己不包括在内"
// @Success      200      {object}  experiencedView
// @Failure      default  {object}  web.Problem
// @Router       /suggestions/alike/units [get]
func (s *Service) getExperienced(c *gin.Context) error {
	q, err := web.Query[alikeQuery](c)
	if err != nil {
		return err
	}
	units, err := s.Experienced(c.Request.Context(), web.Actor(c), q.Title, q.Except)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, experiencedView{units})
	return nil
}

// getDuplicates
//
// @Summary      疑似重复、可以并案的建议
// @Description  正在审查、已登记和办理中、本轮尚未答复的建议，标题相似 40% 以上而其中一件所处阶段可以并入另一件的，两件一组，最相似的在前，最多列 100 组；供代表工作机构及其负责人使用。
// @ID           listDuplicates
// @Tags         suggestions
// @Security     Bearer
// @Success      200      {object}  DuplicateList
// @Failure      default  {object}  web.Problem
// @Router       /suggestions/duplicates [get]
func (s *Service) getDuplicates(c *gin.Context) error {
	list, err := s.Duplicates(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}
