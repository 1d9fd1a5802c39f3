// The October filing at the desk: a county looks at its part, the city checks, explains and files, the province accepts;
// then a figure of the province's page is opened down to a signature.
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

/** Waits, as the county, until the merge of a town is through that the demonstration begins with, and its list stands still. */
async function merged(county) {
  await county.waitForFunction(
    async () => (await (await fetch('/api/notices')).text()).includes('的合并已办结'),
    null,
    { polling: 500 },
  )
  await county.waitForFunction(
    async () => {
      const before = globalThis.stamp
      globalThis.stamp = (await (await fetch('/api/filing/return')).json()).stamp
      return before !== undefined && globalThis.stamp === before
    },
    null,
    { polling: 1000 },
  )
}

test('a county looks at its part, the city files, the province accepts', async () => {
  const county = await desk('xian')
  await merged(county) // the list of its people moves with it, and who presses meanwhile is asked to look again
  await county.goto(program.url + '/filing')
  await county.getByRole('link', { name: /年度名单/ }).click()
  await county.getByText('这里是昆山市总工会的部分').waitFor()
  await county.getByRole('button', { name: '已核对' }).click()
  await county.getByRole('dialog').getByRole('button', { name: '已核对' }).click()
  assert.equal(await county.locator('.el-message').last().innerText(), '已记录核对')
  await accessible(county, "a county's part")
  await shot(county, 'filing-county')

  const city = await desk('shi')
  await city.goto(program.url + '/filing/return')
  await city.getByRole('heading', { name: '三、与上年备案比较' }).waitFor()
  await city.getByText('上年备案截至').waitFor()
  await accessible(city, 'the return')
  await shot(city, 'filing-return')
  await city
    .getByRole('link', { name: /总工会在岗 \d+$/ })
    .first()
    .click()
  await city.getByRole('region', { name: '名单' }).waitFor()
  await accessible(city, 'the rows of a return')
  await shot(city, 'filing-return-rows')
  await city.goBack()
  await city.getByRole('heading', { name: '四、报送' }).waitFor()
  const late = city.getByRole('textbox', { name: '迟报原因' })
  if (await late.count()) await late.fill('经办人交接，名册核对用时较长')
  await city.getByRole('button', { name: /报送\d+年度备案/ }).click()
  await city.getByRole('dialog').getByRole('button', { name: '报送备案' }).click()
  await city.getByRole('heading', { name: '四、证明' }).waitFor()
  await city.getByText('签名与设区市公钥相符').waitFor()
  await accessible(city, 'a document')
  await shot(city, 'filing-document')
  const address = new URL(city.url()).pathname
  await city.getByRole('button', { name: '打印、导出' }).click()
  await city.getByText('名单列出完整的身份证号和移动电话').waitFor()
  const saved = city.waitForEvent('download')
  await city.getByRole('dialog').getByRole('button', { name: '下载 PDF' }).click()
  assert.match((await saved).suggestedFilename(), /年度备案报告\.pdf$/)

  const province = await desk('shengshenhe')
  await province.getByRole('link', { name: /年度备案待接收/ }).click()
  await province.getByRole('region', { name: '各设区市备案情况' }).waitFor()
  await province
    .getByRole('row', { name: /^苏州市总工会/ })
    .getByRole('link', { name: /待接收/ })
    .click()
  await province.getByRole('heading', { name: '四、证明' }).waitFor()
  assert.equal(new URL(province.url()).pathname, address)
  await province.getByRole('button', { name: '接收' }).click()
  await province.getByRole('dialog').getByRole('button', { name: '接收' }).click()
  await province.getByText('已接收').first().waitFor()
  await city.reload()
  await city.getByText('已接收').first().waitFor()
  const receipt = await city.evaluate(async (path) => (await fetch(`/api${path}/receipt`)).status, address)
  assert.equal(receipt, 200)
})

test('a figure of the province opens down to a signature', async () => {
  const page = await desk('ducha')
  await page.goto(program.url + '/filing')
  await page.getByRole('region', { name: '各设区市备案情况' }).waitFor()
  await accessible(page, "the province's year")
  await shot(page, 'filing-board')
  await page.getByRole('link', { name: /^南京市总工会在岗 \d+$/ }).click()
  await page.getByRole('region', { name: '名单' }).waitFor()
  await accessible(page, 'rows behind a figure')
  await shot(page, 'filing-rows')
  await page.getByRole('region', { name: '名单' }).getByRole('link').first().click()
  await page.getByText('这一行与报送时相同').waitFor()
  await accessible(page, 'a row and its proof')
  await shot(page, 'filing-row')

  // the year still runs: single days of persons are seen with a recorded reason, which the row leads to
  const row = page.url()
  await page.getByRole('link', { name: '写明事由，开始督查调阅' }).click()
  await page.getByRole('dialog').getByLabel('事由').fill('核对十月备案的在岗人数')
  await accessible(page, 'a reason')
  await page.getByRole('button', { name: '记录事由并开始' }).click()
  await page.getByRole('heading', { name: /调阅的日志/ }).waitFor()
  await page.goto(row)
  await page.getByRole('link', { name: /逐日打开/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('已确认').first().waitFor()
  await shot(page, 'filing-person-year')
  await page
    .getByRole('row', { name: /已确认/ })
    .first()
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: '签字与凭据' }).waitFor()
  await page.getByText('与签字时一致').first().waitFor()
  await page
    .getByText(/确认的校验值/)
    .first()
    .waitFor()
  await shot(page, 'filing-signature')
})
