// People are told what concerns them; a visitor of the demonstration plays the signer with a code from the outbox; files
// are attached without network and follow when it is back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'

const password = 'xiezhi-demo-2026'
let browser, program
before(async () => {
  program = await startProgram(['demo'], { seconds: 180 })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

/** What the page's own session may ask of the server. */
const ask = (page, path, method = 'GET', body) =>
  page.evaluate(
    async ([p, m, b]) => {
      const headers = b ? { 'content-type': 'application/json' } : {}
      const reply = await fetch(p, { method: m, headers, body: b ? JSON.stringify(b) : undefined })
      return reply.status === 204 ? null : reply.json()
    },
    [path, method, body],
  )

const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
let made = 0
const visit = (servedId, more = {}) => ({
  clientKey: `notices-walk-${made++}`,
  submit: true,
  day: today(),
  servedId,
  duties: ['D2'],
  place: 'onsite',
  participants: '',
  done: '指导起草集体合同草案',
  outcome: '',
  internalNote: '',
  commissionNumber: '',
  commissionOn: '',
  commissionBlob: '',
  ...more,
})

async function phone(account = 'zhidaoyuan') {
  const opened = await open(browser, 'phone')
  await login(opened.page, program.url, account, { shell: 'phone', password })
  return opened
}

async function desk(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened
}

/** The text of the newest message of a subject, as the outbox shows it. */
async function message(page, subject) {
  await page.goto(`${program.url}/outbox`)
  const row = page.locator('tbody tr', { hasText: subject }).first()
  await row.waitFor()
  return row.innerText()
}

test('a code from the outbox confirms, and the instructor is told on the phone and at the desk', async () => {
  const { page, trouble, context } = await phone()
  let invited, entry
  for (const unit of await ask(page, '/api/served/book')) {
    entry = await ask(page, '/api/visits', 'POST', visit(unit.id))
    if (!entry.id) continue
    invited = await ask(page, `/api/visits/${entry.id}/invitations`, 'POST', { kind: 'link' })
    if (invited.sentTo) break
  }
  assert.match(invited.sentTo, /^1\d\d\*{4}\d{4}$/)

  const system = await desk('xitong')
  const text = await message(system.page, '签字确认链接')
  assert.ok(text.includes(invited.url), 'the demonstration shows the link')
  await system.page.getByText('演示系统').first().waitFor()
  await shot(system.page, 'outbox')
  await accessible(system.page, 'outbox')

  // The signer's own phone, by the link from the outbox and a code from there.
  const signer = await open(browser, 'phone', { serviceWorkers: 'block' })
  await signer.page.goto(invited.url)
  await signer.page.getByText('验证码', { exact: true }).click()
  await signer.page.getByRole('button', { name: '发送验证码' }).click()
  await signer.page.getByText('演示系统不发短信').waitFor()
  const code = /验证码 (\d{6})/.exec(await message(system.page, '签字确认验证码'))[1]
  await signer.page.fill('input[name=name]', '沈立新')
  await signer.page.fill('input[name=post]', '工会主席')
  const side = signer.page.locator('input[name=side]').first()
  if (await side.count()) await side.check()
  await signer.page.fill('input[name=code]', code)
  await shot(signer.page, 'sign-code')
  await signer.page.getByRole('button', { name: '确认属实，签字' }).click()
  await signer.page.getByRole('button', { name: '确认属实' }).click()
  await signer.page.getByRole('heading', { name: '✓ 已确认' }).waitFor()
  assert.equal((await ask(page, `/api/visits/${entry.id}`)).strength, 'code')

  // Told: on 待办 with a badge, in the list, and the notice leads to the entry.
  const told = `${Number(entry.day.slice(5, 7))}月${Number(entry.day.slice(8))}日的日志已签字确认`
  await page.goto(`${program.url}/m/todo`)
  await page.getByText(told).first().waitFor()
  await page.locator('.van-tabbar-item', { hasText: '待办' }).locator('.van-badge').waitFor()
  await shot(page, 'phone-todo-notices')
  await accessible(page, 'todo with notices')
  const atDesk = await desk('zhidaoyuan')
  const bell = atDesk.page.getByRole('button', { name: /^通知，\d+\+? 条未读/ })
  await bell.waitFor()
  await bell.click()
  await atDesk.page.getByRole('dialog', { name: '最近的通知' }).getByText(told).waitFor()
  await shot(atDesk.page, 'desk-bell')
  await accessible(atDesk.page, 'bell')
  await atDesk.page.keyboard.press('Escape')
  assert.equal(await atDesk.page.getByRole('dialog').count(), 0)
  await page.goto(`${program.url}/m/notices`)
  await shot(page, 'phone-notices')
  await accessible(page, 'notices')
  await page
    .getByRole('link', { name: new RegExp(told) })
    .first()
    .click()
  await page.waitForURL(new RegExp(`/m/logs/${entry.id}$`))
  const list = await ask(page, '/api/notices?limit=50')
  assert.ok(list.items.find((n) => n.recordId === entry.id).readAt, 'following a notice reads it')
  await atDesk.page.goto(`${program.url}/notices`)
  await atDesk.page.getByRole('heading', { name: '通知', level: 1 }).waitFor()
  await shot(atDesk.page, 'desk-notices')
  await accessible(atDesk.page, 'notices at the desk')
  if (list.unread > 0) {
    await atDesk.page.getByRole('button', { name: '全部标为已读' }).click()
    await atDesk.page.getByRole('button', { name: '通知', exact: true }).first().waitFor()
  }
  assert.equal((await ask(page, '/api/notices/unread')).unread, 0)

  // Nobody but the system administrator opens the outbox.
  assert.equal((await ask(page, '/api/outbox')).code, 'permission_missing')
  assert.deepEqual([...trouble, ...system.trouble, ...signer.trouble, ...atDesk.trouble], [])
  for (const opened of [context, system.context, signer.context, atDesk.context]) await opened.close()
})

/** A photograph that says where it was taken. */
async function photo(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 200
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#34587c'
    pen.fillRect(20, 20, 120, 80)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'))
    return Array.from(new Uint8Array(await blob.arrayBuffer()))
  })
  const place = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0GPSLatitude 31.386', 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, place.length + 2])
  return Buffer.concat([Buffer.from(bytes.slice(0, 2)), head, place, Buffer.from(bytes.slice(2))])
}

test('files chosen without network follow their entry and forget where they were taken', async () => {
  const { page, context, trouble } = await phone()
  await page.evaluate(async () => navigator.serviceWorker.ready)
  const [unit] = await ask(page, '/api/served/book')
  const entry = await ask(page, '/api/visits', 'POST', visit(unit.id))
  const buffer = await photo(page)
  await page.goto(`${program.url}/m/logs/${entry.id}`)
  await page.getByRole('heading', { name: '附件' }).waitFor()

  await context.setOffline(true)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '会议照片.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText('在本机，等待上传').waitFor()
  await shot(page, 'phone-attached-offline')
  await accessible(page, 'attached without network')
  await page.goto(`${program.url}/m/logs`)
  await page.getByText('会议照片.jpg').waitFor()
  assert.equal(
    (await page.locator('.van-tabbar-item', { hasText: '日志' }).locator('.van-badge').innerText()).trim(),
    '1',
  )

  await context.setOffline(false)
  await page.getByText('会议照片.jpg').waitFor({ state: 'detached' })
  await page.goto(`${program.url}/m/logs/${entry.id}`)
  await page.getByRole('link', { name: '会议照片.jpg' }).waitFor()
  await shot(page, 'phone-attached')
  const { attachments, hash } = await ask(page, `/api/visits/${entry.id}`)
  assert.equal(attachments.length, 1)
  const stored = await page.evaluate(
    async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer())),
    attachments[0].fileUrl,
  )
  assert.ok(!Buffer.from(stored).includes('GPSLatitude'), 'the place is gone')
  assert.ok(stored.length < buffer.length && stored.length > 200)

  // The signer sees nothing of it, and what is signed has not changed.
  const invited = await ask(page, `/api/visits/${entry.id}/invitations`, 'POST', { kind: 'qr' })
  const asked = await ask(page, `/api/confirm/${invited.token}`)
  assert.equal(asked.hash, hash)
  assert.ok(!JSON.stringify(asked).includes('会议照片'))

  // The employing union reads it at the desk; nobody adds to another's entry.
  const clerk = await desk('jingban')
  await clerk.page.goto(`${program.url}/visits/${entry.id}`)
  await clerk.page.getByRole('link', { name: '会议照片.jpg' }).waitFor()
  assert.equal(await clerk.page.getByText('添加附件').count(), 0)
  await shot(clerk.page, 'desk-attached')
  await accessible(clerk.page, 'attached at the desk')

  await page.getByRole('button', { name: '移除会议照片.jpg' }).click()
  await page.getByRole('button', { name: '移除', exact: true }).last().click()
  await page.getByRole('link', { name: '会议照片.jpg' }).waitFor({ state: 'detached' })
  assert.deepEqual((await ask(page, `/api/visits/${entry.id}`)).attachments, [])
  assert.deepEqual([...trouble.filter((t) => !t.includes('ERR_INTERNET_DISCONNECTED')), ...clerk.trouble], [])
  await clerk.context.close()
  await context.close()
})

test('a scanned commission goes along with the entry and the signer opens it', async () => {
  const { page, context } = await phone()
  const buffer = await photo(page)
  await page.goto(`${program.url}/m/logs/new`)
  await page.getByText('提交，请对方确认').waitFor()
  await page.getByRole('textbox', { name: '服务单位' }).click()
  await page.locator('.picker .list .van-cell').first().click()
  await page.locator('label', { hasText: '受委托上桌协商' }).click()
  await page.locator('textarea[name=done]').fill('受委托参加工资集体协商。')
  await page
    .locator('.scan input[type=file]')
    .setInputFiles({ name: '委托书.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText('委托书.jpg').waitFor()
  await shot(page, 'phone-commission')
  await accessible(page, 'form with a commission')
  await page.getByText('提交，请对方确认').click()
  await page.waitForURL(/\/confirm$/)
  const id = /logs\/([\w-]+)\/confirm/.exec(page.url())[1]
  const entry = await ask(page, `/api/visits/${id}`)
  assert.equal(entry.commission.name, '委托书.jpg')
  const invited = await ask(page, `/api/visits/${id}/invitations`, 'POST', { kind: 'link' })
  const signer = await open(browser, 'phone', { serviceWorkers: 'block' })
  await signer.page.goto(invited.url)
  const link = signer.page.getByRole('link', { name: '打开委托书扫描件' })
  await link.waitFor()
  await shot(signer.page, 'sign-commission')
  const [file] = await Promise.all([signer.page.waitForEvent('download'), link.click()])
  assert.equal(file.suggestedFilename(), '委托书.jpg')

  // The head was told that the union's word is asked.
  const head = await desk('fuzeren')
  await head.page.goto(`${program.url}/notices`)
  await head.page.getByText('参与协商待同意').first().click()
  await head.page.getByRole('button', { name: '同意参与协商' }).waitFor()
  await shot(head.page, 'desk-consent-from-notice')
  await head.context.close()
  await signer.context.close()
  await context.close()
})
