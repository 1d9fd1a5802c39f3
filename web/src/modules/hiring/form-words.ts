import type { Tone } from '@/kit/StateTag.vue'
import type { DatedLine, FormCheck, FormContent, FormLine, FormView } from './form-api'

/** The state of a form as a colour. */
export function formTone(state: FormLine['state']): Tone {
  if (state === 'approved') return 'ok'
  if (state === 'returned') return 'warn'
  if (state === 'rejected') return 'late'
  return state === 'void' ? 'off' : 'plain'
}

export const formStates = {
  draft: '草稿',
  submitted: '已上报',
  returned: '退回修改',
  approved: '审核同意',
  rejected: '未同意',
  void: '已作废',
} as const

export const formChannels = { own: '自主招聘', procured: '政府购买服务', social: '社会化工会工作者' } as const

/** How a check came out, as colour and word. */
export function checkWord(check: FormCheck): { tone: Tone; title: string } {
  if (check.level === 'ok') return { tone: 'ok', title: '符合' }
  if (check.level === 'note') return { tone: 'plain', title: '提示' }
  if (check.level === 'warn') return { tone: 'warn', title: '请注意' }
  return check.bars === 'approve' ? { tone: 'late', title: '暂不能同意' } : { tone: 'late', title: '须修改' }
}

/** What stands in the way first, then what is to be weighed, then the rest. */
export function sorted(checks: readonly FormCheck[]): FormCheck[] {
  const rank = { stop: 0, warn: 1, note: 2, ok: 3 } as const
  return [...checks].sort((a, b) => rank[a.level] - rank[b.level])
}

/** What is being written: the numbers are empty unless they are typed anew. */
export type FormDraft = Omit<FormContent, 'idNumber' | 'phone'> & { idNumber: string; phone: string }

const blank = (): DatedLine => ({ when: '', text: '' })

export function draftOf(view: FormView): FormDraft {
  const lines = (list: readonly DatedLine[]) => (list.length > 0 ? list.map((l) => ({ ...l })) : [blank()])
  return {
    name: view.name,
    idNumber: '',
    phone: '',
    sex: (view.sex || '') as FormDraft['sex'],
    birth: view.birth,
    political: view.political,
    education: view.education,
    titleText: view.titleText,
    formerPost: view.formerPost,
    resume: lines(view.resume),
    awards: lines(view.awards),
    postUnionId: view.postUnionId,
    channel: view.channel as FormDraft['channel'],
    managedPaper: view.managedPaper,
    onDuty: view.onDuty,
    contractKind: view.contractKind as FormDraft['contractKind'],
    startsOn: view.startsOn,
    endsOn: view.endsOn,
    openEnded: view.openEnded,
    ageReason: view.ageReason,
    gradeReason: view.gradeReason,
  }
}

/** The content as it is sent: a number that was not typed stays as it is, a cleared date is none. */
export function contentOf(draft: FormDraft): FormContent {
  const { idNumber, phone, ...rest } = draft
  return {
    ...rest,
    birth: rest.birth || '',
    onDuty: rest.onDuty || '',
    startsOn: rest.startsOn || '',
    endsOn: rest.openEnded ? '' : rest.endsOn || '',
    ...(idNumber.trim() ? { idNumber } : {}),
    ...(phone.trim() ? { phone } : {}),
  }
}
