// The served party's side, in a browser like WeChat's and without a worker: a typed name with a one-time code, a reply
// that is lost on the way, a request for correction, and what a printed entry's code says.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'
import * as served from './signer.mjs'

const password = 'xiezhi-demo-2026'
let browser, program, instructor
before(async () => {
  program = await startProgram(['demo'], { seconds: 180 })
  browser = await launch()
  instructor = await open(browser, 'desk')
  await login(instructor.page, program.url, 'zhidaoyuan', { password })
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

/** What a page's own session asks of the server. */
const call = (page, method, path, body) =>
  page.evaluate(
    async ([m, p, b]) => {
      const reply = await fetch(p, {
        method: m,
        headers: b ? { 'Content-Type': 'application/json' } : {},
        body: b ? JSON.stringify(b) : null,
      })
      return reply.status === 204 ? null : reply.json()
    },
    [method, path, body],
  )

let made = 0
/** A submitted entry for a unit, today. */
async function submitted(unit, done) {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  return call(instructor.page, 'POST', '/api/visits', {
    clientKey: `sign-walk-${String(++made).padStart(4, '0')}`,
    submit: true,
    day,
    servedId: unit.id,
    duties: ['D2'],
    place: 'onsite',
    participants: '工会主席、职工代表',
    done,
    outcome: '',
    internalNote: '企业方态度谨慎',
    commissionNumber: '',
    commissionOn: '',
    commissionBlob: '',
  })
}

async function link(visit) {
  const { token } = await call(instructor.page, 'POST', `/api/visits/${visit.id}/invitations`, {
    kind: 'link',
  })
  return `${program.url}/c/${token}`
}

const read = (visit) => call(instructor.page, 'GET', `/api/visits/${visit.id}`)

async function unitWith(test) {
  const { items } = await call(instructor.page, 'GET', '/api/served?limit=100')
  return items.find((u) => u.hasUnion && u.kind === 'enterprise' && test(u))
}

test('a typed name counts with the code that went to the unit’s checked phone', async () => {
  const unit = await unitWith((u) => u.phoneChecked)
  const visit = await submitted(unit, '讲解一次性协商与常态协商的区别。')
  const address = await link(visit)
  // A chat program fetches the page and its data before anybody opens it.
  const preview = await open(browser, 'phone', { serviceWorkers: 'block', userAgent: 'WeChat preview' })
  for (let i = 0; i < 3; i++) await preview.page.goto(address)
  await preview.page.getByRole('heading', { name: '请确认这次服务' }).waitFor()
  await preview.context.close()
  assert.equal((await read(visit)).openInvites, 1, 'a preview uses nothing up')

  const { page, trouble, context } = await served.signer(browser, address)
  await served.name(page, '沈立新', '工会主席')
  await page.getByText('验证码', { exact: true }).click()
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText('验证码发往').waitFor()
  const system = await open(browser, 'desk')
  await login(system.page, program.url, 'xitong', { password })
  const outbox = await call(system.page, 'GET', '/api/outbox?limit=1')
  const code = /验证码 (\d{6})/.exec(JSON.stringify(outbox))[1]
  await system.page.goto(`${program.url}/outbox`)
  await system.page.getByText(code).first().waitFor()
  await system.context.close()
  await page.fill('input[name=code]', code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: '确认属实，签字' }).click()
  await page.getByRole('button', { name: '确认属实', exact: true }).click()
  await page.getByText('请核对，或重新获取').waitFor()
  await page.fill('input[name=code]', code)
  await shot(page, 'sign-code')
  await accessible(page, 'code')
  await served.confirm(page)
  const now = await read(visit)
  assert.equal(now.strength, 'code')
  assert.equal(now.confirmation.signatureUrl, '')
  assert.deepEqual(trouble, [])
  await context.close()
})

test('a reply that is lost on the way is fetched again, and the entry is confirmed once', async () => {
  const visit = await submitted(await unitWith(() => true), '核对集体合同文本。')
  const address = await link(visit)
  const { page, context } = await served.signer(browser, address)
  await served.name(page, '沈立新', '工会主席')
  await served.draw(page)
  await page.route(
    '**/api/confirm/*',
    async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch() // it arrives
      await route.abort() // and its reply does not
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: '确认属实，签字' }).click()
  await page.getByRole('button', { name: '确认属实', exact: true }).click()
  await page.getByRole('heading', { name: '网络不通' }).waitFor()
  assert.equal((await read(visit)).state, 'confirmed')
  await page.reload()
  await page.getByRole('heading', { name: '✓ 已确认' }).waitFor()
  const receipt = await page.locator('.link').innerText()
  await page.reload()
  assert.equal(await page.locator('.link').innerText(), receipt, 'the receipt is there after a reload')
  assert.equal((await read(visit)).signatures.length, 1)

  // Whoever finds the link later, on another phone, gets no receipt from it.
  const other = await open(browser, 'phone', { serviceWorkers: 'block', userAgent: served.wechat })
  await other.page.goto(address)
  await other.page.getByRole('heading', { name: '这条链接已经用过' }).waitFor()
  assert.equal(await other.page.locator('.link').count(), 0)
  await other.context.close()
  await context.close()
})

test('a signer sends an entry back; it is frozen anew, confirmed anew, and its code says what it is', async () => {
  const visit = await submitted(await unitWith(() => true), '参加职工代表座谈。')
  const first = await served.signer(browser, await link(visit))
  const code = (await read(visit)).code
  await first.page.getByRole('button', { name: '内容有误，请对方更正' }).click()
  await first.page.getByRole('button', { name: '请对方更正' }).click()
  await first.page.getByText('请写明理由，至少两个字').waitFor()
  await first.page.fill('textarea[name=note]', '还有两位委员参加')
  await first.page.getByRole('button', { name: '请对方更正' }).click()
  await first.page.getByRole('heading', { name: '已请对方更正' }).waitFor()
  await shot(first.page, 'sign-returned')
  await accessible(first.page, 'sent back')

  const { page } = instructor
  await page.goto(`${program.url}/visits/${visit.id}`)
  await page.getByText('服务方的话：还有两位委员参加').waitFor()
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('参加人员').fill('工会主席、职工代表、两位委员')
  await page.getByRole('button', { name: '提交，请对方确认' }).click()
  await page.waitForURL(/\/confirm$/)

  const second = await served.signer(browser, await link(visit))
  await second.page.getByText('工会主席、职工代表、两位委员').waitFor()
  await served.name(second.page, '沈立新', '工会主席')
  await served.draw(second.page)
  await served.confirm(second.page)
  const now = await read(visit)
  assert.equal(now.frozen.length, 2)
  await second.page.goto(`${program.url}/v/${code}`)
  await second.page.getByRole('heading', { name: /已有新版本/ }).waitFor()
  await second.page.goto(`${program.url}/v/${now.code}`)
  await second.page.getByRole('heading', { name: /属实/ }).waitFor()
  const said = await second.page.innerText('body')
  assert.ok(
    said.includes('沈×') && !said.includes('沈立新') && !said.includes('职工代表'),
    'a surname and no more',
  )
  await shot(second.page, 'sign-genuine')
  await accessible(second.page, 'verification')
  await first.context.close()
  await second.context.close()
})
