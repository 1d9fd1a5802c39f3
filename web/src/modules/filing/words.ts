import type { Tone } from '@/kit/StateTag.vue'
import type { BoardLine, YearFigures, DocumentLine } from './api'

/** The figures of a return in the order of the page; each opens to its rows by the group's name. */
export const groups: { group: string; key: keyof YearFigures; title: string }[] = [
  { group: 'all', key: 'all', title: '本年聘用' },
  { group: 'in_post', key: 'inPost', title: '在岗' },
  { group: 'new', key: 'new', title: '新聘' },
  { group: 'renewed', key: 'renewed', title: '续聘' },
  { group: 'left', key: 'left', title: '离岗' },
  { group: 'own', key: 'own', title: '自主招聘' },
  { group: 'procured', key: 'procured', title: '购买服务' },
  { group: 'social', key: 'social', title: '社会化工作者' },
  { group: 'labour', key: 'labour', title: '劳动合同' },
  { group: 'service', key: 'service', title: '劳务协议' },
]

export const groupTitle = (group: string) => groups.find((g) => g.group === group)?.title ?? '本年聘用'

/** The state of a document, or of a city that has none. */
export function filingTone(state: BoardLine['state'] | DocumentLine['state']): Tone {
  return (
    {
      none: 'off',
      overdue: 'late',
      filed: 'plain',
      accepted: 'ok',
      returned: 'warn',
      superseded: 'off',
    } as const
  )[state]
}

/** Whether a city filed in time, in words. */
export function timely(line: Pick<BoardLine, 'firstAt' | 'lateDays'>): string {
  if (!line.firstAt) return ''
  return line.lateDays > 0 ? `迟报 ${String(line.lateDays)} 天` : '按时'
}

/** The years of the picker: this one and those before, as far as the page goes back. */
export function yearsTo(today: string, chosen: number): number[] {
  const last = Number(today.slice(0, 4))
  const years = [last, last - 1, last - 2]
  return years.includes(chosen) || !chosen ? years : [...years, chosen]
}

/** A fingerprint in groups of four, as people read it over the telephone. */
export const spelled = (fingerprint: string) => fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''

/** The address of rows: what is empty is left out. */
export function rowsTo(path: string, query: Record<string, string | number | undefined>) {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && value !== 0) kept[name] = String(value)
  }
  return { path, query: kept }
}
