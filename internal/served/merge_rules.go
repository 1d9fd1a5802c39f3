package served

import (
	"slices"

	"xiezhi/internal/platform/errs"
)

// Part is what can be taken from either of two units when they are merged; the contact goes with the phone, the
// agreement with its dates.
type Part string

// Parts, in the order of the page.
const (
	PartKind      Part = "kind"
	PartName      Part = "name"
	PartCredit    Part = "credit"
	PartOrg       Part = "org"
	PartRegion    Part = "region"
	PartIndustry  Part = "industry"
	PartWorkers   Part = "workers"
	PartMembers   Part = "members"
	PartUnion     Part = "union"
	PartChair     Part = "chair"
	PartContact   Part = "contact"
	PartAgreement Part = "agreement"
	PartNote      Part = "note"
)

// mergeFacts gives the facts of the unit that stays, with the parts in take from the one that goes.
func mergeFacts(stays, goes Facts, take []Part) Facts {
	from := func(p Part) bool { return slices.Contains(take, p) }
	if from(PartKind) {
		stays.Kind = goes.Kind
	}
	if from(PartName) {
		stays.Name = goes.Name
	}
	if from(PartCredit) {
		stays.CreditCode, stays.CreditConfirmed = goes.CreditCode, goes.CreditConfirmed
	}
	if from(PartOrg) {
		stays.OrgUnionID = goes.OrgUnionID
	}
	if from(PartRegion) {
		stays.RegionCode = goes.RegionCode
	}
	if from(PartIndustry) {
		stays.Industry = goes.Industry
	}
	if from(PartWorkers) {
		stays.Workers = goes.Workers
	}
	if from(PartMembers) {
		stays.Members = goes.Members
	}
	if from(PartUnion) {
		stays.HasUnion = goes.HasUnion
	}
	if from(PartChair) {
		stays.ChairName = goes.ChairName
	}
	if from(PartContact) {
		stays.ContactName, stays.ContactTitle = goes.ContactName, goes.ContactTitle
	}
	if from(PartAgreement) {
		stays.AgreementKind, stays.AgreementFrom, stays.AgreementUntil = goes.AgreementKind, goes.AgreementFrom, goes.AgreementUntil
	}
	if from(PartNote) {
		stays.Note = goes.Note
	}
	return stays
}

// checkMerge refuses what cannot be one unit.
func checkMerge(stays, goes Unit) error {
	switch {
	case stays.ID == goes.ID:
		return errs.Rule(CodeMergeSelf, "不能与自身合并。")
	case !stays.InUse():
		return errState(stays)
	case !goes.InUse():
		return errState(goes)
	case (stays.Kind == KindEnterprise) != (goes.Kind == KindEnterprise):
		return errs.Rule(CodeMergeKind, "企业与上级工会不是同一个服务对象，不能合并。")
	}
	return nil
}
