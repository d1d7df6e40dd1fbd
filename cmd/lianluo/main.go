// Command lianluo is the whole product in one binary: server, migrations,
// checks and administration.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commands are what the binary can do; each is described by its help text.
type commands struct {
	Serve       serveCommand       `cmd:"" help:"Serve the pages and the API until told to end."`
	Migrate     migrateCommand     `cmd:"" help:"Bring the database's schema to the version of this program."`
	Doctor      doctorCommand      `cmd:"" help:"Say what is wrong with this set-up; exit code 1 if anything is."`
	Healthcheck healthcheckCommand `cmd:"" help:"Ask the running server whether it is ready; exit code 1 if not."`
	Congress    congressCommand    `cmd:"" help:"The congresses of this server, for whoever runs it."`
	User        userCommand        `cmd:"" help:"Accounts, for whoever runs the server."`
	Bench       benchCommand       `cmd:"" help:"Measure the API beside a bare handler, on an empty PostgreSQL of its own (make bench)."`
	Import      importCommand      `cmd:"" help:"Take over registers, or all of a congress, from files."`
	Export      exportCommand      `cmd:"" help:"Write all that is kept of a congress into a file."`
	Reindex     reindexCommand     `cmd:"" help:"Keep the words of all suggestions for searches anew: after the program learnt to find more."`
	Version     versionCommand     `cmd:"" help:"Print the version."`
}

// @title						联络 API
// @version					1
// @description				人大代表建议办理平台的接口。除登录和首次设置外，每个请求都须带访问令牌；出错时返回 RFC 9457 问题文档（application/problem+json），其中 code 供程序判断，detail 和 fields 供人阅读。新建内容的 POST 请求可带 Idempotency-Key，重发不会重复新建。
// @BasePath					/api/v1
// @securityDefinitions.apikey	Bearer
// @in							header
// @name						Authorization
// @description				登录后得到的访问令牌，或本人生成的接口令牌，写作 Bearer 加空格加令牌。
func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "lianluo:", err)
		os.Exit(1)
	}
}

// output is where commands print what people asked for.
type output struct{ io.Writer }

func (o output) line(format string, args ...any) { _, _ = fmt.Fprintf(o, format+"\n", args...) }

func run(ctx context.Context, args []string, out io.Writer) error {
	var chosen commands
	parser, err := kong.New(&chosen,
		kong.Name("lianluo"),
		kong.Description("联络: suggestions of people's deputies, from the first draft to the answer. Settings come from the environment; see docs/operations.md."),
		kong.Writers(out, os.Stderr),
		kong.UsageOnError())
	if err != nil {
		return err
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return err
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return parsed.Run(output{out})
}
