package upward

// noticeWords says what has happened, for e-mails; the pages have texts of
// their own. Titles do not leave the platform.
var noticeWords = map[string]string{
	"upward.adopted":   "一件向上建议的选题已确定，请您领衔起草",
	"upward.signing":   "一件向上建议正在征集签名，请阅读后答复是否签名",
	"upward.changed":   "您签名的一件向上建议内容有修改，请重新阅读并签名",
	"upward.submitted": "您签名的一件向上建议已提交上级人大",
	"upward.answered":  "一件向上建议收到上级答复，请查看",
}

// NoticeWords puts a notice of this package into one line of an e-mail; it is
// empty for those of others.
func NoticeWords(kind string) string { return noticeWords[kind] }
