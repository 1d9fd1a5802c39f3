import { describe, expect, it } from 'vitest'
import { actionTitle, instant } from './words'

describe('words', () => {
  it('names acts as people do', () => {
    expect(actionTitle('roster.person.change')).toBe('花名册 · 修改')
    expect(actionTitle('org.rename')).toBe('组织 · 更名')
    expect(actionTitle('x.y')).toBe('x · y')
  })

  it('tells the time of China', () => {
    expect(instant('2026-11-22T20:00:05Z')).toBe('2026-11-23 04:00:05')
  })
})
