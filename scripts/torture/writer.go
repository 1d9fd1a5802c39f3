package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/loopback"
	"xiezhi/scripts/internal/province"
)

// entry is one entry of a log on its way, with what the server has acknowledged of it so far.
type entry struct {
	key     string
	served  province.Unit
	day     workday.Date
	draft   bool // saved first and submitted by a request of its own
	id      string
	rev     int64
	waiting bool // the submission was acknowledged
	token   string
	hash    string
	receipt string // the confirmation was acknowledged
}

// writer is one instructor with a phone, and those who sign. Requests without an answer are sent again, with the same
// key, once the server is back.
type writer struct {
	province.Instructor
	number  int
	units   []province.Unit
	today   workday.Date
	client  *loopback.Client
	entries []*entry // the last may be under way
	signed  int      // signers so far, each from an address of their own
}

// work writes entries until ctx ends or the server is gone, beginning with what was left unanswered.
func (w *writer) work(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := w.finish(); err != nil {
			return err
		}
		n := len(w.entries)
		w.entries = append(w.entries, &entry{
			key: fmt.Sprintf("torture-%02d-%06d", w.number, n), served: w.units[n%len(w.units)],
			day: w.today.AddDays(-n % 60), draft: n%3 == 1,
		})
	}
	return nil
}

// finish takes the entry that is under way to its end.
func (w *writer) finish() error {
	if len(w.entries) == 0 {
		return nil
	}
	e := w.entries[len(w.entries)-1]
	for _, step := range []func(*entry) error{w.save, w.submit, w.invite, w.confirm} {
		if err := step(e); err != nil {
			return err
		}
	}
	return nil
}

type saved struct {
	ID    string `json:"id"`
	Rev   int64  `json:"rev"`
	State string `json:"state"`
}

func (w *writer) save(e *entry) error {
	if e.id != "" {
		return nil
	}
	var v saved
	err := w.client.Do(http.MethodPost, "/api/visits", province.NewVisit{
		ClientKey: e.key, Submit: !e.draft, Day: e.day.String(), ServedID: e.served.ID, Duties: []string{"D2"}, Place: "onsite",
		Participants: "工会主席", Done: "指导起草工资专项集体合同草案。", Outcome: "草案已交职代会筹备组。",
	}, &v)
	if err != nil {
		return err
	}
	e.id, e.rev, e.waiting = v.ID, v.Rev, v.State == "waiting"
	return nil
}

// submit sends a draft on. One whose answer was lost has moved on already, which the refusal of the old revision tells.
func (w *writer) submit(e *entry) error {
	if e.waiting {
		return nil
	}
	var v saved
	err := w.client.Do(http.MethodPost, "/api/visits/"+e.id+"/submit", map[string]int64{"rev": e.rev}, &v)
	if no, refused := errors.AsType[*loopback.Refused](err); refused && no.Status == http.StatusConflict {
		err = w.client.Do(http.MethodGet, "/api/visits/"+e.id, nil, &v)
	}
	if err != nil {
		return err
	}
	if v.State != "waiting" {
		return fmt.Errorf("entry %s is %s after its submission", e.id, v.State)
	}
	e.rev, e.waiting = v.Rev, true
	return nil
}

func (w *writer) invite(e *entry) error {
	if e.token != "" {
		return nil
	}
	var invited struct {
		Token string `json:"token"`
	}
	if err := w.client.Do(http.MethodPost, "/api/visits/"+e.id+"/invitations", map[string]string{"kind": "link"}, &invited); err != nil {
		return err
	}
	e.token = invited.Token
	return nil
}

// confirm is the served union's chair, on a phone of their own.
func (w *writer) confirm(e *entry) error {
	if e.receipt != "" {
		return nil
	}
	w.signed++
	signer := w.client.Beside(fmt.Sprintf("10.%d.%d.%d", 100+w.number, w.signed/250, w.signed%250+1))
	defer signer.Close()
	if e.hash == "" {
		var asked struct {
			Hash string `json:"hash"`
		}
		if err := signer.Do(http.MethodGet, "/api/confirm/"+e.token, nil, &asked); err != nil {
			return err
		}
		e.hash = asked.Hash
	}
	var receipt struct {
		Receipt string `json:"receipt"`
	}
	err := signer.Do(http.MethodPost, "/api/confirm/"+e.token, map[string]string{
		"act": "confirm", "hash": e.hash, "name": "尚" + e.served.Chair, "post": "工会主席", "side": "union", "signature": province.Signature(),
	}, &receipt)
	if err != nil {
		return err
	}
	e.receipt = receipt.Receipt
	return nil
}
