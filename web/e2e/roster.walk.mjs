// A county's first hour in an empty province: its own roster and its register of unions come in from Excel, somebody is
// found by the initials and looked at for a reason, and reads on the phone who looked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { accessible, launch, open, shot } from './browser.mjs'
import { changePassword, login } from './login.mjs'
import { startProgram } from './server.mjs'
import { workbook } from './workbook.mjs'

const roster = fileURLToPath(new URL('../../internal/roster/testdata/roster-kunshan.xlsx', import.meta.url))
const password = 'kunshan-2026-walk'
const slip = /[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}/
const slips = new Map() // one-time passwords that were not yet changed
let browser, program

before(async () => {
  program = await startProgram(['serve'], {
    prepare: (run) => {
      run('init')
      for (const [login, role] of [
        ['xian', 'officer'],
        ['jingban', 'clerk'],
      ]) {
        const out = run(
          ...['admin', 'create-account', '--login', login, '--name', '周敏'],
          ...['--role', role, '--union', '昆山市总工会'],
        )
        slips.set(login, slip.exec(out)[0])
      }
    },
  })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

async function desk(account) {
  const opened = await open(browser, 'desk')
  const first = slips.get(account)
  await login(opened.page, program.url, account, { password: first ?? password })
  if (first) {
    await changePassword(opened.page, first, password)
    slips.delete(account)
  }
  return opened
}

const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)
const send = (page, path, body) =>
  page.evaluate(
    async ([p, b]) =>
      (
        await fetch(p, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(b),
        })
      ).json(),
    [path, body],
  )

/** Nothing of the page lies outside the screen. */
async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(wide <= 0, `${where} is ${wide} px too wide`)
}

test('a county imports its own roster: preview, a new union, confirmation', async () => {
  const { page, trouble, context } = await desk('xian')
  await page.goto(`${program.url}/roster`)
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByText('或把文件拖到这里').waitFor()
  await page.locator('#import-into').waitFor()
  await accessible(page, 'import, upload')
  await shot(page, 'roster-import-upload')

  await page.setInputFiles('input[type=file]', roster)
  await page.getByText('这些聘用单位需要您决定').waitFor()
  await page.getByRole('button', { name: '全部 11' }).waitFor()
  await page.getByRole('button', { name: '不能导入 5' }).waitFor()
  for (const [name, why] of [
    ['徐丽', '性别与身份证号不符'],
    ['吴阿娣', '末几位已丢失'],
    ['朱琳', '合同终止时间早于起始时间'],
  ]) {
    assert.match(await page.getByRole('row', { name }).innerText(), new RegExp(why))
  }
  await shot(page, 'roster-import-preview')
  await accessible(page, 'import, preview')
  await fits(page, 'the preview')
  assert.equal(
    (await ask(page, '/api/persons?state=all')).total.count,
    0,
    'nothing is written before confirmation',
  )

  // A column that is not to be taken, and taken again: the sheet is read anew each time.
  await page.getByRole('button', { name: '核对列的对应' }).click()
  const phone = page.getByRole('combobox', { name: /移动电话/ })
  await phone.selectOption('')
  await page.getByRole('button', { name: '按以上对应重新核对' }).click()
  await page.getByText('1 列没有用到').waitFor()
  await page.getByRole('button', { name: '核对列的对应' }).click()
  await phone.selectOption({ label: '移动电话' })
  await page.getByRole('button', { name: '按以上对应重新核对' }).click()
  await page.getByText('认出 16 列').waitFor()

  // The address keeps the preview.
  await page.reload()
  await page.getByText('这些聘用单位需要您决定').waitFor()

  // Of the unions that the tree lacks, one is left out, the others are created below the county.
  await page.getByRole('radiogroup', { name: '昆山开发区总工会' }).getByText('不导入').click()
  await page.getByRole('button', { name: '按以上决定重新核对' }).click()
  await page.getByRole('button', { name: '不能导入 6' }).waitFor()
  const confirm = page.getByRole('button', { name: /确认写入 5 人/ })
  assert.ok(await confirm.isDisabled(), 'all or nothing, until the user says otherwise')
  await page.getByText('先写入可导入的 5').click()
  await confirm.click()
  await page.getByText('已写入 5 人').waitFor()
  await page.getByText('新建或登记聘用单位').waitFor()
  await shot(page, 'roster-import-done')
  await accessible(page, 'import, done')
  const made = await ask(page, '/api/org/unions?q=' + encodeURIComponent('玉山镇总工会'))
  assert.equal(made.items[0].countyName, '昆山市总工会')

  const again = await send(
    page,
    `/api/roster/imports/${new URL(page.url()).searchParams.get('id')}/confirm`,
    { rev: 1, mode: 'good' },
  )
  assert.equal(again.result.engagements, 5, 'confirming twice is once')
  assert.equal((await ask(page, '/api/persons?state=all')).total.count, 5)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('somebody is found by the initials and looked at for a reason, which they read on the phone', async () => {
  const { page, trouble, context } = await desk('xian')
  await page.goto(`${program.url}/roster`)
  await page.getByRole('textbox', { name: '姓名' }).fill('sgp')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '沈国平' }).waitFor()
  await page.getByText('共 1 条').waitFor()
  await shot(page, 'roster-found')
  await accessible(page, 'roster')
  await page.getByRole('link', { name: '沈国平' }).click()
  await page.getByRole('heading', { name: '沈国平' }).waitFor()
  await page.getByText('3205************12').waitFor()
  assert.ok(!(await page.content()).includes('320583198503120012'))
  await page.getByRole('button', { name: '查看完整证件号' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('核对劳动合同')
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click()
  await page.getByText('320583198503120012').waitFor()
  await page.getByText('查看了证件号：核对劳动合同').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await shot(page, 'roster-person')
  await accessible(page, 'person')
  await fits(page, 'the person')
  const person = new URL(page.url()).pathname.split('/').pop()
  const opened = await send(page, '/api/accounts/bulk', { personIds: [person] })
  const account = opened.slips[0]
  assert.deepEqual(trouble, [])
  await context.close()

  const phone = await open(browser, 'phone')
  await login(phone.page, program.url, account.login, { shell: 'phone', password: account.password })
  await changePassword(phone.page, account.password, password)
  await phone.page.goto(`${program.url}/m/my-record`)
  await phone.page.getByText('谁查看过我的证件号和电话').waitFor()
  await phone.page.getByText('核对劳动合同').waitFor()
  await shot(phone.page, 'roster-my-record')
  await accessible(phone.page, 'my record')
  await phone.page.evaluate(() => localStorage.setItem('xz.text', 'large'))
  await phone.page.reload()
  await phone.page.getByText('核对劳动合同').waitFor()
  await fits(phone.page, 'my record in large text')
  assert.deepEqual(phone.trouble, [])
  await phone.context.close()
})

test('the county brings in its register of unions; a colleague checks a phone', async () => {
  const { page, trouble, context } = await desk('xian')
  await page.goto(`${program.url}/served/import`)
  await page.getByText('或把文件拖到这里').waitFor()
  await page.setInputFiles(
    'input[type=file]',
    workbook('昆山市建会台账.xlsx', [
      ['昆山市基层工会组织建设台账'],
      [
        '序号',
        '企业名称',
        '统一社会信用代码',
        '职工人数',
        '是否建会',
        '工会主席',
        '联系方式',
        '集体合同到期时间',
      ],
      ['1', '昆山三锐精密有限公司', '91320583MA1X2Y3T95', '320', '是', '周敏', '13812345678', '2027.3.31'],
      ['2', '周市宏达电子有限公司', '', '1.2万', '否', '', '0512-57300000', ''],
      ['3', '昆山乱码有限公司', '9132058', '', '', '', '', ''],
      ['合计', '', '', '12320'],
      ['填表人：王芳'],
    ]),
  )
  await page.getByRole('button', { name: '不能导入 1' }).waitFor()
  assert.match(await page.getByRole('row', { name: '昆山乱码' }).innerText(), /应为18位/)
  await page.getByText('跳过了 2 行').click()
  await page.getByText('第 6 行').waitFor()
  await shot(page, 'served-import-preview')
  await accessible(page, 'served import, preview')
  await page.getByText('先写入可导入的 2').click()
  await page.getByRole('button', { name: /确认写入 2/ }).click()
  await page.getByText('已写入 2 家单位').waitFor()
  await page.getByRole('link', { name: '查看', exact: true }).click()
  await page.getByRole('link', { name: '昆山三锐精密有限公司' }).click()
  await page.getByText('320 人').waitFor()
  await page.getByText('138****5678').waitFor()
  assert.equal(
    await page.getByRole('button', { name: '核对电话' }).count(),
    0,
    'who wrote it down cannot vouch for it',
  )
  await shot(page, 'served-unit')
  await accessible(page, 'served unit')
  const unit = page.url()
  assert.deepEqual(trouble, [])
  await context.close()

  const colleague = await desk('jingban')
  await colleague.page.goto(unit)
  await colleague.page.getByRole('button', { name: '核对电话' }).click()
  await colleague.page.getByRole('button', { name: '已核对' }).click()
  await colleague.page.getByText('已核对，可接收验证码').waitFor()
  assert.deepEqual(colleague.trouble, [])
  await colleague.context.close()
})

test('in large text the pages still fit', async () => {
  const { page, context } = await desk('xian')
  await page.evaluate(() => localStorage.setItem('xz.text', 'large'))
  for (const path of [
    '/roster',
    '/roster/import',
    '/roster/new',
    '/served',
    '/served/new',
    '/served/import',
    '/served/alike',
  ]) {
    await page.goto(program.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await fits(page, path)
    await accessible(page, `${path} in large text`)
  }
  await context.close()
})
