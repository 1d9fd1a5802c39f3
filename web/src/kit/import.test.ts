import { expect, test } from 'vitest'
import { fieldsOf, mappingOf, takenTwice, type ImportLayout } from './import'

const column = (n: number, heading: string, key = '') => ({
  column: n,
  letters: 'ABCD'[n - 1] ?? '',
  heading,
  key,
  title: key,
  sure: true,
})

const layout: ImportLayout = {
  sheet: '名册',
  sheets: ['名册'],
  headingTop: 3,
  headingBottom: 3,
  columns: [column(2, '姓名', 'name'), column(3, '单位', 'union')],
  unknown: [column(1, '人员'), column(4, '属地')],
  missing: [],
  skipped: [],
  notes: [],
  fields: [],
}

test('begins with what was recognised', () => {
  expect(fieldsOf(layout)).toEqual({ 1: '', 2: 'name', 3: 'union', 4: '' })
})

test('sends what changed hands, and nothing else', () => {
  expect(mappingOf(layout, fieldsOf(layout))).toEqual({})
  expect(mappingOf(layout, { 1: 'name', 2: '', 3: 'union', 4: '' })).toEqual({ name: 1 })
  expect(mappingOf(layout, { 1: '', 2: 'name', 3: '', 4: '' })).toEqual({ union: 0 })
  expect(mappingOf(layout, { 1: '', 2: 'union', 3: 'name', 4: 'post' })).toEqual({
    name: 3,
    union: 2,
    post: 4,
  })
})

test('tells a field that two columns were taken for', () => {
  expect(takenTwice({ 1: 'name', 2: 'name', 3: '', 4: '' })).toEqual(['name'])
  expect(takenTwice({ 1: 'name', 2: 'id', 3: '', 4: '' })).toEqual([])
})
