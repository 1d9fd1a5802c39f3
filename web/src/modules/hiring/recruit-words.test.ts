import { describe, expect, it } from 'vitest'
import type { ApplicationLine, RecruitView } from './recruit-api'
import {
  answersText,
  answerTitle,
  choosing,
  contentOf,
  emptyNotice,
  hundredths,
  nextStep,
  points,
  tiedGroups,
} from './recruit-words'

const line = (id: string, postId: string, place: number, tied: boolean) =>
  ({ id, postId, place, tied }) as ApplicationLine
const view = (part: Partial<RecruitView>) =>
  ({
    actions: [],
    proposed: [],
    objections: [],
    tally: { unjudged: 0 },
    writtenWeight: 0,
    interviewWeight: 100,
    applyUntil: '2026-11-10',
    publicityUntil: '2026-11-23',
    ...part,
  }) as unknown as RecruitView

describe('recruitment', () => {
  it('says how applicants are compared', () => {
    const by = (writtenWeight: number, interviewWeight: number, trim = false) =>
      choosing({ writtenWeight, interviewWeight, trim })
    expect(by(40, 60)).toBe('笔试 40%，面试 60%')
    expect(by(0, 100, true)).toBe('面试 100%，评委五人以上去掉最高最低分')
    expect(by(0, 0)).toBe('不打分，集体研究择优')
  })

  it('writes hundredths as people read them', () => {
    expect([points(8580), points(0), points(null), points(undefined)]).toEqual(['85.80', '0.00', '—', '—'])
    expect([hundredths(85.8), hundredths(0), hundredths(undefined), hundredths(80.29)]).toEqual([
      8580,
      0,
      null,
      8029,
    ])
    expect([answerTitle('yes'), answerTitle('unclear'), answerTitle('')]).toEqual(['符合', '待核实', '未核'])
  })

  it('names the conditions that are not met', () => {
    const given = [{ short: '政治条件' }, { short: '知识条件' }, { short: '协商能力' }, { short: '健康条件' }]
    expect(answersText(['', '', '', ''], given)).toEqual(['未核'])
    expect(answersText(['yes', 'yes', 'yes', 'yes'], given)).toEqual(['四项符合'])
    expect(answersText(['yes', 'no', '', 'unclear'], given)).toEqual([
      '知识条件 不符合',
      '协商能力 未核',
      '健康条件 待核实',
    ])
  })

  it('finds those who share a place, post by post', () => {
    const groups = tiedGroups([
      line('a', 'p', 1, true),
      line('b', 'p', 1, true),
      line('c', 'p', 3, false),
      line('d', 'q', 1, true),
      line('e', 'q', 1, true),
    ])
    expect(groups.map((g) => g.map((l) => l.id))).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ])
  })

  it('says what comes next', () => {
    expect(nextStep(view({ state: 'published' }))).toContain('报名到 2026-11-10')
    expect(
      nextStep(
        view({ state: 'published', actions: ['propose'], tally: { unjudged: 2 } as RecruitView['tally'] }),
      ),
    ).toContain('还有 2 人')
    expect(nextStep(view({ state: 'published', actions: ['propose'] }))).toContain('录入成绩后')
    expect(nextStep(view({ state: 'publicity', actions: ['close'] }))).toBe('公示期满，可以办结。')
    expect(
      nextStep(
        view({
          state: 'publicity',
          objections: [{ state: 'open' }] as RecruitView['objections'],
          actions: ['close'],
        }),
      ),
    ).toContain('待书面答复')
    expect(nextStep(view({ state: 'cancelled' }))).toBe('')
  })

  it('fills the form from the notice as it stands', () => {
    const posts = [{ id: 'p', title: '指导员', tier: 'base' as const, place: '', heads: 2 }]
    const form = contentOf({ ...view({}), ...emptyNotice(), title: '公告', posts })
    expect(form.title).toBe('公告')
    expect(form.posts).toEqual(posts)
    expect(form.posts).not.toBe(posts)
  })
})
