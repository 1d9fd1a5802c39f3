import type { Tone } from '@/kit/StateTag.vue'
import type { CaseDetail, CaseLine, Opinion, StepView } from './api'

interface Word {
  title: string
  tone: Tone
}

const states: Record<CaseDetail['state'], Word> = {
  open: { title: '办理中', tone: 'plain' },
  returned: { title: '退回修改', tone: 'warn' },
  withdrawn: { title: '已撤回', tone: 'off' },
  joined: { title: '已汇总', tone: 'plain' },
  approved: { title: '已通过', tone: 'ok' },
  rejected: { title: '未通过', tone: 'late' },
}

export const stateWord = (state: CaseDetail['state']): Word => states[state]

const acts: Record<string, string> = {
  submit: '上报',
  approve: '通过',
  return: '退回修改',
  reject: '不予通过',
  withdraw: '撤回',
  transfer: '转办',
  copy: '抄送',
  consolidate: '汇总上报',
  release: '移出汇总',
  reroute: '隶属变更，改由新的上级办理',
  escalate: '超过内部时限，提请上级关注',
  vacate: '承办人不在岗，退还岗位',
}

/** The post of whoever said it; what 昆山市总工会 and 工会经办 have in common is said once. */
export function postText({ unionName, post }: Pick<Opinion, 'unionName' | 'post'>): string {
  return unionName + (unionName.endsWith('工会') ? post.replace(/^工会/, '') : post)
}

/** What was done, and to whom or where to. */
export function actText(opinion: Pick<Opinion, 'act' | 'target'>): string {
  const act = acts[opinion.act] ?? opinion.act
  return opinion.target ? `${act}：${opinion.target}` : act
}

/** Who said it, as papers write it: 李某（代王某）, and by whose word where another union had delegated it. */
export function signed(opinion: Pick<Opinion, 'byName' | 'forName' | 'mandate'>): string {
  const name = opinion.forName ? `${opinion.byName}（代${opinion.forName}）` : opinion.byName
  return opinion.mandate ? `${name} · ${opinion.mandate}` : name
}

/** An internal term in words; it is never late. */
export function termText(term: Pick<CaseLine, 'dueOn' | 'workdays'>): string {
  if (!term.dueOn) return ''
  if (term.workdays < 0) return `超过内部时限 ${String(-term.workdays)} 个工作日`
  if (term.workdays === 0) return '内部时限今天'
  return `还有 ${String(term.workdays)} 个工作日`
}

/** A step of a case's way in one word. */
export function stepText(step: StepView): string {
  if (step.state === 'done') return '已办'
  if (step.state === 'paused') return '已退回，时限暂停'
  if (step.state === 'open') return openText(step)
  return '未到'
}

function openText(step: StepView): string {
  const term = step.dueOn ? termText(step) : '办理中'
  return step.delegate ? `${term}，已委托${step.delegate}审核` : term
}

/** Where a substitute or a delegation stands. */
export function standText(one: { inForce: boolean; endedAt?: string; actions: readonly string[] }): {
  title: string
  tone: Tone
} {
  if (one.inForce) return { title: '进行中', tone: 'ok' }
  return one.endedAt || one.actions.length === 0
    ? { title: '已结束', tone: 'off' }
    : { title: '未开始', tone: 'plain' }
}
