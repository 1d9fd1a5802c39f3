import { describe, expect, it } from 'vitest'
import { monthsOf, supposedOf, valueText } from './words'

describe('valueText', () => {
  it.each([
    [{ kind: 'int', unit: '天' }, '80', '80天'],
    [{ kind: 'bool' }, 'true', '是'],
    [{ kind: 'month_day' }, '01-15', '1月15日'],
    [{ kind: 'day' }, '', '未启用'],
    [{ kind: 'enum' }, 'months', '按在岗月数折算'],
  ])('reads %o %s as %s', (rule, value, text) => {
    expect(valueText(rule, value)).toBe(text)
  })
})

describe('monthsOf', () => {
  it('lays February 2026, which begins on a Sunday, in five weeks', () => {
    const february = monthsOf(2026, [
      { date: '2026-02-14', kind: 'made' },
      { date: '2026-02-17', kind: 'off' },
    ])[1]
    expect(february).toHaveLength(5)
    expect(february?.[0]?.filter((cell) => cell !== null)).toEqual([
      { date: '2026-02-01', day: 1, mark: '', weekend: true },
    ])
    expect(february?.[2]?.[5]).toEqual({ date: '2026-02-14', day: 14, mark: '班', weekend: true })
    expect(february?.[3]?.[1]).toEqual({ date: '2026-02-17', day: 17, mark: '休', weekend: false })
  })
})

describe('supposedOf', () => {
  it('takes a value along only with its key', () => {
    expect(supposedOf({ key: 'induction_months', value: '5', from: '2027-01-01' })).toEqual({
      key: 'induction_months',
      value: '5',
      from: '2027-01-01',
    })
    expect(supposedOf({ key: 'induction_months', value: '5' })?.from).toBe('')
    expect(supposedOf({ key: 'induction_months' })).toBeNull()
    expect(supposedOf({ value: ['5', '6'], key: 'induction_months' })).toBeNull()
  })
})
