// The yearly plan at the desk: the county drafts and sends it, the city reviews and consolidates it with its own, the
// province weighs and decides; each sees its own part of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, shot } from './browser.mjs'
import { approveCase, walkProvince } from './desk.mjs'

const walk = walkProvince()
const { desk } = walk

test('a county drafts, the city consolidates, the province decides', async () => {
  const county = await desk('xian')
  await county.goto(walk.program.url + '/hiring/plans')
  await county.getByRole('button', { name: '拟定聘用计划' }).click()
  await county.getByRole('heading', { name: '拟定计划' }).waitFor()
  await county.getByRole('spinbutton', { name: '申报人数' }).fill('6')
  await county.getByRole('textbox', { name: '理由', exact: true }).fill('新建产业园')
  const late = county.getByRole('textbox', { name: '迟报理由' })
  if (await late.count()) await late.fill('经办人交接')
  await accessible(county, 'the county drafts its plan')
  await shot(county, 'plan-draft')
  await county.getByRole('button', { name: '上报苏州市总工会' }).click()
  await county.getByText('已上报').first().waitFor()
  const address = new URL(county.url()).pathname

  const city = await desk('shi')
  await city.goto(walk.program.url + address)
  await city.getByRole('spinbutton', { name: '审核数' }).fill('5')
  await city.getByRole('spinbutton', { name: '审核数' }).press('Tab')
  await city.getByRole('textbox', { name: '审核理由' }).fill('按企业数核减')
  await city.getByRole('button', { name: '保存审核数' }).click()
  await city.getByText('5 ▼1').first().waitFor()
  await city.goto(walk.program.url + '/hiring/plans')
  await city.getByRole('button', { name: '拟定聘用计划' }).click()
  await city.getByText('昆山市总工会：申报 6 名，审核 5 名').waitFor()
  await shot(city, 'plan-consolidate')
  await city.getByRole('button', { name: '上报江苏省总工会' }).click()
  await city.getByRole('heading', { name: '汇总的县（市、区）计划' }).waitFor()
  const whole = new URL(city.url()).pathname

  const office = await desk('sheng')
  await office.goto(walk.program.url + whole)
  await office.getByRole('spinbutton', { name: '昆山市总工会拟核定数' }).fill('4')
  await office.getByRole('textbox', { name: '昆山市总工会核定理由' }).fill('全省统筹')
  const number = office.getByRole('textbox', { name: '批复文号' })
  const document = await number.inputValue() // the next of the province's register
  assert.match(document, /^苏工发〔\d{4}〕\d+号$/)
  await accessible(office, 'the province weighs')
  await shot(office, 'plan-weigh')
  await office.getByRole('button', { name: '保存拟核定数' }).click()
  await office.getByText('已保存拟核定数').waitFor()
  await office.getByRole('row', { name: /昆山市总工会.*▼1.*▼1/ }).waitFor()

  const province = await desk('shengshenhe')
  await province.goto(walk.program.url + '/approval')
  await province.getByRole('link', { name: /苏州市总工会.*汇总/ }).click()
  await province.getByRole('heading', { name: '办理意见' }).waitFor()
  await accessible(province, 'the province decides')
  await shot(province, 'approval-case')
  await approveCase(province)

  await county.reload()
  await county.getByText('已核定').first().waitFor()
  assert.equal((await county.getByText('4 ▼1').count()) > 0, true)
  await shot(county, 'plan-decided')
  await county.getByRole('link', { name: '看员额台账' }).click()
  await county.getByRole('heading', { name: '核定数的来历' }).waitFor()
  const line = county.getByRole('row', { name: new RegExp(document) })
  await line.waitFor()
  await shot(county, 'plan-account')
  await line.getByRole('link', { name: document }).click()
  await county.getByText('批复在计划里打印').waitFor()
  await county
    .getByRole('link', { name: /聘用计划/ })
    .last()
    .click()
  await county.getByText('已核定').first().waitFor()
  const reply = await city.evaluate(async (path) => {
    const r = await fetch(`/api${path}/reply?format=docx`)
    return r.status
  }, whole)
  assert.equal(reply, 200)
})

test('the four boxes of 审批中心, the flows and the substitutes', async () => {
  const page = await desk('shishenhe')
  await page.goto(walk.program.url + '/approval')
  await page.getByRole('heading', { name: '审批中心' }).waitFor()
  await accessible(page, '审批中心')
  await shot(page, 'approval-todo')
  for (const path of ['/approval/flows', '/approval/substitutes']) {
    await page.goto(walk.program.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await accessible(page, path)
    await shot(page, path.replaceAll('/', '-').slice(1))
  }
})
