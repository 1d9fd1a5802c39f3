package hiring

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

const formatForm = "xiezhi.form/1"

// FrozenForm is what was approved, cell by cell of the annex. Fields stand in the order of their JSON names, so that the
// bytes are canonical. They hold the numbers in full, and so lie sealed; the salt keeps their hash, which is printed,
// from giving the numbers away to whoever tries them out.
type FrozenForm struct {
	ApprovedOn   workday.Date `json:"approvedOn"`
	Awards       Lines        `json:"awards"`
	Birth        workday.Date `json:"birth"`
	Education    string       `json:"education"`
	FormID       string       `json:"formId"`
	Format       string       `json:"format"`
	FormerPost   string       `json:"formerPost"`
	IDNumber     string       `json:"idNumber"`
	Kind         FormKind     `json:"kind"`
	Name         string       `json:"name"`
	Number       string       `json:"number"`
	Opinion      string       `json:"opinion"`
	OverrideAge  bool         `json:"overrideAge"`
	OverrideFail bool         `json:"overrideFail"`
	Phone        string       `json:"phone"`
	Photo        string       `json:"photo"` // SHA-256 of the picture, empty where there is none
	Political    string       `json:"political"`
	Post         string       `json:"post"` // 定岗单位
	Reason       string       `json:"reason"`
	Resume       Lines        `json:"resume"`
	Salt         string       `json:"salt"`
	Sex          string       `json:"sex"`
	Signer       string       `json:"signer"`
	Superior     string       `json:"superior"`
	Term         string       `json:"term"`
	Title        string       `json:"title"` // 专业职称
	Union        string       `json:"union"`
}

func canonicalForm(f FrozenForm) (content []byte, hash string, err error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return nil, "", fmt.Errorf("freeze form: %w", err)
	}
	content = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if hash, err = seal.Hash(seal.SM3, content); err != nil {
		return nil, "", fmt.Errorf("freeze form: %w", err)
	}
	return content, hash, nil
}

// cells is a form as the annex prints it, with its numbers in full.
func (s *FormService) cells(f Form, union, post, superior, photo string) (FrozenForm, error) {
	id, phone, err := f.Numbers(s.Keys)
	if err != nil {
		return FrozenForm{}, err
	}
	return FrozenForm{
		Awards: f.Awards, Birth: f.Birth, Education: gb.Educations.Short(f.Education), FormID: f.ID, Format: formatForm, FormerPost: f.FormerPost,
		IDNumber: id.Number(), Kind: f.Kind, Name: f.Name, OverrideAge: f.OverrideAge, OverrideFail: f.OverrideGrade, Phone: phone.Number(),
		Photo: photo, Political: gb.PoliticalStatuses.Short(f.Political), Post: post, Reason: f.OverrideReason, Resume: f.Resume,
		Sex: gb.Sexes.Short(f.Sex), Superior: superior, Term: termText(f), Title: f.TitleText, Union: union,
	}, nil
}

// freeze seals the cells in an approved form, with the code by which its paper is verified.
func (s *FormService) freeze(f *Form, cells FrozenForm) error {
	cells.ApprovedOn, cells.Number, cells.Opinion, cells.Signer, cells.Salt = f.DecidedOn, f.Number, f.Opinion, f.DecidedName, rand.Text()
	content, hash, err := canonicalForm(cells)
	if err != nil {
		return err
	}
	f.Code = strings.ToLower(rand.Text()[:16])
	f.FrozenFormat, f.FrozenHash = formatForm, hash
	f.FrozenSealed = s.Keys.Seal(seal.Place(formsTable, "frozen_sealed", f.ID), string(content))
	return nil
}

// thawForm reads what was approved; intact says whether the bytes still have their hash.
func (s *FormService) thawForm(f Form) (cells FrozenForm, intact bool, err error) {
	plain, err := s.Keys.Open(seal.Place(formsTable, "frozen_sealed", f.ID), f.FrozenSealed)
	if err != nil {
		return cells, false, fmt.Errorf("open frozen form: %w", err)
	}
	if intact, err = seal.Matches(f.FrozenHash, []byte(plain)); err != nil {
		return cells, false, fmt.Errorf("check frozen form: %w", err)
	}
	if err := json.Unmarshal([]byte(plain), &cells); err != nil {
		return cells, false, fmt.Errorf("read frozen form: %w", err)
	}
	return cells, intact, nil
}
