package app

import (
	"testing"

	"lianluo/internal/suggestion"
)

// A kind of file without a rule could be read by nobody.
func TestEachKindOfFileHasARuleThatSaysWhoMayReadIt(t *testing.T) {
	rules := testApp(t).Features.Attachment.MayRead
	for _, kind := range []string{suggestion.OwnerKind, suggestion.OwnerKindReply, suggestion.OwnerKindFeedback} {
		if rules[kind] == nil {
			t.Errorf("files of kind %q have no rule", kind)
		}
	}
}
