// From the province's figures down to the people and the entries behind them, and out as a workbook.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
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

async function as(account, screen = 'desk', options = {}) {
  const opened = await open(browser, screen, options)
  await login(opened.page, program.url, account, { password })
  return opened
}

/** The number that a page writes as 1,171. */
const number = (text) => Number(/[\d,]+/.exec(text)[0].replaceAll(',', ''))

/** The parts of a zip by name, read from its central directory. */
function unzip(file) {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  assert.ok(end > 0, 'no end of a zip archive')
  const parts = new Map()
  let at = file.readUInt32LE(end + 16)
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => file.readUInt16LE(at + o))
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const [packed, local] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)]
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const body = file.subarray(start, start + packed)
    parts.set(name, file.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body)
    at += 46 + nameLength + extra + comment
  }
  return parts
}

async function exported(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const parts = unzip(readFileSync(await download.path()))
  assert.ok(parts.has('[Content_Types].xml') && parts.has('xl/workbook.xml'), 'the export is no workbook')
  const sheet = parts.get('xl/worksheets/sheet1.xml').toString('utf8')
  return { name: download.suggestedFilename(), rows: (sheet.match(/<row /g) ?? []).length, sheet }
}

test('province, city, county, people: each step says the number that the step before said', async () => {
  const { page, trouble, context } = await as('sheng')
  await page.goto(`${program.url}/report`)
  const heads = page.locator('.figures .figure', { hasText: '在岗指导员' }).locator('.value')
  const province = number(await heads.innerText())
  assert.ok(province > 1000, `${province} people in the province`)
  await page.getByText('示意图，不作为划界依据').waitFor()
  await accessible(page, 'overview of the province')
  await shot(page, 'overview-province')

  const suzhou = number(
    await page
      .getByRole('row', { name: /苏州市总工会/ })
      .getByRole('link')
      .nth(1)
      .innerText(),
  )
  await page.locator('svg a', { hasText: '苏州市总工会' }).first().focus()
  await page.keyboard.press('Enter') // the map is walked by keyboard
  await page.getByRole('button', { name: '返回上级' }).waitFor()
  await page.getByText(/^苏州市总工会，截至今天/).waitFor()
  assert.equal(number(await heads.innerText()), suzhou)
  await page.locator('svg a').nth(8).waitFor() // the map comes after the figures
  assert.equal(await page.locator('svg a').count(), 9, 'the nine counties of Suzhou')
  await accessible(page, 'overview of a city')
  await shot(page, 'overview-city')

  const kunshan = number(
    await page
      .getByRole('row', { name: /昆山市总工会/ })
      .getByRole('link')
      .nth(1)
      .innerText(),
  )
  await page.locator('#units').getByRole('link', { name: '昆山市总工会' }).click()
  await page.getByText(/^昆山市总工会，截至今天/).waitFor()
  assert.equal(number(await heads.innerText()), kunshan)
  await accessible(page, 'overview of a county')

  await heads.click()
  await page.getByRole('heading', { name: /^人员：在岗/ }).waitFor()
  assert.equal(number(await page.getByText(/^共 \d+ 条$/).innerText()), kunshan)
  await accessible(page, 'people behind a figure')
  const file = await exported(page, () => page.getByRole('button', { name: '导出' }).click())
  assert.match(file.name, /^昆山市总工会-在岗-.*\.xlsx$/)
  assert.equal(file.rows, kunshan + 3, 'two lines above, the headings, and one for each person')

  await page.locator('tbody a').first().click()
  await page.waitForURL(/\/roster\//)
  await page.goBack()
  await page.goBack()
  await page.getByText(/^昆山市总工会，截至今天/).waitFor()
  await page.getByRole('button', { name: '返回上级' }).click()
  await page.getByText(/^苏州市总工会，截至今天/).waitFor()
  assert.deepEqual(trouble, [])
  await context.close()
})

test('days of persons: above the employing union units, there people, entries, signatures', async () => {
  const { page, trouble, context } = await as('xian')
  await page.goto(`${program.url}/report`)
  await page
    .locator('.figures .figure', { hasText: /达到\d+天/ })
    .locator('.value')
    .click()
  await page.waitForURL(/table=days/)
  await page.getByRole('columnheader', { name: '已达到' }).waitFor()
  await context.close()

  const clerk = await as('jingban')
  await clerk.page.goto(`${program.url}/report`)
  await clerk.page
    .locator('figure', { hasText: '进行中' })
    .getByRole('link', { name: /^(已达到|进行中)/ })
    .first()
    .click()
  await clerk.page.getByRole('columnheader', { name: '已确认天数' }).waitFor()
  await clerk.page.locator('td a', { hasText: '/ 80' }).first().click()
  await clerk.page.waitForURL(/\/visits\/people\//)
  await clerk.page.locator('main a[href^="/visits/"]:not([href*="people"])').first().click()
  await clerk.page.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
  await clerk.page
    .getByText(/sm3:|SM3|杂凑/)
    .first()
    .waitFor()
  assert.deepEqual(trouble, [])
  assert.deepEqual(clerk.trouble, [])
  await clerk.context.close()
})

test('the overview of a past day, its table of every unit, and its workbook', async () => {
  const { page, trouble, context } = await as('shi')
  await page.goto(`${program.url}/report?on=2026-03-01&table=contracts`)
  await page.getByText(/截至 2026-03-01（按当日的隶属关系）/).waitFor()
  await page.getByRole('columnheader', { name: '无固定期限' }).waitFor()
  const file = await exported(page, () => page.getByRole('button', { name: '导出', exact: true }).click())
  assert.match(file.name, /^苏州市总工会-统计总览-2026-03-01\.xlsx$/)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('the ledger: counts by union above, lines with rule and history at the employing union', async () => {
  const upper = await as('xian')
  await upper.page.goto(`${program.url}/obligations`)
  await upper.page.getByRole('columnheader', { name: '逾期完成' }).waitFor()
  await accessible(upper.page, 'ledger by union')
  await upper.page.getByRole('link', { name: '玉山镇总工会' }).click()
  await upper.page.getByText('上级工会在年度关闭前只看各单位的件数').waitFor()
  assert.deepEqual(upper.trouble, [])
  await upper.context.close()

  const { page, trouble, context } = await as('jingban')
  await page.goto(`${program.url}/obligations`)
  await page.getByRole('link', { name: '年度下基层天数' }).first().click()
  await page.getByRole('heading', { name: '依据' }).waitFor()
  await page.getByText('苏工办〔2020〕56号').first().waitFor()
  await page.getByRole('cell', { name: '产生' }).first().waitFor()
  await accessible(page, 'a line of the ledger')
  await shot(page, 'obligation')
  await page.goBack()
  const file = await exported(page, () => page.getByRole('button', { name: '导出' }).click())
  assert.match(file.name, /^应办事项-/)
  assert.deepEqual(trouble, [])
  await context.close()
})

for (const [name, screen, large] of [
  ['narrow', 'phone', false],
  ['large text', 'desk', true],
]) {
  test(`the console in ${name}: nothing runs out of the page, and the menu leads on`, async () => {
    const { page, trouble, context } = await as('xian', screen)
    if (large) await page.evaluate(() => localStorage.setItem('xz.text', 'large'))
    for (const path of ['/', '/report', '/obligations', '/roster', '/policy', '/calendar']) {
      await page.goto(program.url + path)
      await page.waitForLoadState('networkidle')
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(wide <= 0, `${path} is ${wide} px too wide in ${name}`)
      await accessible(page, `${path} in ${name}`)
    }
    if (screen === 'phone') {
      await page.getByRole('button', { name: '菜单' }).click()
      await page.getByRole('button', { name: /统计/ }).click()
      await page.getByRole('link', { name: '统计总览' }).click()
      await page.getByRole('heading', { name: '统计总览' }).waitFor()
      assert.equal(await page.locator('#menu').isVisible(), false, 'the menu folds away after the choice')
    }
    await shot(page, `console-${screen}${large ? '-large' : ''}`)
    assert.deepEqual(trouble, [])
    await context.close()
  })
}

test('the sum of 待办 is the badge of the menu', async () => {
  const { page, context } = await as('fuzeren')
  const card = page.locator('section', { has: page.getByRole('heading', { name: '待办', exact: true }) })
  await card.locator('li, .none').first().waitFor()
  const counts = await card.locator('li strong').allInnerTexts()
  const sum = counts.reduce((total, text) => total + Number(text), 0)
  const badge = page.locator('nav[aria-label=主菜单] .count').first()
  if (sum) assert.equal(number(await badge.innerText()), sum)
  else assert.equal(await badge.count(), 0)
  await context.close()
})
