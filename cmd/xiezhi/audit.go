package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"xiezhi/internal/platform/audit"
)

// auditCmd groups what an auditor runs; both commands work beside a running server.
type auditCmd struct {
	Verify     auditVerifyCmd `cmd:"" help:"校验审计记录并重算留存数字；发现问题时以 1 退出。"`
	ExportHead auditHeadCmd   `cmd:"" name:"export-head" help:"打印最新的封存凭证，请另行保存。"`
}

type auditVerifyCmd struct {
	Head []string `help:"早先导出的封存凭证文件，可给多个。" placeholder:"FILE" sep:"none"`
	JSON bool     `name:"json" help:"以 JSON 输出。"`
}

func (c auditVerifyCmd) Run(ctx context.Context, e *env) error {
	heads := make([]audit.Head, len(c.Head))
	for i, path := range c.Head {
		text, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("无法读取封存凭证：%w", err)
		}
		if heads[i], err = audit.ParseHead(text); err != nil {
			return errors.New(path + " 不是导出的封存凭证")
		}
	}
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	report, err := a.Oversight.Verify(ctx, nil, heads...)
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(e.stdout).Encode(report)
	} else {
		_, err = fmt.Fprint(e.stdout, report.Text())
	}
	if err == nil && !report.Clean() {
		err = errInvalid
	}
	return err
}

type auditHeadCmd struct{}

func (auditHeadCmd) Run(ctx context.Context, e *env) error {
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	text, err := audit.ExportHead(ctx, a.DB.Read(), a.Keys)
	if err != nil {
		return err
	}
	_, err = e.stdout.Write(text)
	return err
}
