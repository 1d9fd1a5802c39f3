import type { RouteLocationRaw } from 'vue-router'
import type { Figures, Overview, UnitRow } from './api'

export type FigureName = keyof Figures

export interface FigureInfo {
  name: FigureName
  title: string
  /** What stands below the figure on the card. */
  note?: string
}

/** Every figure's words; the same names are the groups that the server opens. */
export const titles: Record<FigureName, string> = {
  all: '在岗',
  own: '自主招聘',
  procured: '政府购买服务',
  social: '社会化工会工作者',
  labour: '劳动合同',
  service: '劳务协议',
  uncontracted: '未登记合同',
  openended: '无固定期限',
  within30: '30日内到期',
  within60: '60日内到期',
  within90: '90日内到期',
  expired: '到期仍在岗',
  under35: '35岁以下',
  age35: '35—44岁',
  age45: '45—54岁',
  age55: '55—59岁',
  age60: '60—64岁',
  over65: '已到不再续聘的年龄',
  near65: '一年内到不再续聘的年龄',
  qualified: '有资质',
  relations: '劳动关系协调',
  law: '法律职业',
  economist: '经济人力财会',
  socialwork: '社会工作',
  otherqual: '其他资质',
  met: '已达到',
  ontheway: '进行中',
  notmet: '未达到',
  exempt: '不要求',
  waiting: '久未签字',
}

export const tables: { key: string; title: string; figures: FigureName[] }[] = [
  { key: 'people', title: '人数与渠道', figures: ['all', 'own', 'social', 'procured'] },
  {
    key: 'contracts',
    title: '合同',
    figures: [
      'labour',
      'service',
      'openended',
      'uncontracted',
      'within90',
      'within60',
      'within30',
      'expired',
    ],
  },
  {
    key: 'ages',
    title: '年龄',
    figures: ['under35', 'age35', 'age45', 'age55', 'age60', 'over65', 'near65'],
  },
  {
    key: 'quals',
    title: '资质',
    figures: ['qualified', 'relations', 'law', 'economist', 'socialwork', 'otherqual'],
  },
  { key: 'days', title: '下基层天数', figures: ['met', 'ontheway', 'notmet', 'exempt', 'waiting'] },
]

/** Figures about days: during the year they open to single persons at the employing union and in an inspection only. */
export const ofDays: ReadonlySet<string> = new Set<FigureName>([
  'met',
  'ontheway',
  'notmet',
  'exempt',
  'waiting',
])

/** A list that is not shown singly: it stands empty, with the reason above it. */
export const unlisted = { items: [], next: '', prev: '', total: { count: 0, exact: true } }

/** 42%, or — of nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`
}

/** The finding of the age chart, in one sentence. */
export function ageFinding(f: Figures, age: string): string {
  if (f.all === 0) return '当日没有在岗人员'
  const old = f.age55 + f.age60 + f.over65
  const next = f.near65 ? `将有${f.near65}人` : '无人'
  return `55岁以上占${share(old, f.all)}，一年内${next}满${age}`
}

/** The finding of the contract chart. */
export function contractFinding(f: Figures): string {
  if (f.all === 0) return '当日没有在岗人员'
  if (f.expired > 0) return `${f.expired}人合同已到期仍在岗，90日内还有${f.within90}人到期`
  if (f.within90 > 0) return `90日内有${f.within90}人合同到期`
  return '90日内没有合同到期'
}

/** The finding about days: counts only, no unit is named. */
export function daysFinding(o: Overview): string {
  const f = o.total
  const asked = f.met + f.ontheway + f.notmet
  if (asked === 0) return `${o.year}年没有天数要求`
  if (f.ontheway === 0) return `${o.year}年已关闭：${asked}人中${f.met}人达到${o.want}天`
  const met = f.met ? `已有${f.met}人` : '尚无人'
  return `${asked}人中${met}达到${o.want}天，${f.ontheway}人进行中`
}

/** The finding of the map. */
export function mapFinding(o: Overview): string {
  const drawn = o.rows.filter((row) => adcodeOf(row))
  const without = drawn.filter((row) => row.figures.all === 0).length
  const what = o.tier === 'province' ? '设区市' : '县（市、区）'
  if (drawn.length === 0) return '在岗人数'
  return without === 0
    ? `${drawn.length}个${what}都有在岗指导员`
    : `${drawn.length}个${what}中，${without}个没有在岗指导员`
}

/** Few classes of equal width in round numbers, so that the map can be read; none for an empty table. */
export function classes(values: readonly number[], count = 4): { min: number; max: number; label: string }[] {
  const top = Math.max(0, ...values)
  if (top === 0) return []
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000]
  const width = steps.find((step) => step * count >= top) ?? Math.ceil(top / count)
  const out = []
  for (let from = 1; from <= top; from += width) {
    const to = from + width - 1
    out.push({ min: from, max: to, label: from === to ? `${from}人` : `${from}—${to}人` })
  }
  return out
}

/** The outline of a unit: its region's code of six digits, when it stands for a city or a county. */
export function adcodeOf(row: Pick<UnitRow, 'regionCode' | 'tier' | 'itself'>): string {
  if (row.itself || (row.tier !== 'city' && row.tier !== 'county')) return ''
  return row.regionCode.slice(0, 6)
}

type Place = Pick<Overview, 'unionId' | 'on' | 'today' | 'tier' | 'closes'>

/** Where a figure of the overview opens to: the people behind it where they may be seen, else the table of units. */
export function opener(
  at: Place,
  people: boolean,
  inspects = false, // led on to where the reason is written down
): (name: FigureName) => RouteLocationRaw | undefined {
  const base = { unionId: at.unionId, on: at.on }
  const units = { path: '/report', query: { ...base, table: 'days' }, hash: '#units' }
  return (name) => {
    if (name === 'waiting') {
      return at.tier === 'base' || inspects
        ? { path: '/report/waiting', query: { unionId: at.unionId } }
        : units
    }
    if (ofDays.has(name) && at.tier !== 'base' && !inspects && at.today <= at.closes) return units
    return people ? { path: '/report/heads', query: { ...base, group: name } } : undefined
  }
}
