// The whole of article 6 in one walk: the county drafts next year's plan, the city consolidates, the province decides and
// the quota is posted; the town recommends somebody, the county approves, the contract is entered; the roster shows one more
// head with engagement, contract and obligations, and the quota one fewer free.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, shot } from './browser.mjs'
import { approveCase, ask, day, fillForm, heads, setDay, walkProvince } from './desk.mjs'

const walk = walkProvince()
const { desk } = walk

const year = Number(day(0).slice(0, 4)) + 1
const begins = `${String(year)}-01-04`
const name = '沈知秋'
let union, plan, authorised, posted

test('the plan: the county drafts, the city consolidates, the province decides', async () => {
  const clerk = await desk('jingban')
  const { drafts } = await ask(clerk, 'GET', '/api/hiring/forms')
  union = drafts[0].id
  const { inPost } = await heads(clerk, union, begins)

  const county = await desk('xian')
  await county.goto(walk.program.url + '/hiring/plans')
  await county.getByRole('button', { name: '拟定聘用计划' }).click()
  await county.getByRole('heading', { name: '拟定计划' }).waitFor()
  await county.getByRole('spinbutton', { name: '申报人数' }).fill(String(inPost + 22))
  await county.getByRole('textbox', { name: '理由', exact: true }).fill('新建产业园')
  const late = county.getByRole('textbox', { name: '迟报理由' })
  if (await late.count()) await late.fill('经办人交接')
  await county.getByRole('button', { name: '上报苏州市总工会' }).click()
  await county.getByText('已上报').first().waitFor()
  plan = new URL(county.url()).pathname

  const city = await desk('shi')
  await city.goto(walk.program.url + plan)
  await city.getByRole('spinbutton', { name: '审核数' }).fill(String(inPost + 21))
  await city.getByRole('spinbutton', { name: '审核数' }).press('Tab')
  await city.getByRole('textbox', { name: '审核理由' }).fill('按企业数核减')
  await city.getByRole('button', { name: '保存审核数' }).click()
  await city
    .getByText(`${String(inPost + 21)} ▼1`)
    .first()
    .waitFor()
  await city.goto(walk.program.url + '/hiring/plans')
  await city.getByRole('button', { name: '拟定聘用计划' }).click()
  await city.getByText(`审核 ${String(inPost + 21)} 名`).waitFor()
  await city.getByRole('button', { name: '上报江苏省总工会' }).click()
  await city.getByRole('heading', { name: '汇总的县（市、区）计划' }).waitFor()
  const whole = new URL(city.url()).pathname

  const office = await desk('sheng')
  authorised = inPost + 20
  await office.goto(walk.program.url + whole)
  await office.getByRole('spinbutton', { name: '昆山市总工会拟核定数' }).fill(String(authorised))
  await office.getByRole('textbox', { name: '昆山市总工会核定理由' }).fill('全省统筹')
  await office.getByRole('button', { name: '保存拟核定数' }).click()
  await office.getByText('已保存拟核定数').waitFor()

  const province = await desk('shengshenhe')
  await province.goto(walk.program.url + '/approval')
  await province.getByRole('link', { name: /苏州市总工会.*汇总/ }).click()
  await province.getByRole('heading', { name: '办理意见' }).waitFor()
  await approveCase(province)

  await county.reload()
  await county.getByText('已核定').first().waitFor()
  posted = await heads(county, union, begins)
  assert.equal(posted.held + posted.inPost + posted.free, authorised, 'the quota is posted')
  assert.ok(posted.free > 0)
  await county.getByRole('link', { name: '看员额台账' }).click()
  await county.getByRole('heading', { name: '核定数的来历' }).waitFor()
  await shot(county, 'selection-quota')
})

let form
test('the form: the town recommends, the county approves', async () => {
  const clerk = await desk('jingban')
  await clerk.goto(walk.program.url + '/hiring/forms/new')
  await clerk.getByRole('radio', { name: '新聘' }).waitFor()
  await clerk.getByRole('button', { name: '开始填写' }).click()
  await clerk.getByRole('heading', { name: '核对' }).waitFor()
  await fillForm(clerk, {
    name,
    first17: '32058319910827004',
    from: begins,
    until: `${String(year + 1)}-12-31`,
  })
  form = new URL(clerk.url()).pathname
  const head = await desk('fuzeren')
  await head.goto(walk.program.url + form)
  await head.getByRole('button', { name: '上报昆山市总工会' }).click()
  await head.getByText('等待昆山市总工会审核').waitFor()

  const superior = await desk('xianshenhe')
  await superior.goto(walk.program.url + '/approval')
  await superior.getByRole('link', { name: new RegExp(name) }).click()
  await superior.getByRole('heading', { name: '核对' }).waitFor()
  await approveCase(superior)
  const { held, free } = await heads(superior, union, begins)
  assert.deepEqual(
    { held, free },
    { held: posted.held + 1, free: posted.free - 1 },
    'the approval holds the head',
  )
})

test('the contract: signed, and the person stands in the roster', async () => {
  const clerk = await desk('jingban')
  const before = await heads(clerk, union, begins)
  const inRoster = (await ask(clerk, 'GET', `/api/persons?limit=10&asOf=${begins}`)).total.count
  await clerk.goto(walk.program.url + form)
  await clerk.getByRole('link', { name: '登记合同' }).click()
  await clerk.getByRole('heading', { name: '登记签订的合同' }).waitFor()
  await setDay(clerk, '签订日期', day(0))
  await clerk.getByText('日期与批准的推荐表一致').waitFor()
  await clerk.getByRole('button', { name: '登记合同并进入花名册' }).click()
  await clerk.getByRole('heading', { name: `${name}的劳动合同` }).waitFor()

  assert.equal((await ask(clerk, 'GET', `/api/persons?limit=10&asOf=${begins}`)).total.count, inRoster + 1)
  assert.deepEqual(
    await heads(clerk, union, begins),
    { held: posted.held, inPost: before.inPost + 1, free: before.free },
    'the head that was held is in post',
  )
  await clerk.goto(`${walk.program.url}/roster?q=szq&asOf=${begins}`)
  await clerk.getByRole('link', { name }).click()
  await clerk.getByText(`${begins} 上岗`).waitFor()
  await clerk.getByRole('link', { name: /^劳动合同，/ }).waitFor()
  await accessible(clerk, 'the person who was selected')
  await shot(clerk, 'selection-roster')
  await clerk.goto(`${walk.program.url}/obligations`)
  await clerk.getByText(name).first().waitFor()
  await shot(clerk, 'selection-obligations')
})
