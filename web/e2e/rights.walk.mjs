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
  await county.goto(`${program.url}/rights/handling`)
  await county.getByRole('link', { name: title }).click()
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
