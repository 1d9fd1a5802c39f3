package notify_test

import (
	"bufio"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// mailServer is a small SMTP server on the loopback. say may answer a command in its own way, or hang up by "!".
type mailServer struct {
	host string
	port int

	mu  sync.Mutex
	say func(command string) string
	got []letter
}

// letter is what a client handed over.
type letter struct {
	from, to string
	header   textproto.MIMEHeader
	body     string
}

func startMail(t *testing.T) *mailServer {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s := &mailServer{host: host}
	if s.port, err = strconv.Atoi(port); err != nil {
		t.Fatal(err)
	}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { s.talk(conn) })
		}
	})
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		open.Wait()
	})
	return s
}

func (s *mailServer) answer(say func(command string) string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.say = say
}

func (s *mailServer) letters() []letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter{}, s.got...)
}

func (s *mailServer) own(command string) string {
	s.mu.Lock()
	say := s.say
	s.mu.Unlock()
	if say == nil {
		return ""
	}
	return say(command)
}

func (s *mailServer) talk(conn net.Conn) {
	defer conn.Close()
	in := textproto.NewReader(bufio.NewReader(conn))
	write := func(line string) bool {
		_, err := conn.Write([]byte(line + "\r\n"))
		return err == nil
	}
	if own := s.own("CONNECT"); own == "!" || !write("220 test") {
		return
	}
	var l letter
	for {
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		command, _, _ := strings.Cut(strings.ToUpper(line), " ")
		if own := s.own(command); own == "!" {
			return
		} else if own != "" {
			if !write(own) {
				return
			}
			continue
		}
		switch command {
		case "EHLO":
			write("250-test\r\n250 8BITMIME")
		case "MAIL":
			l = letter{from: between(line)}
			write("250 ok")
		case "RCPT":
			l.to = between(line)
			write("250 ok")
		case "DATA":
			write("354 go on")
			data, err := in.ReadDotBytes()
			if err != nil {
				return
			}
			header, body, _ := strings.Cut(string(data), "\n\n")
			if l.header, err = textproto.NewReader(bufio.NewReader(strings.NewReader(header + "\n\n"))).ReadMIMEHeader(); err != nil {
				return
			}
			l.body = body
			s.mu.Lock()
			s.got = append(s.got, l)
			s.mu.Unlock()
			if own := s.own("END"); own == "!" {
				return
			} else if own != "" {
				write(own)
				continue
			}
			write("250 queued")
		case "QUIT":
			write("221 bye")
			return
		default:
			write("250 ok")
		}
	}
}

func between(line string) string {
	_, rest, _ := strings.Cut(line, "<")
	address, _, _ := strings.Cut(rest, ">")
	return address
}
