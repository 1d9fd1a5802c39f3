// The whole of article 6 in one walk: the county drafts next year's plan, the city consolidates, the province decides and
// the quota is posted; the town recommends somebody, the county approves, the contract is entered; the roster shows one more
// head with engagement, contract and obligations, and the quota one fewer free. Heads and balance are read from the pages,
// and the papers of each step are opened.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, shot } from './browser.mjs'
import { ask, day, heads, walkProvince } from './desk.mjs'
import {
  accountFigures,
  approveCase,
  beginForm,
  download,
  draftPlan,
  fillForm,
  keepWeighing,
  openCase,
  openSummary,
  printForm,
  reviewPlan,
  rosterCount,
  sendForm,
  sendPlan,
  sendSummary,
  signContract,
  weighPlan,
  wordText,
} from './selecting.mjs'

const walk = walkProvince()
const { desk } = walk

const year = Number(day(0).slice(0, 4)) + 1
const begins = `${String(year)}-01-04`
const name = '沈知秋'
/** What the pages show before the hire. */
let county, posted, inRoster

/** A paper holds the words, in Word and as a PDF that is one. */
function opened({ word, pdf }, ...words) {
  const text = wordText(word.bytes)
  for (const one of words) assert.ok(text.includes(one), `${word.name} does not say ${one}`)
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-')
  assert.ok(pdf.bytes.length > 5000, `${pdf.name} is nearly empty`)
}

test('the plan: the county drafts, the city consolidates, the province decides', async () => {
  const url = walk.program.url
  const clerk = await desk('jingban')
  const { drafts } = await ask(clerk, 'GET', '/api/hiring/forms')
  const { inPost } = await heads(clerk, drafts[0].id, begins)
  inRoster = await rosterCount(clerk, url, begins)

  const drafter = await desk('xian')
  await draftPlan(drafter, url, inPost + 22)
  const plan = await sendPlan(drafter)

  const city = await desk('shi')
  await reviewPlan(city, url, plan, inPost + 21)
  await openSummary(city, url, inPost + 21)
  const whole = await sendSummary(city)

  const office = await desk('sheng')
  await weighPlan(office, url, whole, '昆山市总工会', inPost + 20)
  const document = await office.getByRole('textbox', { name: '批复文号' }).inputValue()
  await keepWeighing(office)

  const province = await desk('shengshenhe')
  await openCase(province, url, /苏州市总工会.*汇总/)
  await approveCase(province)

  await drafter.reload()
  await drafter.getByText('已核定').first().waitFor()
  await drafter.getByRole('link', { name: '看员额台账' }).click()
  await drafter.getByRole('heading', { name: '核定数的来历' }).waitFor()
  county = new URL(drafter.url()).searchParams.get('unionId')
  posted = await accountFigures(drafter, url, county, begins)
  assert.equal(posted.authorised, inPost + 20, 'the quota is posted')
  assert.ok(posted.free > 0)
  await shot(drafter, 'journey-quota')

  await city.goto(url + whole)
  const reply = (as) => download(city, () => city.getByRole('link', { name: `核定批复（${as}）` }).click())
  opened(
    { word: await reply('DOCX'), pdf: await reply('PDF') },
    document,
    '昆山市总工会',
    String(inPost + 20),
  )
})

let form
test('the form: the town recommends, the county approves', async () => {
  const url = walk.program.url
  const clerk = await desk('jingban')
  await clerk.goto(`${url}/hiring/forms/new`)
  await beginForm(clerk)
  await fillForm(clerk, {
    name,
    first17: '32058319910827004',
    from: begins,
    until: `${String(year + 1)}-12-31`,
  })
  form = new URL(clerk.url()).pathname
  const head = await desk('fuzeren')
  await head.goto(url + form)
  await sendForm(head)

  const superior = await desk('xianshenhe')
  await openCase(superior, url, new RegExp(name))
  await superior.getByRole('heading', { name: '核对' }).waitFor()
  await approveCase(superior)
  assert.deepEqual(
    await accountFigures(superior, url, county, begins),
    { ...posted, reserved: posted.reserved + 1, free: posted.free - 1 },
    'the approval holds the head',
  )

  await superior.goto(url + form)
  const number = (
    await superior
      .getByText(/推荐〔\d{4}〕\d+号/)
      .first()
      .innerText()
  ).trim()
  opened(
    {
      word: await printForm(superior, 'docx', '盖章存档'),
      pdf: await printForm(superior, 'pdf', '盖章存档'),
    },
    name,
    number,
    '昆山某厂工会干事',
    '320583199108270', // in full, for that reason
  )
})

test('the contract: signed, and the person stands in the roster', async () => {
  const url = walk.program.url
  const clerk = await desk('jingban')
  await clerk.goto(url + form)
  await clerk.getByRole('link', { name: '登记合同' }).click()
  await clerk.getByRole('heading', { name: '登记签订的合同' }).waitFor()
  const text = await download(clerk, () =>
    clerk.getByRole('button', { name: '下载填好的文本（DOCX）' }).click(),
  )
  assert.ok(wordText(text.bytes).includes(name))
  await clerk.goto(url + form)
  await signContract(clerk, name, day(0))

  assert.equal(await rosterCount(clerk, url, begins), inRoster + 1, 'the roster shows one more head')
  const officer = await desk('xian')
  assert.deepEqual(
    await accountFigures(officer, url, county, begins),
    { ...posted, inPost: posted.inPost + 1, free: posted.free - 1 },
    'the head that was held is in post, and the balance one fewer than before the hire',
  )
  await shot(officer, 'journey-balance')

  await clerk.goto(`${url}/roster?q=szq&asOf=${begins}`)
  await clerk.getByRole('link', { name }).click()
  await clerk.getByText(`${begins} 上岗`).waitFor()
  await clerk.getByRole('link', { name: /^劳动合同，/ }).waitFor()
  await accessible(clerk, 'the person who was selected')
  await shot(clerk, 'journey-roster')
  await clerk.goto(`${url}/obligations`)
  await clerk.getByText(name).first().waitFor()
  await shot(clerk, 'journey-obligations')
})
