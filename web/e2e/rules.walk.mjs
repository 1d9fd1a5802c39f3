// Local rules and interpretations: a city files stricter rules with its document and is refused what is looser, the province takes
// note of them, and an interpretation is published and seen on a screen where its value acts.
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

async function desk(account, screen = 'desk') {
  const opened = await open(browser, screen)
  await login(opened.page, program.url, account, { password })
  return opened.page
}

/** Today in China, or so many days from it. */
const day = (from = 0) => new Date(Date.now() + 8 * 3600_000 + from * 86400_000).toISOString().slice(0, 10)

async function pick(page, name, value) {
  const box = page.getByRole('combobox', { name })
  await box.fill(value)
  await box.press('Enter')
}

async function choose(page, name, option) {
  const box = page.getByRole('combobox', { name })
  await box.focus()
  await box.press('Enter')
  await page.getByRole('option', { name: option, exact: true }).click()
}

const paper = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

test('a city files stricter rules, and is refused what is looser', async () => {
  const city = await desk('shishenhe')
  await city.goto(program.url + '/rules/local')
  await city.getByRole('table').waitFor()
  assert.equal(await city.locator('tbody tr').count(), 1, 'a city sees its own line')
  await city.getByRole('link', { name: '草稿，继续填写' }).click()
  await city.getByRole('textbox', { name: '文号' }).fill('苏州工发〔2026〕12号')
  await pick(city, '印发日期', day(-3))
  await pick(city, '施行日期', day(30))
  await city.setInputFiles('input[type=file]', {
    name: '实施细则.pdf',
    mimeType: 'application/pdf',
    buffer: paper,
  })
  await choose(city, '添加一项更严的数值', '每年深入基层、企业的天数')
  const days = city.getByRole('textbox', { name: '每年深入基层、企业的天数' })
  await days.fill('70')
  await city.getByRole('button', { name: '保存草稿' }).click()
  await city.getByText('地方规定只能更严，不能定为70天（第十七条）').first().waitFor()
  await shot(city, 'rules-looser')
  await accessible(city, 'a draft of local rules')
  await days.fill('85')
  await city.getByRole('button', { name: '向省总工会报备' }).click()
  await city.getByRole('button', { name: '报备', exact: true }).click()
  await city
    .getByText(/回执 ?细则备〔\d{4}〕\d+号/)
    .first()
    .waitFor()
  await city.getByRole('cell', { name: '85天' }).waitFor()
  await accessible(city, 'filed rules')
  await shot(city, 'rules-filed')
  await city.context().close()
})

test('the province takes note', async () => {
  const province = await desk('shengshenhe')
  await province.goto(program.url + '/rules/local')
  await province.getByText('13 个设区市，已报备 10 个，未报备 3 个。').waitFor()
  assert.equal(await province.locator('tbody tr').count(), 13)
  await accessible(province, 'the board of local rules')
  await shot(province, 'rules-board')
  await province
    .getByRole('row', { name: /苏州市总工会/ })
    .getByRole('link')
    .first()
    .click()
  await province.getByRole('button', { name: '备查' }).click()
  await province.getByRole('dialog').getByRole('button', { name: '备查' }).click()
  await province.getByText('省总工会备查').waitFor()
  await province.context().close()
})

test('an interpretation is published and seen where its value acts', async () => {
  const province = await desk('shengshenhe')
  await province.goto(program.url + '/rules/interpretations')
  await province.getByRole('button', { name: '起草解释' }).click()
  await province.getByRole('textbox', { name: '要旨' }).fill('计划以首次上报的时间为准')
  await province.getByRole('textbox', { name: /^\*? ?问$/ }).fill('退回以后重新上报，算不算迟报？')
  await province.getByRole('textbox', { name: /^\*? ?答$/ }).fill('不算：以首次上报的时间为准。')
  await choose(province, '添加涉及的参数', '县级拟定下年度聘用计划的最后期限')
  await accessible(province, 'a draft of an interpretation')
  await province.getByRole('button', { name: '发布', exact: true }).click()
  await province.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  const number = await province.getByRole('heading', { name: /^解释〔\d{4}〕\d+号$/ }).textContent()
  await accessible(province, 'a published interpretation')
  await shot(province, 'rules-interpretation')
  await province.context().close()

  const county = await desk('xian')
  await county.goto(program.url + '/hiring/plans')
  await county.getByRole('link', { name: number.trim() }).click()
  await county.getByText('不算：以首次上报的时间为准。').waitFor()
  await county.goto(program.url + '/rules/pack')
  await county.getByText('专职指导员自2021年起，每年深入基层、企业不少于80天').waitFor()
  await accessible(county, 'the pack in words')
  await county.context().close()
})
