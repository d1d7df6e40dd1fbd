package ballot

// noticeWords says what has happened, for e-mails; the pages have texts of
// their own.
var noticeWords = map[string]string{
	"ballot.opened": "一次满意度民主测评请您投票",
}

// NoticeWords puts a notice of this package into one line of an e-mail; it is
// empty for those of others.
func NoticeWords(kind string) string { return noticeWords[kind] }
