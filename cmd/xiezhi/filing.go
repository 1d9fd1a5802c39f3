package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/filing"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
)

// filingCmd carries October filings between networks that do not meet, for the keeper of the machine. What it does is
// recorded as done from the command line.
type filingCmd struct {
	Key     filingKeyCmd     `cmd:"" help:"打印一个工会的公钥；没有时生成。"`
	Trust   filingTrustCmd   `cmd:"" help:"登记对方系统的公钥（先与对方核对指纹）。"`
	Export  filingExportCmd  `cmd:"" help:"把设区市的一份备案导出为签名、加密的交换包。"`
	Preview filingPreviewCmd `cmd:"" help:"核验并预览交换包，不写入。"`
	Import  filingImportCmd  `cmd:"" help:"收入交换包；同一个包收两次不会重复。"`
	Receipt filingReceiptCmd `cmd:"" help:"导出省总工会签名的回执文件；加 --take 为导入回执。"`
}

// keeper is the keeper of the machine as an officer of a union.
func keeper(u org.Union, role authz.Role) authz.Actor {
	return authz.Actor{AccountID: audit.SystemID, Name: "命令行", Via: audit.CLI, Grants: []authz.Grant{{
		Role: role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID,
	}}}
}

// as is the actor who handles filings at a union: a city's officer, the province's approver.
func as(u org.Union) authz.Actor {
	if u.Tier == org.TierProvince {
		return keeper(u, authz.RoleApprover)
	}
	return keeper(u, authz.RoleOfficer)
}

// filingAt opens the data and does something at a union, named or the province.
func (e *env) filingAt(ctx context.Context, name string, do func(*app.App, org.Union, authz.Actor) error) error {
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	root, err := org.Root(ctx, a.DB.Read())
	if err != nil {
		return err
	}
	u := root
	if name != "" {
		if u, _, err = importInto(ctx, a, name); err != nil {
			return err
		}
	}
	return spoken(do(a, u, as(u)))
}

type filingKeyCmd struct {
	Union string `placeholder:"NAME_OR_ID" help:"设区市总工会；空为省总工会。"`
}

// Run prints the public key of a union in PEM, and its fingerprint.
func (c *filingKeyCmd) Run(ctx context.Context, e *env) error {
	return e.filingAt(ctx, c.Union, func(a *app.App, u org.Union, actor authz.Actor) error {
		k, err := a.Filing.MakeKey(ctx, actor, u.ID)
		if err != nil {
			return err
		}
		fmt.Fprint(e.stdout, k.PublicPEM)
		fmt.Fprintf(e.stderr, "%s的公钥，指纹 %s\n", u.Name, k.Fingerprint)
		return nil
	})
}

type filingTrustCmd struct {
	File        string `arg:"" type:"existingfile" help:"公钥文件（.pem）。"`
	Union       string `placeholder:"NAME_OR_ID" help:"这是哪个设区市总工会的公钥；空为省总工会的。"`
	As          string `placeholder:"NAME_OR_ID" help:"登记省总工会的公钥时：由哪个设区市总工会登记。"`
	Fingerprint string `required:"" help:"与对方电话核对过的指纹。"`
}

// Run enters another installation's public key.
func (c *filingTrustCmd) Run(ctx context.Context, e *env) error {
	pem, err := readFile(c.File, 4<<10, "这不是公钥文件")
	if err != nil {
		return err
	}
	return e.filingAt(ctx, c.Union, func(a *app.App, u org.Union, _ authz.Actor) error {
		by, err := org.Root(ctx, a.DB.Read())
		if err == nil && u.Tier == org.TierProvince {
			by, _, err = importInto(ctx, a, c.As)
		}
		if err != nil {
			return err
		}
		k, err := a.Filing.TrustKey(ctx, as(by), u.ID, string(pem), c.Fingerprint)
		if err == nil {
			fmt.Fprintf(e.stdout, "已登记%s的公钥，指纹 %s\n", u.Name, k.Fingerprint)
		}
		return err
	})
}

type filingExportCmd struct {
	Union string `required:"" placeholder:"NAME_OR_ID" help:"设区市总工会。"`
	Year  int    `required:"" help:"年度。"`
	Out   string `short:"o" help:"写到哪个文件；空为按回执编号命名。"`
}

// Run packs the city's latest document of the year.
func (c *filingExportCmd) Run(ctx context.Context, e *env) error {
	return e.filingAt(ctx, c.Union, func(a *app.App, u org.Union, actor authz.Actor) error {
		v, err := a.Filing.Return(ctx, actor, u.ID, c.Year)
		if err != nil {
			return err
		}
		if len(v.Documents) == 0 {
			return fmt.Errorf("%s没有报送%d年度的备案", u.Name, c.Year)
		}
		name, file, err := a.Filing.Parcel(ctx, actor, v.Documents[0].ID)
		if err != nil {
			return err
		}
		if c.Out != "" {
			name = c.Out
		}
		if err := os.WriteFile(name, file, 0o600); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "已导出 %s，%d 字节\n", filepath.Base(name), len(file))
		return nil
	})
}

type filingPreviewCmd struct {
	File string `arg:"" type:"existingfile" help:"交换包（.xz10）。"`
}

// Run proves a parcel and shows what it holds.
func (c *filingPreviewCmd) Run(ctx context.Context, e *env) error {
	return e.parcel(ctx, c.File, func(a *app.App, actor authz.Actor, file []byte) (filing.ParcelView, error) {
		return a.Filing.Preview(ctx, actor, file)
	}, "只作核验，没有写入。")
}

type filingImportCmd struct {
	File string `arg:"" type:"existingfile" help:"交换包（.xz10）。"`
}

// Run takes a parcel in.
func (c *filingImportCmd) Run(ctx context.Context, e *env) error {
	return e.parcel(ctx, c.File, func(a *app.App, actor authz.Actor, file []byte) (filing.ParcelView, error) {
		return a.Filing.TakeIn(ctx, actor, file)
	}, "已收入，等待接收。")
}

func (e *env) parcel(ctx context.Context, path string, do func(*app.App, authz.Actor, []byte) (filing.ParcelView, error), done string) error {
	file, err := readFile(path, filing.MaxParcel, "这不是备案交换包")
	if err != nil {
		return err
	}
	return e.filingAt(ctx, "", func(a *app.App, _ org.Union, actor authz.Actor) error {
		v, err := do(a, actor, file)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s，%s\n名单截至 %s，%d 行，在岗 %d 人；本系统花名册里有 %d 人\n校验值 %s\n公钥指纹 %s\n",
			v.Title, v.Number, v.OnDay, v.RowCount, v.Total.InPost, v.Known, v.Checksum, v.Fingerprint)
		if v.HasBefore {
			fmt.Fprintf(e.stdout, "本系统已有该年度备案：%d 行，在岗 %d 人\n", v.Before.All, v.Before.InPost)
		}
		if v.Already {
			done = "同一个包已经收过，没有重复写入。"
		}
		fmt.Fprintln(e.stdout, done)
		return nil
	})
}

type filingReceiptCmd struct {
	File  string `arg:"" help:"回执文件（.json）。"`
	Union string `required:"" placeholder:"NAME_OR_ID" help:"设区市总工会。"`
	Year  int    `help:"年度（导出时）。"`
	Take  bool   `help:"导入回执，而不是导出。"`
}

// Run writes the province's signed word on a city's latest decided document, or takes it in at the city.
func (c *filingReceiptCmd) Run(ctx context.Context, e *env) error {
	return e.filingAt(ctx, c.Union, func(a *app.App, u org.Union, actor authz.Actor) error {
		if c.Take {
			file, err := readFile(c.File, filing.MaxParcel, "这不是回执文件")
			if err != nil {
				return err
			}
			f, err := a.Filing.TakeReceipt(ctx, actor, file)
			if err == nil {
				fmt.Fprintf(e.stdout, "%s：%s\n", f.Number, f.State.Title())
			}
			return err
		}
		v, err := a.Filing.Return(ctx, actor, u.ID, c.Year)
		if err != nil {
			return err
		}
		for _, d := range v.Documents {
			if d.DecidedAt.IsZero() {
				continue
			}
			_, file, err := a.Filing.ReceiptFile(ctx, actor, d.ID)
			if err != nil {
				return err
			}
			if err := os.WriteFile(c.File, file, 0o600); err != nil {
				return err
			}
			fmt.Fprintf(e.stdout, "已导出 %s 的回执：%s\n", d.Number, d.StateTitle)
			return nil
		}
		return fmt.Errorf("省总工会尚未接收或退回%s%d年度的备案", u.Name, c.Year)
	})
}
