package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/loopback"
	"xiezhi/scripts/internal/province"
)

// requests measures what people ask for most.
func (s *subject) requests(ctx context.Context) error {
	people, err := s.instructors(writers)
	if err != nil {
		return err
	}
	inspectors, cityID, err := s.inspectors(readers)
	if err != nil {
		return err
	}
	cases := []struct {
		name, short, aim string
		clients          []*loopback.Client
		status           int
		next             func(c *loopback.Client, worker, turn int) []byte
	}{
		{"own visits, page of 20, 16 clients", "own", "> 5,000/s", people, 200, again("/api/visits/mine?limit=20")},
		{"a city's visits, first page with total, 4 clients", "city", "p99 < 50 ms", inspectors, 200, again("/api/visits/inspections/" + cityID + "/visits")},
		{"provincial overview, 4 clients", "overview", "p99 < 50 ms", inspectors, 200, again("/api/report/overview")},
		{"create and submit a visit, 16 clients", "create", "> 2,500/s", people, 201, s.newVisits()},
	}
	for _, c := range cases {
		if !s.wants(c.short) || ctx.Err() != nil {
			continue
		}
		r, err := s.profiled(c.short, func() (result, error) { return requests(c.clients, s.last, c.status, c.next) })
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		s.table.add(s.name, c.name, r, c.aim)
	}
	return nil
}

func (s *subject) instructors(n int) ([]*loopback.Client, error) {
	clients := s.clients(n)
	for i, c := range clients {
		if err := c.SignIn(s.instructor(i).Login, province.Password); err != nil {
			return nil, err
		}
	}
	return clients, nil
}

// instructor is the one whom the nth client stands for: spread over the whole table.
func (s *subject) instructor(n int) province.Instructor {
	all := s.province.Instructors
	return all[n*len(all)/writers]
}

// inspectors read for the province, and have opened an inspection of a city, without which single entries stay shut.
func (s *subject) inspectors(n int) ([]*loopback.Client, string, error) {
	clients := s.clients(n)
	for _, c := range clients {
		if err := c.SignIn(province.Inspector, province.Password); err != nil {
			return nil, "", err
		}
	}
	var opened struct {
		ID string `json:"id"`
	}
	city := s.province.Unions[0]
	err := clients[0].Do(http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": city.CityID, "reason": "年度抽查下基层工作日志"}, &opened)
	return clients, opened.ID, err
}

// newVisits writes an entry of a late day for each turn of each client.
func (s *subject) newVisits() func(c *loopback.Client, worker, turn int) []byte {
	today := workday.Of(s.app.DB.Now())
	return func(c *loopback.Client, worker, turn int) []byte {
		in := s.instructor(worker)
		units := s.province.Units[in.Union.ID]
		body, err := json.Marshal(province.NewVisit{
			ClientKey: fmt.Sprintf("measured-%02d-%07d", worker, turn), Submit: true, Day: today.AddDays(-turn % 20).String(),
			ServedID: units[turn%len(units)].ID, Duties: []string{"D2", "D5"}, Place: "onsite", Participants: "工会主席、生产主管",
			Done: "检查工资专项集体合同履行情况，核对加班工资和年休假台账。", Outcome: "资料基本齐全，缺上年度人工成本表。",
		})
		if err != nil {
			panic(err) // a struct of texts always encodes
		}
		return c.Request(http.MethodPost, "/api/visits", body)
	}
}
