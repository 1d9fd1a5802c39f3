// Command xiezhi is the whole product: server, demonstration, import, and the arithmetic officers check it by.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	if errors.Is(err, errInvalid) {
		os.Exit(1)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "xiezhi:", err)
		os.Exit(1)
	}
}

// env is what every command is given, so that a test can start the program without a process.
type env struct {
	getenv func(string) string
	stdout io.Writer
	stderr io.Writer
}

// cli lists the commands; each has its own file and a Run(ctx, *env) method.
type cli struct {
	Audit    auditCmd    `cmd:"" help:"校验审计记录，导出封存凭证。"`
	Deadline deadlineCmd `cmd:"" help:"推算期限的最后一日。"`
	Check    checkCmd    `cmd:"" help:"核对身份证号和统一社会信用代码。"`
	Import   importCmd   `cmd:"" help:"导入 Excel 表格。"`
	Filing   filingCmd   `cmd:"" help:"十月备案：公钥、交换包和回执，用于互不相通的两个网络。"`
	Openapi  openapiCmd  `cmd:"" help:"打印接口说明（OpenAPI）。"`
	Demo     demoCmd     `cmd:"" help:"启动演示省份；首次运行时先生成数据。"`
	Serve    serveCmd    `cmd:"" help:"启动服务。"`
	Admin    adminCmd    `cmd:"" help:"开立账号、重置密码（掌管服务器的人使用）。"`
	Init     initCmd     `cmd:"" help:"建立空的数据目录：密钥、表结构、到县一级的组织树。"`
}

func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	var c cli
	exit := -1
	k, err := kong.New(&c, kong.Name("xiezhi"), kong.Description("獬豸：专职集体协商指导员管理系统"),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { exit = code }), kong.Help(chineseHelp))
	if err != nil {
		return err
	}
	kctx, err := k.Parse(args)
	if exit == 0 { // --help has been printed
		return nil
	}
	if err != nil {
		return complaint(err)
	}
	kctx.BindTo(ctx, (*context.Context)(nil))
	return kctx.Run(&env{getenv: getenv, stdout: stdout, stderr: stderr})
}
