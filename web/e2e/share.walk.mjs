// The workbench of the quota: the province drafts how heads might be shared out among the counties, types and brings in
// their data, sees what would change for whom, and carries the differences into the form of a transfer or of a year's
// numbers. Nothing is posted until somebody signs there, and nobody else sees a draft.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'
import { workbook } from './sheet.mjs'

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
/** The authorised heads of every county today, as the ledger has them. */
const ledger = (page) =>
  page.evaluate(async () =>
    (await (await fetch('/api/quota')).json()).rows
      .filter((row) => row.tier === 'county')
      .map((row) => [row.name, row.figures.authorised]),
  )
const thisYear = new Date().getFullYear()

async function begin(page, name, year) {
  await page.goto(program.url + '/quota/shares')
  await page.getByRole('button', { name: '新建测算' }).click()
  const dialog = page.getByRole('dialog', { name: '新建员额测算' })
  await dialog.getByText(String(year), { exact: true }).click()
  await dialog.getByRole('textbox', { name: '名称' }).fill(name)
  await dialog.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('region', { name: '各县的数据和测算' }).waitFor()
}
const line = (page, name) => page.locator(`tr[data-unit="${name}"]`)

test('the province drafts, sees what changes for whom, and signs a transfer itself', async () => {
  const { page, trouble } = await desk('shengshenhe')
  await page.goto(program.url + '/quota')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '员额测算' }).click()
  await page.getByRole('link', { name: `${thisYear + 1}年度员额测算` }).waitFor() // of the demonstration
  await shot(page, 'share-list')
  await accessible(page, 'drafts')
  await begin(page, '年中测算', thisYear)
  const before = await ledger(page)
  const address = new URL(page.url()).pathname
  await accessible(page, 'workbench')

  // the keyboard leads down the column, and what is no number is not sent
  const first = page.getByRole('textbox', { name: '玄武区总工会企业数' })
  await first.fill('约四十')
  await page.getByText('标红的格子不是数').waitFor()
  assert.ok(await page.getByRole('button', { name: '保存并测算' }).isDisabled())
  await first.fill('90')
  await first.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), '秦淮区总工会企业数')
  await page.keyboard.press('ArrowUp')
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), '玄武区总工会企业数')

  // half typed, it is still there after another page
  await page.waitForTimeout(700)
  await page.goto(program.url + '/quota')
  await page.goto(program.url + address)
  await page.getByText('的草稿').waitFor()
  assert.equal(await first.inputValue(), '90')

  await page.getByRole('spinbutton', { name: '企业数权重' }).fill('50')
  await page.getByText('三项权重合计应为100%，现为110%。').waitFor()
  await page.getByRole('spinbutton', { name: '职工数权重' }).fill('30')
  await page.getByRole('spinbutton', { name: '每县下限' }).fill('5')
  await page.getByRole('spinbutton', { name: '每县上限' }).fill('20')
  await page.getByRole('spinbutton', { name: '每县上限' }).press('Tab')
  await page.getByRole('button', { name: '保存并测算' }).click()
  await page.getByText('不少于5名、不多于20名').waitFor()
  await line(page, '玄武区总工会').getByText('填写').waitFor()
  assert.match(await line(page, '玄武区总工会').innerText(), /定在上限|余数进一|\d/)
  await page.getByText('将会这样改变：').waitFor()
  await shot(page, 'share-bench')
  await accessible(page, 'weighed')

  // a sheet: each row is accounted for, nothing is written until it is saved
  await page.getByRole('button', { name: '导入表格' }).click()
  const dialog = page.getByRole('dialog', { name: '导入各县数据' })
  await dialog.getByLabel('选择 Excel 文件').setInputFiles({
    name: '各县.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook([
      ['设区市', '单位名称', '企业数', '职工数', '集体合同数', '数据来源'],
      ['苏州市', '昆山市', '120', '96000', '88', '统计年报'],
      ['', '鼓楼区', '50', '31000', '40', ''],
      ['苏州市', '苏州市', '400', '300000', '300', ''],
    ]),
  })
  await dialog.getByText('可读入 1 行').waitFor()
  await dialog.getByText('是设区市或省，不是县级单位').waitFor()
  await shot(page, 'share-sheet')
  await accessible(page, 'sheet')
  const checked = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '下载核对表' }).click()
  assert.equal((await checked).suggestedFilename(), '核对结果-各县.xlsx')
  await dialog.getByRole('button', { name: '填入页面' }).click()
  assert.equal(await page.getByRole('textbox', { name: '昆山市总工会企业数' }).inputValue(), '120')
  // one number typed anew is typed, the others stay imported
  await page.getByRole('textbox', { name: '昆山市总工会职工数' }).fill('97000')
  const origins = () => line(page, '昆山市总工会').locator('td.n small').allInnerTexts()
  assert.deepEqual(await origins(), ['导入', '填写', '导入'])
  await page.getByRole('button', { name: '保存并测算' }).click()
  await page.getByRole('button', { name: '放弃改动' }).waitFor({ state: 'detached' })
  assert.deepEqual(await origins(), ['导入', '填写', '导入'])

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  assert.match((await download).suggestedFilename(), /员额测算：年中测算\.xlsx/)
  assert.deepEqual(await ledger(page), before)

  await page.getByRole('link', { name: '填入调配文件…' }).click()
  const transfer = page.getByRole('dialog', { name: '签发调配文件' })
  await transfer.getByRole('textbox', { name: '文号' }).fill(`苏工发〔${thisYear}〕101号`)
  await transfer.getByRole('button', { name: '下一步：看影响' }).click()
  await transfer.getByText('将会这样改变：').waitFor()
  await shot(page, 'share-transfer')
  await accessible(page, 'transfer')
  assert.deepEqual(await ledger(page), before)
  await transfer.getByRole('button', { name: '签发' }).click()
  await page.getByRole('heading', { name: `苏工发〔${thisYear}〕101号` }).waitFor()
  assert.notDeepEqual(await ledger(page), before)
  await page.goto(program.url + address)
  await page.getByText('没有要调配的').waitFor()
  assert.deepEqual(trouble, [])
})

test('the numbers of a coming year go into their form, and can be changed there', async () => {
  const { page, trouble } = await desk('shengshenhe')
  await begin(page, '明年测算', thisYear + 1)
  await page.getByRole('spinbutton', { name: '可分配总数' }).fill('400')
  await page.getByRole('spinbutton', { name: '可分配总数' }).press('Tab')
  await page.getByRole('button', { name: '保存并测算' }).click()
  await page.getByText('应得＝400名×份额').waitFor()
  await page
    .getByText(/调整后超员\d+名：不解聘任何人/)
    .first()
    .waitFor()
  const made = await page.evaluate(async (id) => {
    const view = await (await fetch(`/api/quota/shares/${id}`)).json()
    return view.rows.find((row) => row.name === '昆山市总工会').portion.heads
  }, new URL(page.url()).pathname.split('/').pop())
  await page.getByRole('link', { name: '填入核定数登记…' }).click()
  await page.getByText('已按“明年测算”填入').waitFor()
  const field = page.getByRole('spinbutton', { name: '昆山市总工会人数' })
  assert.equal(await field.inputValue(), String(made))
  await shot(page, 'share-approve')
  await accessible(page, 'approve')
  assert.deepEqual(trouble, [])
})

test('the officer reads and does not write; a city and a county find no drafts', async () => {
  const office = await desk('sheng')
  await office.page.goto(program.url + '/quota/shares')
  await office.page.getByRole('link', { name: '年中测算' }).click()
  await office.page.getByRole('region', { name: '各县的数据和测算' }).waitFor()
  assert.equal(await office.page.getByRole('button', { name: '保存并测算' }).count(), 0)
  const address = new URL(office.page.url()).pathname
  assert.deepEqual(office.trouble, [])

  const phone = await desk('sheng', 'phone')
  await phone.page.goto(program.url + address)
  await phone.page.getByRole('region', { name: '各县的数据和测算' }).waitFor()
  await shot(phone.page, 'share-phone')
  await accessible(phone.page, 'workbench on a phone')
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(wide, false, 'the page is wider than the phone')

  const county = await desk('xian')
  await county.page.goto(program.url + '/quota')
  await county.page.getByRole('rowheader', { name: '玉山镇总工会' }).waitFor()
  assert.equal(await county.page.getByRole('link', { name: '员额测算' }).count(), 0) // nor in the menu
  for (const path of ['', address.replace('/quota/shares', '')]) {
    const status = await county.page.evaluate(
      async (p) => (await fetch(`/api/quota/shares${p}`)).status,
      path,
    )
    assert.equal(status, 403)
  }
})
