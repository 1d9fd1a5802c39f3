package inbox

import (
	"context"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// Rates of what leaves the house by somebody's own press.
var (
	addressing = httpx.Rate{Burst: 20, Per: 60, Every: time.Hour}
	answering  = httpx.Rate{Burst: 30, Per: 60, Every: time.Hour}
	trying     = httpx.Rate{Burst: 10, Per: 30, Every: time.Hour}
)

func (s *Service) channelRoutes(r authz.Router) {
	mine, admin := authz.SignedIn(), authz.Need(authz.SystemGateway)
	httpx.Handle(r, http.MethodGet, "/api/notices/channels", mine, s.getOwn, httpx.Summary("我的通知方式"))
	httpx.Handle(r, http.MethodPut, "/api/notices/channels", mine, s.putOwn, httpx.Summary("选择通知方式"))
	httpx.Handle(r, http.MethodPut, "/api/notices/channels/{channel}/address", mine, s.putAddress, httpx.Limited(addressing), httpx.Summary("填写接收地址，向它发验证码"))
	httpx.Handle(r, http.MethodPost, "/api/notices/channels/{channel}/confirm", mine, s.postConfirm, httpx.Limited(answering), httpx.Summary("填写验证码，确认接收地址"))
	httpx.Handle(r, http.MethodDelete, "/api/notices/channels/{channel}/address", mine, s.deleteAddress, httpx.Summary("删除接收地址"))

	httpx.Handle(r, http.MethodGet, "/api/gateways", admin, s.getGateways, httpx.Summary("通知渠道的设置，不含密钥"))
	httpx.Handle(r, http.MethodPut, "/api/gateways/{channel}", admin, s.putGateway, httpx.Summary("设置通知渠道"))
	httpx.Handle(r, http.MethodPost, "/api/gateways/{channel}/test", admin, s.testGateway, httpx.Limited(trying), httpx.Summary("向自己试发一条"))
}

// ChannelPath names a channel. Embedded types are exported, since huma fills no others.
type ChannelPath struct {
	Channel string `path:"channel" enum:"mail,sms,chat"`
}

func (s *Service) own(ctx context.Context, a authz.Actor, err error) (*httpx.Body[OwnChannels], error) {
	if err != nil {
		return nil, err
	}
	own, err := s.Own(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(own), nil
}

func (s *Service) getOwn(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[OwnChannels], error) {
	return s.own(ctx, a, nil)
}

type ownChannelsInput struct {
	Body struct {
		Rev     int64          `json:"rev" doc:"还没有选择过的为 0"`
		Choices []NoticeChoice `json:"choices" maxItems:"40" nullable:"false"`
		Hours
	}
}

func (s *Service) putOwn(ctx context.Context, a authz.Actor, in *ownChannelsInput) (*httpx.Body[OwnChannels], error) {
	return s.own(ctx, a, s.Choose(ctx, a, in.Body.Rev, in.Body.Choices, in.Body.Hours))
}

type channelAddressInput struct {
	ChannelPath
	Body struct {
		Address string `json:"address" maxLength:"200"`
	}
}

func (s *Service) putAddress(ctx context.Context, a authz.Actor, in *channelAddressInput) (*httpx.Body[OwnChannels], error) {
	return s.own(ctx, a, s.SetAddress(ctx, a, in.Channel, in.Body.Address))
}

type channelConfirmInput struct {
	ChannelPath
	Body struct {
		Code string `json:"code" maxLength:"10"`
	}
}

func (s *Service) postConfirm(ctx context.Context, a authz.Actor, in *channelConfirmInput) (*httpx.Body[OwnChannels], error) {
	return s.own(ctx, a, s.Confirm(ctx, a, in.Channel, in.Body.Code))
}

func (s *Service) deleteAddress(ctx context.Context, a authz.Actor, in *ChannelPath) (*httpx.Body[OwnChannels], error) {
	return s.own(ctx, a, s.DropAddress(ctx, a, in.Channel))
}

func (s *Service) board(ctx context.Context, err error) (*httpx.Body[GatewayBoard], error) {
	if err != nil {
		return nil, err
	}
	board, err := s.Gateways(ctx)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(board), nil
}

func (s *Service) getGateways(ctx context.Context, _ authz.Actor, _ *struct{}) (*httpx.Body[GatewayBoard], error) {
	return s.board(ctx, nil)
}

type gatewayInput struct {
	ChannelPath
	Body GatewayInput
}

func (s *Service) putGateway(ctx context.Context, a authz.Actor, in *gatewayInput) (*httpx.Body[GatewayBoard], error) {
	return s.board(ctx, s.SaveGateway(ctx, a, in.Channel, in.Body))
}

type gatewayTestInput struct {
	ChannelPath
	Body struct {
		To string `json:"to" maxLength:"200" doc:"您自己的邮箱、手机号码或账号；不保存"`
	}
}

func (s *Service) testGateway(ctx context.Context, a authz.Actor, in *gatewayTestInput) (*httpx.Body[GatewayTested], error) {
	t, err := s.TestGateway(ctx, a, in.Channel, in.Body.To)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(t), nil
}
