// The recommendation form at the desk: the town's clerk fills it in, its head sends it, the county approves, and the paper
// is opened and verified.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, open, shot } from './browser.mjs'
import { day, walkProvince } from './desk.mjs'
import { approveCase, beginForm, download, fillForm, openCase, sendForm } from './selecting.mjs'

const walk = walkProvince()
const { desk } = walk

/** A day within a week, in this year still, since next year's heads are not decided. */
function soon() {
  return day(7).slice(0, 4) === day(0).slice(0, 4) ? day(7) : day(0)
}

let address
test('the clerk fills it in, the head sends it', async () => {
  const clerk = await desk('jingban')
  await clerk.goto(walk.program.url + '/hiring/forms')
  await clerk.getByRole('table').waitFor()
  await accessible(clerk, 'the list of forms')
  await shot(clerk, 'form-list')
  await clerk.getByRole('link', { name: '填写推荐表' }).click()
  await clerk.getByRole('radio', { name: '新聘' }).waitFor()
  await accessible(clerk, 'a form is begun')
  await beginForm(clerk)
  await clerk.getByText('还有内容需要修改').waitFor()
  const begins = soon()
  await fillForm(clerk, {
    name: '陆文清',
    first17: '32058319920315002',
    from: begins,
    until: `${String(Number(begins.slice(0, 4)) + 2)}-11-30`,
  })
  await clerk.getByRole('radio', { name: '女', checked: true }).waitFor({ state: 'attached' }) // as the number says
  await accessible(clerk, 'the form is filled in')
  await shot(clerk, 'form-draft')
  address = new URL(clerk.url()).pathname
  await clerk.getByRole('button', { name: '请负责人上报' }).click()
  await clerk.getByText('已请负责人上报。').waitFor()

  const head = await desk('fuzeren')
  await head.getByRole('link', { name: '推荐表待上报' }).click()
  await head.getByRole('link', { name: '陆文清' }).click()
  await sendForm(head)
  await shot(head, 'form-sent')
})

test('the county approves it, and the paper is opened and verified', async () => {
  const county = await desk('xianshenhe')
  await openCase(county, walk.program.url, /陆文清/)
  await county.getByRole('heading', { name: '核对' }).waitFor()
  await accessible(county, 'the county reads the form')
  await shot(county, 'form-case')
  await approveCase(county)
  await county.goto(walk.program.url + address)
  await county.getByText('审核同意').first().waitFor()
  await county
    .getByText(/推荐〔\d{4}〕\d+号/)
    .first()
    .waitFor()
  await accessible(county, 'the approved form')
  await shot(county, 'form-approved')

  await county.getByRole('button', { name: '打印', exact: true }).click()
  const dialog = county.getByRole('dialog')
  const full = dialog.getByRole('checkbox', { name: '印完整的身份证号和移动电话' })
  assert.equal(await full.isChecked(), false) // in full only where somebody asks
  await dialog.getByText('印完整的身份证号和移动电话').click()
  assert.equal(await dialog.getByRole('textbox', { name: '事由' }).inputValue(), '') // the reason is one's own
  await dialog.getByRole('button', { name: '下载 PDF' }).click()
  await dialog.getByText('请写明查看完整号码的理由').waitFor()
  await accessible(county, 'how the form is printed')
  await shot(county, 'form-print')
  await dialog.getByRole('textbox', { name: '事由' }).fill('盖章存档')
  const paper = await download(county, () => dialog.getByRole('button', { name: '下载 PDF' }).click())
  assert.match(paper.name, /^推荐表（陆文清）\.pdf$/)
  assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-')

  const verify = await county.getByRole('link', { name: '打开核验页' }).getAttribute('href')
  const outside = await open(walk.browser, 'phone')
  await outside.page.goto(walk.program.url + verify)
  await outside.page.getByRole('heading', { name: '✓ 属实' }).waitFor()
  await outside.page.getByText('陆某（新聘）').waitFor()
  await accessible(outside.page, 'the verification of a printed form')
  await shot(outside.page, 'form-verify')

  await county.goto(walk.program.url + '/hiring/forms/register')
  await county.getByRole('row', { name: /陆文清/ }).waitFor()
  await accessible(county, 'the register')
  await shot(county, 'form-register')
})

test('the city ticks the box for somebody past 65', async () => {
  const city = await desk('shishenhe')
  await city.goto(walk.program.url + '/hiring/forms?state=submitted&kind=new')
  await city
    .getByRole('row', { name: /昆山市总工会/ })
    .getByRole('link')
    .first()
    .click()
  await city.getByRole('heading', { name: '破例同意' }).waitFor()
  await accessible(city, 'the superior weighs an exception')
  await city.getByText('满65周岁仍同意聘用（第十一条第（一）项）').click()
  await city.getByRole('textbox', { name: '破例同意的理由' }).fill('专家带教，任期一年')
  await city.getByRole('button', { name: '保存勾选' }).click()
  await city.getByText('上一级总工会已勾选同意').waitFor()
  await shot(city, 'form-override')
})

test('a renewal is begun from the roster, also in a narrow window', async () => {
  const clerk = await desk('jingban')
  await clerk.goto(walk.program.url + '/roster')
  await clerk.getByRole('table').getByRole('link').first().click()
  await clerk.getByRole('link', { name: '填写续聘推荐表' }).click()
  await clerk.getByRole('radio', { name: '续聘' }).waitFor()
  await clerk.getByRole('button', { name: '开始填写' }).click()
  await clerk.getByText('姓名和证件号以花名册为准').waitFor()
  await clerk.setViewportSize({ width: 390, height: 844 })
  await accessible(clerk, 'a renewal in a narrow window')
  await shot(clerk, 'form-renewal-narrow')
})
