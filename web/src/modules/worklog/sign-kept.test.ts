import { afterEach, expect, it, vi } from 'vitest'
import type { Answer, Answered, Frozen } from './api'
import { keepAnswered, keepSent, keptAnswered, keptSent } from './sign-kept'

const answer = { act: 'confirm', name: '孙桂芳' } as Answer
const content = { done: '指导起草集体合同草案' } as Frozen
const answered = { act: 'confirm', receipt: 'r' } as Answered

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

it('keeps an answer from the press until its reply, on one link alone', () => {
  keepSent('a', { answer, content })
  expect(keptSent('a')).toEqual({ answer, content })
  expect(keptSent('b')).toBeNull()
  keepAnswered('a', answered, content)
  expect(keptSent('a')).toBeNull()
  expect(keptAnswered('a')).toEqual({ answered, content })
})

it('lets a refused answer go', () => {
  keepSent('a', { answer, content })
  keepSent('a', null)
  expect(localStorage.length).toBe(0)
})

it('does without storage where the browser has none', () => {
  const off = () => {
    throw new Error('switched off')
  }
  vi.stubGlobal('localStorage', { setItem: off, getItem: off, removeItem: off })
  keepSent('a', { answer, content })
  expect(keptSent('a')).toBeNull()
})
