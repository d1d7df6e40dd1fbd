package web

import "strings"

// MaskPhone keeps the ends of a telephone number, 138****1234; of a short one
// nothing can be kept.
func MaskPhone(phone string) string {
	if len(phone) < 8 {
		return strings.Repeat("*", len(phone))
	}
	return phone[:3] + strings.Repeat("*", len(phone)-7) + phone[len(phone)-4:]
}
