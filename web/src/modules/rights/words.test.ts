import { describe, expect, it } from 'vitest'
import { figureText, grouped, minute, pageName, stateOf, stepText, unfit } from './words'

describe('words', () => {
  it('never calls an internal term late', () => {
    expect(stateOf({ state: 'open', overdue: true })).toEqual({ title: '超过内部时限', tone: 'warn' })
    expect(stateOf({ state: 'open', overdue: false }).title).toBe('待答复')
    expect(stateOf({ state: 'answered', overdue: false }).tone).toBe('ok')
    expect(stateOf({ state: 'withdrawn', overdue: false }).title).toBe('已撤回')
  })

  it('hides small numbers', () => {
    expect(figureText({ n: 0, hidden: true })).toBe('少于3')
    expect(figureText({ n: 0, hidden: false })).toBe('0')
    expect(figureText({ n: 0, hidden: true }, '—')).toBe('—')
  })

  it('says what became of a case', () => {
    const step = {
      id: '1',
      act: 'rerouted',
      actorName: '李敏',
      note: '请市总办理',
      at: '',
      unionName: '昆山市总工会',
    } as const
    expect(stepText(step)).toBe('昆山市总工会转办：请市总办理')
    expect(stepText({ ...step, act: 'sent', note: '' })).toBe('提出，由昆山市总工会答复')
  })

  it('writes codes in fives and instants in China', () => {
    expect(grouped('ABCDEFGHIJKLMNOPQRST')).toBe('ABCDE FGHIJ KLMNO PQRST')
    expect(minute('2026-11-23T16:05:00Z')).toBe('2026-11-24 00:05')
  })
})

it('a file that cannot go along is named with the reason', () => {
  expect(unfit({ name: '票据.pdf', size: 10 << 20 }, 4)).toBe('')
  expect(unfit({ name: '票据.pdf', size: (10 << 20) + 1 }, 0)).toBe('“票据.pdf”太大，每个不超过 10 MB')
  expect(unfit({ name: '票据.pdf', size: 0 }, 0)).toBe('“票据.pdf”是空的')
  expect(unfit({ name: '票据.pdf', size: 1 }, 5)).toBe('最多 5 个附件')
})

it('a page is named by its title, the phone’s too, and by its address only where nobody named it', () => {
  expect(pageName('/roster', '指导员')).toBe('指导员')
  expect(pageName('/logs')).toBe('日志')
  expect(pageName('/logs/…')).toBe('日志')
  expect(pageName('/logs?day=2026-11-26')).toBe('日志')
  expect(pageName('/')).toBe('首页')
  expect(pageName('/elsewhere/1')).toBe('/elsewhere/1')
})
