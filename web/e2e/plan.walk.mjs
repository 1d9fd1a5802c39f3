// The yearly plan at the desk: the county drafts and sends it, the city reviews and consolidates it with its own, the
// province weighs and decides; each sees its own part of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, shot } from './browser.mjs'
import { walkProvince } from './desk.mjs'
import {
  approveCase,
  draftPlan,
  keepWeighing,
  openCase,
  openSummary,
  reviewPlan,
  sendPlan,
  sendSummary,
  weighPlan,
} from './selecting.mjs'

const walk = walkProvince()
const { desk } = walk

test('a county drafts, the city consolidates, the province decides', async () => {
  const county = await desk('xian')
  await draftPlan(county, walk.program.url, 6)
  await accessible(county, 'the county drafts its plan')
  await shot(county, 'plan-draft')
  const address = await sendPlan(county)

  const city = await desk('shi')
  await reviewPlan(city, walk.program.url, address, 5)
  await openSummary(city, walk.program.url, 5)
  await city.getByText('昆山市总工会：申报 6 名，审核 5 名').waitFor()
  await shot(city, 'plan-consolidate')
  const whole = await sendSummary(city)

  const office = await desk('sheng')
  await weighPlan(office, walk.program.url, whole, '昆山市总工会', 4)
  const number = office.getByRole('textbox', { name: '批复文号' })
  const document = await number.inputValue() // the next of the province's register
  assert.match(document, /^苏工发〔\d{4}〕\d+号$/)
  await accessible(office, 'the province weighs')
  await shot(office, 'plan-weigh')
  await keepWeighing(office)
  await office.getByRole('row', { name: /昆山市总工会.*▼1.*▼1/ }).waitFor()

  const province = await desk('shengshenhe')
  await openCase(province, walk.program.url, /苏州市总工会.*汇总/)
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
