import type { Column } from '@/kit/columns'
import type { Entry } from './api'
import { dutyText, placeText, strengthText } from './words'

/** The columns of every list of entries. */
export const entryColumns: Column<Entry>[] = [
  { key: 'day', title: '日期', width: '110px', fixed: true },
  { key: 'personName', title: '指导员', width: '100px', fixed: true },
  { key: 'servedName', title: '服务单位' },
  { key: 'duties', title: '职责', text: (row) => dutyText(row.duties) },
  { key: 'place', title: '方式', text: (row) => placeText(row.place), width: '90px' },
  { key: 'state', title: '状态', width: '130px' },
  { key: 'strength', title: '签字方式', text: (row) => strengthText(row.strength), width: '100px' },
  { key: 'counted', title: '计入天数', text: (row) => (row.counted ? '计入' : ''), width: '90px' },
  { key: 'done', title: '做了什么', hidden: true },
]

/** The filters of every list of entries as they stand in the address. */
export const entryFilters = { from: '', to: '', state: '', strength: '' }
