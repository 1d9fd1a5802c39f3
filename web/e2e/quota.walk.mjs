// The quota: the province reads the ledger, opens figures to what is behind them, moves heads by an order, prints it and
// undoes it by another; a county and a town see their own part.
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

const desk = async (account, screen = 'desk') => {
  const opened = await open(browser, screen)
  await login(opened.page, program.url, account, { password })
  return opened
}
const visit = async (page, path) => {
  await page.goto(program.url + path)
  await page.waitForLoadState('networkidle')
}
const figures = async (page, unionId, on) =>
  page.evaluate(
    async ([id, day]) =>
      (await (await fetch(`/api/quota/account?unionId=${id}${day ? `&on=${day}` : ''}`)).json()).figures,
    [unionId, on],
  )
/** A unit's line in the whole province's ledger. */
const unit = (page, name) =>
  page.evaluate(async (n) => {
    const ledger = await (await fetch('/api/quota')).json()
    return ledger.rows.find((row) => row.name === n && !row.total)
  }, name)

test('the ledger opens from figure to entries and heads', async () => {
  const { page, trouble } = await desk('sheng')
  await visit(page, '/quota')
  await page.getByRole('rowheader', { name: '江苏省总工会', exact: true }).waitFor()
  await shot(page, 'quota-ledger')
  await accessible(page, 'ledger')

  await page.getByRole('button', { name: '超员', exact: true }).click()
  await page.getByRole('row', { name: /太仓市总工会.*超员 1/ }).waitFor()
  const row = page.getByRole('row', { name: /太仓市总工会/ })
  await row.getByRole('link').nth(1).click()
  await page.getByRole('heading', { name: /太仓市总工会/ }).waitFor()
  await page.getByRole('heading', { name: '核定数的来历' }).waitFor()
  await shot(page, 'quota-account')
  await accessible(page, 'account')
  const inPost = (await unit(page, '太仓市总工会')).figures.occupied
  await page.locator('.figure', { hasText: '在岗' }).getByRole('link').click()
  await page.getByText(`共 ${inPost} 条`).waitFor()
  await accessible(page, 'heads')

  const download = page.waitForEvent('download')
  await visit(page, '/quota')
  await page.getByRole('button', { name: '导出' }).click()
  assert.match((await download).suggestedFilename(), /江苏省总工会员额台账\d{4}-\d\d-\d\d\.xlsx/)
  assert.deepEqual(trouble, [])
})

test('the province moves a head by an order, and takes it back by another', async () => {
  const { page, trouble } = await desk('shengshenhe')
  await visit(page, '/quota/orders')
  const kunshan = await unit(page, '昆山市总工会')
  const taicang = await unit(page, '太仓市总工会')
  await page.getByRole('button', { name: '签发调配文件' }).click()
  const dialog = page.getByRole('dialog', { name: '签发调配文件' })
  await dialog.getByRole('textbox', { name: '文号' }).fill('苏工发〔2026〕99号')
  await dialog.getByRole('textbox', { name: '理由' }).fill('两地企业数变化')
  for (const [i, name] of ['昆山市总工会', '太仓市总工会'].entries()) {
    const picker = dialog.locator('.picker').nth(i).getByRole('combobox')
    await picker.click()
    await picker.fill(name.slice(0, 2))
    await page.getByRole('option', { name: new RegExp(name) }).click()
  }
  await dialog.getByRole('button', { name: '下一步：看影响' }).click()
  await dialog.getByText('将会这样改变：').waitFor()
  await dialog.getByText('不再超员。').waitFor()
  await shot(page, 'quota-transfer')
  await accessible(page, 'transfer')
  await dialog.getByRole('button', { name: '签发' }).click()
  await page.getByRole('heading', { name: '苏工发〔2026〕99号' }).waitFor()
  assert.equal((await figures(page, kunshan.unionId)).authorised, kunshan.figures.authorised - 1)
  assert.equal((await figures(page, taicang.unionId)).over, 0)
  await shot(page, 'quota-order')
  await accessible(page, 'order')
  for (const [name, ending] of [
    ['打印（DOCX）', /\.docx$/],
    ['打印（PDF）', /\.pdf$/],
  ]) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    assert.match((await download).suggestedFilename(), ending)
  }

  await page.getByRole('button', { name: '冲销…' }).click()
  const undo = page.getByRole('dialog', { name: /冲销/ })
  await undo.getByRole('textbox', { name: '文号' }).fill('苏工发〔2026〕100号')
  await undo.getByRole('textbox', { name: '理由' }).fill('有误')
  await undo.getByRole('button', { name: '冲销', exact: true }).click()
  await page.getByText('已被冲销').waitFor()
  assert.equal((await figures(page, kunshan.unionId)).authorised, kunshan.figures.authorised)
  assert.equal((await figures(page, taicang.unionId)).over, 1)
  assert.deepEqual(trouble, [])
})

test('the numbers of next year are recorded, and hold from 1 January', async () => {
  const { page, trouble } = await desk('shengshenhe')
  await visit(page, '/quota/approve')
  const year = new Date().getFullYear() + 1
  await page.getByText(String(year), { exact: true }).click()
  await page.getByRole('textbox', { name: '文号' }).fill(`苏工发〔${year - 1}〕48号`)
  const field = page.getByRole('spinbutton', { name: '昆山市总工会人数' })
  await field.fill('3')
  await field.blur()
  await accessible(page, 'approve')
  await shot(page, 'quota-approve')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记' }).click()
  await page.getByRole('heading', { name: `苏工发〔${year - 1}〕48号` }).waitFor()
  const kunshan = await unit(page, '昆山市总工会')
  assert.notEqual(kunshan.figures.authorised, 3)
  assert.equal((await figures(page, kunshan.unionId, `${year}-01-01`)).authorised, 3)
  assert.deepEqual(trouble, [])
})

test('a county sees its own, a town whose number it is in', async () => {
  const county = await desk('xian')
  await visit(county.page, '/quota')
  await county.page.getByRole('rowheader', { name: '玉山镇总工会' }).waitFor()
  await shot(county.page, 'quota-county')
  assert.equal(await county.page.getByText('太仓').count(), 0)
  await visit(county.page, '/quota/orders')
  assert.equal(await county.page.getByRole('button', { name: '签发调配文件' }).count(), 0)
  assert.deepEqual(county.trouble, [])

  const town = await desk('jingban', 'phone')
  await visit(town.page, '/quota')
  await town.page.getByText('本单位没有单独的员额').waitFor()
  await shot(town.page, 'quota-town')
  await accessible(town.page, 'town')
  assert.deepEqual(town.trouble, [])
})
