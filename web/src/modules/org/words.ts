import type { Tone } from '@/kit/StateTag.vue'
import type { ActLine, ActRequest, NewUnion } from './api'

export type ActKind = ActRequest['kind']

/** How each act is called on its button and in its dialog, and what it is for. */
export const actWords: Record<ActKind, { button: string; title: string; hint: string }> = {
  rename: { button: '更名', title: '更名', hint: '改名称，也可改乡镇、街道的类别和区划代码' },
  move: { button: '划转', title: '划转到另一上级', hint: '改由另一上级领导，人员和服务对象随之转' },
  tier: { button: '县级对待', title: '开发区工会按县级对待', hint: '开发区是否单独编制计划（第三条）' },
  split: { button: '分立', title: '分立出新的工会', hint: '分出新的工会，选定的人员和服务对象一并划出' },
  merge: { button: '并入', title: '并入另一工会', hint: '本工会撤销，人员和服务对象转入另一工会' },
  close: { button: '撤销', title: '撤销', hint: '名下已没有人员和服务对象的工会' },
  employ: { button: '申请聘用资格', title: '申请成为聘用单位', hint: '' },
  undo: { button: '撤回误办', title: '撤回误办的变更', hint: '' },
}

/** The acts of the menu, the dangerous ones last and apart. */
export const menuActs: { kind: ActKind; danger?: boolean }[] = [
  { kind: 'rename' },
  { kind: 'move' },
  { kind: 'tier' },
  { kind: 'split' },
  { kind: 'merge', danger: true },
  { kind: 'close', danger: true },
]

const states: Record<string, { tone: Tone; word: string }> = {
  asked: { tone: 'warn', word: '待上级同意' },
  waiting: { tone: 'warn', word: '到期办理' },
  running: { tone: 'warn', word: '正在办理' },
  done: { tone: 'ok', word: '已办理' },
  refused: { tone: 'late', word: '不同意' },
  cancelled: { tone: 'off', word: '已撤回' },
  undone: { tone: 'off', word: '误办，已撤回' },
  failed: { tone: 'late', word: '未能办理' },
}

export function stateWord(state: string): { tone: Tone; word: string } {
  return states[state] ?? { tone: 'plain', word: state }
}

export const kinds: { value: string; title: string }[] = [
  { value: 'province', title: '省总工会' },
  { value: 'industry', title: '省产业工会' },
  { value: 'city', title: '设区市总工会' },
  { value: 'county', title: '县（市、区）总工会' },
  { value: 'town', title: '乡镇工会' },
  { value: 'street', title: '街道工会' },
  { value: 'zone', title: '开发区（园区）工会' },
  { value: 'trade', title: '行业工会' },
]

export function kindTitle(kind: string): string {
  return kinds.find((k) => k.value === kind)?.title ?? kind
}

const below: Record<string, NewUnion['kind'][]> = {
  province: ['industry', 'zone'],
  city: ['county', 'zone', 'trade'],
  county: ['town', 'street', 'zone', 'trade'],
  zone: ['town', 'street', 'trade'],
  town: ['zone', 'trade'],
  street: ['zone', 'trade'],
}

/** What an act is, in a few words. */
export function told(act: ActLine): string {
  switch (act.kind) {
    case 'rename':
      return [
        act.name && `更名为“${act.name}”`,
        act.newKind && `改为${kindTitle(act.newKind)}`,
        act.regionCode && `区划代码改为 ${act.regionCode}`,
      ]
        .filter(Boolean)
        .join('，')
    case 'move':
      return `划归“${act.otherName}”`
    case 'merge':
      return `“${act.unionName}”并入“${act.otherName}”`
    case 'split':
      return `从“${act.unionName}”分立出“${act.name}”`
    case 'tier':
      return act.countyTier ? '按县级对待' : '不再按县级对待'
    case 'employ':
      return `成为聘用单位（须经“${act.consentName}”同意）`
    case 'undo':
      return '撤回此前误办的变更'
    default:
      return act.kindTitle
  }
}

/** What may be founded below a kind; the server decides again. */
export function kindsBelow(kind: string): NewUnion['kind'][] {
  return below[kind] ?? []
}
