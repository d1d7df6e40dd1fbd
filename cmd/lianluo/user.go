package main

import (
	"context"
	"errors"
	"fmt"

	"lianluo/internal/app"
	"lianluo/internal/database"
)

type userCommand struct {
	ResetPassword resetPasswordCommand `cmd:"" help:"Give an account a new password, for an administrator whom nobody else can help."`
}

type resetPasswordCommand struct {
	LoginName string `arg:"" help:"The account's log-in name."`
}

// Run prints the new password; the account must change it at the next log-in.
func (r resetPasswordCommand) Run(ctx context.Context, out output) error {
	return withApp(ctx, func(a *app.App) error {
		slip, err := a.Features.Account.ResetPasswordOf(ctx, r.LoginName)
		if errors.Is(err, database.ErrNotFound) {
			return fmt.Errorf("there is no account %q", r.LoginName)
		}
		if err != nil {
			return err
		}
		out.line("log-in name: %s", slip.LoginName)
		out.line("password:    %s", slip.InitialPassword)
		out.line("All log-ins of the account were ended; it must choose another password at the next log-in.")
		return nil
	})
}
