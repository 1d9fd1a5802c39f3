package authz_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db/dbtest"
)

var update = flag.Bool("update", false, "write docs/permissions.md")

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestPermissionsDocument(t *testing.T) {
	const path = "../../docs/permissions.md"
	want := authz.Document()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Errorf("docs/permissions.md is out of date (make generate):\n%s", d)
	}
}

// reaches is the whole matrix by hand. Per permission: the roles that carry it, I instructor, C clerk, H head,
// O officer, A approver, F finance, N inspector, Y system, S security, U audit. An instructor's reach is the own person,
// a clerk's and a head's the one employing union; = marks what goes for the own union only, whoever holds it.
var reaches = `
org.read            ICHOAFNYSU
org.manage          O
org.contact         CHO
org.consent         A =
account.read        CHOAS
account.manage      OS
account.grant       HOAS
account.reset       OS
roster.read         CHOAFN
roster.write        C
roster.import       CO
roster.reveal       CHOAN
roster.export       CHOA
quota.read          CHOAFN
quota.decide        A
quota.share         OA
served.read         ICHOAN
served.add          I
served.write        CO
served.import       CO
served.merge        CO
served.check        CHO
visit.record        I
visit.read          ICH
visit.consent       H
visit.check         CH
visit.correct       H
visit.opening       C
visit.inspect       N
approval.handle     CHOA
plan.read           OAFN
plan.draft          O
plan.review         OA
plan.decide         A
contract.read       CHOAN
contract.write      C =
contract.template   CO =
exit.read           CHOAN
exit.write          C =
exit.decide         H =
exit.receive        O =
signal.read         CHOAN
signal.decide       A =
form.read           CHOAN
form.draft          CH
form.submit         H
form.approve        A
recruit.read        CHOAN
recruit.write       CHO
recruit.reveal      CHO
filing.read         OAN
filing.file         O =
filing.accept       OA =
obligation.read     ICHOAN =
obligation.record   CO =
obligation.urge     OA
obligation.waive    A
rights.handle       OA =
house.write         CH =
report.read         CHOAFN
report.export       CHOAFN
audit.read          U
audit.erase         U
system.jobs         Y
system.calendar     Y
system.outbox       Y
system.gateway      Y
policy.read         ICHOAFNY
policy.manage       A =
policy.draft        CHOA =
policy.house        H =
`

var letters = map[string]authz.Role{
	"I": authz.RoleInstructor, "C": authz.RoleClerk, "H": authz.RoleHead, "O": authz.RoleOfficer, "A": authz.RoleApprover,
	"F": authz.RoleFinance, "N": authz.RoleInspector, "Y": authz.RoleSystem, "S": authz.RoleSecurity, "U": authz.RoleAudit,
}

// tiersOf are the tiers at which a role may be held: P province, C city, K county, B base.
var tiersOf = map[string]string{
	"I": "PCKB", "C": "PCKB", "H": "PCKB", "O": "PCK", "A": "PCK", "F": "PCK", "N": "PCK", "Y": "P", "S": "PC", "U": "P",
}

func TestEveryRolePermissionAndTier(t *testing.T) {
	carried := map[authz.Permission]string{}
	for line := range strings.Lines(strings.TrimSpace(reaches)) {
		name, roles, _ := strings.Cut(strings.TrimSpace(line), " ")
		carried[authz.Permission(name)] = strings.TrimSpace(roles)
	}
	if len(carried) != len(authz.Permissions()) {
		t.Errorf("the table has %d permissions, the program %d", len(carried), len(authz.Permissions()))
	}
	if len(letters) != len(authz.Roles()) {
		t.Errorf("the table has %d roles, the program %d", len(letters), len(authz.Roles()))
	}
	tiers := []struct {
		letter string
		tier   org.Tier
		reach  authz.Reach
	}{
		{"P", org.TierProvince, authz.ReachProvince},
		{"C", org.TierCity, authz.ReachCity},
		{"K", org.TierCounty, authz.ReachCounty},
		{"B", org.TierBase, authz.ReachUnion},
	}
	for _, d := range authz.Permissions() {
		for letter, role := range letters {
			for _, at := range tiers {
				want := authz.ReachNone
				if strings.Contains(carried[d.Permission], letter) && strings.Contains(tiersOf[letter], at.letter) {
					switch {
					case letter == "I":
						want = authz.ReachSelf
					case letter == "C", letter == "H", strings.Contains(carried[d.Permission], "="):
						want = authz.ReachUnion
					default:
						want = at.reach
					}
				}
				if (d.Permission == authz.PolicyManage || d.Permission == authz.SignalDecide || d.Permission == authz.ExitReceive) && at.letter == "K" {
					want = authz.ReachNone // rules are laid, conflicts decided and exits received by the province and by cities
				}
				if d.Permission == authz.QuotaShare && at.letter != "P" {
					want = authz.ReachNone // drafts are the province's alone
				}
				if d.Permission == authz.QuotaShare && at.letter != "P" {
					want = authz.ReachNone // drafts are the province's alone
				}
				if d.Permission == authz.FilingFile && at.letter == "P" || d.Permission == authz.FilingAccept && at.letter != "P" {
					want = authz.ReachNone // cities file, counties look at their part, the province accepts
				}
				if got := authz.ReachOf(role, at.tier, d.Permission); got != want {
					t.Errorf("%s at %s, %s: %q, want %q", role, at.tier, d.Permission, got, want)
				}
			}
		}
	}
}

// The three administrators share nothing but the tree's names, and none of them sees business data.
func TestAPostSaysUnionOnce(t *testing.T) {
	for _, tc := range []struct {
		union string
		role  authz.Role
		want  string
	}{
		{"昆山市总工会", authz.RoleOfficer, "昆山市总工会经办"},
		{"昆山市总工会", authz.RoleHead, "昆山市总工会" + authz.RoleHead.Title()},
		{"苏州工业园区工委", authz.RoleOfficer, "苏州工业园区工委工会经办"},
	} {
		if got := authz.PostTitle(tc.union, tc.role); got != tc.want {
			t.Errorf("PostTitle(%s, %s) = %s, want %s", tc.union, tc.role, got, tc.want)
		}
	}
}

func TestAdministratorsAreSeparated(t *testing.T) {
	business := []string{"roster.", "served.", "visit.", "report.", "obligation."}
	admins := []authz.Role{authz.RoleSystem, authz.RoleSecurity, authz.RoleAudit}
	for _, d := range authz.Permissions() {
		var holders []authz.Role
		for _, r := range admins {
			if !r.Allows(d.Permission) {
				continue
			}
			holders = append(holders, r)
			for _, head := range business {
				if strings.HasPrefix(string(d.Permission), head) {
					t.Errorf("%s may %s", r, d.Permission)
				}
			}
		}
		if len(holders) > 1 && d.Permission != authz.OrgRead {
			t.Errorf("%s is shared by %v", d.Permission, holders)
		}
	}
}
