import type { Tone } from '@/kit/StateTag.vue'
import type { FieldWords } from '@/kit/record-form'
import type { DatedLine, FormCheck, FormContent, FormLine, FormView } from './api'

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
export const formContracts = { labour: '劳动合同', service: '劳务协议' } as const

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

/** What is typed on the form's page: the annex, the post's union by name too, and the opinion that goes up with it. */
export type AnnexForm = FormDraft & { postUnionName: string; opinion: string }

const dated = (lines: readonly DatedLine[]) =>
  lines
    .filter((l) => l.when || l.text)
    .map((l) => `${l.when} ${l.text}`.trim())
    .join('\n')

interface Lists {
  political: readonly { code: string; short: string }[]
  education: readonly { code: string; short: string }[]
}

/** The fields of the annex in words, for two versions side by side; the numbers are not shown. */
export function annexWords(lists: () => Lists | undefined): readonly FieldWords<AnnexForm>[] {
  const short = (of: 'political' | 'education', code: string) =>
    lists()?.[of].find((item) => item.code === code)?.short ?? code
  return [
    { key: 'name', title: '姓名' },
    { key: 'sex', title: '性别', text: (v) => (v.sex === '1' ? '男' : v.sex === '2' ? '女' : '') },
    { key: 'birth', title: '出生日期' },
    { key: 'political', title: '政治面貌', text: (v) => short('political', v.political) },
    { key: 'education', title: '文化程度', text: (v) => short('education', v.education) },
    { key: 'titleText', title: '专业职称' },
    {
      key: 'contractKind',
      title: '合同种类',
      text: (v) => (v.contractKind ? formContracts[v.contractKind] : ''),
    },
    { key: 'startsOn', title: '起始日期' },
    { key: 'endsOn', title: '终止日期' },
    { key: 'openEnded', title: '无固定期限', text: (v) => (v.openEnded ? '是' : '否') },
    { key: 'onDuty', title: '拟上岗日期' },
    { key: 'postUnionId', title: '定岗单位', text: (v) => v.postUnionName, along: ['postUnionName'] },
    { key: 'channel', title: '聘用渠道', text: (v) => (v.channel ? formChannels[v.channel] : '') },
    { key: 'managedPaper', title: '管理文件' },
    { key: 'ageReason', title: '年龄的理由' },
    { key: 'gradeReason', title: '考核的理由' },
    { key: 'formerPost', title: '原单位及岗位' },
    { key: 'resume', title: '工作简历', text: (v) => dated(v.resume) },
    { key: 'awards', title: '奖惩情况', text: (v) => dated(v.awards) },
  ]
}

/** What of it is the annex itself. */
export function draftIn(form: AnnexForm): FormDraft {
  const draft: FormDraft & Partial<AnnexForm> = { ...form }
  delete draft.postUnionName
  delete draft.opinion
  return draft
}
