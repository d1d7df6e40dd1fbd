package supervision

import (
	"context"
	"errors"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
)

// ownersOfKeyItem are the tables whose rows, parts of a key item, own attachments.
var ownersOfKeyItem = map[string]string{
	OwnerReport:   "supervision_reports",
	OwnerActivity: "supervision_activities",
	OwnerLetter:   "supervision_letters",
	OwnerFinding:  "supervision_findings",
}

// MayRead gives the rules of the attachments of this package, by kind of owner.
func (s *Service) MayRead() map[string]attachment.MayRead {
	return map[string]attachment.MayRead{
		OwnerDecision: s.mayReadDecision,
		OwnerReport:   s.ofKeyItem(OwnerReport),
		OwnerActivity: s.mayReadActivity,
		OwnerLetter:   s.ofKeyItem(OwnerLetter),
		OwnerFinding:  s.ofKeyItem(OwnerFinding),
	}
}

// ofKeyItem lets in the readers of the key item to which the owner belongs.
func (s *Service) ofKeyItem(kind string) attachment.MayRead {
	return func(ctx context.Context, by access.Actor, id uint) (bool, error) {
		var n int64
		err := s.DB.Read(ctx).Model(&KeyItem{}).Scopes(visible(by)).Where("key_items.id = (SELECT key_item_id FROM "+ownersOfKeyItem[kind]+" WHERE id = ?)", id).Count(&n).Error
		return n == 1, err
	}
}

// mayReadDecision lets in who compares candidates, and the readers of what the
// decision chose.
func (s *Service) mayReadDecision(ctx context.Context, by access.Actor, id uint) (bool, error) {
	var n int64
	q := s.DB.Read(ctx)
	if by.Is(comparers...) {
		err := q.Model(&Decision{}).Where("id = ? AND congress_id = ?", id, by.CongressID).Count(&n).Error
		return n == 1, err
	}
	err := q.Model(&KeyItem{}).Scopes(visible(by)).Where("key_items.decision_id = ?", id).Count(&n).Error
	return n > 0, err
}

// mayReadActivity lets in the readers of the key item, and who was invited.
func (s *Service) mayReadActivity(ctx context.Context, by access.Actor, id uint) (bool, error) {
	_, _, err := withActivity(s.DB.Read(ctx), by, id)
	if errors.Is(err, database.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
