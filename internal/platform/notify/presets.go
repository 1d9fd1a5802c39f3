package notify

// GatewayPreset is a form as a known receiver wants it, to begin with.
type GatewayPreset struct {
	Key      string          `json:"key"`
	Channel  string          `json:"channel"`
	Title    string          `json:"title"`
	Note     string          `json:"note"`
	Settings GatewaySettings `json:"settings"`
}

// Presets are the forms that the settings page offers.
func Presets() []GatewayPreset {
	robot := func(key, title, note, url, body, sign, ok string) GatewayPreset {
		return GatewayPreset{key, Chat, title, note, GatewaySettings{
			Method: "POST", URL: url, Headers: []GatewayHeader{}, BodyType: "json", Body: body, Sign: sign, OKPath: ok, OKValue: "0",
		}}
	}
	return []GatewayPreset{
		robot("wecom", "企业微信群机器人", "密钥一填机器人地址里 key= 后面的部分；个人地址填手机号码，在群里提醒本人",
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={{key}}",
			`{"msgtype":"text","text":{"content":"{{text}}","mentioned_mobile_list":["{{to}}"]}}`, "", "errcode"),
		robot("dingtalk", "钉钉群机器人（加签）", "密钥一填 access_token，密钥二填加签的密钥（SEC 开头）；个人地址填手机号码",
			"https://oapi.dingtalk.com/robot/send?access_token={{key}}&timestamp={{timestamp}}&sign={{sign}}",
			`{"msgtype":"text","text":{"content":"{{text}}"},"at":{"atMobiles":["{{to}}"]}}`, "dingtalk", "errcode"),
		robot("feishu", "飞书群机器人（签名校验）", "密钥一填机器人地址最后一段，密钥二填签名校验的密钥；群机器人不按手机号码提醒",
			"https://open.feishu.cn/open-apis/bot/v2/hook/{{key}}",
			`{"timestamp":"{{timestamp}}","sign":"{{sign}}","msg_type":"text","content":{"text":"{{text}}"}}`, "feishu", "code"),
		{"sms-json", SMS, "短信平台（JSON 接口）", "按短信平台的接口说明改网址、字段和成功标志", GatewaySettings{
			Method: "POST", URL: "https://sms.example.com/send", Headers: []GatewayHeader{{Name: "Authorization", Value: "Bearer {{key}}"}}, BodyType: "json",
			Body: `{"mobile":"{{to}}","content":"{{text}}","msgId":"{{id}}"}`, OKPath: "code", OKValue: "0",
		}},
		{"sms-form", SMS, "短信平台（表单接口）", "按短信平台的接口说明改网址、字段和成功标志", GatewaySettings{
			Method: "POST", URL: "https://sms.example.com/send", Headers: []GatewayHeader{}, BodyType: "form",
			Body: "account={{key}}&password={{secret}}&mobile={{to}}&msg={{text}}", OKText: "success",
		}},
	}
}
