package httpx

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Meta is what is known of a request before anybody is: its id, the address it came from, and whether it came
// over TLS, directly or by a trusted proxy, and the host that it asked for.
type Meta struct {
	RequestID string
	Address   string
	Secure    bool
	Host      string
}

// Origin is the server as the caller reached it, for links where the setting names no address.
func (m Meta) Origin() string {
	if m.Host == "" {
		return ""
	}
	if m.Secure {
		return "https://" + m.Host
	}
	return "http://" + m.Host
}

type metaKey struct{}

// MetaOf is the request's Meta; zero outside a request.
func MetaOf(ctx context.Context) Meta {
	m, ok := ctx.Value(metaKey{}).(Meta)
	if !ok {
		return Meta{}
	}
	return m
}

// WithMeta puts m into ctx, for tests and for work that is not a request.
func WithMeta(ctx context.Context, m Meta) context.Context {
	return context.WithValue(ctx, metaKey{}, m)
}

// Proxies are the networks whose X-Forwarded-For and X-Forwarded-Proto are believed.
type Proxies []netip.Prefix

// ParseProxies reads comma-separated addresses or networks.
func ParseProxies(list string) (Proxies, error) {
	var out Proxies
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			a, err2 := netip.ParseAddr(s)
			if err2 != nil {
				return nil, err
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, p)
	}
	return out, nil
}

func (ps Proxies) trusts(a netip.Addr) bool {
	for _, p := range ps {
		if p.Contains(a.Unmap()) {
			return true
		}
	}
	return false
}

// origin walks X-Forwarded-For from the right, past trusted proxies only.
func (ps Proxies) origin(r *http.Request) (address string, secure bool) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	secure = r.TLS != nil
	peer, err := netip.ParseAddr(host)
	if err != nil || !ps.trusts(peer) {
		return host, secure
	}
	secure = secure || r.Header.Get("X-Forwarded-Proto") == "https"
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		a, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		host = a.Unmap().String()
		if !ps.trusts(a) {
			break
		}
	}
	return host, secure
}
