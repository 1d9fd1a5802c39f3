import { describe, expect, it } from 'vitest'
import type { ShareRow, ShareSheet, ShareView } from './share-api'
import { cellsOf, fraction, givenOf, measureOf, takeBlock, takeSheet, typeIn } from './shares'

const row = (unionId: string, enterprises: number | null, more: Partial<ShareRow> = {}) =>
  ({ unionId, enterprises, workers: null, agreements: null, note: '', total: false, ...more }) as ShareRow
const view = { rows: [row('all', 9, { total: true }), row('a', 4), row('b', null)] } as ShareView
const cells = () => ({ a: cellsOf(view.rows[1] as ShareRow), b: cellsOf(view.rows[2] as ShareRow) })

describe('measures', () => {
  it('reads numbers as people write them, and tells a blank from what is no number', () => {
    expect(['', ' ', '0', '12,000', '1，200', '-1', '1.5', '约十', '123456789'].map(measureOf)).toEqual([
      null,
      null,
      0,
      12000,
      1200,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
  it('cuts the fraction of a county and rounds that of a sum', () => {
    expect(fraction(12_999_999, 1_000_000, false)).toBe('12.99')
    expect(fraction(12_999_999, 1_000_000, true)).toBe('13.00')
    expect(fraction(50_000, 1_000_000, false)).toBe('0.05')
  })
})

describe('what is sent', () => {
  it('is what changed, and nothing while a cell holds no number', () => {
    const now = cells()
    expect(givenOf(view, now)).toEqual([])
    now.b.enterprises = '5'
    expect(givenOf(view, now)).toEqual([
      { unionId: 'b', enterprises: 5, workers: null, agreements: null, note: '', sheet: [] },
    ])
    now.a.workers = '多'
    expect(givenOf(view, now)).toBeUndefined()
  })
})

describe('what is brought in', () => {
  it('takes the good rows of a sheet and leaves what it does not say', () => {
    const now = cells()
    const read = (unionId: string, outcome: string, enterprises: number | null, workers: number | null) => ({
      unionId,
      outcome,
      enterprises,
      workers,
      agreements: null,
      note: '年报',
    })
    const sheet = {
      rows: [read('a', 'warn', null, 7), read('b', 'reject', 8, 8), read('', 'reject', 1, 1)],
    } as unknown as ShareSheet
    expect(takeSheet(sheet, now)).toBe(1)
    expect(now.a).toEqual({
      enterprises: '4',
      workers: '7',
      agreements: '',
      note: '年报',
      sheet: ['workers'],
    })
    expect(now.b.enterprises).toBe('')

    // one number typed anew is typed, its neighbours stay the sheet's
    now.a.sheet = ['enterprises', 'workers']
    typeIn(now.a, 'enterprises', '5')
    expect(now.a).toMatchObject({ enterprises: '5', workers: '7', sheet: ['workers'] })
    takeBlock('8\t9', ['a', 'b'], { row: 0, measure: 'workers' }, now)
    expect(now.a).toMatchObject({ workers: '8', agreements: '9', sheet: [] })
  })
  it('spreads a copied block to the right and down, and stops at the edge', () => {
    const now = cells()
    expect(takeBlock('12', ['a', 'b'], { row: 0, measure: 'workers' }, now)).toBe(false)
    expect(takeBlock('1\t2\t3\r\n4\t5\r\n6\r\n', ['a', 'b'], { row: 0, measure: 'workers' }, now)).toBe(true)
    expect([now.a.workers, now.a.agreements, now.b.workers, now.b.agreements]).toEqual(['1', '2', '4', '5'])
  })
})
