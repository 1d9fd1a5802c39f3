package rulebook

import (
	"context"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// PackView is a pack of rules in words.
type PackView struct {
	Name     string         `json:"name"`
	Document string         `json:"document"`
	Title    string         `json:"title" doc:"文件名称，文件没有写明的为空"`
	Issued   workday.Date   `json:"issued"`
	Test     bool           `json:"test" doc:"虚构的测试数据"`
	Version  string         `json:"version"`
	Rules    []PackSentence `json:"rules" nullable:"false"`
}

// PackSentence is a rule of it.
type PackSentence struct {
	policy.Sentence

	SetterTitle string `json:"setterTitle"`
}

func (s *Service) getPack(context.Context, authz.Actor, *struct{}) (*httpx.Body[PackView], error) {
	p := policy.Default()
	v := PackView{Name: p.Name, Document: p.Document, Title: p.Title, Issued: p.Issued, Test: p.Test, Version: p.Version(), Rules: []PackSentence{}}
	for _, one := range p.Sentences() {
		v.Rules = append(v.Rules, PackSentence{Sentence: one, SetterTitle: one.Setter.Title()})
	}
	return httpx.Reply(v), nil
}
