import type { Column } from '@/kit/columns'
import type { Entry, OpeningItem } from './api'
import { evidenceText } from './opening-words'
import { dutyText, placeText } from './words'

/** The columns of every list of entries. */
export const entryColumns: Column<Entry>[] = [
  { key: 'day', title: '日期', width: '110px', fixed: true },
  { key: 'personName', title: '指导员', width: '100px', fixed: true },
  { key: 'servedName', title: '服务单位' },
  { key: 'duties', title: '职责', text: (row) => dutyText(row.duties) },
  { key: 'place', title: '方式', text: (row) => placeText(row.place), width: '90px' },
  { key: 'state', title: '状态', width: '130px' },
  { key: 'strength', title: '签字方式', text: (row) => evidenceText(row), width: '130px' },
  { key: 'counted', title: '计入天数', text: (row) => (row.counted ? '计入' : ''), width: '90px' },
  { key: 'done', title: '做了什么', hidden: true },
]

/** The filters of every list of entries as they stand in the address. */
export const entryFilters = { from: '', to: '', state: '', strength: '', source: '' }

/** The columns of every list of openings. */
export const openingColumns: Column<OpeningItem>[] = [
  { key: 'fileName', title: '表格', fixed: true },
  { key: 'unionName', title: '聘用单位', hidden: true },
  {
    key: 'people',
    title: '指导员',
    text: (row) => row.people.map((p) => p.personName).join('、'),
  },
  { key: 'good', title: '服务', align: 'right', text: (row) => `${String(row.good)} 条`, width: '90px' },
  { key: 'scans', title: '签字本', align: 'right', text: (row) => `${String(row.scans)} 份`, width: '90px' },
  { key: 'state', title: '状态', width: '120px' },
  { key: 'uploadedName', title: '上传人', width: '100px' },
  { key: 'uploadedAt', title: '上传时间', width: '150px' },
  { key: 'checkedName', title: '核对人', width: '100px' },
]
