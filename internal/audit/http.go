package audit

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

var errNotAuditor = fault.New(fault.Forbidden, "not-permitted", "只有审计员可以查看审计记录。如确有需要，请联系本级人大的审计员。")

// Service serves the record to auditors.
type Service struct {
	DB *database.DB

	// LoginNames gives the login names of people by their ids.
	LoginNames func(ctx context.Context, ids []uint) (map[uint]string, error)
	// People gives the ids of those whose name or login name holds the text.
	People func(ctx context.Context, text string) ([]uint, error)
}

// Routes mounts the auditor's routes.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/audit", web.Handle(s.getAudit))
	r.GET("/audit/verify", web.Handle(s.getVerify))
}

type entry struct {
	ID        uint      `json:"id"`
	At        time.Time `json:"at"`
	UserID    uint      `json:"user_id,omitempty"`
	LoginName string    `json:"login_name,omitempty"`
	Role      string    `json:"role,omitempty"`
	Action    string    `json:"action"`
	Subject   string    `json:"subject"`        // kind/id
	Whom      string    `json:"whom,omitempty"` // the login name, when the subject is somebody's account
	From      string    `json:"from,omitempty"`
	To        string    `json:"to,omitempty"`
	Result    string    `json:"result"` // ok, or the code of the refusal
	Address   string    `json:"address,omitempty"`
	RequestID string    `json:"request_id,omitempty"`
	Sealed    bool      `json:"sealed"`
}

type filter struct {
	From   calendar.Date
	To     calendar.Date
	Action string
	Result string // ok or refused
	Person string
}

// getAudit lists the record of the auditor's congress, newest first.
//
// @Summary     审计记录
// @Description 本级人大的审计记录，另含未能归属到账号的登录失败。
// @ID          listAudit
// @Tags        audit
// @Security    Bearer
// @Param       from   query string false "起始日期" format(date)
// @Param       to     query string false "截止日期（含）" format(date)
// @Param       action query string false "操作代码或其开头，如 account.login"
// @Param       result query string false "结果" Enums(ok, refused)
// @Param       person query string false "姓名或登录名；含其本人的操作和针对其账号的操作"
// @Param       page   query int    false "页码"
// @Param       size   query int    false "每页条数，最多 200"
// @Success     200 {object} web.List[entry]
// @Failure     default {object} web.Problem
// @Router      /audit [get]
func (s *Service) getAudit(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.Auditor) {
		return errNotAuditor
	}
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	f, err := readFilter(c)
	if err != nil {
		return err
	}
	list, err := s.list(c.Request.Context(), by.CongressID, f, page)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

func readFilter(c *gin.Context) (filter, error) {
	f := filter{Action: c.Query("action"), Result: c.Query("result"), Person: strings.TrimSpace(c.Query("person"))}
	var err error
	if f.From, err = day(c, "from"); err != nil {
		return f, err
	}
	if f.To, err = day(c, "to"); err != nil {
		return f, err
	}
	if len(f.Action) > 64 {
		return f, fault.Invalids(fault.Field{Name: "action", Code: "max", Reason: "操作代码最多 64 个字符，请缩短。"})
	}
	if !slices.Contains([]string{"", "ok", "refused"}, f.Result) {
		return f, fault.Invalids(fault.Field{Name: "result", Code: "oneof", Reason: "请从给出的选项中选择。"})
	}
	if utf8.RuneCountInString(f.Person) > 64 {
		return f, fault.Invalids(fault.Field{Name: "person", Code: "max", Reason: "姓名或登录名最多 64 个字，请缩短。"})
	}
	return f, nil
}

var likeEscape = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")

func day(c *gin.Context, name string) (calendar.Date, error) {
	text := c.Query(name)
	if text == "" {
		return calendar.Date{}, nil
	}
	d, err := calendar.Parse(text)
	if err != nil {
		return d, fault.Invalids(fault.Field{Name: name, Code: "date", Reason: err.Error() + "。"})
	}
	return d, nil
}

func (s *Service) list(ctx context.Context, congressID uint, f filter, p web.PageQuery) (web.List[entry], error) {
	var people []uint
	var err error
	if f.Person != "" {
		if people, err = s.People(ctx, f.Person); err != nil {
			return web.List[entry]{}, err
		}
	}
	scope := func(db *gorm.DB) *gorm.DB { return f.scope(db, congressID, people) }
	var total int64
	if err := scope(s.DB.Read(ctx)).Count(&total).Error; err != nil {
		return web.List[entry]{}, fmt.Errorf("list the record: %w", err)
	}
	var events []Event
	if err := scope(s.DB.Read(ctx)).Order("id DESC").Limit(p.Size).Offset(p.Offset()).Find(&events).Error; err != nil {
		return web.List[entry]{}, fmt.Errorf("list the record: %w", err)
	}
	items, err := s.entries(ctx, events)
	return web.NewList(items, total, p), err
}

// scope narrows the record to what the auditor of a congress asks for; people
// are those whom the filter's person may be.
func (f filter) scope(db *gorm.DB, congressID uint, people []uint) *gorm.DB {
	q := db.Model(&Event{}).Where("congress_id IN ?", []uint{congressID, 0})
	if !f.From.IsZero() {
		q = q.Where("at >= ?", f.From.Start())
	}
	if !f.To.IsZero() {
		q = q.Where("at < ?", f.To.AddDays(1).Start())
	}
	if f.Action != "" {
		q = q.Where("action LIKE ? ESCAPE '!'", likeEscape.Replace(f.Action)+"%")
	}
	switch f.Result {
	case "ok":
		q = q.Where("result = ?", "ok")
	case "refused":
		q = q.Where("result <> ?", "ok")
	}
	if f.Person != "" {
		accounts := make([]string, len(people))
		for i, id := range people {
			accounts[i] = account(id)
		}
		q = q.Where("(user_id IN ? OR subject IN ?)", people, accounts)
	}
	return q
}

// account is the subject of what is done to somebody's account.
func account(userID uint) string { return fmt.Sprintf("user/%d", userID) }

// accountOf gives whose account a subject is, 0 when it is none.
func accountOf(subject string) uint {
	id, err := strconv.ParseUint(strings.TrimPrefix(subject, "user/"), 10, 0)
	if err != nil || !strings.HasPrefix(subject, "user/") {
		return 0
	}
	return uint(id)
}

func (s *Service) entries(ctx context.Context, events []Event) ([]entry, error) {
	ids := make([]uint, 0, 2*len(events))
	for _, e := range events {
		ids = append(ids, e.UserID, accountOf(e.Subject))
	}
	names, err := s.LoginNames(ctx, ids)
	if err != nil {
		return nil, err
	}
	items := make([]entry, len(events))
	for i, e := range events {
		items[i] = entry{ID: e.ID, At: e.At, UserID: e.UserID, LoginName: names[e.UserID], Role: string(e.Role),
			Action: e.Action, Subject: e.Subject, Whom: names[accountOf(e.Subject)], From: e.From, To: e.To, Result: e.Result,
			Address: e.Address, RequestID: e.RequestID, Sealed: e.SealID != nil}
	}
	return items, nil
}

type verdictView struct {
	OK       bool   `json:"ok"`
	Checked  int    `json:"checked"`
	Unsealed int64  `json:"unsealed"`
	BrokenAt uint   `json:"broken_at,omitempty"` // the first event of the first seal that does not hold
	Reason   string `json:"reason,omitempty" enums:"hash,count,previous"`
}

// getVerify walks the chain of the whole record.
//
// @Summary  核验审计记录
// @ID       verifyAudit
// @Tags     audit
// @Security Bearer
// @Success  200 {object} verdictView
// @Failure  default {object} web.Problem
// @Router   /audit/verify [get]
func (s *Service) getVerify(c *gin.Context) error {
	if !web.Actor(c).Is(access.Auditor) {
		return errNotAuditor
	}
	ctx := c.Request.Context()
	v, err := Verify(ctx, s.DB)
	if err != nil {
		return err
	}
	out := verdictView{OK: v.Intact, Checked: v.Events, Unsealed: v.Unsealed, Reason: v.Reason}
	if !v.Intact {
		if out.BrokenAt, err = s.firstOf(ctx, v.BrokenSeal); err != nil {
			return err
		}
	}
	c.JSON(http.StatusOK, out)
	return nil
}

// firstOf is the first event under a seal, or, when all are gone, the id at
// which the record stops before it.
func (s *Service) firstOf(ctx context.Context, seal uint) (uint, error) {
	var first []uint
	err := s.DB.Read(ctx).Model(&Event{}).Where("seal_id = ?", seal).Order("id").Limit(1).Pluck("id", &first).Error
	if err == nil && len(first) == 0 {
		err = s.DB.Read(ctx).Model(&Event{}).Where("seal_id < ?", seal).Order("id DESC").Limit(1).Pluck("id + 1", &first).Error
	}
	if err != nil {
		return 0, fmt.Errorf("find the broken part of the record: %w", err)
	}
	if len(first) == 0 {
		return 1, nil
	}
	return first[0], nil
}
