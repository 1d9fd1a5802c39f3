import type { GatewaySettings, NoticeChoice, OwnChannels } from './api'

export type When = NoticeChoice['when'] | ''

/** What stands in one cell of the table of choices. */
export function whenOf(choices: readonly NoticeChoice[], topic: string, channel: string): When {
  return choices.find((c) => c.topic === topic && c.channel === channel)?.when ?? ''
}

/** The choices with one cell changed; nothing chosen is no choice. */
export function withChoice(
  choices: readonly NoticeChoice[],
  topic: NoticeChoice['topic'],
  channel: NoticeChoice['channel'],
  when: When,
): NoticeChoice[] {
  const others = choices.filter((c) => c.topic !== topic || c.channel !== channel)
  return when === '' ? others : [...others, { topic, channel, when }]
}

/** Channels that can be chosen now: open, and with an address whose code came back. */
export const usable = (own: OwnChannels) => own.channels.filter((c) => c.open)

export const addressTitles: Record<string, string> = {
  mail: '邮箱地址',
  sms: '手机号码',
  chat: '企业通讯账号或手机号码',
}

export const secretTitles: Record<string, string> = {
  password: '登录密码（授权码）',
  key: '密钥一 {{key}}',
  secret: '密钥二 {{secret}}',
}

/** A form from a preset: what the channel has of its own stays. */
export function fromPreset(now: GatewaySettings, preset: GatewaySettings): GatewaySettings {
  return { ...now, ...preset, headers: preset.headers.map((h) => ({ ...h })) }
}
