import { describe, expect, it } from 'vitest'
import { periodOf, proofOf, stateOf, valueText, workOf } from './words'

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
    expect(periodOf({ period: '2026-11-20' })).toBe('')
  })

  it('reads a number of the rules as people do', () => {
    expect(valueText('int', '6', '个月')).toBe('6个月')
    expect(valueText('month_day', '01-31', '')).toBe('1月31日')
    expect(valueText('day', '', '')).toBe('未定')
    expect(valueText('bool', 'true', '')).toBe('是')
  })

  it('leads to the person whose contract or grade proves it', () => {
    const line = { proof: 'year_grade:g', personId: 'p1', period: '2025' }
    expect(proofOf(line)).toEqual({
      title: '登记的考核等次',
      to: { path: '/roster/p1', query: {} },
      permission: 'roster.read',
    })
    expect(proofOf({ ...line, proof: 'duty_fact:f' })).toEqual({ title: '按文件登记（见下）' })
  })
  it('leads to the record that proves a line, for whoever may read it', () => {
    const line = { personId: 'p1', period: '2026-11-20' }
    expect(proofOf({ ...line, proof: 'exit:x1' })).toEqual({
      title: '退出事项和备案回执',
      to: { path: '/exits/x1', query: {} },
      permission: 'exit.read',
    })
    expect(proofOf({ ...line, proof: 'contract:c1' }).to?.path).toBe('/hiring/contracts/c1')
    expect(proofOf({ ...line, proof: 'hiring_plan:h1' }).to?.path).toBe('/hiring/plans/h1')
    expect(proofOf({ ...line, proof: 'filing:f1' }).to?.path).toBe('/filing/documents/f1')
    expect(proofOf({ ...line, proof: 'something:s1' })).toEqual({ title: '已有记录' })
  })

  it('leads to where an open exit filing is dealt with', () => {
    expect(workOf({ rule: 'exit_filing', subject: 'x1', state: 'open' })?.to?.path).toBe('/exits/x1')
    expect(workOf({ rule: 'exit_filing', subject: 'x1', state: 'met' })).toBeNull()
    expect(workOf({ rule: 'failed_grade', subject: 'e1', state: 'open' })?.to?.query).toEqual({
      engagement: 'e1',
    })
    expect(workOf({ rule: 'target_statement', subject: 'e1', state: 'open' })).toBeNull()
  })
})
