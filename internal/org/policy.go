package org

import (
	"lianluo/internal/access"
	"lianluo/internal/fault"
)

// ErrNotRegistrar answers those who may not keep the registers.
var ErrNotRegistrar = fault.New(fault.Forbidden, "not-permitted", "您当前的身份不能进行这项操作。如确有需要，请与代表工作机构联系。")

// MustKeepRegisters says whether by keeps the registers of people and bodies
// of the congress: office and head do; otherwise ErrNotRegistrar.
func MustKeepRegisters(by access.Actor) error {
	if by.Is(access.Office, access.Head) {
		return nil
	}
	return ErrNotRegistrar
}

// mustReadUnits lets in whoever works with units, and the security
// administrator, who places people in them.
func mustReadUnits(by access.Actor) error {
	if by.Is(access.SysAdmin, access.Auditor) || !by.Role.Valid() {
		return ErrNotRegistrar
	}
	return nil
}
