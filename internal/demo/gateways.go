package demo

import (
	"context"

	"xiezhi/internal/authz"
	"xiezhi/internal/inbox"
	"xiezhi/internal/platform/notify"
)

// fillGateways sets the channels up as a province would, and leaves them switched off: the demonstration sends nothing.
func (b *builder) fillGateways(ctx context.Context) error {
	admin := b.as("xitong", authz.RoleSystem)
	sms := notify.GatewaySettings{
		Method: "POST", URL: "https://sms.example.org.cn/v1/send", Headers: []notify.GatewayHeader{{Name: "X-Api-Key", Value: "{{key}}"}},
		BodyType: "json", Body: `{"mobile":"{{to}}","content":"{{text}}","request_id":"{{id}}"}`, OKPath: "code", OKValue: "0",
	}
	mail := notify.GatewaySettings{Host: "smtp.example.org.cn", Port: 465, TLS: "tls", User: "xiezhi@example.org.cn", From: "xiezhi@example.org.cn", FromName: "獬豸"}
	for _, g := range []notify.Gateway{{Channel: notify.Mail, Settings: mail}, {Channel: notify.SMS, Settings: sms}} {
		err := b.a.Inbox.SaveGateway(ctx, admin, g.Channel, inbox.GatewayInput{Settings: g.Settings, Topics: []string{"approval", "deadline", "hiring"}})
		if err != nil {
			return err
		}
	}
	return nil
}
