// An instructor complains of the clerk on the phone: the county answers, and the clerk finds it nowhere. Then what is held
// on the instructor is opened and taken out.
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

async function as(account, device) {
  const opened = await open(browser, device)
  await login(opened.page, program.url, account, { shell: device, password })
  return opened.page
}

const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const title = '签字材料催办方式'

test('a complaint about the clerk is answered above, and found nowhere by the clerk', async () => {
  const phone = await as('zhidaoyuan', 'phone')
  await phone.goto(`${program.url}/m/me`)
  await phone.getByText('意见', { exact: true }).click()
  await phone.getByLabel(/^投诉/).check()
  await phone.getByLabel('所指的单位').selectOption({ label: '玉山镇总工会' })
  await phone.getByLabel('所指的人员（可不选）').selectOption({ index: 1 })
  await phone.getByText('由昆山市总工会').waitFor()
  await phone.getByLabel('标题', { exact: true }).fill(title)
  await phone.getByLabel('内容', { exact: true }).fill('催签字材料时反复打电话到服务企业，影响对方工作。')
  await phone
    .getByRole('group', { name: '附件（可不加）' })
    .locator('input[type=file]')
    .setInputFiles({ name: '通话记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
  await phone.getByText('通话记录.pdf').waitFor()
  await accessible(phone, 'complaint on the phone')
  await shot(phone, 'rights-complaint-phone')
  await phone.getByRole('button', { name: '提交' }).click()
  await phone.getByText('已送达昆山市总工会').waitFor()

  const clerk = await as('jingban', 'desk')
  for (const path of ['/rights', '/notices', '/rights/handling', '/obligations']) {
    await clerk.goto(program.url + path)
    await clerk.waitForLoadState('networkidle')
    assert.equal(await clerk.getByText(title).count(), 0, `the clerk finds it at ${path}`)
  }

  const county = await as('xian', 'desk')
  await county.getByRole('link', { name: '意见投诉待答复', exact: true }).click()
  await county.getByRole('link', { name: title }).click()
  const [file] = await Promise.all([
    county.waitForEvent('download'),
    county.getByRole('button', { name: /通话记录\.pdf/ }).click(),
  ])
  assert.equal(file.suggestedFilename(), '通话记录.pdf')
  await county.getByLabel('答复', { exact: true }).fill('已与当事人谈话，今后由指导员自行约定签字时间。')
  await accessible(county, 'answer on the desk')
  await shot(county, 'rights-answer')
  await county.getByRole('button', { name: '答复', exact: true }).click()
  await county.getByText('已与当事人谈话').first().waitFor()

  await phone.getByRole('link', { name: '查看这一件' }).click()
  await phone.getByText('已与当事人谈话').waitFor()
  await shot(phone, 'rights-answered-phone')
})

test('my data is opened and taken out', async () => {
  const phone = await as('zhidaoyuan', 'phone')
  await phone.goto(`${program.url}/m/my-data`)
  await phone.getByText('保存了什么，为什么').waitFor()
  await accessible(phone, 'my data')
  await shot(phone, 'rights-my-data-phone')
  const [pack] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: '导出我的信息（ZIP）' }).click(),
  ])
  assert.match(pack.suggestedFilename(), /^我的信息-.*\.zip$/)
})

test('house rules wait on 待办 until they are acknowledged', async () => {
  const phone = await as('zhidaoyuan', 'phone')
  await phone.goto(`${program.url}/m/todo`)
  await phone.getByText(/^规章制度待阅知/).waitFor()
  await accessible(phone, '待办 with house rules')
  await shot(phone, 'rights-house-todo-phone')
  await phone.getByText(/^规章制度待阅知/).click()
  await phone.getByRole('button', { name: '已阅知' }).click()
  await phone
    .getByText(/您于 .* 阅知/)
    .first()
    .waitFor()
  await phone.goto(`${program.url}/m/todo`)
  await phone.getByRole('heading', { name: '通知' }).waitFor()
  assert.equal(await phone.getByText(/^规章制度待阅知/).count(), 0)
})

test('an anonymous complaint is opened by its code alone, with its file', async () => {
  const sender = await as('jingban', 'desk')
  await sender.goto(`${program.url}/rights/new?from=/house`)
  await sender.getByLabel(/^投诉/).check()
  await sender.getByLabel('所指的单位').selectOption({ label: '昆山市总工会' })
  await sender.getByLabel('标题', { exact: true }).fill('培训名额分配')
  await sender.getByLabel('内容', { exact: true }).fill('培训名额的分配没有公开，希望说明。')
  await sender
    .getByRole('group', { name: '附件（可不加）' })
    .locator('input[type=file]')
    .setInputFiles({ name: '名额.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
  await sender.getByLabel(/^匿名提出/).check()
  await accessible(sender, 'an anonymous complaint')
  await shot(sender, 'rights-anonymous')
  await sender.getByRole('button', { name: '提交' }).click()
  const code = await sender.locator('[data-code]').innerText()
  await sender.getByRole('link', { name: '凭查询码查看' }).click()
  await sender.getByLabel('查询码').fill(code)
  await sender.getByRole('button', { name: '查看' }).click()
  const [file] = await Promise.all([
    sender.waitForEvent('download'),
    sender.getByRole('button', { name: '名额.pdf', exact: true }).click(),
  ])
  assert.equal(file.suggestedFilename(), '名额.pdf')
  await accessible(sender, 'what a code opens')
  await shot(sender, 'rights-code')
})
