import { describe, expect, it } from 'vitest'
import { filingTone, groupTitle, rowsTo, spelled, timely, yearsTo } from './words'

describe('words of filings', () => {
  it('says whether a city filed in time', () => {
    expect(timely({ firstAt: '', lateDays: 0 })).toBe('')
    expect(timely({ firstAt: '2026-10-31 23:59', lateDays: 0 })).toBe('按时')
    expect(timely({ firstAt: '2026-11-26 09:00', lateDays: 26 })).toBe('迟报 26 天')
  })

  it('gives each state its colour', () => {
    expect(filingTone('overdue')).toBe('late')
    expect(filingTone('returned')).toBe('warn')
    expect(filingTone('accepted')).toBe('ok')
  })

  it('offers three years and the chosen one', () => {
    expect(yearsTo('2026-11-26', 2025)).toEqual([2026, 2025, 2024])
    expect(yearsTo('2026-11-26', 2021)).toEqual([2026, 2025, 2024, 2021])
  })

  it('spells a fingerprint, names a figure, leaves out what is empty', () => {
    expect(spelled('e2ab20103efb')).toBe('e2ab 2010 3efb')
    expect(groupTitle('in_post')).toBe('在岗')
    expect(rowsTo('/filing/rows', { year: 2026, cityId: '', group: 'new' })).toEqual({
      path: '/filing/rows',
      query: { year: '2026', group: 'new' },
    })
  })
})
