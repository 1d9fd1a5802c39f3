import { beforeEach, expect, test } from 'vitest'
import { useColumns, type Column, still } from './columns'

const all: Column<object>[] = [
  { key: 'name', title: '姓名', fixed: true },
  { key: 'union', title: '工会' },
  { key: 'pinyin', title: '拼音', hidden: true },
]
const keys = (name: string) => useColumns(name, () => all).shown.value.map((c) => c.key)

beforeEach(() => {
  localStorage.clear()
})

test('columns hidden at first can be shown, and the choice is remembered by list', () => {
  expect(keys('roster')).toEqual(['name', 'union'])
  const columns = useColumns('roster', () => all)
  columns.toggle('pinyin')
  columns.toggle('union')
  expect(keys('roster')).toEqual(['name', 'pinyin'])
  expect(keys('served')).toEqual(['name', 'union'])
})

test('a fixed column stays, and a broken memory counts as none', () => {
  localStorage.setItem('xz.columns.roster', '["name"]')
  expect(keys('roster')).toEqual(['name', 'union', 'pinyin'])
  localStorage.setItem('xz.columns.roster', 'oops')
  expect(keys('roster')).toEqual(['name', 'union'])
})

test('dates, terms, names and counts stay on one line; longer texts may break', () => {
  for (const text of [
    '2026-11-22',
    '2026-11',
    '2026-11-22 09:30',
    '2025-01-01 至 2026-12-31',
    '欧阳海燕',
    '470 人',
  ])
    expect(still(text), text).toBe(true)
  for (const text of ['', '昆山市总工会', '2025-01-01 起无固定期限', '138****1464（未核对）'])
    expect(still(text), text).toBe(false)
})
