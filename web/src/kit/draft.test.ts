import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, reactive } from 'vue'
import { useDraft } from './draft'

const noon = () => new Date('2026-11-22T04:00:00Z')

function form(account: string, storage?: Storage) {
  const value = reactive({ what: '', duties: [] as number[] })
  const scope = effectScope()
  const draft = scope.run(() => useDraft({ account, name: 'visit', value, now: noon }, storage))
  if (!draft) throw new Error('the scope ran nothing')
  return { value, draft, scope }
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('a pause of typing keeps the draft, the next visit brings it back', () => {
  const first = form('a')
  first.value.what = '走访'
  first.value.duties.push(2)
  vi.advanceTimersByTime(499)
  expect(localStorage.length).toBe(0)
  vi.advanceTimersByTime(1)
  const second = form('a')
  expect(second.value).toEqual({ what: '走访', duties: [2] })
  expect(second.draft.restoredAt.value).toBe('2026-11-22T04:00:00.000Z')
})

test('another account on the same machine sees nothing of it', () => {
  const mine = form('a')
  mine.value.what = '走访'
  vi.advanceTimersByTime(500)
  expect(form('b').value.what).toBe('')
})

test('leaving the page before the pause is over keeps it too', () => {
  const { value, scope } = form('a')
  value.what = '走访'
  scope.stop()
  expect(form('a').value.what).toBe('走访')
})

test('after a discard nothing comes back, not even what was about to be kept', () => {
  const { value, draft } = form('a')
  value.what = '走访'
  draft.discard()
  vi.advanceTimersByTime(1000)
  expect(form('a').draft.restoredAt.value).toBe('')
})

test('a broken draft is no draft', () => {
  localStorage.setItem('xz.draft.a.visit', '{"at":')
  expect(form('a').value.what).toBe('')
})

test('when the browser keeps nothing, the form can say so', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  } as unknown as Storage
  const { value, draft } = form('a', full)
  value.what = '走访'
  vi.advanceTimersByTime(500)
  expect(draft.failed.value).toBe(true)
})

test('numbers of persons are never kept', () => {
  const value = reactive({ resume: '', phone: '' })
  effectScope().run(() => useDraft({ account: 'a', name: 'apply', value, now: noon, leaveOut: ['phone'] }))
  Object.assign(value, { resume: '2008，某公司', phone: '13900000000' })
  vi.advanceTimersByTime(500)
  expect(localStorage.getItem('xz.draft.a.apply')).toBe(
    '{"at":"2026-11-22T04:00:00.000Z","value":{"resume":"2008，某公司"}}',
  )
})
