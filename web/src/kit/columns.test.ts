import { beforeEach, expect, test } from 'vitest'
import { useColumns, type Column } from './columns'

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
