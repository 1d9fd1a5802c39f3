// The log at the desk: an instructor at an office PC records, has signed and prints; a sheet goes by a second person;
// a conflict is shown side by side; an inspector opens a figure of the overview down to a signature and its hash.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'
import * as served from './signer.mjs'

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

/** A desk, signed in. */
async function desk(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened
}

const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)
const ownYear = (page) => ask(page, `/api/visits/years/${new Date().getFullYear()}/own`)

/** A file as the browser would save it. */
async function file(page, path) {
  return page.evaluate(async (p) => {
    const reply = await fetch(p)
    const bytes = new Uint8Array(await reply.arrayBuffer())
    return { status: reply.status, head: String.fromCharCode(...bytes.slice(0, 5)), size: bytes.length }
  }, path)
}

/** Writes the form with a date of this year on which nothing was recorded yet. */
async function write(page, done) {
  await page.getByRole('heading', { name: '记一次走访', level: 1 }).waitFor()
  const day = await freeDay(page)
  await page.getByRole('combobox', { name: '日期' }).fill(day)
  await page.getByRole('combobox', { name: '日期' }).press('Enter')
  await page.getByRole('combobox', { name: '服务单位' }).click()
  const first = page.locator('.el-select-dropdown__item:visible').first()
  await first.waitFor()
  const unit = (await first.innerText()).replace(/最近去过$/, '')
  await first.click()
  await page.locator('.el-checkbox', { hasText: '指导服务' }).click()
  await page.locator('textarea[name=done]').fill(done)
  return { day, unit }
}

async function freeDay(page) {
  const today = await page.evaluate(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
  )
  for (let at = new Date(`${today}T00:00:00Z`); ; at.setUTCDate(at.getUTCDate() - 1)) {
    const day = at.toISOString().slice(0, 10)
    const found = await ask(page, `/api/visits/mine?from=${day}&to=${day}&limit=1`)
    if (found.items.length === 0) return day
  }
}

test('an instructor at the desk records a visit, sends the link, and the day counts', async () => {
  const { page, trouble, context } = await desk('zhidaoyuan')
  await page.getByRole('region', { name: '我的日志' }).getByText('天 / 80 天').waitFor()
  await shot(page, 'desk-own-workbench')
  await accessible(page, 'workbench of an instructor')
  const before = await ownYear(page)

  await page.getByRole('link', { name: '记一次走访' }).click()
  const done = '上门核对工资集体协商的程序和时间安排。'
  const { day, unit } = await write(page, done)
  await page.locator('textarea[name=internalNote]').fill('企业方对涨幅有顾虑')
  await page.waitForTimeout(700) // the pause after which a draft is kept
  await page.reload()
  await page.getByText('已恢复').waitFor()
  assert.equal(await page.locator('textarea[name=done]').inputValue(), done)
  await shot(page, 'desk-form')
  await accessible(page, 'form at the desk')
  await page.getByRole('button', { name: '提交，请对方确认' }).click()
  await page.waitForURL(/\/visits\/[\w-]+\/confirm$/)
  await page.getByRole('img', { name: '签字确认二维码' }).waitFor()
  await page.getByRole('button', { name: '生成链接' }).click()
  const text = await page.getByLabel('签字链接').innerText()
  await shot(page, 'desk-confirm')
  await accessible(page, 'ways to have it signed')
  const link = /https?:\/\/\S+\/c\/[\w-]+/.exec(text)[0].replace(/^https?:\/\/[^/]+/, program.url)

  const chair = await served.signer(browser, link)
  const seen = await chair.page.innerText('body')
  assert.ok(seen.includes(done) && seen.includes(unit) && !seen.includes('涨幅'))
  await served.name(chair.page, '沈立新', '工会主席')
  await served.draw(chair.page)
  await served.confirm(chair.page)

  await page.getByRole('heading', { name: /对方已确认/ }).waitFor()
  assert.equal((await ownYear(page)).have, before.have + 1)
  await page.goto(`${program.url}/visits/mine?month=${day.slice(0, 7)}`)
  await page.getByRole('table', { name: /的日志$/ }).waitFor()
  await shot(page, 'desk-own')
  await accessible(page, 'own log')
  for (const [path, head] of [
    [`/api/visits/booklet?month=${day.slice(0, 7)}&format=pdf`, '%PDF-'],
    [`/api/visits/booklet?month=${day.slice(0, 7)}&format=docx`, 'PK'],
    ['/api/visits/blank?format=pdf', '%PDF-'],
  ]) {
    assert.equal(await page.locator(`a[href="${path}"]`).count(), 1, `${path} is offered`)
    const got = await file(page, path)
    assert.ok(got.status === 200 && got.head.startsWith(head) && got.size > 1000, `${path}: ${got.status}`)
  }

  await page.getByRole('link', { name: '逐日明细和凭据' }).click()
  await page.getByText('只有您和聘用单位看得到').waitFor()
  await page.getByRole('link', { name: unit }).first().waitFor()
  await shot(page, 'desk-own-year')
  await accessible(page, 'own year')
  assert.deepEqual([...trouble, ...chair.trouble], [])
  await chair.context.close()
  await context.close()
})

test('an earlier entry is copied, and what was changed elsewhere is shown side by side', async () => {
  const { page, context } = await desk('zhidaoyuan')
  const [old] = (await ask(page, '/api/visits/mine?state=confirmed&limit=1')).items
  await page.goto(`${program.url}/visits/${old.id}`)
  await page.getByRole('link', { name: '复制为新的一条' }).click()
  await page.getByRole('heading', { name: '记一次走访', level: 1 }).waitFor()
  assert.equal(await page.locator('textarea[name=done]').inputValue(), old.done)
  assert.equal(await page.locator('textarea[name=internalNote]').inputValue(), '')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/visits\/[\w-]{36}$/)
  const id = page.url().split('/').pop()

  await page.goto(`${program.url}/visits/${id}/edit`)
  await page.locator('textarea[name=done]').fill('这里写的内容。')
  await page.evaluate(async (visit) => {
    const there = await (await fetch(`/api/visits/${visit}`)).json()
    const { day, servedId, duties, place, participants, outcome, internalNote, rev } = there
    await fetch(`/api/visits/${visit}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        rev,
        day,
        servedId,
        duties,
        place,
        participants,
        done: '手机上写的内容。',
        outcome,
        internalNote,
        commissionNumber: '',
        commissionOn: '',
        commissionBlob: '',
      }),
    })
  }, id)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByRole('heading', { name: '这条日志在别处改过，请对照后选择' }).waitFor()
  const row = page.getByRole('row', { name: /做了什么/ })
  assert.match(await row.innerText(), /这里写的内容。[\s\S]*手机上写的内容。/)
  assert.equal(
    (await ask(page, `/api/visits/${id}`)).done,
    '手机上写的内容。',
    'nothing is overwritten unasked',
  )
  await shot(page, 'desk-conflict')
  await accessible(page, 'conflict')
  await page.getByRole('button', { name: '用我的，继续编辑' }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/visits\/[\w-]{36}$/)
  assert.equal((await ask(page, `/api/visits/${id}`)).done, '这里写的内容。')
  await page.getByRole('button', { name: '删除草稿' }).click()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.waitForURL(/\/visits\/mine$/)
  await context.close()
})

test('a press that the network swallows loses nothing, and pressed again makes one entry', async () => {
  const { page, context } = await desk('zhidaoyuan')
  await page.goto(`${program.url}/visits/new`)
  const done = '网络在提交时断开的一次走访。'
  const { day } = await write(page, done)
  const made = async () =>
    (await ask(page, `/api/visits/mine?from=${day}&to=${day}&limit=100`)).items.filter((v) => v.done === done)
  await page.route('**/api/visits', (route) => route.abort(), { times: 1 }) // it does not arrive
  await page.getByRole('button', { name: '提交，请对方确认' }).click()
  await page.getByText('没有丢失；网络恢复后点“重试”').waitFor()
  await shot(page, 'desk-no-network')
  await accessible(page, 'form without network')
  assert.equal(await page.locator('textarea[name=done]').inputValue(), done)
  await page.route(
    '**/api/visits',
    async (route) => {
      await route.fetch() // it arrives
      await route.abort() // and its reply does not
    },
    { times: 1 },
  )
  const lost = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: '重试' }).click()
  await lost
  await page.getByText('没有丢失；网络恢复后点“重试”').waitFor()
  assert.equal((await made()).length, 1)
  await page.reload()
  await page.getByText('已恢复').waitFor()
  assert.equal(await page.locator('textarea[name=done]').inputValue(), done, 'what was typed is there again')
  await page.getByRole('button', { name: '提交，请对方确认' }).click()
  await page.waitForURL(/\/visits\/[\w-]+\/confirm$/)
  assert.equal((await made()).length, 1, 'one entry however often it was sent')
  await context.close()
})

test('a signed sheet counts when a second person has checked it', async () => {
  const { page, context } = await desk('zhidaoyuan')
  await page.goto(`${program.url}/visits/new`)
  const { unit } = await write(page, '请对方在纸上签字的一次走访。')
  await page.getByRole('button', { name: '提交，请对方确认' }).click()
  await page.waitForURL(/\/confirm$/)
  const id = page.url().split('/').at(-2)
  const scan = await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } })
  await page.getByRole('button', { name: '上传纸质签字' }).click()
  await page
    .getByLabel('签字页扫描件')
    .setInputFiles({ name: '签字.png', mimeType: 'image/png', buffer: scan })
  await page.getByLabel('签字人姓名').fill('孙桂芳')
  await page.getByLabel('签字人职务').fill('工会主席')
  await page.waitForTimeout(400) // the dialog has come up
  await shot(page, 'desk-paper-upload')
  await accessible(page, 'upload of a sheet')
  await page.getByRole('button', { name: '上传，等待核对' }).click()
  await page.getByText('已上传，等待另一人核对').waitFor()
  assert.equal((await ask(page, `/api/visits/${id}`)).state, 'waiting', 'a scan alone confirms nothing')
  await context.close()

  const clerk = await desk('jingban')
  await clerk.page.goto(`${program.url}/visits/papers`)
  await clerk.page
    .getByRole('row', { name: new RegExp(unit) })
    .getByRole('button', { name: '核对' })
    .first()
    .click()
  const sheet = clerk.page.getByRole('region', { name: '核对' })
  await sheet.getByText('请对方在纸上签字的一次走访。').waitFor()
  await sheet.getByRole('img', { name: /扫描件/ }).waitFor()
  await shot(clerk.page, 'desk-paper-check')
  await accessible(clerk.page, 'check of a sheet')
  await sheet.getByRole('button', { name: '核对通过' }).click()
  await clerk.page.getByRole('dialog').getByRole('button', { name: '核对通过' }).click()
  await clerk.page.getByText('已确认', { exact: true }).first().waitFor()
  const visit = await ask(clerk.page, `/api/visits/${id}`)
  assert.equal(visit.state, 'confirmed')
  assert.equal(visit.strength, 'paper')
  assert.equal(visit.counted, true)
  await clerk.context.close()
})

test('an inspector opens a figure of the overview down to the signature and its hash', async () => {
  const { page, trouble, context } = await desk('ducha')
  const { items } = await ask(page, '/api/org/unions?q=玉山镇总工会&limit=1')
  await page.goto(`${program.url}/report?unionId=${items[0].id}`)
  await page.getByRole('heading', { name: '统计总览' }).waitFor()
  await page.goto(`${program.url}/report/heads?unionId=${items[0].id}&group=ontheway`)
  await page.getByText('年度关闭前，上级只看各单位的数字').waitFor()
  assert.equal(await page.locator('main tbody tr').count(), 0, 'no person is shown without a reason')
  await shot(page, 'desk-reason')
  await accessible(page, 'figure without a reason')
  await page.getByRole('link', { name: '写明事由，开始督查调阅' }).click()
  await page.getByLabel('事由').fill('第三季度履职情况抽查')
  await page.getByRole('button', { name: '记录事由并开始' }).click()
  await page.getByRole('heading', { name: /调阅的日志/ }).waitFor()

  await page.getByRole('button', { name: '抽样核对' }).click()
  await page.locator('.samples .el-select').click()
  await page.getByRole('option', { name: '不限' }).click()
  await page.getByRole('button', { name: '抽取', exact: true }).click()
  await page.getByRole('region', { name: '抽样核对' }).locator('tbody tr').first().waitFor()
  await page.getByRole('button', { name: '相符' }).first().click()
  await page.getByRole('region', { name: '抽样核对' }).getByText('相符', { exact: true }).first().waitFor()
  await shot(page, 'desk-samples')
  await accessible(page, 'samples')

  // The figure now opens: unit, person, date, entry, signature, hash.
  await page.goto(`${program.url}/report/heads?unionId=${items[0].id}&group=ontheway`)
  await page
    .locator('tbody a', { hasText: / \/ 80/ })
    .first()
    .click()
  await page.getByText('督查调阅，事由：第三季度履职情况抽查').waitFor()
  await shot(page, 'desk-person-year')
  await accessible(page, "a person's year")
  await page.locator('tr', { hasText: '手写签名' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: '签字与凭据' }).waitFor()
  await page.getByText('与签字时一致').first().waitFor()
  await page.getByRole('img', { name: /手写签名/ }).waitFor()
  assert.match(await page.innerText('main'), /sm3:[0-9a-f]{64}/)
  assert.ok(
    !(await page.innerText('main')).includes('内部备注\n'),
    'the internal note is not the inspector’s',
  )
  await shot(page, 'desk-evidence')
  await accessible(page, 'evidence')
  assert.deepEqual(trouble, [])
  await context.close()
})
