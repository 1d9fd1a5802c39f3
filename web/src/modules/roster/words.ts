import type { Tone } from '@/kit/StateTag.vue'

export const states: Readonly<Record<string, { title: string; tone: Tone }>> = {
  active: { title: '在岗', tone: 'ok' },
  lapsed: { title: '在岗，合同到期', tone: 'warn' },
  future: { title: '待上岗', tone: 'plain' },
  ended: { title: '已离岗', tone: 'off' },
}

export const channels: Readonly<Record<string, string>> = {
  own: '自主招聘',
  procured: '政府购买服务',
  social: '社会化工会工作者',
}

/** Levels of a post, by where its union stands. */
export const tiers: Readonly<Record<string, string>> = {
  province: '省级',
  city: '设区市级',
  county: '县（市、区）级',
  base: '县级以下',
}

export const contractKinds: Readonly<Record<string, string>> = { labour: '劳动合同', service: '劳务协议' }

export const leaves: Readonly<Record<string, string>> = {
  maternity: '产假、陪产假',
  sick: '病假、工伤',
  personal: '事假',
  seconded: '借调、挂职',
  other: '其他',
}

export const grounds: Readonly<Record<string, string>> = {
  age: '到龄不再续聘',
  discipline: '违纪违法，损害工会形象，造成不良影响',
  wish: '身体或个人原因',
  failed: '上年度考核不称职',
  expired: '合同到期未续',
  transfer: '调动',
  death: '去世',
  retired: '达到法定退休年龄',
  abolished: '聘用单位撤销',
  other: '其他',
}

export const qualificationKinds: Readonly<Record<string, string>> = {
  relations: '劳动关系协调员（师）',
  law: '法律职业资格、律师',
  economist: '经济、人力资源、会计、统计',
  social: '社会工作',
  other: '其他',
}

/** 2025-01-01 至 2026-12-31, 2025-01-01 起 for an open end. */
export function term(from: string, to: string, open = '无固定期限'): string {
  if (!from) return '未登记'
  return to ? `${from} 至 ${to}` : `${from} 起${open}`
}

export const conditions = [
  ['meetsPolitical', '政治条件'],
  ['meetsKnowledge', '政策法律知识'],
  ['meetsAbility', '协商能力'],
  ['meetsHealth', '身体健康，能胜任工作'],
] as const

export const preferences = [
  ['prefQualified', '持有协调劳动关系专业资质'],
  ['prefExperience', '从事过劳动人事、工会、法律援助工作'],
  ['prefGraduate', '法律、财务、人力资源等专业毕业'],
] as const
