import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ApiProblem, noAnswer } from '@/api/problem'
import type { Attachment, CommissionScan, Entry, Unit, VisitContent } from './api'
import { dropFiles, keepFile, mostFiles, unfit } from './files'
import { decide, drain, queueUnit, queueVisit, type Server } from './outbox'
import { sameContent } from './sending'
import { PhoneStore, type Draft } from './store'

const now = new Date('2026-11-20T08:00:00Z')
const content = (day: string, more: Partial<VisitContent> = {}): VisitContent => ({
  day,
  servedId: 'u1',
  duties: ['D1'],
  place: 'onsite',
  participants: '',
  done: '讲解集体合同续签',
  outcome: '',
  internalNote: '',
  commissionNumber: '',
  commissionOn: '',
  commissionBlob: '',
  ...more,
})
const draft = (key: string, day: string, more: Partial<Draft> = {}): Draft => ({
  key,
  at: now.toISOString(),
  content: content(day),
  servedName: '昆山某电子厂工会',
  servedKey: '',
  id: '',
  rev: 0,
  ...more,
})

/** A server with memory: it keeps what it was given under the client's key, as the real one does. */
class Kept implements Server {
  who = 'a'
  calls: string[] = []
  visits = new Map<string, Entry>()
  /** Runs before a call is answered; what it throws is the answer. */
  before: (call: string) => void | Promise<void> = () => undefined
  /** Runs after the call took effect; what it throws is what the phone gets. */
  after: (call: string) => void = () => undefined

  private async act<T>(name: string, effect: () => T): Promise<T> {
    this.calls.push(name)
    await this.before(name)
    const value = effect()
    this.after(name)
    return value
  }
  private visit(id: string): Entry {
    const found = this.visits.get(id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not_found', message: '没有找到' })
    return found
  }
  accountNow = () => this.act('who', () => this.who)
  addUnit = (unit: { clientKey: string; name: string }) =>
    this.act(`unit ${unit.clientKey}`, () => ({ id: `server-${unit.clientKey}`, name: unit.name }) as Unit)
  createVisit = (clientKey: string, c: VisitContent, submit: boolean) =>
    this.act(`create ${clientKey}`, () => {
      const old = this.visits.get(`v-${clientKey}`)
      if (old && !sameContent(old, c))
        throw new ApiProblem({
          status: 409,
          code: 'conflict',
          message: '内容不同',
          extra: { saved: old, sent: c },
        })
      const visit =
        old ?? ({ ...c, id: `v-${clientKey}`, rev: 1, state: submit ? 'waiting' : 'draft' } as Entry)
      this.visits.set(visit.id, visit)
      return visit
    })
  saveVisit = (id: string, rev: number, c: VisitContent) =>
    this.act(`save ${id}`, () => {
      const old = this.visit(id)
      if (old.rev !== rev) throw new ApiProblem({ status: 409, code: 'stale', message: '已被修改' })
      const visit = { ...old, ...c, rev: rev + 1 }
      this.visits.set(id, visit)
      return visit
    })
  submitVisit = (id: string, rev: number) =>
    this.act(`submit ${id}`, () => {
      const old = this.visit(id)
      if (old.state !== 'draft')
        throw new ApiProblem({ status: 422, code: 'visit_state', message: '不能提交' })
      const visit: Entry = { ...old, state: 'waiting', rev: rev + 1 }
      this.visits.set(id, visit)
      return visit
    })
  readVisit = (id: string) => this.act(`read ${id}`, () => this.visit(id))
  files = new Map<string, string>()
  attach = (visitId: string, clientKey: string, _: Blob, name: string) =>
    this.act(`attach ${name} to ${visitId}`, () => {
      this.files.set(clientKey, `${visitId}/${name}`)
      return {} as Attachment
    })
  addCommission = (_: Blob, name: string) =>
    this.act(`commission ${name}`, () => ({ id: `blob-${name}`, name }) as CommissionScan)
}

let store: PhoneStore
let server: Kept
beforeEach(() => {
  store = new PhoneStore('a')
  server = new Kept()
})
afterEach(async () => {
  await store.delete()
})

const offline = () => {
  throw noAnswer()
}
const waiting = () => store.queue.orderBy('seq').toArray()

test('what was entered first is sent first, and the queue is empty after', async () => {
  for (const key of ['k2', 'k1', 'k3']) await queueVisit(store, draft(key, '2026-11-18'), true, now)
  expect(await drain(store, server)).toBe('done')
  expect(server.calls).toEqual(['who', 'create k2', 'create k1', 'create k3'])
  expect(await waiting()).toEqual([])
  expect((await store.visits.toArray()).map((v) => v.state)).toEqual(['waiting', 'waiting', 'waiting'])
})

test('without network nothing is lost and nothing is marked; the next run sends it', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  await queueVisit(store, draft('k2', '2026-11-19'), true, now)
  server.before = offline
  expect(await drain(store, server)).toBe('later')
  expect((await waiting()).map((i) => [i.key, i.status])).toEqual([
    ['k1', 'waiting'],
    ['k2', 'waiting'],
  ])
  server.before = () => undefined
  expect(await drain(store, server)).toBe('done')
  expect(server.visits.size).toBe(2)
})

test('when the answer to a new entry is lost, it exists once', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  server.after = (call) => {
    if (call === 'create k1') offline()
  }
  expect(await drain(store, server)).toBe('later')
  expect(await waiting()).toHaveLength(1)
  server.after = () => undefined
  expect(await drain(store, server)).toBe('done')
  expect([...server.visits.values()].map((v) => [v.id, v.state])).toEqual([['v-k1', 'waiting']])
  expect(await waiting()).toEqual([])
})

test('when the answer to a submission is lost, it is not submitted twice', async () => {
  const there = await server.createVisit('k1', content('2026-11-18'), false)
  await queueVisit(store, draft('k1', '2026-11-18', { id: there.id, rev: there.rev }), true, now)
  server.after = (call) => {
    if (call.startsWith('submit')) offline()
  }
  expect(await drain(store, server)).toBe('later')
  server.after = () => undefined
  expect(await drain(store, server)).toBe('done')
  expect(server.visits.get('v-k1')).toMatchObject({ state: 'waiting', rev: 3 })
  expect(await waiting()).toEqual([])
})

test('when the answer to a change is lost, the change is recognised and is no conflict', async () => {
  const there = await server.createVisit('k1', content('2026-11-18'), false)
  const mine = content('2026-11-18', { done: '改过的内容' })
  await queueVisit(store, draft('k1', '', { content: mine, id: there.id, rev: there.rev }), true, now)
  server.after = (call) => {
    if (call.startsWith('save')) offline()
  }
  expect(await drain(store, server)).toBe('later')
  server.after = () => undefined
  expect(await drain(store, server)).toBe('done')
  expect(server.visits.get('v-k1')).toMatchObject({ state: 'waiting', done: '改过的内容' })
})

test('a refusal stays for the user to mend and does not hold up the others', async () => {
  await queueVisit(store, draft('k1', '2026-12-31'), true, now)
  await queueVisit(store, draft('k2', '2026-11-19'), true, now)
  server.before = (call) => {
    if (call === 'create k1')
      throw new ApiProblem({ status: 422, code: 'visit_future', message: '服务日期不能晚于今天。' })
  }
  expect(await drain(store, server)).toBe('done')
  expect((await waiting()).map((i) => [i.key, i.status, i.problem])).toEqual([
    ['k1', 'failed', '服务日期不能晚于今天。'],
  ])
  server.before = () => undefined
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  expect(await drain(store, server)).toBe('done')
  expect(server.visits.get('v-k1')?.day).toBe('2026-11-18')
})

test('a server in trouble is no refusal', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  server.before = (call) => {
    if (call !== 'who') throw new ApiProblem({ status: 503, code: 'http_503', message: '服务器出错' })
  }
  expect(await drain(store, server)).toBe('later')
  expect((await waiting()).map((i) => i.status)).toEqual(['waiting'])
})

test.each([
  ['mine', { 'v-k1': '我这边' }, []],
  ['theirs', { 'v-k1': '那边' }, []],
  ['both', { 'v-k1': '那边' }, ['我这边']],
] as const)(
  'the same key with other content is shown with both sides; "%s" settles it',
  async (choice, want, drafts) => {
    await server.createVisit('k1', content('2026-11-18', { done: '那边' }), false)
    await queueVisit(
      store,
      draft('k1', '', { content: content('2026-11-18', { done: '我这边' }) }),
      false,
      now,
    )
    expect(await drain(store, server)).toBe('done')
    const [item] = await waiting()
    expect(item?.status).toBe('conflict')
    expect(item?.kind === 'visit' && [item.content.done, item.theirs?.done]).toEqual(['我这边', '那边'])
    await decide(store, 'k1', choice, now)
    expect(await drain(store, server)).toBe('done')
    expect(await waiting()).toEqual([])
    expect(Object.fromEntries([...server.visits].map(([id, v]) => [id, v.done]))).toEqual(want)
    expect((await store.drafts.toArray()).map((d) => d.content.done)).toEqual(drafts)
  },
)

test('a change over a newer revision is a conflict with the server’s present version', async () => {
  const there = await server.createVisit('k1', content('2026-11-18'), false)
  await server.saveVisit(there.id, there.rev, content('2026-11-18', { done: '在电脑上改的' }))
  const mine = content('2026-11-18', { done: '在手机上改的' })
  await queueVisit(store, draft('k1', '', { content: mine, id: there.id, rev: there.rev }), true, now)
  await drain(store, server)
  const [item] = await waiting()
  expect(item?.kind === 'visit' && item.theirs?.done).toBe('在电脑上改的')
})

test('an entry saved anew while it is being sent stays and is sent again', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), false, now)
  let once = true
  server.before = async (call) => {
    if (call !== 'create k1' || !once) return
    once = false
    await queueVisit(
      store,
      draft('k1', '', { content: content('2026-11-18', { done: '补充了一句' }) }),
      false,
      now,
    )
  }
  await drain(store, server)
  expect((await waiting()).map((i) => i.key)).toEqual(['k1'])
  await drain(store, server)
  expect(server.visits.get('v-k1')?.done).toBe('补充了一句')
  expect(await waiting()).toEqual([])
})

test('a unit added on the spot goes first and gives its id to the entries', async () => {
  const unit = { clientKey: 'n1', name: '新厂', kind: 'enterprise' as const, hasUnion: true, contactName: '' }
  await queueUnit(store, unit, now)
  await queueVisit(
    store,
    draft('k1', '', { servedKey: 'n1', content: content('2026-11-18', { servedId: '' }) }),
    true,
    now,
  )
  expect(await drain(store, server)).toBe('done')
  expect(server.visits.get('v-k1')?.servedId).toBe('server-n1')
})

test('a unit that is refused hands its entries back to the user', async () => {
  const unit = { clientKey: 'n1', name: '新厂', kind: 'enterprise' as const, hasUnion: true, contactName: '' }
  await queueUnit(store, unit, now)
  await queueVisit(store, draft('k1', '', { servedKey: 'n1' }), true, now)
  server.before = (call) => {
    if (call === 'unit n1') throw new ApiProblem({ status: 422, code: 'fields', message: '名称太短。' })
  }
  expect(await drain(store, server)).toBe('done')
  expect((await waiting()).map((i) => [i.key, i.status, i.problem])).toEqual([
    ['k1', 'failed', '新登记的单位“新厂”没有被接受：名称太短。请重新选择单位。'],
  ])
  expect(server.calls).toEqual(['who', 'unit n1'])
})

test('signed out: everything is kept, and the same person finds it after signing in', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  server.before = () => {
    throw new ApiProblem({ status: 401, code: 'no_session', message: '未登录' })
  }
  expect(await drain(store, server)).toBe('signed-out')
  store.close()
  store = new PhoneStore('a')
  server.before = () => undefined
  expect((await waiting()).map((i) => i.key)).toEqual(['k1'])
  expect(await drain(store, server)).toBe('done')
})

test('another account on the same phone sees nothing of it and sends nothing of it', async () => {
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  await store.drafts.put(draft('k2', '2026-11-19'))
  const other = new PhoneStore('b')
  expect([await other.queue.count(), await other.drafts.count(), await other.visits.count()]).toEqual([
    0, 0, 0,
  ])
  server.who = 'b'
  expect(await drain(store, server)).toBe('other-account')
  expect(server.calls).toEqual(['who'])
  expect(await store.queue.count()).toBe(1)
  await other.delete()
})

const file = (name: string, size = 10) => Object.assign(new Blob(['x'.repeat(size)]), { name })
const attachment = (owner: string, visitId = '') => ({ owner, visitId, use: 'attachment' as const })
const commission = (owner: string) => ({ owner, visitId: '', use: 'commission' as const })
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('files that were chosen without network follow their entry, once, in their order', async () => {
  await keepFile(store, attachment('k1'), file('一.jpg'), now)
  await keepFile(store, attachment('k1'), file('二.pdf'), later(1))
  await keepFile(store, attachment('k9'), file('别的.jpg'), later(2)) // of a form that is still being filled in
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  server.before = offline
  expect(await drain(store, server)).toBe('later')
  expect(await store.files.count()).toBe(3)
  server.before = () => undefined
  server.calls = []
  expect(await drain(store, server)).toBe('done')
  expect(server.calls).toEqual(['who', 'create k1', 'attach 一.jpg to v-k1', 'attach 二.pdf to v-k1'])
  expect((await store.files.toArray()).map((f) => f.name)).toEqual(['别的.jpg'])
  expect(await drain(store, server)).toBe('done')
  expect(server.calls).toHaveLength(4)
})

test('a file whose answer was lost is sent again under its key', async () => {
  await keepFile(store, attachment('k1', 'v1'), file('一.jpg'), now)
  let lost = true
  server.after = (call) => {
    if (call.startsWith('attach') && lost) {
      lost = false
      throw noAnswer()
    }
  }
  expect(await drain(store, server)).toBe('later')
  expect(await drain(store, server)).toBe('done')
  expect([...server.files.values()]).toEqual(['v1/一.jpg'])
})

test('a refused file stays with its reason and holds nothing up', async () => {
  await keepFile(store, attachment('k1', 'v1'), file('网页.jpg'), now)
  await keepFile(store, attachment('k1', 'v1'), file('好.jpg'), later(1))
  await keepFile(store, attachment('k1', 'v1'), file('又一次.jpg'), later(2))
  server.before = (call) => {
    if (call.includes('网页'))
      throw new ApiProblem({ status: 422, code: 'file_type', message: '不能上传这种文件。' })
    if (call.includes('又一次'))
      throw new ApiProblem({ status: 422, code: 'attachment_twice', message: '已经在附件里了。' })
  }
  expect(await drain(store, server)).toBe('done')
  const left = await store.files.toArray()
  expect(left.map((f) => [f.name, f.status, f.problem])).toEqual([
    ['网页.jpg', 'failed', '不能上传这种文件。'],
  ])
})

test('a scanned commission goes ahead of the entry that names it, and only the last one chosen', async () => {
  await keepFile(store, commission('k1'), file('旧.pdf'), now)
  await keepFile(store, commission('k1'), file('委托书.pdf'), later(1))
  await queueVisit(store, draft('k1', '2026-11-18'), true, now)
  let lost = true
  server.after = (call) => {
    if (call === 'create k1' && lost) {
      lost = false
      throw noAnswer()
    }
  }
  expect(await drain(store, server)).toBe('later')
  expect(await drain(store, server)).toBe('done')
  expect(server.calls).toEqual(['who', 'commission 委托书.pdf', 'create k1', 'who', 'create k1'])
  expect(server.visits.get('v-k1')?.commissionBlob).toBe('blob-委托书.pdf')
  expect(await store.files.count()).toBe(0)
})

test('what was given up takes its files along, and a copy of a conflict keeps them', async () => {
  await keepFile(store, attachment('k1'), file('一.jpg'), now)
  await dropFiles(store, 'k1')
  expect(await store.files.count()).toBe(0)
  server.visits.set('v-k2', { ...content('2026-11-01'), id: 'v-k2', rev: 3, state: 'draft' } as Entry)
  for (const [key, choice, left] of [
    ['k2', 'theirs', 0],
    ['k2', 'both', 1],
  ] as const) {
    await queueVisit(store, draft(key, '2026-11-18'), true, now)
    await keepFile(store, attachment(key), file('一.jpg'), now)
    await drain(store, server)
    await decide(store, key, choice, now)
    expect(await store.files.count()).toBe(left)
  }
  const [copy] = await store.drafts.toArray()
  expect((await store.files.toArray()).map((f) => [f.owner, f.visitId])).toEqual([[copy?.key, '']])
})

test('what cannot go along is said before it is kept', () => {
  expect(unfit(file('空', 0), 0)).toBe('文件是空的')
  expect(unfit({ size: (10 << 20) + 1 } as Blob, 0)).toBe('文件太大，最多 10 MB')
  expect(unfit(file('十'), mostFiles)).toBe('每条日志最多 9 个附件')
  expect(unfit(file('九'), mostFiles - 1)).toBe('')
})
