package notify

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"os"
	"syscall"
	"time"
)

// What a gateway may take of us: time, and bytes of an answer.
const (
	sendTimeout    = 15 * time.Second
	stepTimeout    = 8 * time.Second
	connectTimeout = 4 * time.Second
	maxAnswer      = 64 << 10
)

var (
	errForbiddenAddress = errors.New("address not allowed")
	errTooMuch          = errors.New("answer too long")
)

// cloud are addresses of clouds' own services that are not link-local: they answer whoever asks from inside with keys.
// 64:ff9b::/96 leads to any IPv4 address by another name.
var cloud = []netip.Prefix{
	netip.MustParsePrefix("100.100.100.200/32"), netip.MustParsePrefix("fd00:ec2::254/128"), netip.MustParsePrefix("64:ff9b::/96"),
}

// forbidden are addresses that no gateway has: those of a cloud's own services, of many at once, of nobody; and this
// machine, unless the administrator wrote it down as such, so that no name can lead there.
func forbidden(ip netip.Addr, written string) bool {
	ip = ip.Unmap()
	if ip.IsLoopback() {
		literal, err := netip.ParseAddr(written)
		return written != "localhost" && (err != nil || !literal.IsLoopback())
	}
	for _, p := range cloud {
		if p.Contains(ip) {
			return true
		}
	}
	return ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || ip == netip.AddrFrom4([4]byte{255, 255, 255, 255})
}

// dialTo connects to the host that was written in the settings. The address is looked at after its name was resolved, at
// the moment of connecting.
func dialTo(host string) func(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: connectTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || forbidden(to.Addr(), host) {
			return errForbiddenAddress
		}
		return nil
	}}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := d.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		until, ok := ctx.Deadline()
		if !ok {
			until = time.Now().Add(sendTimeout) //nolint:forbidigo // a connection's deadline is real time
		}
		b := &bounded{Conn: conn, until: until, left: 4 * maxAnswer}
		return b, b.SetDeadline(until)
	}
}

// dialTLS connects and encrypts from the first byte.
func dialTLS(host string) func(ctx context.Context, network, address string) (net.Conn, error) {
	plain := dialTo(host)
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := plain(ctx, network, address)
		if err != nil {
			return nil, err
		}
		c := tls.Client(conn, &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12})
		if err := c.HandshakeContext(ctx); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
		return c, nil
	}
}

// bounded is a connection that ends by its deadline, whatever its user asks, and gives no more than so many bytes.
type bounded struct {
	net.Conn
	until time.Time
	left  int
}

func (b *bounded) by(t time.Time) time.Time {
	if t.IsZero() || t.After(b.until) {
		return b.until
	}
	return t
}

func (b *bounded) SetDeadline(t time.Time) error      { return b.Conn.SetDeadline(b.by(t)) }
func (b *bounded) SetReadDeadline(t time.Time) error  { return b.Conn.SetReadDeadline(b.by(t)) }
func (b *bounded) SetWriteDeadline(t time.Time) error { return b.Conn.SetWriteDeadline(b.by(t)) }

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooMuch
	}
	n, err := b.Conn.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// unreached says in words why a server was not reached, or did not answer.
func unreached(err error, server string) string {
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return "找不到主机 " + server
	}
	timeout, ok := errors.AsType[net.Error](err)
	switch {
	case errors.Is(err, errForbiddenAddress):
		return server + " 指向本机或不允许连接的地址，没有连接"
	case errors.Is(err, errTooMuch):
		return server + " 的答复过长，没有读完"
	case errors.Is(err, syscall.ECONNREFUSED):
		return server + " 拒绝连接，请检查主机和端口"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), ok && timeout.Timeout():
		return server + " 没有在限定的时间内答复"
	case untrusted(err):
		return server + " 的证书不受信任或与主机名不符，没有发送"
	}
	return server + " 中途断开了连接，无法判断是否成功"
}
