import { expect, test } from 'vitest'
import type { DeskModule } from '@/kit/module'
import { menuFor } from './modules'

const modules: DeskModule[] = [
  { routes: [], menu: [{ group: '统计', title: '总览', path: '/report' }] },
  {
    routes: [],
    menu: [
      { group: '队伍', title: '导入花名册', path: '/roster/import', permission: 'roster.import', order: 20 },
      {
        group: '队伍',
        title: '指导员',
        path: '/roster',
        permission: ['roster.read', 'roster.own'],
        order: 10,
      },
    ],
  },
]

function menu(...held: string[]) {
  const can = (wanted: string | readonly string[] | undefined) =>
    wanted === undefined || [wanted].flat().some((p) => held.includes(p))
  return menuFor(can, modules).map((g) => [g.group, ...g.entries.map((e) => e.title)])
}

test('groups stand in the order of the Measures, entries in their own', () => {
  expect(menu('roster.read', 'roster.import')).toEqual([
    ['队伍', '指导员', '导入花名册'],
    ['统计', '总览'],
  ])
})

test('what nobody allowed is not shown, and a group without entries neither', () => {
  expect(menu()).toEqual([['统计', '总览']])
  expect(menu('roster.own')).toEqual([
    ['队伍', '指导员'],
    ['统计', '总览'],
  ])
})
