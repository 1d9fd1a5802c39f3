import { describe, expect, test } from 'vitest'
import type { CheckedPoint, ShownExit } from './api'
import { barring, checksSaid, dueSaid, ownTodo, partOf, pointWord, rulesOf, toneOf } from './words'

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

test('a point belongs to the part of the page that it speaks of', () => {
  expect(partOf(point('stop', 'decide'))).toBe('written')
  expect(partOf({ ...point('stop', 'decide'), field: 'files' })).toBe('files')
  expect(partOf(point('warn', 'handover'))).toBe('handover')
  expect(partOf(point('ok', 'complete'))).toBe('handover')
  expect(partOf(point('ok', 'file'))).toBe('filing')
})

test('a stop says which step it bars, and alarms when that is the next one', () => {
  expect(pointWord(point('stop', 'file'), 'completed')).toEqual({ title: '备案前须补', tone: 'late' })
  expect(pointWord(point('stop', 'handover'), 'open')).toEqual({ title: '办结前须办', tone: 'off' })
  expect(pointWord(point('ok', 'file'), 'open').tone).toBe('ok')
})

test('a due day says how sure it is', () => {
  const term = '自最后在岗日的次日起5个工作日内'
  expect(dueSaid({ dueOn: '2027-01-08', provisional: true, soft: false, term })).toBe(
    '暂定：2027年放假安排未导入',
  )
  expect(dueSaid({ dueOn: '2026-11-27', provisional: false, soft: true, term })).toBe('内部要求，不计逾期')
  expect(dueSaid({ dueOn: '2025-02-11', provisional: false, soft: false, term })).toBe(
    '自最后在岗日的次日起5个工作日内，含调休上班日',
  )
  expect(dueSaid({ dueOn: '', provisional: false, soft: false, term })).toBe('')
})

test('another ending is done with once the person has left, one of Art. 11 waits for its filing', () => {
  expect(toneOf({ state: 'completed', article: '' })).toBe('ok')
  expect(toneOf({ state: 'completed', article: '第十一条第（三）项' })).toBe('warn')
  expect(toneOf({ state: 'revoked', article: '第十一条第（三）项' })).toBe('off')
})

test('the rules that act go by the ground', () => {
  expect(rulesOf('wish')).toEqual(['exit_notice_days', 'exit_filing_workdays'])
  expect(rulesOf('transfer')).toEqual(['file_other_endings'])
})

test('the phone says what waits for the person, and what whoever has left may still do', () => {
  const x = { state: 'decided', actions: ['acknowledge'], servedOn: '' } as unknown as ShownExit
  expect(ownTodo({ leftOn: '', exits: [x] })).toEqual([
    { title: '请确认知悉离岗决定', text: '请确认知悉。知悉只表示您已看到，不表示同意。' },
  ])
  expect(ownTodo({ leftOn: '2026-11-20', exits: [] })[0]?.title).toBe('您已于2026年11月20日离岗')
  expect(ownTodo({ leftOn: '', exits: [] })).toEqual([])
})
