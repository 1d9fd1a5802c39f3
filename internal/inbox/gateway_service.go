package inbox

import (
	"context"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
)

// GatewayView is a channel's way out as the system administrator sees it: of secrets, only which are set.
type GatewayView struct {
	Channel     string                 `json:"channel" enum:"mail,sms,chat"`
	Title       string                 `json:"title"`
	Enabled     bool                   `json:"enabled"`
	Settings    notify.GatewaySettings `json:"settings"`
	Secrets     []string               `json:"secrets" nullable:"false" doc:"可以设的密钥"`
	SecretsSet  []string               `json:"secretsSet" nullable:"false" doc:"已经设了的；内容不再给出"`
	Topics      []string               `json:"topics" nullable:"false" doc:"允许个人用这个渠道接收的类别"`
	Failures    int                    `json:"failures" doc:"连续几次没有发出"`
	RestUntil   time.Time              `json:"restUntil,omitzero" doc:"没有发出后暂停到何时再试"`
	LastFailure string                 `json:"lastFailure" doc:"最近一次没有发出的原因"`
	Rev         int64                  `json:"rev" doc:"0 为还没有设置"`
	ChangedName string                 `json:"changedName"`
	ChangedAt   time.Time              `json:"changedAt,omitzero"`
}

// GatewayBoard is every channel, and what helps to set them up.
type GatewayBoard struct {
	Gateways []GatewayView          `json:"gateways" nullable:"false"`
	Topics   []NoticeTopic          `json:"topics" nullable:"false"`
	Presets  []notify.GatewayPreset `json:"presets" nullable:"false"`
	BaseURL  string                 `json:"baseUrl" doc:"消息里链接的开头；空为没有设置 XIEZHI_URL，消息里没有链接"`
}

func viewOf(g notify.Gateway) GatewayView {
	v := GatewayView{
		Channel: g.Channel, Title: notify.ChannelTitle(g.Channel), Enabled: g.Enabled, Settings: g.Settings, Secrets: notify.SecretsOf(g.Channel),
		SecretsSet: g.SecretsSet(), Topics: append([]string{}, g.Topics...), Rev: g.Rev, ChangedName: g.ChangedName, ChangedAt: g.ChangedAt,
		Failures: g.Failures, RestUntil: g.RestUntil, LastFailure: g.LastFailure,
	}
	if v.Settings.Headers == nil {
		v.Settings.Headers = []notify.GatewayHeader{}
	}
	return v
}

// blank is a channel that has not been set up.
func blank(channel string) notify.Gateway {
	g := notify.Gateway{Channel: channel, Topics: topicKeys()}
	if channel == notify.Mail {
		g.Settings = notify.GatewaySettings{Port: 465, TLS: "tls", FromName: "獬豸"}
	} else {
		g.Settings = notify.GatewaySettings{Method: "POST", BodyType: "json"}
	}
	return g
}

func (s *Service) gateway(ctx context.Context, q db.Q, channel string) (notify.Gateway, error) {
	all, err := notify.Gateways(ctx, q, s.Keys)
	if err != nil {
		return notify.Gateway{}, err
	}
	if g, ok := all[channel]; ok {
		return g, nil
	}
	return blank(channel), nil
}

// Gateways is every channel as it is set up.
func (s *Service) Gateways(ctx context.Context) (GatewayBoard, error) {
	out := GatewayBoard{Gateways: []GatewayView{}, Topics: topics, Presets: notify.Presets(), BaseURL: s.BaseURL}
	for _, channel := range notify.Channels() {
		g, err := s.gateway(ctx, s.DB.Read(), channel)
		if err != nil {
			return out, err
		}
		out.Gateways = append(out.Gateways, viewOf(g))
	}
	return out, nil
}

// GatewayInput is a channel as the administrator sets it up. A secret that is not named keeps its value; an empty one is
// removed.
type GatewayInput struct {
	Rev      int64                  `json:"rev"`
	Enabled  bool                   `json:"enabled"`
	Settings notify.GatewaySettings `json:"settings"`
	Secrets  map[string]string      `json:"secrets,omitempty" doc:"要改的密钥：password、key、secret；不写的保持不变，空为删除"`
	Topics   []string               `json:"topics" maxItems:"20" nullable:"false"`
}

// gatewayLog is what the audit log keeps of a channel: of secrets, only which.
type gatewayLog struct {
	Enabled  bool                   `audit:"track"`
	Settings notify.GatewaySettings `audit:"track"`
	Topics   []string               `audit:"track"`
	Secrets  []string               `audit:"track"`
	Replaced []string               `audit:"track"` // secrets that were given anew
}

func logOf(g notify.Gateway, replaced []string) *gatewayLog {
	return &gatewayLog{Enabled: g.Enabled, Settings: g.Settings, Topics: g.Topics, Secrets: g.SecretsSet(), Replaced: replaced}
}

// SaveGateway sets a channel up. What waited for it goes at once.
func (s *Service) SaveGateway(ctx context.Context, a authz.Actor, channel string, in GatewayInput) error {
	var f []errs.Field
	var replaced []string
	for name, value := range in.Secrets {
		if !slices.Contains(notify.SecretsOf(channel), name) || len(value) > 500 {
			f = append(f, errs.F("secrets", "没有这一项密钥，或超过500个字"))
		}
		replaced = append(replaced, name)
	}
	slices.Sort(replaced)
	for _, t := range in.Topics {
		if !slices.Contains(topicKeys(), t) {
			f = append(f, errs.F("topics", "没有这一类通知"))
		}
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := s.gateway(ctx, tx, channel)
		if err != nil {
			return err
		}
		g := before
		g.Enabled, g.Settings, g.Topics = in.Enabled, in.Settings, in.Topics
		notify.Keep(&g, before.Settings, in.Secrets)
		if err := errs.Fields(append(f, g.Check()...)...); err != nil {
			return err
		}
		if err := g.Save(ctx, tx, s.Keys, a.Name, in.Rev); err != nil {
			return err
		}
		if g.Enabled {
			if err := jobs.Enqueue(ctx, tx, jobs.Job{Kind: notify.SweepKind, Dedup: "periodic"}); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "notify.gateway.save", Kind: "gateway", ID: channel, Label: notify.ChannelTitle(channel),
			Before: logOf(before, nil), After: logOf(g, replaced),
		})
	})
}

// GatewayTested is what came of a trial.
type GatewayTested struct {
	OK   bool   `json:"ok"`
	Says string `json:"says" doc:"对方的答复，用文字说明"`
}

// TestGateway sends one message to the address that the administrator gives as their own, and says what was answered.
func (s *Service) TestGateway(ctx context.Context, a authz.Actor, channel, to string) (GatewayTested, error) {
	plain, masked, err := parseAddress(channel, to)
	if err != nil {
		return GatewayTested{}, err
	}
	g, err := s.gateway(ctx, s.DB.Read(), channel)
	if err != nil {
		return GatewayTested{}, err
	}
	if g.Rev == 0 {
		return GatewayTested{}, errs.Rule("gateway_blank", "请先保存设置，再试发。")
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "notify.gateway.test", Kind: "gateway", ID: channel, Label: notify.ChannelTitle(channel) + " " + masked,
		})
	})
	if err != nil {
		return GatewayTested{}, err
	}
	says, err := g.Send(ctx, notify.Parcel{
		ID: db.NewID(), To: plain, Subject: "獬豸：试发", Text: "獬豸：这是一条试发的消息，收到即表示" + notify.ChannelTitle(channel) + "渠道可用。", At: s.DB.Now(),
	})
	if errs.Is(err, notify.CodeGatewayLater) || errs.Is(err, notify.CodeGatewayWrong) {
		return GatewayTested{Says: errs.Message(err)}, nil
	}
	return GatewayTested{OK: err == nil, Says: says}, err
}
