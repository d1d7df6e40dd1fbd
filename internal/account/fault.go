package account

import "lianluo/internal/fault"

// What log-in and the keeping of accounts refuse.
var (
	ErrCredentials   = fault.New(fault.Unauthenticated, "wrong-credentials", "登录名或密码不正确。请检查后重新输入；连续输错 5 次，账号将锁定 30 分钟。")
	ErrLocked        = fault.New(fault.TooMany, "account-locked", "密码连续输错次数过多，账号已锁定。请稍后再试，或请代表工作机构为您重置密码。")
	ErrTooMany       = fault.New(fault.TooMany, "too-many-attempts", "这个网络地址的登录失败次数过多。请稍后再试。")
	ErrSuspended     = fault.New(fault.Forbidden, "account-suspended", "这个账号已停用。如需恢复，请联系系统管理员。")
	ErrDemonstration = fault.New(fault.Forbidden, "demonstration-account", "演示账号只能在本机使用，不能通过网络登录。请使用正式账号。")
	ErrNoToken       = fault.New(fault.Unauthenticated, "not-logged-in", "您还没有登录。请登录后再操作。")
	ErrToken         = fault.New(fault.Unauthenticated, "token-expired", "登录凭证已过期，系统会自动续期；如仍看到本提示，请重新登录。")
	ErrEnded         = fault.New(fault.Unauthenticated, "login-ended", "您的登录已结束。请重新登录，已填写的内容不会丢失。")
	ErrReused        = fault.New(fault.Unauthenticated, "refresh-token-reused", "检测到登录凭证被重复使用，为保护您的账号，本次登录已结束。请重新登录；如非本人操作，请尽快修改密码。")
	ErrForeignOrigin = fault.New(fault.Forbidden, "foreign-origin", "请求来自其他网站，已拒绝。请从本系统的页面登录。")
	ErrMustChange    = fault.New(fault.Forbidden, "password-change-required", "请先修改初始密码，再使用其他功能。")
	ErrNoHat         = fault.New(fault.Forbidden, "no-hat", "您的账号还没有职务。请联系安全管理员授予职务后再使用。")
	ErrNotYours      = fault.New(fault.Forbidden, "not-permitted", "您当前的身份不能进行这项操作。如确有需要，请切换身份或联系管理员。")
	ErrOwnAccount    = fault.New(fault.Forbidden, "own-account", "不能停用自己的账号，也不能为自己重置密码。请由另一位管理员办理；修改密码请到“我的登录与密码”。")
	ErrOwnRole       = fault.New(fault.Forbidden, "own-role", "不能为自己授予或收回职务。请由另一位安全管理员办理。")
	ErrAdministrator = fault.New(fault.Forbidden, "administrator-account", "管理员的密码不能由他人在页面上重置。请由运行单位在服务器上用命令行重置。")
	ErrExclusive     = fault.New(fault.Conflict, "roles-exclusive", "系统管理员、安全管理员、审计员三者不能兼任，也不能兼任业务职务。请先收回此人的其他职务，或另选一人。")
	ErrGranted       = fault.New(fault.Conflict, "role-granted-already", "此人已有这个职务，无需再次授予。请刷新页面查看。")
	ErrDeputyHeld    = fault.New(fault.Conflict, "deputy-held-already", "这位代表的身份已授予另一个账号。请先收回那个账号的代表身份，或核对是否选错了人。")
	ErrRoleEnded     = fault.New(fault.Conflict, "role-ended-already", "这个职务已经收回。请刷新页面查看。")
	ErrSetUp         = fault.New(fault.Conflict, "already-set-up", "系统已完成初始设置。请直接登录。")
	errLoginTaken    = fault.Field{Name: "login_name", Code: "taken", Reason: "这个登录名已被使用。如果账号是您刚才开设的，请重置密码取得密码条；否则请换一个登录名。"}
)
