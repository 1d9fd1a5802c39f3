import { describe, expect, it } from 'vitest'
import { figureText, grouped, minute, stateOf, stepText } from './words'

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
