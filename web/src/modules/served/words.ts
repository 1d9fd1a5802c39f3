import type { Tone } from '@/kit/StateTag.vue'
import type { Facts, History, State, UnitView } from './api'

export const kinds = [
  { value: 'enterprise', title: '企业' },
  { value: 'town', title: '乡镇（街道）工会' },
  { value: 'zone', title: '开发区（工业园区）工会' },
  { value: 'trade', title: '行业工会' },
  { value: 'area', title: '区域工会' },
] as const

export const agreements = [
  { value: 'contract', title: '综合集体合同' },
  { value: 'wages', title: '工资专项集体合同' },
  { value: 'women', title: '女职工专项集体合同' },
  { value: 'safety', title: '劳动安全卫生专项集体合同' },
  { value: 'trade', title: '行业（区域）集体合同覆盖' },
  { value: 'other', title: '其他专项集体合同' },
] as const

export const states: readonly { value: State; title: string; tone: Tone }[] = [
  { value: 'to_check', title: '待核', tone: 'warn' },
  { value: 'active', title: '在册', tone: 'ok' },
  { value: 'merged', title: '已合并', tone: 'off' },
  { value: 'closed', title: '已注销', tone: 'off' },
]

/** Sections of GB/T 4754, as suggestions: the register takes any word. */
export const industries = [
  '农、林、牧、渔业',
  '采矿业',
  '制造业',
  '电力、热力、燃气及水生产和供应业',
  '建筑业',
  '批发和零售业',
  '交通运输、仓储和邮政业',
  '住宿和餐饮业',
  '信息传输、软件和信息技术服务业',
  '金融业',
  '房地产业',
  '租赁和商务服务业',
  '科学研究和技术服务业',
  '水利、环境和公共设施管理业',
  '居民服务、修理和其他服务业',
  '教育',
  '卫生和社会工作',
  '文化、体育和娱乐业',
] as const

export const stateTone = (state: State): Tone => states.find((s) => s.value === state)?.tone ?? 'plain'

/** A count, 0 being unknown. */
export const countText = (n: number, unit = '人'): string => (n > 0 ? `${String(n)} ${unit}` : '未登记')

/** The agreement in force with its days. */
export function agreementText(u: UnitView): string {
  if (!u.agreementKind) return '未登记'
  if (!u.agreementFrom && !u.agreementUntil) return u.agreementTitle
  return `${u.agreementTitle}（${u.agreementFrom || '起始未登记'} 至 ${u.agreementUntil || '届满未登记'}）`
}

const fieldTitles: Readonly<Record<string, string>> = {
  kind: '类别',
  name: '名称',
  creditCode: '信用代码',
  creditConfirmed: '已对照证书',
  orgUnionId: '组织树中的工会',
  regionCode: '区划代码',
  industry: '行业',
  workers: '职工人数',
  members: '会员数',
  hasUnion: '是否建会',
  chairName: '工会主席',
  contactName: '联系人',
  contactTitle: '联系人职务',
  agreementKind: '集体合同',
  agreementFrom: '合同起始',
  agreementUntil: '合同届满',
  note: '备注',
  phone_blind: '联系电话',
  phone_checked_by: '电话核对',
  state: '状态',
  mergedInto: '并入',
  unionId: '所属台账',
}

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return '空'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return '…'
  const words: Readonly<Record<string, string>> = Object.fromEntries(
    [...kinds, ...agreements, ...states].map((w) => [w.value, w.title]),
  )
  return words[value] ?? value
}

/** What an act changed, a line for each field that people know. */
export function changeLines(line: History): string[] {
  if (line.action === 'served.add' || line.action === 'served.reveal') return []
  return line.changes.flatMap((c) => {
    const title = fieldTitles[c.field]
    if (!title) return []
    const hidden =
      c.before === '***' || c.after === '***' || c.field.endsWith('Id') || c.field.endsWith('_by')
    return [hidden ? `${title}有变化` : `${title}：${plain(c.before)} → ${plain(c.after)}`]
  })
}

export const emptyFacts = (): Facts => ({
  kind: 'enterprise',
  name: '',
  creditCode: '',
  creditConfirmed: false,
  orgUnionId: '',
  regionCode: '',
  industry: '',
  workers: 0,
  members: 0,
  hasUnion: true,
  chairName: '',
  contactName: '',
  contactTitle: '',
  agreementKind: '',
  agreementFrom: '',
  agreementUntil: '',
  note: '',
})

/** The facts of a unit alone, for its form. */
export function factsOf(u: UnitView): Facts {
  const facts = emptyFacts()
  for (const key of Object.keys(facts) as (keyof Facts)[]) Object.assign(facts, { [key]: u[key] })
  return facts
}

/** What is chosen from either side when two units are merged. */
export const parts: readonly { part: string; title: string; text: (u: UnitView) => string }[] = [
  { part: 'name', title: '名称', text: (u) => u.name },
  { part: 'kind', title: '类别', text: (u) => u.kindTitle },
  { part: 'credit', title: '统一社会信用代码', text: (u) => u.creditCode },
  { part: 'org', title: '组织树中的工会', text: (u) => u.orgUnionName },
  { part: 'region', title: '区划代码', text: (u) => u.regionCode },
  { part: 'industry', title: '行业', text: (u) => u.industry },
  { part: 'workers', title: '职工人数', text: (u) => (u.workers ? String(u.workers) : '') },
  { part: 'members', title: '会员数', text: (u) => (u.members ? String(u.members) : '') },
  { part: 'union', title: '是否建会', text: (u) => (u.hasUnion ? '已建会' : '未建会') },
  { part: 'chair', title: '工会主席', text: (u) => u.chairName },
  {
    part: 'contact',
    title: '联系人和电话',
    text: (u) =>
      [
        u.contactName,
        u.contactTitle,
        u.phoneMasked && `${u.phoneMasked}${u.phoneChecked ? '（已核对）' : ''}`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  { part: 'agreement', title: '集体合同', text: (u) => (u.agreementKind ? agreementText(u) : '') },
  { part: 'note', title: '备注', text: (u) => u.note },
]

/** Parts to take from the unit that goes, to begin with: what the one that stays lacks. */
export function lacking(stays: UnitView, goes: UnitView): string[] {
  return parts.filter((p) => !p.text(stays) && p.text(goes)).map((p) => p.part)
}
