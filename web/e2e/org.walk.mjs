// The tree of unions: a town moves from one county to another and is read as both; a town is split with its people; a
// union becomes an employing one with the approver's consent; what was misdone is taken back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'

const password = 'xiezhi-demo-2026'
let browser, program

before(async () => {
  program = await startProgram(['demo'], { seconds: 120 })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

async function enter(account, screen = 'desk') {
  const opened = await open(browser, screen)
  await login(opened.page, program.url, account, { password })
  return opened
}

const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)
const union = async (page, name) =>
  (await ask(page, `/api/org/unions?q=${encodeURIComponent(name)}`)).items[0]

/** The heads of a union in the overview of a day, by the union above; nothing when it does not stand there. */
async function heads(page, above, name, on) {
  const overview = await ask(page, `/api/report/overview?unionId=${above}&on=${on}`)
  return overview.rows.find((row) => row.name === name)?.figures.all
}

/** Opens the dialog of an act upon the union. */
async function begin(page, id, act) {
  await page.goto(`${program.url}/org?id=${id}`)
  await page.getByRole('button', { name: '办理变更' }).click()
  await page.locator('.el-dropdown-menu__item:visible', { hasText: act }).first().click()
  return page.getByRole('dialog')
}

/** Looks at what the act will do, and does it. */
async function carryOut(page, dialog, button, expected) {
  await dialog.getByRole('button', { name: '下一步：看后果' }).click()
  await dialog.getByText(expected).waitFor()
  await accessible(page, `what ${button} will do`)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('a town moved between two counties is read as both, and taken back', async () => {
  const { page, trouble, context } = await enter('shi')
  const [town, kunshan, taicang] = [
    await union(page, '周市镇'),
    await union(page, '昆山市总工会'),
    await union(page, '太仓市总工会'),
  ]
  const year = new Date().getFullYear()
  const lastYear = `${String(year - 1)}-12-31`
  const before = await heads(page, kunshan.id, town.name, lastYear)
  const now = (await ask(page, '/api/report/overview')).today
  const today = await heads(page, kunshan.id, town.name, now)
  assert.ok(before > 0 && today > 0, 'the town has people')

  const dialog = await begin(page, town.id, '划转')
  const picker = dialog.locator('.picker input').first()
  await picker.click()
  await picker.fill('太仓市')
  await page.locator('.el-select-dropdown__item:visible', { hasText: '太仓市总工会' }).click()
  await dialog.getByLabel('决定文件').fill('苏工〔2026〕9号')
  await carryOut(page, dialog, '划转', '此前日期的统计仍按当时的隶属关系')
  await page.getByText('已办理').first().waitFor()
  await shot(page, 'org-moved')
  await accessible(page, 'a union that moved')
  assert.equal(await heads(page, kunshan.id, town.name, lastYear), before, 'last year it is Kunshan’s')
  assert.equal(await heads(page, taicang.id, town.name, lastYear), undefined)
  assert.equal(await heads(page, taicang.id, town.name, now), today, 'today it is Taicang’s')
  assert.equal(await heads(page, kunshan.id, town.name, now), undefined)

  // The old county no longer sees it, whoever of it is on the roster.
  const county = await enter('xian')
  assert.equal(await union(county.page, '周市镇'), undefined)
  assert.equal(
    await county.page.evaluate(async (id) => (await fetch(`/api/org/unions/${id}`)).status, town.id),
    404,
  )
  await county.context.close()

  await page.getByRole('button', { name: '撤回误办' }).click()
  const undo = page.getByRole('dialog')
  await undo.getByLabel('撤回理由').fill('选错上级')
  await carryOut(page, undo, '撤回误办', '恢复原来的上级')
  await page.getByText('误办，已撤回').waitFor()
  await shot(page, 'org-taken-back')
  assert.equal(await heads(page, kunshan.id, town.name, now), today)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('a union becomes an employing one with the consent of the county’s approver', async () => {
  const officer = await enter('xian')
  const trade = await union(officer.page, '建筑行业')
  assert.equal(trade.employingSince, '')
  await officer.page.goto(program.url)
  await officer.page.getByText('未办结的组织变更').waitFor()
  await officer.context.close()

  const { page, trouble, context } = await enter('xianshenhe')
  await page.getByText('待同意的聘用资格申请').waitFor()
  await page.getByText('昆山市建筑行业工会联合会').first().waitFor()
  await shot(page, 'org-asked')
  await page.getByRole('button', { name: '不同意' }).click()
  const box = page.locator('.el-message-box')
  await box.getByRole('button', { name: '不同意' }).click()
  await box.getByText('请写明事由').waitFor()
  await box.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await box.getByRole('button', { name: '同意', exact: true }).click()
  await page.getByText('没有待同意的申请').waitFor()
  assert.notEqual((await union(page, '建筑行业')).employingSince, '')
  await page.goto(`${program.url}/org?id=${trade.id}`)
  await page.getByRole('heading', { name: '昆山市建筑行业工会联合会' }).waitFor()
  assert.deepEqual(trouble, [])
  await context.close()
})

test('a town is split: the people chosen go to the new union, the rest stays', async () => {
  const { page, trouble, context } = await enter('xian')
  const town = await union(page, '千灯镇')
  const count = async (id) => (await ask(page, `/api/org/unions/${id}/holdings`)).people.length
  const all = await count(town.id)
  const dialog = await begin(page, town.id, '分立')
  await dialog.getByLabel('新工会名称').fill('千灯东区街道总工会')
  await dialog.getByLabel('决定文件').fill('昆工〔2026〕41号')
  const people = dialog.getByRole('group', { name: /指导员/ })
  await people.locator('li input').first().check()
  await dialog
    .getByRole('group', { name: /服务对象/ })
    .locator('li input')
    .first()
    .check()
  await accessible(page, 'a split')
  await shot(page, 'org-split')
  await carryOut(page, dialog, '分立', '指导员1人、服务对象1个划给新的工会')
  await page.getByText('已办理').first().waitFor()
  const made = await union(page, '千灯东区')
  for (let i = 0; i < 40 && (await count(made.id)) !== 1; i++) await page.waitForTimeout(250)
  assert.equal(await count(made.id), 1)
  assert.equal(await count(town.id), all - 1)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('the directory has a contact for every union, and goes to Excel', async () => {
  const { page, trouble, context } = await enter('sheng')
  assert.equal(
    (await ask(page, '/api/org/unions?contact=missing')).total.count,
    1,
    'only the one that was split off',
  )
  await page.goto(`${program.url}/directory`)
  await page.getByText('江苏省总工会').first().waitFor()
  await accessible(page, 'the directory')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ])
  assert.match(download.suggestedFilename(), /^工会通讯录.*\.xlsx$/)
  assert.deepEqual(trouble, [])
  await context.close()
})
