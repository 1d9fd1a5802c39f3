// What is typed is not lost: left and come back to, written by two at once, a number that does not fit, and a row in
// which something is wrong.
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
  return opened
}

test('a plan that was left half typed is offered again, and two who write it see both', async () => {
  const { page, context } = await desk('xian')
  await page.goto(program.url + '/hiring/plans')
  const begin = page.getByRole('button', { name: '拟定聘用计划' })
  const begun = page.getByRole('link', { name: '昆山市总工会', exact: true })
  await begin.or(begun).first().click()
  await page.getByRole('heading', { name: '拟定计划' }).waitFor()
  const asked = page.getByRole('spinbutton', { name: '申报人数' })
  await asked.fill('99999')
  await asked.press('Tab')
  await page.getByText('应在0—9999之间').waitFor()
  assert.equal(await asked.inputValue(), '99999')
  await asked.fill('6')
  const reason = page.getByRole('textbox', { name: '理由', exact: true })
  await reason.fill('新建产业园，写到一半')
  await page.getByRole('link', { name: '推荐表', exact: true }).first().click()
  await page.waitForURL((address) => address.pathname === '/hiring/forms')
  await page.goBack()
  const offer = page.getByRole('button', { name: /^恢复未保存的内容/ })
  await offer.waitFor()
  assert.notEqual(await reason.inputValue(), '新建产业园，写到一半')
  await accessible(page, 'a half-typed plan is offered')
  await shot(page, 'unsaved-offer')
  await offer.click()
  assert.equal(await reason.inputValue(), '新建产业园，写到一半')
  assert.equal(await asked.inputValue(), '6')

  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('textbox', { name: '岗位需求' }).fill('懂财务')
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await other.getByText('已保存').first().waitFor()
  await page.bringToFront()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('heading', { name: '别人刚保存过这份计划' }).waitFor()
  await accessible(page, 'two versions of a plan')
  await shot(page, 'unsaved-conflict')
  await page.getByRole('button', { name: '按所选的保存' }).click()
  await page.getByText('已保存').first().waitFor()
  await page.reload()
  assert.equal(await reason.inputValue(), '新建产业园，写到一半')
  assert.equal(await page.getByRole('textbox', { name: '岗位需求' }).inputValue(), '懂财务')
  assert.equal(await offer.count(), 0)
})

test('in an order a union that stands in two rows is marked at both', async () => {
  const { page } = await desk('shengshenhe')
  await page.goto(program.url + '/quota/orders')
  await page.getByRole('button', { name: '签发调配文件' }).click()
  const dialog = page.getByRole('dialog', { name: '签发调配文件' })
  await dialog.getByPlaceholder('如 苏工发').fill('苏工发〔2026〕99号')
  for (const side of ['调出', '调入']) {
    const picker = dialog.getByRole('combobox', { name: `${side}第1行单位` })
    await picker.click()
    await picker.fill('昆山')
    await page
      .getByRole('option', { name: /^昆山市总工会/ })
      .filter({ visible: true })
      .click()
    await page.locator('.el-select-dropdown:visible').waitFor({ state: 'hidden' })
  }
  await dialog.locator('textarea').fill('试填')
  await dialog.getByRole('button', { name: '下一步：看影响' }).click()
  await dialog.getByText('这个单位填了不止一行，请只留一行').first().waitFor()
  assert.equal(await dialog.getByText('这个单位填了不止一行，请只留一行').count(), 2)
  await shot(page, 'unsaved-order')
})
