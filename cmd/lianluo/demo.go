package main

import (
	"context"
	"fmt"
	"time"

	"lianluo/internal/app"
	"lianluo/internal/config"
	"lianluo/internal/demo"
)

// prepareDemo makes the SQLite database of a demonstration before it is
// opened, if there is none, and gives the log-ins' password.
func prepareDemo(ctx context.Context, cfg config.Config, now time.Time, out output) (string, error) {
	password, err := demo.Password(cfg.Data)
	if err != nil || cfg.DatabaseURL != "" {
		return password, err
	}
	out.line("正在准备演示数据，首次启动约需十几秒……")
	return password, demo.Build(ctx, cfg.DSN(), app.Attachments(cfg), password, now)
}

// demonstrate fills an empty database with demonstration data, if that is not
// done yet, and prints the log-ins.
func demonstrate(ctx context.Context, a *app.App, password string, now time.Time, out output) error {
	if err := demo.Fill(ctx, a.DB, app.Attachments(a.Config), password, now); err != nil {
		return err
	}
	out.line("")
	out.line("──────── 联络 · 演示 ────────")
	out.line("地址  %s", a.Config.URL())
	out.line("密码  %s（所有登录名相同）", password)
	out.line("登录名")
	for _, l := range demo.LogIns {
		out.line("  %s %s", fmt.Sprintf("%-18s", l.Name), l.Who)
	}
	out.line("人名、单位和事项均为虚构；演示账号只能在本机登录。")
	out.line("─────────────────────────────")
	out.line("")
	return nil
}
