import { describe, expect, it } from 'vitest'
import { periodOf, proofOf, stateOf, valueText } from './words'

describe('words', () => {
  const open = { state: 'open' as const, overdue: false, tone: 'calm' as const, workdays: 25 }

  it('says how urgent an open line is, never by colour alone', () => {
    expect(stateOf(open)).toEqual({ title: '还有25个工作日', tone: 'plain' })
    expect(stateOf({ ...open, tone: 'soon', workdays: 3 })).toEqual({ title: '还有3个工作日', tone: 'warn' })
    expect(stateOf({ ...open, tone: 'soon', workdays: 0 })).toEqual({ title: '今天到期', tone: 'warn' })
    expect(stateOf({ ...open, tone: 'soon', workdays: -4 })).toEqual({ title: '待补凭据', tone: 'warn' })
    expect(stateOf({ ...open, tone: 'late', workdays: -20, overdue: true })).toEqual({
      title: '已逾期',
      tone: 'late',
    })
    expect(stateOf({ ...open, state: 'met' })).toEqual({ title: '已完成', tone: 'ok' })
  })

  it('leads to the entries that prove a year', () => {
    const line = { proof: 'worklog_year:y1', personId: 'p1', period: '2026' }
    expect(proofOf(line).to?.query).toEqual({
      personId: 'p1',
      from: '2026-01-01',
      to: '2026-12-31',
      state: 'confirmed',
    })
    expect(proofOf({ ...line, proof: '' })).toEqual({ title: '尚无' })
  })

  it('shows a year, and nothing for what is owed once', () => {
    expect(periodOf({ period: '2026' })).toBe('2026')
    expect(periodOf({ period: 'first' })).toBe('')
    expect(periodOf({ period: '2026-03-02' })).toBe('')
  })

  it('reads a number of the rules as people do', () => {
    expect(valueText('int', '6', '个月')).toBe('6个月')
    expect(valueText('month_day', '01-31', '')).toBe('1月31日')
    expect(valueText('day', '', '')).toBe('未定')
    expect(valueText('bool', 'true', '')).toBe('是')
  })

  it('leads to the record that proves a line, by the permission of its chapter', () => {
    const line = { personId: '', period: '2026', proof: 'exit:a' }
    const pathOf = (kind: string, id: string) => (kind === 'exit' ? `/exits/${id}` : undefined)
    expect(proofOf(line, pathOf)).toEqual({
      title: '退出事项和备案回执',
      to: { path: '/exits/a', query: {} },
      need: 'exit.read',
    })
    for (const proof of ['hiring_plan:a', 'approval_case:a', 'contract:a', 'filing:a', 'local_rule:a']) {
      const { title, to } = proofOf({ ...line, proof }, pathOf)
      expect(title).not.toContain(':')
      expect(to).toBeUndefined()
    }
  })

  it('leads to the person whose grade proves it', () => {
    const line = { proof: 'year_grade:g', personId: 'p1', period: '2025' }
    expect(proofOf(line)).toEqual({
      title: '登记的考核等次',
      to: { path: '/roster/p1', query: {} },
      need: 'roster.read',
    })
    expect(proofOf({ ...line, proof: 'duty_fact:f' })).toEqual({ title: '按文件登记（见下）' })
  })
})
