// Services from before the system: a clerk brings in a list with the scanned booklet, a second person of the union holds
// them against one another, and the days count, marked as paper.
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

/** What the page's own session may ask of the server. */
const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)

/** The instructor whose year is counted beside what the pages show, and days of theirs that are free before the system. */
async function instructor() {
  const { page, context } = await open(browser, 'phone')
  await login(page, program.url, 'zhidaoyuan', { shell: 'phone', password })
  const { account } = await ask(page, '/api/session')
  const own = () => ask(page, `/api/visits/years/${new Date().getFullYear()}/own`)
  const free = async (began, n) => {
    const days = []
    for (const at = new Date(`${began}T00:00:00Z`); days.length < n;) {
      at.setUTCDate(at.getUTCDate() - 1)
      const day = at.toISOString().slice(0, 10)
      const found = await ask(page, `/api/visits/mine?from=${day}&to=${day}&limit=1`)
      if (found.items.length === 0) days.push(day)
    }
    return days
  }
  return { page, context, name: account.name, own, free }
}

test('a list with its booklet is checked by a second person, and its days count', async () => {
  const who = await instructor()
  const before = await who.own()
  const desk = await open(browser, 'desk')
  const { page } = desk
  await login(page, program.url, 'jingban', { password })
  const [{ began }] = (await ask(page, '/api/visit-openings/unions')).items
  const { items: units } = await ask(page, '/api/served?limit=1')
  const [one, two, three] = await who.free(began, 3)
  const sheet = workbook([
    ['姓名', '走访日期', '走访企业', '工作职责', '走访方式', '工作内容', '签字人', '职务'],
    [who.name, one, units[0].name, '指导服务', '现场', '指导起草工资专项集体合同草案', '沈立新', '工会主席'],
    [who.name, two.replaceAll('-', '.'), units[0].name, '宣传', '', '讲解续签程序', '沈立新', '工会主席'],
    [who.name, three, '昆山途中新来有限公司', '调研', '现场', '调研计件工价', '钱明', '工会主席'],
    ['不在册的人', three, units[0].name, '调研', '现场', '调研', '沈立新', '工会主席'],
  ])

  await page.goto(`${program.url}/visits/openings`)
  await page.getByRole('heading', { name: '启用前纸质记录', level: 1 }).waitFor()
  await page.locator('tbody tr').first().waitFor()
  await shot(page, 'desk-openings')
  await accessible(page, 'openings')
  await page.getByRole('link', { name: '导入启用前的服务' }).click()
  await page.getByText('只能导入此前的服务').waitFor()
  await shot(page, 'desk-opening-new')
  await accessible(page, 'opening, empty')
  await page.setInputFiles('input[type=file][accept=".xlsx"]', {
    name: '登记表.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: sheet,
  })
  await page.getByText('请先上传签字本的扫描件，再送交核对。').waitFor()
  assert.equal(await page.getByRole('button', { name: /送交第二人核对/ }).isDisabled(), true)
  const picture = await page.screenshot()
  await page.setInputFiles('input[type=file][multiple]', [
    { name: '第1页.png', mimeType: 'image/png', buffer: picture },
    { name: '不是扫描件.png', mimeType: 'image/png', buffer: Buffer.from('<html>') },
  ])
  await page.getByRole('link', { name: '第1页.png' }).waitFor()
  await page.getByText(/不是扫描件.png：/).waitFor()
  await shot(page, 'desk-opening-preview')
  await accessible(page, 'opening, preview')
  await page.getByText(/先送交可导入的 3/).click()
  await page.getByRole('button', { name: /送交第二人核对 3 条/ }).click()
  await page.getByText(/已送交第二人核对 3 条/).waitFor()
  await shot(page, 'desk-opening-sent')
  await page.getByRole('link', { name: '看这一份' }).click()
  await page.getByText('上传和送交的人不能自己核对').waitFor()
  assert.equal(await page.getByRole('button', { name: '核对通过' }).count(), 0)
  assert.equal((await who.own()).have, before.have, 'nothing counts before the second person')
  const id = /openings\/([\w-]+)/.exec(page.url())[1]

  const second = await open(browser, 'desk')
  await login(second.page, program.url, 'fuzeren', { password })
  await second.page.getByText('启用前纸质记录待核对').first().waitFor()
  await shot(second.page, 'desk-opening-task')
  await second.page.goto(`${program.url}/visits/openings/${id}`)
  await second.page.getByRole('img', { name: /签字本扫描件/ }).waitFor()
  await shot(second.page, 'desk-opening-check')
  await accessible(second.page, 'opening, to be checked')
  await second.page.getByRole('button', { name: '核对通过' }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: '核对通过' }).click()
  await second.page.getByRole('link', { name: '查看这 3 条日志' }).waitFor()
  const now = await who.own()
  assert.equal(now.have, before.have + 3, 'three dates count')
  assert.equal(now.openingDays, before.openingDays + 3)

  await second.page.getByRole('link', { name: '查看这 3 条日志' }).click()
  await second.page.locator('tbody tr').nth(2).waitFor()
  assert.equal(await second.page.getByText('启用前纸质签字').count(), 3)
  await shot(second.page, 'desk-opening-entries')
  await second.page.locator('tbody a').first().click()
  await second.page.getByRole('link', { name: '签字本扫描件 1' }).waitFor()
  await shot(second.page, 'desk-opening-entry')
  await accessible(second.page, 'entry from before the system')
  await who.page.goto(`${program.url}/m/`)
  await who.page.getByText(`其中 ${now.openingDays} 天是系统启用前的纸质记录。`).waitFor()
  await shot(who.page, 'phone-opening-year')
  assert.deepEqual([...desk.trouble, ...second.trouble], [])
  for (const c of [desk.context, second.context, who.context]) await c.close()
})
