// The ledger of deadlines: the city looks at how its units stand and urges one, the unit's clerk reads it; a training is
// recorded with its document and taken back; the superior waives a line; and a stricter number is supposed, not signed.
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

async function desk(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened.page
}

/** Asks the program as the account that is signed in on the page. */
async function ask(page, method, path, body) {
  const reply = await page.evaluate(
    async ([method, path, body]) => {
      const r = await fetch(path, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
      })
      return { status: r.status, body: r.status === 204 ? null : await r.json() }
    },
    [method, path, body],
  )
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

const day = (offset) => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

test('a unit is urged and reads it', async () => {
  const city = await desk('shi')
  await city.goto(`${program.url}/supervision`)
  await city.getByText('按行政区划代码排列').waitFor()
  await accessible(city, '督办')
  await shot(city, 'ledger-supervision')
  const row = city
    .locator('tbody tr')
    .filter({ has: city.getByRole('button', { name: '催办' }) })
    .first()
  const unit = (await row.locator('td').first().innerText()).trim()
  await row.getByRole('button', { name: '催办' }).click()
  await city.getByLabel('催办的内容').fill('请于本周内办理，有困难的来电说明。')
  await accessible(city, '催办')
  await city.getByRole('button', { name: '发出催办' }).click()
  await city.getByText(/已催办\d+件/).waitFor()
  await city.getByRole('button', { name: '催办记录' }).click()
  await city.getByText('请于本周内办理，有困难的来电说明。').first().waitFor()
  const urged = (await ask(city, 'GET', '/api/obligations/urges?limit=20')).items
  assert.equal(urged[0].words, '请于本周内办理，有困难的来电说明。')
  assert.equal(urged[0].unionName, unit)
  await shot(city, 'ledger-urges')
})

test('a training is recorded with its document, and taken back', async () => {
  const city = await desk('shi')
  await city.goto(`${program.url}/obligations/record`)
  const open = (await ask(city, 'GET', '/api/duties/candidates?rule=induction&limit=100')).items
  const entry = open.find((c) => c.overdue) ?? open[0]
  const line = entry.lineId
  const box = city.locator(`[id="${line}"]`)
  await box.waitFor()
  await box.check()
  await city.getByLabel('首次参加').fill(entry.startsOn > day(-30) ? entry.startsOn : day(-1))
  await city.getByLabel('首次参加').press('Enter')
  await city.getByLabel('文件名称').fill('补训签到表')
  await city
    .locator('input[type=file][aria-label="文件"]')
    .setInputFiles({ name: '补训签到表.pdf', mimeType: 'application/pdf', buffer: pdf })
  await accessible(city, '登记完成情况')
  await shot(city, 'ledger-record')
  await city.getByRole('button', { name: '登记 1 件' }).click()
  await city.getByText(/已登记1件/).waitFor()

  const facts = (await ask(city, 'GET', `/api/duties/lines/${line}/facts`)).items
  assert.equal(facts.length, 1)
  assert.equal(facts[0].fileName, '补训签到表.pdf')
  // While the time of a person runs the city reads no line of it; who was trained late is read once the day has come.
  if (entry.overdue) {
    await city.goto(`${program.url}/obligations/${line}`)
    await city.getByText('登记的完成情况').waitFor()
    await city.getByRole('button', { name: '补训签到表.pdf' }).waitFor()
    await accessible(city, '事项')
    await shot(city, 'ledger-line')
    await city.getByRole('button', { name: '更正' }).click()
    await city.locator('.el-message-box textarea').fill('当天没有参加，登记错了')
    await city.locator('.el-message-box').getByRole('button', { name: '更正' }).click()
    await city.getByText('当天没有参加，登记错了').waitFor()
    assert.equal((await ask(city, 'GET', `/api/obligations/${line}`)).state, 'open')
  }
})

test('the superior waives a line with a reason, and lifts it again', async () => {
  const head = await desk('shishenhe')
  const late = (await ask(head, 'GET', '/api/obligations?tone=late&limit=20')).items[0]
  await head.goto(`${program.url}/obligations/${late.id}`)
  await head.getByRole('button', { name: '免除' }).click()
  await head.getByLabel('理由').fill('因机构调整无法按期办理，已报市总同意。')
  await head.getByLabel('文号').fill('苏州市工权〔2026〕12号')
  await accessible(head, '免除')
  await head.locator('.el-dialog').getByRole('button', { name: '免除' }).click()
  await head.getByText('已免除', { exact: true }).first().waitFor()
  assert.equal((await ask(head, 'GET', `/api/obligations/${late.id}`)).state, 'waived')
  await head.goto(`${program.url}/supervision?view=waivers`)
  await head.getByText('因机构调整无法按期办理，已报市总同意。').waitFor()
  await shot(head, 'ledger-waivers')
  await head.goto(`${program.url}/obligations/${late.id}`)
  await head.getByRole('button', { name: '恢复' }).click()
  await head.getByLabel('理由').fill('情况变化，恢复要求。')
  await head.locator('.el-dialog').getByRole('button', { name: '恢复' }).click()
  await head.getByText('已恢复').waitFor()
  assert.equal((await ask(head, 'GET', `/api/obligations/${late.id}`)).state, 'open')
})

test('a stricter number is supposed before it is signed', async () => {
  const head = await desk('shishenhe')
  await head.goto(`${program.url}/obligations/catalogue`)
  await head.getByText('上岗培训', { exact: true }).first().waitFor()
  await accessible(head, '期限清单')
  await shot(head, 'ledger-catalogue')
  const before = await ask(head, 'GET', '/api/policy')
  const from = `${day(0).slice(0, 4)}-01-01`
  await head.goto(`${program.url}/obligations/suppose?key=induction_months&value=5&from=${from}`)
  await head.getByRole('button', { name: '推演', exact: true }).click()
  await head.getByText(/共 \d+ 件受影响/).waitFor()
  await accessible(head, '推演')
  await shot(head, 'ledger-suppose')
  assert.equal((await ask(head, 'GET', '/api/policy')).version, before.version)

  // A city writes the number into the draft of its rules, from which it can be supposed again.
  await head.getByRole('link', { name: '写进实施细则草稿' }).click()
  await head.getByText('推演的数值还没有写进草稿').waitFor()
  await head.getByRole('link', { name: '草稿，继续填写' }).click()
  assert.equal(await head.getByRole('textbox', { name: '新聘人员上岗后参加培训的期限' }).inputValue(), '5')
  await accessible(head, 'a draft with a supposed number')
  await shot(head, 'ledger-into-draft')
  await head.getByRole('link', { name: '先看会影响谁' }).click()
  await head.waitForURL(/suppose/)
})
