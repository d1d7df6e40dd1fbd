package app

import (
	"lianluo/internal/ballot"
	"lianluo/internal/notify"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
	"lianluo/internal/upward"
)

// noticeWords puts a notice of any feature into one line of an e-mail.
func noticeWords(kind string, params map[string]string) string {
	if kind == "webhook.disabled" {
		return "一个事件推送地址连续失败，已自动停用。"
	}
	if words := notify.FailureWords(kind); words != "" {
		return words
	}
	if words := upward.NoticeWords(kind); words != "" {
		return words
	}
	if words := supervision.NoticeWords(kind, params); words != "" {
		return words
	}
	if words := ballot.NoticeWords(kind); words != "" {
		return words
	}
	return suggestion.NoticeWords(kind, params)
}
