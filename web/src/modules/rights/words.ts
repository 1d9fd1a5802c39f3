import type { Tone } from '@/kit/StateTag.vue'
import type { ConcernFigure, ConcernLine, ConcernView, CorrectionAsk } from './api'

/** The kinds with what each is for, so that nobody has to guess. */
export const kinds = [
  { value: 'suggestion', title: '意见建议', hint: '对工作、制度或者本系统的意见' },
  { value: 'complaint', title: '投诉', hint: '对单位或者人员的做法不满意' },
  { value: 'appeal', title: '申诉', hint: '对考核、解聘、更正等决定不服' },
] as const

/** The state as a word and a tone. An internal term makes nothing late: amber at most. */
export function stateOf(c: Pick<ConcernLine, 'state' | 'overdue'>): { title: string; tone: Tone } {
  if (c.state === 'answered') return { title: '已答复', tone: 'ok' }
  if (c.state === 'withdrawn') return { title: '已撤回', tone: 'off' }
  return c.overdue ? { title: '超过内部时限', tone: 'warn' } : { title: '待答复', tone: 'plain' }
}

/** One line of what became of a case. */
export function stepText(step: ConcernView['steps'][number]): string {
  const note = step.note ? `：${step.note}` : ''
  switch (step.act) {
    case 'sent':
      return `提出，由${step.unionName}答复`
    case 'rerouted':
      return `${step.unionName}转办${note}`
    case 'raised':
      return `${step.unionName}超过内部时限未答复，由上一级办理`
    case 'answered':
      return `${step.unionName}答复`
    case 'commented':
      return '提出人评价了答复'
    case 'withdrawn':
      return '提出人撤回'
    case 'attached':
      return `添加附件${note}`
    case 'detached':
      return '移除附件'
  }
}

/** 少于3 where showing the number could name somebody. */
export function figureText(f: ConcernFigure, none = '少于3'): string {
  return f.hidden ? none : String(f.n)
}

export const correctionStates: Record<CorrectionAsk['state'], { title: string; tone: Tone }> = {
  open: { title: '待办理', tone: 'plain' },
  applied: { title: '已更正', tone: 'ok' },
  declined: { title: '未予更正', tone: 'warn' },
  withdrawn: { title: '已撤回', tone: 'off' },
}

/** 2026-11-22 12:00 in China's time. */
export function minute(text: string): string {
  const at = new Date(new Date(text).getTime() + 8 * 3600_000)
  return Number.isNaN(at.getTime()) ? text : at.toISOString().slice(0, 16).replace('T', ' ')
}

/** A code in fives, as people copy it. */
export function grouped(code: string): string {
  return (code.match(/.{1,5}/g) ?? []).join(' ')
}

/** What may be added, as the server has it. */
export const attachable = '.pdf,.docx,.xlsx,.jpg,.jpeg,.png'
export const mostFiles = 5
const largest = 10 << 20

/** Why a file cannot go along, in words for the user; empty when it can. */
export function unfit(file: { size: number; name: string }, there: number): string {
  if (there >= mostFiles) return `最多 ${String(mostFiles)} 个附件`
  if (file.size === 0) return `“${file.name}”是空的`
  return file.size > largest ? `“${file.name}”太大，每个不超过 10 MB` : ''
}

/** Pages of the phone by which something is often sent, for whoever answers at the console, which does not know them. */
const phonePages: Readonly<Record<string, string>> = {
  '/': '首页',
  '/logs': '日志',
  '/todo': '待办',
  '/me': '我的',
  '/calendar': '期限日历',
  '/notices': '通知',
  '/my-data': '我的信息',
  '/my-record': '我的档案',
  '/my-exit': '离岗',
  '/house': '规章制度',
}

/** What a page is called: its own title, the phone's or that of the phone's page above it, else its address. */
export function pageName(path: string, title?: string): string {
  if (title) return title
  const place = path.replace(/[?#].*$/, '')
  return phonePages[place] ?? phonePages[place.replace(/^(\/[^/]+).*$/, '$1')] ?? path
}
