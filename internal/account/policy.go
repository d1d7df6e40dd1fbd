package account

import (
	"lianluo/internal/access"
)

// Action is what can be done with an account.
type Action string

// The actions on an account, and on the list as a whole.
const (
	UpdateAccount  Action = "update"
	ResetPassword  Action = "reset_password"
	SuspendAccount Action = "suspend"
	RestoreAccount Action = "restore"

	OpenAccount  Action = "open_account"
	OpenDeputies Action = "open_deputies"
)

// policies say why somebody may not act on an account that he sees and whose
// hats are given; nil when he may.
var policies = []struct {
	action Action
	deny   func(by access.Actor, u *User, hats []heldHat) error
}{
	{UpdateAccount, mayUpdate},
	{ResetPassword, mayReset},
	{SuspendAccount, maySetStatus(Active)},
	{RestoreAccount, maySetStatus(Suspended)},
}

func actionsOn(by access.Actor, u *User, hats []heldHat) []Action {
	actions := []Action{}
	for _, p := range policies {
		if p.deny(by, u, hats) == nil {
			actions = append(actions, p.action)
		}
	}
	return actions
}

// actionsOnList are those that name no account.
func actionsOnList(by access.Actor) []Action {
	if mayOpen(by) != nil {
		return []Action{}
	}
	return []Action{OpenAccount, OpenDeputies}
}

func mayOpen(by access.Actor) error {
	if !by.Is(access.SysAdmin) {
		return ErrNotYours
	}
	return nil
}

// mayUpdate lets the system administrator correct a name or how a person is reached, the
// own ones too; a log-in name stays what the record knows it as.
func mayUpdate(by access.Actor, _ *User, _ []heldHat) error { return mayOpen(by) }

func maySetStatus(from Status) func(by access.Actor, u *User, _ []heldHat) error {
	return func(by access.Actor, u *User, _ []heldHat) error {
		switch {
		case !by.Is(access.SysAdmin):
			return ErrNotYours
		case u.ID == by.UserID:
			return ErrOwnAccount
		case u.Status != from:
			return errStatus
		}
		return nil
	}
}

// mayReset lets the system administrator set the passwords of the congress's
// accounts, the deputies' affairs office those of deputies and of people in
// handling units who hold no other role, and nobody an administrator's:
// whoever sets that could act in that one's name, and the three would be one.
func mayReset(by access.Actor, u *User, hats []heldHat) error {
	switch {
	case !by.Is(access.SysAdmin, access.Office, access.Head):
		return ErrNotYours
	case u.ID == by.UserID:
		return ErrOwnAccount
	}
	for _, h := range hats {
		switch {
		case h.Role.Administrator():
			return ErrAdministrator
		case by.Is(access.Office, access.Head) && (h.CongressID != by.CongressID || h.Role != access.Deputy && !h.Role.OfUnit()):
			return ErrNotYours
		}
	}
	return nil
}
