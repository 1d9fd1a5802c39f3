package notify_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"math/big"
	"net"
	"net/textproto"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// trusted is the certificate of a mail server that this test program trusts, as an administrator's machine trusts its own.
var trusted tls.Certificate

// trust makes it before anything asks for the system's roots, which a program reads once.
func trust(folder string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true, IsCA: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return err
	}
	trusted = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	roots := filepath.Join(folder, "roots.pem")
	if err := os.WriteFile(roots, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		return err
	}
	return os.Setenv("SSL_CERT_FILE", roots)
}

// encrypts is when a mail server encrypts: never, from the first byte, or when it is asked.
type encrypts string

// account is what a mail server asks for before it takes a letter, and by which mechanism.
type account struct{ how, user, password string }

// mailServer is a small SMTP server on the loopback. say may answer a command in its own way, or hang up by "!".
type mailServer struct {
	host string
	port int

	encrypts encrypts
	account  account

	mu  sync.Mutex
	say func(command string) string
	got []letter
}

// letter is what a client handed over.
type letter struct {
	from, to  string
	header    textproto.MIMEHeader
	body      string
	encrypted bool
	by        string // who had signed in
}

func startMail(t *testing.T) *mailServer { return startMailWith(t, "none", account{}) }

func startMailWith(t *testing.T, how encrypts, who account) *mailServer {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s := &mailServer{host: host, encrypts: how, account: who}
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
	defer func() { conn.Close() }()
	var in *textproto.Reader
	encrypted, by := false, ""
	encrypt := func() {
		conn, encrypted = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{trusted}, MinVersion: tls.VersionTLS12}), true
		in = textproto.NewReader(bufio.NewReader(conn))
	}
	if in = textproto.NewReader(bufio.NewReader(conn)); s.encrypts == "tls" {
		encrypt()
	}
	write := func(line string) bool {
		_, err := conn.Write([]byte(line + "\r\n"))
		return err == nil
	}
	said := func(ask string) string { // the answer to a challenge
		if !write("334 " + base64.StdEncoding.EncodeToString([]byte(ask))) {
			return ""
		}
		line, err := in.ReadLine()
		if err != nil {
			return ""
		}
		return decoded(line)
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
			offers := "250-test\r\n"
			if s.encrypts == "starttls" && !encrypted {
				offers += "250-STARTTLS\r\n"
			}
			if s.account.how != "" && encrypted {
				offers += "250-AUTH " + s.account.how + "\r\n"
			}
			write(offers + "250 8BITMIME")
		case "STARTTLS":
			write("220 go on")
			encrypt()
		case "AUTH":
			how, given, _ := strings.Cut(strings.TrimPrefix(line, "AUTH "), " ")
			var got account
			switch how {
			case "PLAIN":
				if parts := strings.Split(decoded(given), "\x00"); len(parts) == 3 {
					got = account{how, parts[1], parts[2]}
				}
			case "LOGIN":
				got = account{how, said("Username:"), ""}
				got.password = said("Password:")
			}
			if got != s.account {
				write("535 5.7.8 authentication failed")
				continue
			}
			by = got.user
			write("235 welcome")
		case "MAIL":
			if s.account.how != "" && by == "" {
				write("530 5.7.0 sign in first")
				continue
			}
			l = letter{from: between(line), encrypted: encrypted, by: by}
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

func decoded(s string) string {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return ""
	}
	return string(b)
}
