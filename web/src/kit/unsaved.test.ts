import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, reactive } from 'vue'
import { useUnsaved } from './unsaved'

let at = '2026-11-22T04:00:00Z'
const now = () => new Date(at)

function open(name = 'plan.1', storage?: Storage) {
  const value = reactive({ reason: '', heads: 0, phone: '' })
  const scope = effectScope()
  const unsaved = scope.run(() =>
    useUnsaved({ account: 'a', name, value, leaveOut: ['phone'], rev: () => 3, now }, storage),
  )
  if (!unsaved) throw new Error('the scope ran nothing')
  return { value, unsaved, scope }
}

beforeEach(() => {
  localStorage.clear()
  at = '2026-11-22T04:00:00Z'
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('a pause of typing keeps it; the next time it is offered, and comes back only when it is asked for', () => {
  const first = open()
  first.value.reason = '两人到期'
  vi.advanceTimersByTime(500)
  const next = open()
  expect(next.value.reason).toBe('')
  expect(next.unsaved.offer.value?.at).toBe('2026-11-22T04:00:00.000Z')
  expect(next.unsaved.restore()).toBe(3)
  expect(next.value.reason).toBe('两人到期')
  expect(next.unsaved.offer.value).toBe(null)
})

test('leaving before the pause is over keeps it too', () => {
  const { value, scope } = open()
  value.heads = 4
  scope.stop()
  expect(open().unsaved.offer.value?.value).toEqual({ reason: '', heads: 4 })
})

test('numbers of persons are never kept', () => {
  const { value } = open()
  Object.assign(value, { reason: '两人到期', phone: '13900000000' })
  vi.advanceTimersByTime(500)
  expect(JSON.stringify(localStorage)).not.toContain('13900000000')
})

test('what is typed beside an offer does not take its place', () => {
  open().value.reason = '先写的'
  vi.advanceTimersByTime(500)
  at = '2026-11-22T05:00:00Z'
  open().value.reason = '后写的'
  vi.advanceTimersByTime(500)
  const third = open()
  expect(third.unsaved.offer.value?.value.reason).toBe('后写的')
  third.unsaved.drop()
  expect(third.unsaved.offer.value?.value.reason).toBe('先写的')
  third.unsaved.drop()
  expect(localStorage.length).toBe(0)
})

test('a saved form offers nothing, but what was typed while it was being sent is kept', () => {
  const { value, unsaved } = open()
  value.reason = '送出的'
  vi.advanceTimersByTime(500)
  const sent = unsaved.text.value
  value.reason = '送出的，又加了一句'
  unsaved.forget(sent)
  expect(unsaved.changed.value).toBe(true)
  expect(open().unsaved.offer.value?.value.reason).toBe('送出的，又加了一句')
  unsaved.forget()
  expect(localStorage.length).toBe(0)
})

test('what came from the server is no typing', () => {
  const { value, unsaved } = open()
  value.reason = '已保存的'
  unsaved.rest()
  vi.advanceTimersByTime(500)
  expect(unsaved.changed.value).toBe(false)
  expect(localStorage.length).toBe(0)
})

test('another account sees nothing of it; after thirty days nobody does', () => {
  open().value.reason = '两人到期'
  vi.advanceTimersByTime(500)
  const other = effectScope().run(() =>
    useUnsaved({ account: 'b', name: 'plan.1', value: reactive({ reason: '' }), now }),
  )
  expect(other?.offer.value).toBe(null)
  at = '2026-12-23T04:00:00Z'
  expect(open().unsaved.offer.value).toBe(null)
})

test('of more than forty forms the oldest goes', () => {
  for (let i = 0; i < 41; i++) {
    at = new Date(Date.parse('2026-11-22T04:00:00Z') + i * 60_000).toISOString()
    open(`plan.${String(i)}`).value.reason = '写到一半'
    vi.advanceTimersByTime(500)
  }
  expect(localStorage.length).toBe(40)
  expect(open('plan.0').unsaved.offer.value).toBe(null)
  expect(open('plan.40').unsaved.offer.value?.value.reason).toBe('写到一半')
})

test('what does not fit is not kept, and the form can say so', () => {
  const { value, unsaved } = open()
  value.reason = '长'.repeat(60_001)
  vi.advanceTimersByTime(500)
  expect(unsaved.failed.value).toBe(true)
  value.reason = '短'
  vi.advanceTimersByTime(500)
  expect(unsaved.failed.value).toBe(false)
})

test('a broken text, or one of another shape, is none', () => {
  localStorage.setItem('xz.unsaved.a.plan.1', '{"at":')
  expect(open().unsaved.offer.value).toBe(null)
  localStorage.setItem(
    'xz.unsaved.a.plan.1',
    JSON.stringify([{ at: '2026-11-22T03:00:00Z', rev: 1, value: { reason: ['a'], gone: 1, heads: 2 } }]),
  )
  const { value, unsaved } = open()
  unsaved.restore()
  expect(value).toEqual({ reason: '', heads: 2, phone: '' })
})
