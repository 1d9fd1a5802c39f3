import { describe, expect, test } from 'vitest'
import type { CheckedPoint } from './api'
import { barring, checksSaid, dueSaid, pointWord } from './words'

const point = (level: CheckedPoint['level'], step: CheckedPoint['step']): CheckedPoint => ({
  key: `${level}-${step}`,
  title: '',
  level,
  text: '',
  article: '',
  step,
  field: '',
})

describe('what stands in the way', () => {
  const list = [
    point('stop', 'handover'),
    point('stop', 'decide'),
    point('warn', 'decide'),
    point('ok', 'file'),
  ]
  test('of a decision is not what is handed over later', () => {
    expect(barring('open', list).map((c) => c.key)).toEqual(['stop-decide'])
    expect(checksSaid('open', list)).toBe('还有1项需要补齐，补齐后才能决定。')
  })
  test('of the completion is both', () => {
    expect(barring('decided', list)).toHaveLength(2)
    expect(checksSaid('decided', list)).toBe('还有2项需要补齐，补齐后才能办结。')
  })
  test('of the filing is neither', () => {
    expect(checksSaid('completed', list)).toBe('材料齐全，可以报送备案。')
  })
  test('a warning asks for a word', () => {
    expect(checksSaid('open', [point('warn', 'decide')])).toContain('写明理由')
  })
})

test('a stop says which step it bars, and alarms when that is the next one', () => {
  expect(pointWord(point('stop', 'file'), 'completed')).toEqual({ title: '备案前须补', tone: 'late' })
  expect(pointWord(point('stop', 'handover'), 'open')).toEqual({ title: '办结前须办', tone: 'off' })
  expect(pointWord(point('ok', 'file'), 'open').tone).toBe('ok')
})

test('a due day says how sure it is', () => {
  expect(dueSaid({ dueOn: '2027-01-08', provisional: true, soft: false })).toBe('暂定：2027年放假安排未导入')
  expect(dueSaid({ dueOn: '2026-11-27', provisional: false, soft: true })).toBe('内部要求，不计逾期')
  expect(dueSaid({ dueOn: '2025-02-11', provisional: false, soft: false })).toContain('次日起算')
  expect(dueSaid({ dueOn: '', provisional: false, soft: false })).toBe('')
})
