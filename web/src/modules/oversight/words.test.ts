import { describe, expect, it } from 'vitest'
import { actionTitle, instant, linked } from './words'

describe('words', () => {
  it('names acts as people do', () => {
    expect(actionTitle('roster.person.change')).toBe('花名册 · 人员修改')
    expect(actionTitle('org.rename')).toBe('组织 · 更名')
    expect(actionTitle('quota.release')).toBe('员额 · 释放')
    expect(actionTitle('plan.release')).toBe('聘用计划 · 移出汇总')
    expect(actionTitle('approval.substitute.appoint')).toBe('审批 · 代办指定')
    expect(
      [
        'publish',
        'application.judge',
        'application.score',
        'tie',
        'propose',
        'publicise',
        'objection.handle',
        'close',
        'erase',
        'retention',
      ].map((act) => actionTitle(`recruit.${act}`)),
    ).toEqual([
      '招聘 · 发布公告',
      '招聘 · 报名资格审核',
      '招聘 · 报名打分',
      '招聘 · 决定并列次序',
      '招聘 · 确定拟聘用人员',
      '招聘 · 公示',
      '招聘 · 异议书面答复',
      '招聘 · 办结',
      '招聘 · 清除报名材料',
      '招聘 · 按保存期限清除',
    ])
    expect(actionTitle('x.y')).toBe('x · y')
  })

  it('tells the time of China', () => {
    expect(instant('2026-11-22T20:00:05Z')).toBe('2026-11-23 04:00:05')
  })

  it('finds the link in a message', () => {
    expect(linked('请确认：http://127.0.0.1:8080/c/a-B_9 ，7天内有效')).toEqual([
      { text: '请确认：', link: false },
      { text: 'http://127.0.0.1:8080/c/a-B_9', link: true },
      { text: ' ，7天内有效', link: false },
    ])
    expect(linked('验证码 ●●●●●●')).toEqual([{ text: '验证码 ●●●●●●', link: false }])
  })
})
