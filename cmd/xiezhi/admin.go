package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/errs"
)

// adminCmd is what only the keeper of the machine may do. It works beside a running server too.
type adminCmd struct {
	CreateAccount createAccountCmd `cmd:"" help:"开立账号，打印一次性密码。"`
	ResetPassword resetPasswordCmd `cmd:"" help:"重置密码，打印一次性密码。"`
}

type createAccountCmd struct {
	Login string `required:"" help:"登录名：小写字母和数字。"`
	Name  string `required:"" help:"姓名。"`
	Role  string `required:"" help:"角色：instructor clerk head officer approver finance inspector sysadmin secadmin auditadmin。"`
	Union string `required:"" help:"工会的名称或编号。"`
}

// Run opens the account.
func (c *createAccountCmd) Run(ctx context.Context, e *env) error {
	return e.slip(ctx, func(s *identity.Service) (identity.Slip, error) {
		return s.OpenByOperator(ctx, c.Login, c.Name, authz.Role(c.Role), c.Union)
	})
}

type resetPasswordCmd struct {
	Login string `arg:"" help:"登录名。"`
}

// Run resets the password.
func (c *resetPasswordCmd) Run(ctx context.Context, e *env) error {
	return e.slip(ctx, func(s *identity.Service) (identity.Slip, error) { return s.ResetByOperator(ctx, c.Login) })
}

// slip opens the data, acts, and prints what the owner of the account must be told.
func (e *env) slip(ctx context.Context, act func(*identity.Service) (identity.Slip, error)) error {
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	slip, err := act(a.Identity)
	if err != nil {
		return plain(err)
	}
	fmt.Fprintf(e.stdout, "姓名　　　%s\n岗位　　　%s %s\n登录名　　%s\n一次性密码 %s\n首次登录须修改密码。此密码只显示这一次。\n",
		slip.Name, slip.UnionName, slip.RoleName, slip.Login, slip.Password)
	return nil
}

// plain is a refusal in the words that users read, with what is said of each input; other errors stay as they are.
func plain(err error) error {
	if errs.KindOf(err) == errs.KindInternal {
		return err
	}
	words := []string{errs.Message(err)}
	for _, f := range errs.FieldsOf(err) {
		words = append(words, f.Field+"："+f.Message)
	}
	return errors.New(strings.Join(words, " "))
}
