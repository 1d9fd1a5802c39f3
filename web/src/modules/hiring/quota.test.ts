import { describe, expect, it } from 'vitest'
import type { QuotaRow } from './quota-api'
import { rowState, shownRows, signed } from './quota'

const row = (
  name: string,
  depth: number,
  more: Partial<QuotaRow> = {},
  figures: Partial<QuotaRow['figures']> = {},
) =>
  ({
    unionId: name,
    name,
    tier: 'county',
    regionCode: '',
    depth,
    own: false,
    total: false,
    shares: false,
    left: false,
    open: true,
    full: 0,
    overUnits: 0,
    ...more,
    figures: {
      approved: true,
      authorised: 4,
      reserved: 0,
      occupied: 3,
      procured: 0,
      room: 1,
      over: 0,
      ...figures,
    },
  }) satisfies QuotaRow

const rows = [
  row('省', 0, { total: true, overUnits: 1 }),
  row('省本级', 1, { own: true }),
  row('苏州', 1, { total: true, overUnits: 1 }),
  row('苏州本级', 2, { own: true }, { room: 0, occupied: 4 }),
  row('昆山', 2, {}, { room: 0, occupied: 5, over: 1 }),
  row('南京', 1, { total: true }),
  row('江宁', 2, {}, { approved: false, authorised: 0, room: 0 }),
]

describe('rows', () => {
  it.each([
    ['', ['省', '省本级', '苏州', '苏州本级', '昆山', '南京', '江宁']],
    ['over', ['省', '苏州', '昆山']],
    ['full', ['省', '苏州', '苏州本级']],
    ['room', ['省', '省本级']],
    ['none', ['省', '南京', '江宁']],
  ] as const)('%s', (show, names) => {
    expect(shownRows(rows, show).map((r) => r.name)).toEqual(names)
  })
})

describe('state', () => {
  it.each([
    [0, '1 个单位超员'],
    [1, undefined],
    [3, '满员'],
    [4, '超员 1'],
    [5, undefined],
    [6, '尚未核定'],
  ])('of row %i', (i, text) => {
    const found = rows[i]
    expect(found && rowState(found)?.text).toBe(text)
  })
  it('of what is left at a zone', () => {
    expect(rowState(row('园区', 1, { tier: 'base', left: true }, { room: 0 }))?.text).toBe('待调出')
  })
  it('says nothing of who shares', () => expect(rowState(row('镇', 1, { shares: true }))).toBeNull())
})

it('writes a sign', () => expect([signed(2), signed(-1), signed(0)]).toEqual(['+2', '-1', '0']))
