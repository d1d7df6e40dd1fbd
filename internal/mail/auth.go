package mail

import (
	"errors"
	"net"
	"net/smtp"
	"slices"
	"strings"
)

// auth takes PLAIN where the server offers it, and else LOGIN, which is all
// that some servers know.
func (s Server) auth(client *smtp.Client, host string) smtp.Auth {
	_, offered := client.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	if !slices.Contains(ways, "PLAIN") && slices.Contains(ways, "LOGIN") {
		return &loginAuth{s.User, s.Password, host}
	}
	return smtp.PlainAuth("", s.User, s.Password, host)
}

// loginAuth answers the server's two questions, for the name and the password.
type loginAuth struct{ user, password, host string }

var errUnprotected = errors.New("mail: credentials are not sent over an unprotected connection")

func (a *loginAuth) Start(server *smtp.ServerInfo) (string, []byte, error) {
	if address := net.ParseIP(a.host); !server.TLS && a.host != "localhost" && !address.IsLoopback() {
		return "", nil, errUnprotected
	}
	return "LOGIN", nil, nil
}

func (a *loginAuth) Next(question []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	if strings.HasPrefix(strings.ToLower(string(question)), "user") {
		return []byte(a.user), nil
	}
	return []byte(a.password), nil
}
