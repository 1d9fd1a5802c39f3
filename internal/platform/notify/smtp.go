package notify

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// sendMail hands a parcel to the mail server. The message's id is the parcel's, so that a second one after a kill is
// recognisable as the same.
func (g Gateway) sendMail(ctx context.Context, p Parcel) (says string, err error) {
	s := g.Settings
	_, domain, _ := strings.Cut(s.From, "@")
	m := mail.NewMsg()
	if err := errors.Join(m.FromFormat(s.FromName, s.From), m.To(p.To)); err != nil {
		return "", wrong("收件地址或发件地址不对", nil) // the error would repeat the address
	}
	m.Subject(p.Subject)
	m.SetMessageIDWithValue(p.ID + "@" + domain)
	m.SetDateWithValue(p.At)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetUserAgent("xiezhi")
	m.SetBodyString(mail.TypeTextPlain, p.Text)
	policy, dial := mail.NoTLS, dialTo(s.Host)
	switch s.TLS {
	case "tls":
		dial = dialTLS(s.Host) // with a dialer of one's own, the library asks for no second encryption
	case "starttls":
		policy = mail.TLSMandatory
	}
	var used net.Conn
	connect := func(ctx context.Context, network, address string) (conn net.Conn, err error) {
		conn, err = dial(ctx, network, address)
		used = conn
		return conn, err
	}
	defer func() {
		if used != nil {
			_ = used.Close() // it is closed already when all went well; the library leaves it open when something failed
		}
	}()
	options := []mail.Option{
		mail.WithPort(s.Port), mail.WithTimeout(sendTimeout), mail.WithHELO(domain), mail.WithoutNoop(),
		mail.WithDialContextFunc(connect), mail.WithTLSPolicy(policy),
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuthCustom(&login{user: s.User, password: g.secrets[SecretPassword], host: s.Host}))
	}
	client, err := mail.NewClient(s.Host, options...)
	if err != nil {
		return "", wrong("邮件服务器的设置不对", err)
	}
	if err := client.DialAndSendWithContext(ctx, m); err != nil {
		return "", g.mailFailure(p, err)
	}
	return "邮件服务器已接收", nil
}

// login offers PLAIN where the server has it, else LOGIN; both refuse a connection that is not encrypted.
type login struct {
	user, password, host string
	how                  smtp.Auth
}

func (l *login) Start(server *smtp.ServerInfo) (string, []byte, error) {
	l.how = smtp.LoginAuth(l.user, l.password, l.host, false)
	if slices.Contains(server.Auth, "PLAIN") {
		l.how = smtp.PlainAuth("", l.user, l.password, l.host, false)
	}
	return l.how.Start(server)
}

func (l *login) Next(fromServer []byte, more bool) ([]byte, error) {
	return l.how.Next(fromServer, more)
}

// mailFailure says why the server did not take a message. A server's 5xx is its last word, everything else may pass.
func (g Gateway) mailFailure(p Parcel, err error) error {
	server := fmt.Sprintf("%s:%d", g.Settings.Host, g.Settings.Port)
	answer := shorten(g.hide(p, err.Error()), 200)
	if refused, ok := errors.AsType[*mail.SendError](err); ok && refused.ErrorCode() >= 500 {
		return wrong("邮件服务器拒绝："+answer, nil)
	} else if ok && refused.ErrorCode() >= 400 {
		return later("邮件服务器暂时不收："+answer, nil)
	}
	if strings.Contains(answer, "STARTTLS") {
		return wrong(server+" 不支持 STARTTLS 加密，没有发送", nil)
	}
	if text := err.Error(); strings.Contains(text, "535") || strings.Contains(text, "auth") {
		return wrong("邮件服务器不接受登录："+answer, nil)
	}
	return later(unreached(err, server), err)
}

// untrusted tells an error of a certificate.
func untrusted(err error) bool {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return true
	}
	_, ok := errors.AsType[x509.HostnameError](err)
	return ok
}
