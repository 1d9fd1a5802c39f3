import type { Tone } from '@/kit/StateTag.vue'
import { longDate } from '@/kit/dates'
import type { CheckedPoint, FileKind, FullExit, ListedExit, OwnExit, ShownExit } from './api'

type State = ListedExit['state']

const stateTones: Readonly<Record<State, Tone>> = {
  applied: 'warn',
  open: 'plain',
  decided: 'plain',
  completed: 'warn',
  filed: 'ok',
  withdrawn: 'off',
  void: 'off',
  revoked: 'off',
}

/** The tone of a state. Another ending than those of Art. 11 is done with once the person has left: nothing is to be filed. */
export const toneOf = (x: { state: State; article: string }): Tone =>
  x.state === 'completed' && x.article === '' ? 'ok' : stateTones[x.state]

/** The rules that act on an exit of a ground. */
export function rulesOf(ground: FullExit['ground']): readonly string[] {
  const own: Partial<Record<FullExit['ground'], readonly string[]>> = {
    age: ['retire_age', 'retire_age_women'],
    wish: ['exit_notice_days'],
    discipline: ['rehire_warning_years'],
    failed: ['failed_exit_days', 'rehire_warning_years'],
  }
  return own[ground] ? [...own[ground], 'exit_filing_workdays'] : ['file_other_endings']
}

/** The grounds in the order of Art. 11, then the other endings. */
export const grounds: readonly { key: Exclude<FullExit['ground'], ''>; title: string; hint: string }[] = [
  {
    key: 'age',
    title: '到龄，合同到期不再续聘',
    hint: '第十一条第（一）项：履行中的合同不因到龄终止',
  },
  {
    key: 'discipline',
    title: '违纪违法，损害工会形象，造成不良影响',
    hint: '第十一条第（二）项：三项须同时具备',
  },
  { key: 'wish', title: '身体或个人原因，本人申请', hint: '第十一条第（三）项：本人提前30日申请' },
  { key: 'failed', title: '上年度考核不称职', hint: '第十一条第（四）项：应当予以解聘' },
  { key: 'expired', title: '合同到期未续', hint: '其他离岗情形' },
  { key: 'transfer', title: '调动', hint: '其他离岗情形' },
  { key: 'retired', title: '达到法定退休年龄', hint: '其他离岗情形' },
  { key: 'death', title: '去世', hint: '其他离岗情形' },
  { key: 'abolished', title: '聘用单位撤销', hint: '其他离岗情形' },
  { key: 'other', title: '其他', hint: '其他离岗情形' },
]

export const fileKinds: Readonly<Record<FileKind, string>> = {
  evidence: '事实材料',
  application: '本人书面申请',
  agreement: '协商一致的书面材料',
  statement: '本人陈述',
  consultation: '征求工会意见的材料',
  decision: '决定文件',
  delivery: '送达凭证',
  other: '其他材料',
}

export const servedWays: Readonly<Record<'signed' | 'post' | 'refused', string>> = {
  signed: '本人签收',
  post: '邮寄送达',
  refused: '拒绝签收，留置送达',
}

/** A point in a word. What bars only a later step is no alarm yet. */
export function pointWord(c: CheckedPoint, state: State): { title: string; tone: Tone } {
  switch (c.level) {
    case 'ok':
      return { title: '符合', tone: 'ok' }
    case 'note':
      return { title: '提示', tone: 'plain' }
    case 'warn':
      return { title: '请注意', tone: 'warn' }
    case 'stop':
      return { title: stepWords[c.step], tone: barring(state, [c]).length > 0 ? 'late' : 'off' }
  }
}

const stepWords: Readonly<Record<CheckedPoint['step'], string>> = {
  decide: '决定前须补',
  handover: '办结前须办',
  complete: '办结前须办',
  file: '备案前须补',
}

/** Which steps a state is before: what bars them comes first. */
const ahead: Readonly<Partial<Record<State, readonly CheckedPoint['step'][]>>> = {
  open: ['decide'],
  decided: ['decide', 'handover', 'complete'],
  completed: ['complete', 'file'],
}

export const barring = (state: State, checks: readonly CheckedPoint[]): readonly CheckedPoint[] =>
  checks.filter((c) => c.level === 'stop' && ahead[state]?.includes(c.step) === true)

/** The points by the part of the page that they speak of: what is written, its papers, the hand-over, the filing. */
export const partOf = (c: CheckedPoint): 'written' | 'files' | 'handover' | 'filing' =>
  c.field === 'files'
    ? 'files'
    : ({ decide: 'written', handover: 'handover', complete: 'handover', file: 'filing' } as const)[c.step]

/** What stands above the checks, in a sentence. */
export function checksSaid(state: State, checks: readonly CheckedPoint[]): string {
  const n = barring(state, checks).length
  const next = { open: '决定', decided: '办结', completed: '报送备案' }[state as 'open']
  if (n > 0) return `还有${String(n)}项需要补齐，补齐后才能${next}。`
  if (state === 'open' && checks.some((c) => c.level === 'warn' && c.step === 'decide'))
    return '可以决定；有需要注意的，请在“说明”中写明理由。'
  return `材料齐全，可以${next}。`
}

/** The due day of a filing with what must be known about it. */
export function dueSaid(x: Pick<FullExit, 'dueOn' | 'provisional' | 'soft' | 'term'>): string {
  if (!x.dueOn) return ''
  const year = x.dueOn.slice(0, 4)
  const notes = [
    ...(x.provisional ? [`暂定：${year}年放假安排未导入`] : []),
    ...(x.soft ? ['内部要求，不计逾期'] : []),
  ]
  return notes.length > 0 ? notes.join('；') : x.term.includes('工作日') ? `${x.term}，含调休上班日` : x.term
}

/** What of an exit comes next for the person, in a sentence. */
export function personSaid(x: ShownExit): string {
  switch (x.state) {
    case 'applied':
      return x.byAgreement
        ? '等待单位受理，并由负责人确认是否同意这一天。'
        : '等待单位受理。决定以前可以撤回。'
    case 'open':
      return x.actions.includes('agree')
        ? '单位提出了新的离岗日期，请您确认是否同意。'
        : x.actions.includes('state')
          ? x.statement || x.declined
            ? '单位已收到您的意见；决定以前，您可以修改。'
            : '请看单位所列的事实，写明您的意见；也可以选择不陈述。'
          : '单位正在办理。'
    case 'decided':
      return x.servedOn ? '请按时交接工作。' : '请确认知悉。知悉只表示您已看到，不表示同意。'
    case 'completed':
    case 'filed':
      return '已办结。您仍可以登录，查看自己的档案和已签字的日志。'
    case 'revoked':
      return '备案已更正：解聘撤销，聘用恢复。'
    case 'withdrawn':
      return '您已撤回，聘用继续。'
    case 'void':
      return '单位不再办理，聘用继续；您可以再申请。'
  }
}

/** What of leaving waits for the person on the phone; whoever has left reads what may still be done. */
export function ownTodo(own: Pick<OwnExit, 'leftOn' | 'exits'>): { title: string; text: string }[] {
  const asked = { agree: '请确认离岗日期', state: '请您陈述', acknowledge: '请确认知悉离岗决定' } as const
  const out: { title: string; text: string }[] = own.exits.flatMap((x) =>
    (['agree', 'state', 'acknowledge'] as const)
      .filter((act) => x.actions.includes(act) && !(act === 'state' && (x.statement !== '' || x.declined)))
      .map((act) => ({ title: asked[act], text: personSaid(x) })),
  )
  if (own.leftOn)
    out.push({
      title: `您已于${longDate(own.leftOn)}离岗`,
      text: '可以查看自己的档案和日志，补记最后在岗日以前的工作；以后的日期不能填写。',
    })
  return out
}
