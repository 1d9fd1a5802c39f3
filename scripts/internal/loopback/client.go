// Package loopback is a small HTTP client for measuring and tormenting the server on this machine: one connection,
// one request at a time, so that it takes little of the processors that it shares with the server.
package loopback

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// Client is one person's connection. It is not safe for use by two at once.
type Client struct {
	addr   string
	from   string // the address that it gives as its own, believed only from a trusted proxy
	cookie string
	conn   net.Conn
	in     *bufio.Reader
	body   bytes.Buffer
}

// New is a client of the server at addr that says it is from the address.
func New(addr, from string) *Client { return &Client{addr: addr, from: from} }

// Close ends the connection.
func (c *Client) Close() {
	if c.conn != nil {
		_ = c.conn.Close()
		c.conn = nil
	}
}

// Request writes a request out once, so that sending it again costs nothing.
func (c *Client) Request(method, path string, body []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-For: %s\r\n", method, path, c.addr, c.from)
	if c.cookie != "" {
		fmt.Fprintf(&b, "Cookie: %s\r\n", c.cookie)
	}
	if body != nil {
		fmt.Fprintf(&b, "Content-Type: application/json\r\nContent-Length: %d\r\n", len(body))
	}
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes()
}

// wait is how long an answer may take.
const wait = 2 * time.Minute

// Send sends a written request and reads the whole answer, which is valid until the next.
func (c *Client) Send(request []byte) (status int, body []byte, err error) {
	res, err := c.send(request)
	if err != nil {
		c.Close()
		return 0, nil, err
	}
	c.body.Reset()
	_, err = c.body.ReadFrom(res.Body)
	if err = errors.Join(err, res.Body.Close()); err != nil || res.Close {
		c.Close()
	}
	return res.StatusCode, c.body.Bytes(), err
}

func (c *Client) send(request []byte) (*http.Response, error) {
	if c.conn == nil {
		conn, err := net.DialTimeout("tcp", c.addr, 5*time.Second)
		if err != nil {
			return nil, err
		}
		c.conn, c.in = conn, bufio.NewReaderSize(conn, 32<<10)
	}
	if err := c.conn.SetDeadline(time.Now().Add(wait)); err != nil {
		return nil, err
	}
	if _, err := c.conn.Write(request); err != nil {
		return nil, err
	}
	return http.ReadResponse(c.in, nil)
}

// Copy sends a request and writes the answer's body to w without keeping it.
func (c *Client) Copy(method, path string, w io.Writer) (int64, error) {
	res, err := c.send(c.Request(method, path, nil))
	if err != nil {
		c.Close()
		return 0, err
	}
	n, err := io.Copy(w, res.Body)
	c.Close()
	if err = errors.Join(err, res.Body.Close()); err != nil {
		return n, err
	}
	if res.StatusCode != http.StatusOK {
		return n, fmt.Errorf("%s %s: status %d", method, path, res.StatusCode)
	}
	return n, nil
}

// Do sends in as JSON (nothing when nil) and reads the answer into out (unless nil). An answer that is not of the 2xx
// is a *Refused.
func (c *Client) Do(method, path string, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	status, reply, err := c.Send(c.Request(method, path, body))
	if err != nil {
		return err
	}
	if status/100 != 2 {
		return &Refused{Status: status, Text: fmt.Sprintf("%s %s: %d %.400s", method, path, status, reply)}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(reply, out)
}

// Refused is an answer that says no.
type Refused struct {
	Status int
	Text   string
}

func (r *Refused) Error() string { return r.Text }

// SignIn opens a session, which the client keeps.
func (c *Client) SignIn(login, password string) error {
	body, err := json.Marshal(map[string]string{"login": login, "password": password, "device": "phone"})
	if err != nil {
		return err
	}
	res, err := c.send(c.Request(http.MethodPost, "/api/session", body))
	if err != nil {
		c.Close()
		return err
	}
	text, err := io.ReadAll(res.Body)
	if err = errors.Join(err, res.Body.Close()); err != nil {
		return err
	}
	if res.StatusCode != http.StatusCreated {
		return &Refused{Status: res.StatusCode, Text: fmt.Sprintf("sign in %s: %d %.400s", login, res.StatusCode, text)}
	}
	var cookies []string
	for _, k := range res.Cookies() {
		cookies = append(cookies, k.Name+"="+k.Value)
	}
	c.cookie = strings.Join(cookies, "; ")
	return nil
}

// Beside is a client of the same server from another address, without a session.
func (c *Client) Beside(from string) *Client { return New(c.addr, from) }

// Moved follows the server to a new address; the session stays.
func (c *Client) Moved(addr string) {
	c.Close()
	c.addr = addr
}

// SignedIn tells whether the client has a session.
func (c *Client) SignedIn() bool { return c.cookie != "" }
