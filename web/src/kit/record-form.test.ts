import { beforeEach, expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { ApiProblem } from '@/api/problem'
import { useRecordForm, type Standing } from './record-form'

interface Plan {
  heads: number
  reason: string
}
const stale = () => new ApiProblem({ status: 409, code: 'stale', message: '内容已被他人修改' })

function open(there: Standing<Plan>) {
  const server = ref(there)
  const record = effectScope().run(() =>
    useRecordForm<Plan>({
      account: 'a',
      name: 'plan.1',
      stands: () => there,
      reload: () => Promise.resolve(server.value),
      fields: [
        { key: 'heads', title: '申报人数', text: (v) => `${String(v.heads)} 名` },
        { key: 'reason', title: '理由' },
      ],
    }),
  )
  if (!record) throw new Error('the scope ran nothing')
  /** Saves as the server would: only upon the revision that stands. */
  const write = (rev: number) => {
    if (rev !== server.value.rev) return Promise.reject(stale())
    server.value = { rev: rev + 1, value: { ...record.form } }
    return Promise.resolve(rev + 1)
  }
  return { record, server, write }
}

beforeEach(() => {
  localStorage.clear()
})

test('saving gives the new revision and leaves nothing unsaved', async () => {
  const { record, write } = open({ rev: 1, value: { heads: 3, reason: '' } })
  record.form.heads = 4
  expect(await record.save(write)).toBe(2)
  expect([record.rev.value, record.unsaved.changed.value, localStorage.length]).toEqual([2, false, 0])
})

test('who was slower sees both, each field as whoever changed it wrote it, and then saves', async () => {
  const { record, server, write } = open({ rev: 1, value: { heads: 3, reason: '原来的' } })
  record.form.heads = 4
  server.value = { rev: 2, value: { heads: 3, reason: '别人改的' } }
  expect(await record.save(write)).toBe(null)
  expect(record.problem.value).toBe(null)
  expect(record.rows.value).toEqual([
    { key: 'heads', title: '申报人数', mine: '4 名', theirs: '3 名' },
    { key: 'reason', title: '理由', mine: '原来的', theirs: '别人改的' },
  ])
  expect(record.likely.value).toEqual({ heads: 'mine', reason: 'theirs' })
  expect(record.settle(record.likely.value)).toBe(true)
  expect(await record.save(write)).toBe(3)
  expect(server.value).toEqual({ rev: 3, value: { heads: 4, reason: '别人改的' } })
})

test('taking all of theirs leaves nothing to save', async () => {
  const { record, server, write } = open({ rev: 1, value: { heads: 3, reason: '' } })
  record.form.heads = 4
  server.value = { rev: 2, value: { heads: 5, reason: '' } }
  await record.save(write)
  expect(record.settle({ heads: 'theirs' })).toBe(false)
  expect([record.form.heads, record.rev.value, record.unsaved.changed.value]).toEqual([5, 2, false])
})

test('two who wrote the same are not asked', async () => {
  const { record, server, write } = open({ rev: 1, value: { heads: 3, reason: '' } })
  record.form.heads = 4
  server.value = { rev: 2, value: { heads: 4, reason: '' } }
  expect(await record.save(write)).toBe(3)
})

test('another refusal stays a refusal', async () => {
  const { record } = open({ rev: 1, value: { heads: 3, reason: '' } })
  const refusal = new ApiProblem({ status: 422, code: 'fields_invalid', message: '请修改' })
  expect(await record.save(() => Promise.reject(refusal))).toBe(null)
  expect(record.problem.value).toBe(refusal)
})

test('what is read anew moves the form only when nothing is typed', async () => {
  const there = ref({ rev: 1, value: { heads: 3, reason: '' } })
  const record = effectScope().run(() =>
    useRecordForm<Plan>({
      account: 'a',
      name: 'plan.2',
      stands: () => there.value,
      reload: () => Promise.resolve(there.value),
      fields: [],
    }),
  )
  if (!record) throw new Error('the scope ran nothing')
  there.value = { rev: 2, value: { heads: 5, reason: '' } }
  await nextTick()
  expect([record.form.heads, record.rev.value]).toEqual([5, 2])
  record.form.reason = '写到一半'
  there.value = { rev: 3, value: { heads: 6, reason: '' } }
  await nextTick()
  expect([record.form.heads, record.form.reason, record.rev.value]).toEqual([5, '写到一半', 2])
})

test('what the server fills in upon saving is shown, read before or after the reply', async () => {
  for (const early of [true, false]) {
    const there = ref({ rev: 1, value: { heads: 0, reason: '', note: '' } })
    const record = effectScope().run(() =>
      useRecordForm({
        account: 'a',
        name: `plan.${String(early)}`,
        stands: () => there.value,
        reload: () => Promise.resolve(there.value),
        fields: [],
        apart: ['note'],
      }),
    )
    if (!record) throw new Error('the scope ran nothing')
    record.form.reason = '新设园区'
    record.form.note = '随文报送'
    const fill = () => {
      there.value = { rev: 2, value: { heads: 7, reason: '新设园区', note: '' } }
    }
    await record.save(async () => {
      if (early) fill()
      await nextTick()
      return 2
    })
    if (!early) fill()
    await nextTick()
    expect(record.form).toEqual({ heads: 7, reason: '新设园区', note: '随文报送' })
    expect(record.unsaved.changed.value).toBe(true) // the note goes up with the next act
  }
})
