import { describe, expect, it } from 'vitest'
import type { Figures, Overview } from './api'
import {
  adcodeOf,
  ageFinding,
  classes,
  contractFinding,
  daysFinding,
  mapFinding,
  opener,
  share,
  tables,
  titles,
} from './figures'

const none = Object.fromEntries(Object.keys(titles).map((name) => [name, 0])) as unknown as Figures

describe('figures', () => {
  it('shows every figure in one table exactly', () => {
    const shown = tables.flatMap((table) => table.figures)
    expect([...shown].sort()).toEqual(Object.keys(titles).sort())
  })

  it('says a share of nothing as a dash', () => {
    expect(share(1, 3)).toBe('33%')
    expect(share(0, 0)).toBe('—')
  })

  it('states the findings', () => {
    const f = { ...none, all: 20, age55: 3, age60: 2, over65: 1, near65: 4, within90: 5, expired: 2 }
    expect(ageFinding(f, '65周岁')).toBe('55岁以上占30%，一年内将有4人满65周岁')
    expect(contractFinding(f)).toBe('2人合同已到期仍在岗，90日内还有5人到期')
    expect(contractFinding({ ...f, expired: 0 })).toBe('90日内有5人合同到期')
    const o = { year: 2026, want: 80, total: { ...f, met: 6, ontheway: 10, exempt: 4 } } as Overview
    expect(daysFinding(o)).toBe('16人中已有6人达到80天，10人进行中')
    expect(daysFinding({ ...o, total: { ...f, met: 6, notmet: 10 } })).toBe('2026年已关闭：16人中6人达到80天')
    expect(daysFinding({ ...o, total: none })).toBe('2026年没有天数要求')
  })

  it('speaks of what the map draws only', () => {
    const row = (regionCode: string, tier: string, all: number) =>
      ({ regionCode, tier, itself: false, figures: { ...none, all } }) as Overview['rows'][number]
    const o = { tier: 'province', rows: [row('320000', 'base', 0), row('320100', 'city', 3)] } as Overview
    expect(mapFinding(o)).toBe('1个设区市都有在岗指导员')
    expect(mapFinding({ ...o, rows: [...o.rows, row('320200', 'city', 0)] })).toBe(
      '2个设区市中，1个没有在岗指导员',
    )
  })

  it('makes few round classes', () => {
    expect(classes([0, 3, 37])).toEqual([
      { min: 1, max: 10, label: '1—10人' },
      { min: 11, max: 20, label: '11—20人' },
      { min: 21, max: 30, label: '21—30人' },
      { min: 31, max: 40, label: '31—40人' },
    ])
    expect(classes([2, 1])).toEqual([
      { min: 1, max: 1, label: '1人' },
      { min: 2, max: 2, label: '2人' },
    ])
    expect(classes([0, 0])).toEqual([])
  })

  it('draws cities and counties only', () => {
    expect(adcodeOf({ regionCode: '320583', tier: 'county', itself: false })).toBe('320583')
    expect(adcodeOf({ regionCode: '320583', tier: 'base', itself: false })).toBe('')
    expect(adcodeOf({ regionCode: '320500', tier: 'city', itself: true })).toBe('')
  })

  it('opens a figure to its people, and days of persons above the employing union to the units', () => {
    const at = {
      unionId: 'u',
      on: '2026-11-22',
      today: '2026-11-22',
      tier: 'county' as const,
      closes: '2027-01-15',
    }
    const path = (to: ReturnType<ReturnType<typeof opener>>) =>
      typeof to === 'object' && 'path' in to ? `${String(to.path)}${to.hash ?? ''}` : to
    expect(path(opener(at, true)('all'))).toBe('/report/heads')
    expect(path(opener(at, true)('met'))).toBe('/report#units')
    expect(path(opener(at, true)('waiting'))).toBe('/report#units')
    expect(path(opener({ ...at, today: '2027-01-16' }, true)('met'))).toBe('/report/heads')
    expect(path(opener({ ...at, tier: 'base' }, true)('met'))).toBe('/report/heads')
    expect(path(opener({ ...at, tier: 'base' }, true)('waiting'))).toBe('/report/waiting')
    expect(path(opener(at, true, true)('met'))).toBe('/report/heads')
    expect(opener(at, false)('all')).toBeUndefined()
  })
})
