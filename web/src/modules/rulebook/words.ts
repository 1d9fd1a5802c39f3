import type { LocationQuery } from 'vue-router'
import type { CalendarYear, Rule } from './api'

type Described = { kind: Rule['kind']; unit?: string | undefined; options?: string[] | null | undefined }

const enums: Record<string, string> = {
  stock: '在岗人数',
  hires: '新聘人数',
  attend_start: '首次参加',
  complete: '结业',
  birthday: '生日当天',
  day_after: '生日次日',
  none: '无',
  warn: '仅提示',
  cap: '最高基本称职',
  fail: '不称职',
  ceil_calendar_days: '按在岗日历天数折算，进位取整',
  months: '按在岗月数折算',
  calendar_days: '按中断日历天数减免',
}

/** A value as people read it: 80 天, 是, 1月15日. */
export function valueText(rule: Described, value: string): string {
  switch (rule.kind) {
    case 'bool':
      return value === 'true' ? '是' : '否'
    case 'month_day': {
      const [month = '', day = ''] = value.split('-')
      return `${String(Number(month))}月${String(Number(day))}日`
    }
    case 'day':
      return value === '' ? '未启用' : value
    case 'enum':
      return enums[value] ?? value
    case 'weights':
    case 'bands':
      return value === ''
        ? '未规定'
        : value
            .split(',')
            .map((n, i) => `${rule.options?.[i] ?? ''}${n}${rule.unit ?? ''}`)
            .join('，')
    default:
      return value === '' ? '未规定' : `${value}${rule.unit ?? ''}`
  }
}

/** A rule's example in words, shown where there is no default. It is in force nowhere. */
export function exampleText(rule: Described & { example?: string }): string {
  return valueText(rule, rule.example ?? '')
}

const setters: Record<string, string> = {
  nobody: '不可另行规定',
  province: '省总工会可规定',
  city: '设区市可规定更严',
  employer: '聘用单位可规定',
}

export function setterText(setter: string): string {
  return setters[setter] ?? setter
}

export interface Cell {
  date: string
  day: number
  /** 休, 班 or nothing. */
  mark: '休' | '班' | ''
  weekend: boolean
}

/** How filed rules stand, as tag. */
export const standings: Record<string, { title: string; tone: 'ok' | 'warn' | 'late' | 'off' | 'plain' }> = {
  draft: { title: '草稿', tone: 'plain' },
  coming: { title: '待施行', tone: 'plain' },
  in_force: { title: '现行', tone: 'ok' },
  ended: { title: '已失效', tone: 'off' },
}

export const localTones: Record<string, 'ok' | 'warn' | 'late' | 'off' | 'plain'> = {
  draft: 'plain',
  filed: 'ok',
  noted: 'ok',
  returned: 'warn',
}

export const stepTitles: Record<string, string> = {
  filed: '向省总工会报备',
  noted: '省总工会备查',
  returned: '省总工会退回意见',
  answered: '设区市答复',
  ended: '失效',
}

/** The parts of a value that is several numbers, each with its name; null for a value of one piece. */
export function partsOf(rule: Described, value: string): { name: string; value: string }[] | null {
  if (rule.kind !== 'weights' && rule.kind !== 'bands') return null
  const names = rule.kind === 'bands' ? (rule.options ?? []).slice(0, -1) : (rule.options ?? [])
  const numbers = value.split(',')
  return names.map((name, i) => ({ name, value: numbers[i] ?? '' }))
}

/** The twelve months of a year as weeks of seven cells beginning on Monday; null stands outside the month. */
export function monthsOf(year: number, days: CalendarYear['days']): (Cell | null)[][][] {
  const marks = new Map(days.map((d) => [d.date, d.kind === 'made' ? '班' : '休'] as const))
  return Array.from({ length: 12 }, (_, month) => {
    const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
    const cells: (Cell | null)[] = Array.from({ length: before }, () => null)
    for (let day = 1; day <= count; day++) {
      const date = `${String(year)}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      cells.push({ date, day, mark: marks.get(date) ?? '', weekend: (before + day - 1) % 7 >= 5 })
    }
    while (cells.length % 7 > 0) cells.push(null)
    return Array.from({ length: cells.length / 7 }, (_row, week) => cells.slice(week * 7, week * 7 + 7))
  })
}

/** What was supposed elsewhere and is to be written into the draft of a city's rules: its key, value and day. */
export function supposedOf(query: LocationQuery): { key: string; value: string; from: string } | null {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  return text('key') && text('value') ? { key: text('key'), value: text('value'), from: text('from') } : null
}
