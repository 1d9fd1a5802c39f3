// The main walk: an instructor records a visit on the phone, the served party signs on another phone without an
// account, and the day counts; then the same with the network cut.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'
import { draw, wechat } from './signer.mjs'

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

/** What the page's own session may ask of the server, for counting beside what the page shows. */
const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)
const year = (page) => ask(page, `/api/visits/years/${new Date().getFullYear()}/own`)

/** The instructor's phone, signed in, with its register and its worker in place. */
async function phone() {
  const opened = await open(browser, 'phone')
  await login(opened.page, program.url, 'zhidaoyuan', { shell: 'phone', password })
  await opened.page.getByText('记一次走访').waitFor()
  return opened
}

/** How much the phone keeps of an account. */
const keptBy = (page, account) =>
  page.evaluate(
    (of) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(`xz.worklog.${of}`)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const names = ['kept', 'visits', 'units', 'queue']
          const reading = opening.result.transaction(names)
          const found = names.map((name) => [name, reading.objectStore(name).count()])
          reading.oncomplete = () => {
            opening.result.close()
            resolve(Object.fromEntries(found.map(([name, count]) => [name, count.result])))
          }
        }
      }),
    account,
  )

/** The count on the tab 日志; 待办 has one of its own. */
const badge = (page) => page.locator('.van-tabbar-item', { hasText: '日志' }).locator('.van-badge')

/** A date of this year on which nothing was recorded yet, the latest first. */
async function freeDays(page, n) {
  const free = []
  const today = await page.evaluate(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
  )
  for (let at = new Date(`${today}T00:00:00Z`); free.length < n; at.setUTCDate(at.getUTCDate() - 1)) {
    const day = at.toISOString().slice(0, 10)
    const found = await ask(page, `/api/visits/mine?from=${day}&to=${day}&limit=1`)
    if (found.items.length === 0) free.push(day)
  }
  return free
}

/** Fills in the form as a thumb does; the date by the draft's own field is the wheel's, so it is set by copying. */
async function fill(page, { unit, done, note }) {
  await page.getByRole('textbox', { name: '服务单位' }).click()
  await page.getByPlaceholder('单位名称或拼音首字母').waitFor()
  if (unit) await page.getByPlaceholder('单位名称或拼音首字母').fill(unit)
  const cell = page.locator('.picker .list .van-cell').first()
  await cell.waitFor()
  const name = await cell.locator('.van-cell__title span').first().innerText()
  await cell.click()
  await page.getByText('宣传引导').click()
  await page.locator('textarea[name=done]').fill(done)
  if (note) await page.locator('textarea[name=internalNote]').fill(note)
  return name
}

test('a visit is recorded, signed on another phone, and its day counts', async () => {
  const { page, trouble, context } = await phone()
  await shot(page, 'phone-home')
  await accessible(page, 'phone home')
  const before = await year(page)

  await page.getByText('记一次走访').click()
  await page.getByText('提交，请对方确认').waitFor()
  await page.getByRole('button', { name: '昨天' }).click()
  const [free] = await freeDays(page, 1)
  const done = '上门讲解集体合同续签的程序，帮助整理职工意见。'
  const unit = await fill(page, { done, note: '企业方对工资条款有顾虑' })
  await shot(page, 'phone-form')
  await accessible(page, 'visit form')
  await page.getByText('提交，请对方确认').click()
  await page.waitForURL(/\/confirm$/)
  await page.getByRole('img', { name: '签字确认二维码' }).waitFor()
  await shot(page, 'phone-qr')
  await accessible(page, 'QR page')
  assert.ok(free)

  // The signer's own phone: no account, no worker.
  await page.getByText('对方不在场，发送链接').click()
  const text = await page.getByLabel('签字链接').locator('.text').innerText()
  const link = /https?:\/\/\S+\/c\/[\w-]+/.exec(text)[0].replace(/^https?:\/\/[^/]+/, program.url)
  const signer = await open(browser, 'phone', { serviceWorkers: 'block', userAgent: wechat })
  await signer.page.goto(link)
  await signer.page.getByRole('heading', { name: '请确认这次服务' }).waitFor()
  const seen = await signer.page.innerText('body')
  assert.ok(seen.includes(done) && seen.includes(unit), 'the signer sees the visit')
  assert.ok(!seen.includes('企业方对工资条款有顾虑'), 'the internal note is not shown to the signer')
  await shot(signer.page, 'sign-open')
  await accessible(signer.page, 'signer page')
  await signer.page.fill('input[name=name]', '沈立新')
  await signer.page.fill('input[name=post]', '工会主席')
  const side = signer.page.locator('input[name=side]').first()
  if (await side.count()) await side.check()
  await draw(signer.page)
  await signer.page.getByText('很满意', { exact: true }).click()
  await shot(signer.page, 'sign-filled')
  await signer.page.getByRole('button', { name: '确认属实，签字' }).click()
  await signer.page.getByRole('heading', { name: '确认以上服务属实？' }).waitFor()
  await signer.page.getByRole('button', { name: '确认属实' }).click()
  await signer.page.getByRole('heading', { name: '✓ 已确认' }).waitFor()
  await shot(signer.page, 'sign-done')
  await accessible(signer.page, 'after signing')
  const receipt = (await signer.page.locator('.link').innerText()).replace(/^https?:\/\/[^/]+/, program.url)

  // The instructor's page learns of it by itself.
  await page.getByRole('heading', { name: /对方已确认/ }).waitFor()
  await shot(page, 'phone-confirmed')
  const now = await year(page)
  assert.ok(now.have === before.have + 1, 'a date counts once')
  const id = /logs\/([\w-]+)\/confirm/.exec(page.url())[1]
  const visit = await ask(page, `/api/visits/${id}`)
  assert.equal(visit.state, 'confirmed')
  assert.equal(visit.counted, true)
  assert.equal(visit.strength, 'drawn')

  // The link is used up for everybody else, the receipt shows and withdraws.
  const stranger = await open(browser, 'phone', { serviceWorkers: 'block' })
  await stranger.page.goto(link)
  await stranger.page.getByRole('heading', { name: '这条链接已经用过' }).waitFor()
  await stranger.context.close()
  await signer.page.goto(receipt)
  await signer.page.getByRole('heading', { name: '✓ 您确认过这次服务' }).waitFor()
  await shot(signer.page, 'sign-receipt')
  await accessible(signer.page, 'receipt')
  await signer.page.getByRole('button', { name: '撤回确认' }).click()
  await signer.page.fill('textarea[name=reason]', '日期记错了')
  await signer.page.getByRole('button', { name: '撤回确认' }).click()
  await signer.page.getByRole('heading', { name: '这次确认已撤回' }).waitFor()
  assert.equal((await ask(page, `/api/visits/${id}`)).state, 'withdrawn')
  await signer.page.goto(`${program.url}/v/${visit.code}`)
  await signer.page.getByRole('heading', { name: /已撤回/ }).waitFor()
  await shot(signer.page, 'sign-verify')

  await page.goto(`${program.url}/m/todo`)
  await page.locator('.van-cell__label', { hasText: '日期记错了' }).waitFor()
  await shot(page, 'phone-todo')
  await accessible(page, 'todo')
  await page.goto(`${program.url}/m/logs?view=month`)
  await page.getByRole('table').waitFor()
  await shot(page, 'phone-month')
  await accessible(page, 'month')
  await page.goto(`${program.url}/m/logs/${id}`)
  await page.getByText('经过').waitFor()
  await shot(page, 'phone-visit')
  await accessible(page, 'visit')
  assert.deepEqual([...trouble, ...signer.trouble], [])
  await signer.context.close()
  await context.close()
})

test('with the network cut a visit is kept, sent once when it is back, and seen by its owner only', async () => {
  const { page, context } = await phone()
  await page.evaluate(async () => navigator.serviceWorker.ready)
  await page.goto(`${program.url}/m/`)
  await page.getByText('记一次走访').waitFor()
  // The register has been brought onto the phone.
  await page.getByText('记一次走访').click()
  await page.getByRole('textbox', { name: '服务单位' }).click()
  await page.locator('.picker .list .van-cell').first().waitFor()
  const done = '断网时记下的一次走访，讲解女职工专项合同。'
  const mine = async () =>
    (await ask(page, '/api/visits/mine?limit=100')).items.filter((v) => v.done === done).length

  await context.setOffline(true)
  await page.goto(`${program.url}/m/logs/new`)
  await page.getByText('当前没有网络').waitFor()
  const added = '昆山新开张包装材料有限公司'
  await page.getByRole('textbox', { name: '服务单位' }).click()
  await page.getByText('没有这家单位，现场登记').click()
  await page.locator('input[name=unitName]').fill(added)
  await page.getByText('登记并选用').click()
  await page.getByText('宣传引导').click()
  await page.locator('textarea[name=done]').fill(done)
  await page.getByText('提交，请对方确认').click()
  await page.getByRole('heading', { name: '已保存在本机，尚未上传' }).waitFor()
  await page.getByText('没有上传就没有二维码').waitFor()
  await shot(page, 'phone-offline')
  await accessible(page, 'kept on the phone')

  // A reload without network still has it, and the bar shows one unsent.
  await page.goto(`${program.url}/m/logs`)
  await page.getByRole('heading', { name: '只在本机' }).waitFor()
  assert.equal(
    await page.locator('.van-tabbar-item', { hasText: '日志' }).locator('.van-badge').innerText(),
    '1',
  )
  await shot(page, 'phone-unsent')

  await context.setOffline(false)
  await page.getByRole('heading', { name: '只在本机' }).waitFor({ state: 'detached' })
  assert.equal(await mine(), 1)
  const sent = (await ask(page, '/api/visits/mine?limit=100')).items.find((v) => v.done === done)
  assert.equal(sent.servedName, added)
  assert.equal((await ask(page, `/api/served/${sent.servedId}`)).state, 'to_check')
  await page.reload()
  await page.getByText('记一次走访').waitFor()
  assert.equal(await mine(), 1)
  await context.close()
})

test('after one look at the first page the log is there without network, and a half-typed entry outlives a reload', async () => {
  const { page, context } = await phone()
  await page.evaluate(async () => navigator.serviceWorker.ready)
  const list = (state) => ask(page, `/api/visits/mine?state=${state}&limit=1`)
  const [signed] = (await list('confirmed')).items
  const [waiting] = (await list('waiting')).items
  // The register and the log come onto the phone by themselves; nothing but the first page was opened.
  await page.waitForFunction(
    (account) =>
      new Promise((resolve) => {
        const opening = indexedDB.open(`xz.worklog.${account}`)
        opening.onerror = () => resolve(false)
        opening.onsuccess = () => {
          const get = opening.result.transaction('kept').objectStore('kept').get('log')
          get.onsuccess = () => (opening.result.close(), resolve(Boolean(get.result)))
        }
      }),
    (await ask(page, '/api/session')).account.id,
  )
  await context.setOffline(true)
  await page.goto(`${program.url}/m/logs?view=month&month=${signed.day.slice(0, 7)}`)
  await page.getByRole('table').waitFor()
  await page.getByText(signed.servedName).first().waitFor()
  await page.goto(`${program.url}/m/logs/${signed.id}`)
  await page.getByText('签字、附件和经过要联网才看得到').waitFor()
  await shot(page, 'phone-listed-offline')
  await accessible(page, 'an entry without network')
  await page.getByText('复制为新的一条').click()
  await page.locator('textarea[name=done]').waitFor()
  assert.equal(await page.locator('textarea[name=done]').inputValue(), signed.done)
  await page.goto(`${program.url}/m/logs/${waiting.id}/confirm`)
  await page.getByRole('heading', { name: '没有网络，暂时没有二维码' }).waitFor()
  await page.getByText('对方在纸上签，上传照片').waitFor()
  await shot(page, 'phone-confirm-offline')
  await page.goto(`${program.url}/m/todo`)
  await page.getByText(/没有网络，这是.*的日志待办/).waitFor()
  await page.goto(`${program.url}/m/me`)
  await page.getByText('退出登录', { exact: true }).click()
  await page.getByText('没有网络，还没有退出').waitFor()

  await page.goto(`${program.url}/m/logs/new`)
  await page.locator('textarea[name=done]').fill('写到一半的走访记录。')
  await page.waitForURL(/logs\/new\?key=/)
  await page.reload()
  await page.locator('.form').waitFor()
  assert.equal(await page.locator('textarea[name=done]').inputValue(), '写到一半的走访记录。')
  await context.close()
})

test('what is unsent survives signing out and another person on the same phone does not see it', async () => {
  const { page, context } = await phone()
  await page.evaluate(async () => navigator.serviceWorker.ready)
  await page.getByText('记一次走访').click()
  const done = '退出登录前没有发出的一条。'
  // Only the log's own endpoint does not answer, so that signing out still works.
  await page.route('**/api/visits', (route) => route.abort())
  await fill(page, { done })
  await page.getByText('提交，请对方确认').click()
  await page.getByRole('heading', { name: '已保存在本机，尚未上传' }).waitFor()
  const { id: account } = (await ask(page, '/api/session')).account
  await page.goto(`${program.url}/m/me`)
  assert.ok((await keptBy(page, account)).units > 0, 'the register is on the phone')
  await page.getByText('退出登录', { exact: true }).click()
  await page.waitForURL(/\/login/)
  const left = await keptBy(page, account)
  assert.deepEqual(left, { kept: 0, visits: 0, units: 0, queue: 1 }, 'only what was not sent is left')
  await login(page, program.url, 'jingban', { shell: 'phone', password })
  await page.goto(`${program.url}/m/logs`)
  await page.waitForLoadState('networkidle')
  assert.ok(!(await page.innerText('body')).includes('只在本机'))
  assert.equal(await badge(page).count(), 0, 'another person sees no badge')
  await page.goto(`${program.url}/m/me`)
  await page.getByText('退出登录', { exact: true }).click()
  await page.waitForURL(/\/login/)
  await login(page, program.url, 'zhidaoyuan', { shell: 'phone', password })
  await page.goto(`${program.url}/m/logs`)
  await page.getByRole('heading', { name: '只在本机' }).waitFor()
  assert.equal(await badge(page).innerText(), '1', 'the badge is back for its owner')
  await page.unroute('**/api/visits')
  await page.goto(`${program.url}/m/logs`)
  for (let i = 0; i < 50; i++) {
    const found = (await ask(page, '/api/visits/mine?limit=100')).items.filter((v) => v.done === done)
    if (found.length === 1) break
    assert.ok(i < 49, 'the entry was not sent after signing in again')
    await page.waitForTimeout(200)
  }
  await context.close()
})

test('what was changed elsewhere is shown side by side on the phone, and nothing is lost', async () => {
  const { page, context } = await phone()
  const [old] = (await ask(page, '/api/visits/mine?state=confirmed&limit=1')).items
  const draft = await page.evaluate(async (id) => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const reply = await fetch(`/api/visits/${id}/copy`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ clientKey: 'walk-conflict-0001', day }),
    })
    return reply.json()
  }, old.id)
  await page.goto(`${program.url}/m/logs/${draft.id}/edit`)
  await page.locator('textarea[name=done]').fill('手机上写的内容。')
  await page.evaluate(async (v) => {
    const { day, servedId, duties, place, participants, outcome, internalNote, rev } = v
    const { commissionNumber, commissionOn, commissionBlob } = v
    await fetch(`/api/visits/${v.id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        rev,
        day,
        servedId,
        duties,
        place,
        participants,
        done: '办公室电脑上写的内容。',
        outcome,
        internalNote,
        commissionNumber,
        commissionOn,
        commissionBlob,
      }),
    })
  }, draft)
  await page.getByText('提交，请对方确认').click()
  await page.getByRole('heading', { name: '服务器上已有不同的内容' }).waitFor()
  const both = await page.innerText('.pair')
  assert.ok(both.includes('手机上写的内容。') && both.includes('办公室电脑上写的内容。'))
  await shot(page, 'phone-conflict')
  await accessible(page, 'conflict on the phone')
  assert.equal((await ask(page, `/api/visits/${draft.id}`)).done, '办公室电脑上写的内容。')
  await page.getByText('用本机的替换服务器上的').click()
  await page.waitForURL(/\/confirm$/)
  const now = await ask(page, `/api/visits/${draft.id}`)
  assert.equal(now.done, '手机上写的内容。')
  assert.equal(now.state, 'waiting')
  await context.close()
})

test('the employing union reads the log at the desk, the superior only with a recorded reason', async () => {
  const { page, trouble, context } = await open(browser, 'desk')
  await login(page, program.url, 'jingban', { password })
  for (const [path, name] of [
    ['/visits', '工作日志'],
    ['/visits/years', '年度天数'],
    ['/visits/papers', '纸质签字核对'],
  ]) {
    await page.goto(program.url + path)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.locator('tbody tr, .empty').first().waitFor()
    await shot(page, `desk-${name}`)
    await accessible(page, name)
  }
  await page.goto(`${program.url}/visits?state=confirmed`)
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: '签字与凭据' }).waitFor()
  await shot(page, 'desk-visit')
  await accessible(page, 'entry')
  assert.deepEqual(trouble, [])
  await context.close()

  const inspector = await open(browser, 'desk')
  await login(inspector.page, program.url, 'ducha', { password })
  await inspector.page.goto(`${program.url}/visits/inspections`)
  await inspector.page.getByRole('button', { name: '开始调阅' }).click()
  await inspector.page.getByLabel('被督查的工会').fill('玉山镇总工会')
  await inspector.page
    .getByRole('option', { name: /玉山镇总工会/ })
    .first()
    .click()
  await inspector.page.getByLabel('事由').fill('年度督查抽样')
  await shot(inspector.page, 'desk-inspection')
  await inspector.page.getByRole('button', { name: '记录事由并开始' }).click()
  await inspector.page.getByText('事由：年度督查抽样').waitFor()
  await inspector.page.locator('tbody tr').first().waitFor()
  await shot(inspector.page, 'desk-inspected')
  await accessible(inspector.page, 'inspected')
  await inspector.context.close()
})
