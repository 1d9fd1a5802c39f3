package loopback

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"xiezhi/internal/platform/config"
)

// Command is the built program with arguments, on the data that cfg names.
func Command(ctx context.Context, program string, cfg config.Config, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "XIEZHI_DATA="+cfg.DataDir, "XIEZHI_DB="+cfg.Database, "XIEZHI_ADDR=127.0.0.1:0",
		"XIEZHI_TRUSTED_PROXIES=127.0.0.0/8", "XIEZHI_LOG=error")
	cmd.Stderr = os.Stderr
	return cmd
}

// Server is a running `xiezhi serve`.
type Server struct {
	Addr string
	cmd  *exec.Cmd
}

// Start runs the server on a free port of the loopback and waits until it listens.
func Start(ctx context.Context, program string, cfg config.Config) (*Server, error) {
	s := &Server{cmd: Command(ctx, program, cfg, "serve")}
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the server did not start: %w", err), s.Kill())
	}
	_, addr, _ := strings.Cut(strings.TrimSpace(line), "http://")
	s.Addr = strings.TrimSuffix(addr, "/")
	return s, nil
}

// Pid is the server's process.
func (s *Server) Pid() int { return s.cmd.Process.Pid }

// Kill ends the server as a power cut would end it, but for what the kernel holds.
func (s *Server) Kill() error { return s.end(syscall.SIGKILL) }

// Stop lets the server finish what it is about.
func (s *Server) Stop() error { return s.end(syscall.SIGTERM) }

func (s *Server) end(sig syscall.Signal) error {
	if err := s.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	err := s.cmd.Wait()
	if _, exited := errors.AsType[*exec.ExitError](err); exited && sig == syscall.SIGKILL {
		return nil
	}
	return err
}
