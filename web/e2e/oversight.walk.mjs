// The separated administrators: the holiday notice is previewed before it is put in force, the audit is verified and taken out.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
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

async function as(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened
}

test('a holiday notice: wording in, changes shown, nothing in force before the word is given', async () => {
  const { page, trouble, context } = await as('xitong')
  await page.goto(`${program.url}/calendar`)
  const year = new Date().getFullYear() + 1 // whatever the date, its notice is not built in
  while (!(await page.getByText(`${year} 年`, { exact: true }).isVisible()))
    await page.getByRole('button', { name: '下一年' }).click()
  await page.getByText('放假通知未导入').waitFor()
  await accessible(page, 'calendar')
  await page.getByRole('button', { name: '导入放假通知' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('文号或网址').fill('走查用的虚构通知')
  await dialog.getByLabel('发布日期').fill(`${year - 1}-01-02`)
  await page.keyboard.press('Enter')
  await dialog.getByLabel('放假安排').fill('元旦：1月1日至3日放假，共5天。')
  await dialog.getByRole('button', { name: '下一步：看变化' }).click()
  await dialog.getByText('写明共5天，按日期数是3天').first().waitFor()
  await dialog
    .getByLabel('放假安排')
    .fill('元旦：1月1日至3日放假，共3天。劳动节：5月1日至5日放假，共5天。国庆节：10月1日至7日放假，共7天。')
  await dialog.getByRole('button', { name: '下一步：看变化' }).click()
  await dialog.getByText(`全年工作日由`).waitFor()
  await accessible(page, 'preview of a notice')
  await shot(page, 'notice-preview')
  const before = await page.evaluate((y) => fetch(`/api/calendar/${y}`).then((r) => r.json()), year)
  assert.equal(before.published, false, 'a preview put the notice in force')
  await dialog.getByRole('button', { name: '使其生效' }).click()
  await page.getByText('已有放假通知').waitFor()
  await page.getByText('走查用的虚构通知').waitFor()
  assert.deepEqual(trouble, [])
  await context.close()
})

test('a value of the Measures says its article, document, day and version', async () => {
  const { page, trouble, context } = await as('shishenhe')
  await page.goto(`${program.url}/policy`)
  await page.getByText(/版本 [0-9a-f]{12}，依据 苏工办〔2020〕56号/).waitFor()
  await page
    .getByRole('row', { name: /每年深入基层、企业的天数/ })
    .getByRole('cell', { name: '第十条第（二）项', exact: true })
    .waitFor()
  await accessible(page, 'policy')
  assert.deepEqual(trouble, [])
  await context.close()
})

test('the audit: filtered, opened, verified, heads and entries taken out', async () => {
  const { page, trouble, context } = await as('shenji')
  await page.goto(`${program.url}/audit`)
  await page.getByText('尚未封存').waitFor()
  await accessible(page, 'audit')
  await page.goto(`${program.url}/audit?action=identity.`)
  await page.getByRole('link', { name: '账号与登录 · 登录' }).first().waitFor()
  await page
    .getByRole('button', { name: /^只看.+的记录$/ })
    .first()
    .click()
  await page.waitForURL(/actorId=/)
  await page.getByRole('link', { name: '账号与登录 · 登录' }).first().click()
  await page.waitForURL(/\/audit\/[0-9a-f-]{36}$/)
  await accessible(page, 'entry of the audit')

  await page.goto(`${program.url}/audit`)
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText('未发现问题').waitFor({ timeout: 120_000 })
  await page.getByText(/重算年度天数/).waitFor()
  await shot(page, 'audit-verified')
  const [entries] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: '导出', exact: true }).click(),
  ])
  assert.match(entries.suggestedFilename(), /^审计记录-.*\.xlsx$/)

  await page.goto(`${program.url}/audit/heads`)
  await accessible(page, 'heads')
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /^导出至第/ })
      .last()
      .click(),
  ])
  const head = JSON.parse(readFileSync(await taken.path(), 'utf8'))
  assert.ok(head.size > 0 && head.root.startsWith('sha256:') && head.signature && head.public_key)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('an officer and the system administrator see nothing of the audit', async () => {
  for (const account of ['sheng', 'xitong']) {
    const { page, context } = await as(account)
    assert.equal(await page.evaluate(() => fetch('/api/audit/entries').then((r) => r.status)), 403)
    assert.equal(await page.getByRole('link', { name: '审计日志' }).count(), 0)
    await context.close()
  }
})
