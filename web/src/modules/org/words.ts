import type { Tone } from '@/kit/StateTag.vue'
import type { ActRequest, NewUnion } from './api'

export type ActKind = ActRequest['kind']

/** How each act is called on its button, and in its dialog. */
export const actWords: Record<ActKind, { button: string; title: string }> = {
  rename: { button: '更名', title: '更名' },
  move: { button: '划转', title: '划转到另一上级' },
  tier: { button: '县级对待', title: '开发区工会按县级对待' },
  merge: { button: '并入', title: '并入另一工会' },
  split: { button: '分立', title: '分立出新的工会' },
  close: { button: '撤销', title: '撤销' },
  employ: { button: '申请聘用资格', title: '申请成为聘用单位' },
}

const states: Record<string, { tone: Tone; word: string }> = {
  asked: { tone: 'warn', word: '待上级同意' },
  waiting: { tone: 'warn', word: '到期办理' },
  running: { tone: 'warn', word: '正在办理' },
  done: { tone: 'ok', word: '已办理' },
  refused: { tone: 'late', word: '不同意' },
  cancelled: { tone: 'off', word: '已撤回' },
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

/** What may be founded below a kind; the server decides again. */
export function kindsBelow(kind: string): NewUnion['kind'][] {
  return below[kind] ?? []
}
