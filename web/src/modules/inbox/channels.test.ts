import { expect, test } from 'vitest'
import type { GatewaySettings, OwnChannels } from './api'
import { fromPreset, usable, whenOf, withChoice } from './channels'

test('a cell changes one choice and leaves the others; nothing chosen is none', () => {
  const one = withChoice([], 'visit', 'sms', 'now')
  const two = withChoice(one, 'visit', 'mail', 'daily')
  expect(whenOf(two, 'visit', 'sms')).toBe('now')
  expect(whenOf(two, 'visit', 'mail')).toBe('daily')
  expect(whenOf(two, 'approval', 'mail')).toBe('')
  expect(withChoice(two, 'visit', 'sms', 'daily')).toEqual([
    { topic: 'visit', channel: 'mail', when: 'daily' },
    { topic: 'visit', channel: 'sms', when: 'daily' },
  ])
  expect(withChoice(two, 'visit', 'sms', '')).toEqual([{ topic: 'visit', channel: 'mail', when: 'daily' }])
})

test('only open channels are offered', () => {
  const own = {
    channels: [
      { channel: 'mail', open: false },
      { channel: 'sms', open: true },
    ],
  } as OwnChannels
  expect(usable(own).map((c) => c.channel)).toEqual(['sms'])
})

test('a preset fills the form and shares nothing with it', () => {
  const now = { url: 'https://old', host: 'kept', headers: [] } as unknown as GatewaySettings
  const preset = { url: 'https://new', headers: [{ name: 'A', value: '1' }] } as GatewaySettings
  const got = fromPreset(now, preset)
  expect(got).toMatchObject({ url: 'https://new', host: 'kept', headers: [{ name: 'A', value: '1' }] })
  got.headers.push({ name: 'B', value: '2' })
  expect(preset.headers).toHaveLength(1)
})
