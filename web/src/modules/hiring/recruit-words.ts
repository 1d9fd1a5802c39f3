import { formChannels } from './form-words'
import type { FieldWords, Standing } from '@/kit/record-form'
import type { ApplicationLine, NoticeContent, RecruitView } from './recruit-api'

/** Words and small sums of the recruitment's pages. */
type Tone = 'ok' | 'warn' | 'late' | 'off' | 'plain'

export const noticeStates = [
  ['draft', '草稿'],
  ['published', '已发布'],
  ['publicity', '拟聘用公示'],
  ['closed', '已办结'],
  ['cancelled', '已取消'],
] as const

export const noticeTone = (state: string): Tone =>
  state === 'published' ? 'ok' : state === 'publicity' ? 'warn' : state === 'draft' ? 'plain' : 'off'

export const tierTitles: Record<string, string> = {
  city: '市级',
  county: '县级',
  base: '乡镇、街道、园区、行业',
}

export const answers = [
  ['yes', '符合'],
  ['no', '不符合'],
  ['unclear', '待核实'],
] as const
export const answerTitle = (answer: string) => answers.find(([a]) => a === answer)?.[1] ?? '未核'

/** The four answers in a few words: what is not met or still open is named, what is met is not. */
export function answersText(list: readonly string[], given: readonly { short: string }[]): string[] {
  if (list.every((a) => a === '')) return ['未核']
  if (list.every((a) => a === 'yes')) return ['四项符合']
  return list.flatMap((a, i) => (a === 'yes' ? [] : [`${given[i]?.short ?? ''} ${answerTitle(a)}`]))
}

export const verdictTitle = (verdict: string) =>
  verdict === 'eligible' ? '通过' : verdict === 'ineligible' ? '不通过' : '未审核'
export const verdictTone = (verdict: string): Tone =>
  verdict === 'eligible' ? 'ok' : verdict === 'ineligible' ? 'late' : 'off'

/** 85.80 for 8580 hundredths. */
export const points = (n: number | null | undefined) => (n == null ? '—' : (n / 100).toFixed(2))

/** Hundredths of what was typed, or null for an empty field. */
export const hundredths = (n: number | null | undefined) => (n == null ? null : Math.round(n * 100))

/** Those who share a place at one post and wait for a decision, group by group. */
export function tiedGroups(lines: readonly ApplicationLine[]): ApplicationLine[][] {
  const groups = new Map<string, ApplicationLine[]>()
  for (const l of lines) {
    if (!l.tied) continue
    const key = `${l.postId} ${String(l.place)}`
    groups.set(key, [...(groups.get(key) ?? []), l])
  }
  return [...groups.values()]
}

/** What comes next, in one sentence: the page has many parts, and a clerk comes once a year. */
export function nextStep(v: RecruitView): string {
  const may = (act: string) => v.actions.includes(act)
  switch (v.state) {
    case 'draft':
      return '填好后发布。发布后内容不再修改，公开页开始接受报名。'
    case 'published':
      if (!may('propose'))
        return `报名到 ${v.applyUntil}。可以先审核已收到的报名；网上报名人在截止前还可以更正。`
      if (v.tally.unjudged > 0) return `报名已截止，还有 ${String(v.tally.unjudged)} 人没有资格审核结论。`
      if (v.proposed.length > 0) return '已确定拟聘用人员，可以开始公示。'
      return (
        '资格审核已完成。' +
        (v.writtenWeight + v.interviewWeight > 0 ? '录入成绩后，' : '') +
        '在名单中勾选拟聘用人员。'
      )
    case 'publicity':
      if (v.objections.some((o) => o.state === 'open')) return '有异议待书面答复；答复后、公示期满才能办结。'
      return may('close') ? '公示期满，可以办结。' : `公示到 ${v.publicityUntil} 24时。`
    case 'closed':
      return v.proposed.length > 0 ? '已办结。请为拟聘用人员填写推荐表，报上一级工会批准。' : '已办结。'
    default:
      return ''
  }
}

export const emptyNotice = (): NoticeContent => ({
  title: '',
  channel: 'own',
  channelPaper: '',
  conditions: '',
  body: '',
  applyFrom: '',
  applyUntil: '',
  publicityDays: 5,
  writtenWeight: 0,
  interviewWeight: 0,
  trim: false,
  contactName: '',
  officePhone: '',
  posts: [{ id: '', title: '专职集体协商指导员', tier: 'base', place: '', heads: 1 }],
})

/** The content of a notice as it stands, for its form. */
export function contentOf(v: NoticeContent | RecruitView): NoticeContent {
  const c = emptyNotice()
  for (const key of Object.keys(c) as (keyof NoticeContent)[]) Object.assign(c, { [key]: v[key] })
  return { ...c, posts: v.posts.map((p) => ({ ...p })) }
}

/** What is typed on a draft's page: the notice, and why it is published without a free place. */
export type NoticeForm = NoticeContent & { reason: string }

export const noticeStands = (v: RecruitView): Standing<NoticeForm> => ({
  rev: v.rev,
  value: { ...contentOf(v), reason: '' },
})

const tierOf = (tier: string) => tierTitles[tier] ?? tier

/** The fields of a notice in words, for two versions side by side. */
export const noticeWords: readonly FieldWords<NoticeForm>[] = [
  { key: 'title', title: '标题' },
  {
    key: 'posts',
    title: '岗位',
    text: (v) =>
      v.posts
        .map((p) => `${p.title}，${tierOf(p.tier)}，${p.place || '地点未填'}，${String(p.heads)} 名`)
        .join('\n'),
  },
  { key: 'channel', title: '聘用渠道', text: (v) => formChannels[v.channel] },
  { key: 'channelPaper', title: '依据文件' },
  { key: 'applyFrom', title: '报名开始' },
  { key: 'applyUntil', title: '报名截止' },
  { key: 'conditions', title: '条件' },
  { key: 'body', title: '说明' },
  { key: 'writtenWeight', title: '笔试', text: (v) => `${String(v.writtenWeight)}%` },
  { key: 'interviewWeight', title: '面试', text: (v) => `${String(v.interviewWeight)}%` },
  { key: 'trim', title: '去掉最高、最低分', text: (v) => (v.trim ? '去掉' : '不去掉') },
  { key: 'publicityDays', title: '公示天数', text: (v) => `${String(v.publicityDays)} 个工作日` },
  { key: 'contactName', title: '联系人' },
  { key: 'officePhone', title: '办公电话' },
]

/** How applicants are compared, in a line. */
export function choosing(n: { writtenWeight: number; interviewWeight: number; trim: boolean }): string {
  const parts = [
    n.writtenWeight > 0 ? `笔试 ${String(n.writtenWeight)}%` : '',
    n.interviewWeight > 0 ? `面试 ${String(n.interviewWeight)}%` : '',
  ].filter(Boolean)
  if (parts.length === 0) return '不打分，集体研究择优'
  return parts.join('，') + (n.trim ? '，评委五人以上去掉最高最低分' : '')
}
