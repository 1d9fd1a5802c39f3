// From an empty province to a working county by the pages alone; then what becomes of accounts: slips printed eight to
// a page, a lock that keeps strangers out, a post handed to somebody new, and why a thing cannot be done.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { changePassword, login } from './login.mjs'
import { startProgram } from './server.mjs'

const password = 'kunshan-2026-walk'
const slip = /[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}/
const slips = new Map() // one-time passwords that were not yet changed
let browser, program

before(async () => {
  program = await startProgram(['serve'], {
    prepare: (run) => {
      run('init')
      const out = run(
        ...['admin', 'create-account', '--login', 'anquan', '--name', '钱安'],
        ...['--role', 'secadmin', '--union', '江苏省总工会'],
      )
      slips.set('anquan', slip.exec(out)[0])
    },
  })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

async function enter(account, shell = 'desk') {
  const opened = await open(browser, shell)
  const first = slips.get(account)
  await login(opened.page, program.url, account, { shell, password: first ?? password })
  if (first) {
    await changePassword(opened.page, first, password)
    slips.delete(account)
  }
  return opened
}

const ask = (page, path) => page.evaluate(async (p) => (await fetch(p)).json(), path)
const send = (page, path, body) =>
  page.evaluate(
    async ([p, b]) => {
      const reply = await fetch(p, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(b),
      })
      return { status: reply.status, ...(await reply.json()) }
    },
    [path, body],
  )
const union = async (page, name) =>
  (await ask(page, `/api/org/unions?q=${encodeURIComponent(name)}`)).items[0]

/** Picks a union by name in the picker inside `where`. */
async function pick(page, where, name) {
  const input = where.locator('.picker input').first()
  await input.click()
  await input.fill(name)
  await page.locator('.el-select-dropdown__item:visible', { hasText: name }).first().click()
}

/** Opens an account on the page and keeps the password of its slip. */
async function opens(page, { name, account, at, role }) {
  await page.goto(`${program.url}/accounts`)
  await page.getByRole('button', { name: '开立账号' }).click()
  const dialog = page.getByRole('dialog', { name: '开立账号' })
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('登录名').fill(account)
  await pick(page, dialog, at)
  await dialog.locator('.el-form-item', { hasText: '角色' }).locator('.el-select').click()
  await page.locator('.el-select-dropdown__item:visible', { hasText: role }).click()
  await dialog.getByRole('button', { name: '开立并打印密码条' }).click()
  await page.waitForURL('**/accounts/slips')
  const text = await page.locator('.slip').innerText()
  assert.match(text, new RegExp(name))
  slips.set(account, slip.exec(text)[0])
}

test('the security administrator opens the first accounts of a county', async () => {
  const { page, trouble, context } = await enter('anquan')
  await opens(page, { name: '周敏', account: 'xian', at: '昆山市总工会', role: '工会经办' })
  await shot(page, 'accounts-slip')
  await accessible(page, 'a slip')
  await opens(page, { name: '陈思', account: 'shenhe', at: '昆山市总工会', role: '工会审核' })
  await page.goto(`${program.url}/accounts/slips`)
  await page.getByText('没有待打印的密码条').waitFor()
  // None of the business is the administrator's to see.
  assert.equal(await page.getByRole('link', { name: '花名册' }).count(), 0)
  assert.equal(await page.evaluate(async () => (await fetch('/api/persons')).status), 403)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('the county writes down a town, which becomes an employing union with the approver’s consent', async () => {
  const { page, trouble, context } = await enter('xian')
  await page.goto(`${program.url}/org`)
  await page.getByRole('heading', { name: '昆山市总工会' }).waitFor()
  await page.getByRole('button', { name: '新建下级工会' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('玉山镇总工会')
  await dialog.getByLabel('联系人').fill('顾建国')
  await dialog.getByLabel('办公电话').fill('0512-57300618')
  await dialog.getByRole('button', { name: '新建' }).click()
  await dialog.waitFor({ state: 'detached' })
  const town = await union(page, '玉山镇')
  await page.goto(`${program.url}/org?id=${town.id}`)
  await page.getByText('成为聘用单位须经“昆山市总工会”同意').waitFor()
  await page.getByRole('button', { name: '申请聘用资格' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '下一步：看后果' }).click()
  await page.getByText('须经上一级工会“昆山市总工会”同意').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '申请聘用资格' }).click()
  await page.getByText('待上级同意').waitFor()
  await accessible(page, 'a union')
  // Whoever asked cannot consent.
  assert.equal(await page.getByRole('button', { name: '同意', exact: true }).count(), 0)
  await context.close()

  const other = await enter('shenhe')
  await other.page.goto(program.url)
  await other.page.getByText('玉山镇总工会').first().waitFor()
  await shot(other.page, 'accounts-consent')
  await other.page.getByRole('button', { name: '同意', exact: true }).click()
  await other.page.locator('.el-message-box').getByRole('button', { name: '同意' }).click()
  await other.page.getByText('没有待同意的申请').waitFor()
  assert.notEqual((await union(other.page, '玉山镇')).employingSince, '')
  assert.deepEqual([...trouble, ...other.trouble], [])
  await other.context.close()
})

test('accounts in bulk from the roster, on slips eight to a page, and the first login on the phone', async () => {
  const officer = await enter('xian')
  await opens(officer.page, { name: '何敏', account: 'jingban', at: '玉山镇总工会', role: '聘用单位经办' })
  await officer.context.close()

  const clerk = await enter('jingban')
  const town = await union(clerk.page, '玉山镇')
  const names = ['安然', '白洁', '蔡平', '丁宁', '范文', '高远', '胡杨', '江河', '康健']
  for (const [i, name] of names.entries()) {
    const body = { name, idNumber: number(i), unionId: town.id }
    const made = await send(clerk.page, '/api/persons', person(body))
    assert.equal(made.status, 201, JSON.stringify(made))
  }
  await clerk.context.close()

  const { page, trouble, context } = await enter('xian')
  await page.goto(`${program.url}/accounts/bulk`)
  await page.getByText('康健').waitFor()
  await accessible(page, 'accounts in bulk')
  await page.locator('.el-table__header .el-checkbox').click()
  await page.getByRole('button', { name: '为选中的 9 人开立' }).click()
  await page.locator('.el-message-box').getByRole('button', { name: '开立并打印密码条' }).click()
  await page.waitForURL('**/accounts/slips')
  await shot(page, 'accounts-slips')
  assert.equal(await page.locator('.sheet').count(), 2)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 2, 'nine slips are two pages')
  const text = await page.locator('.slip', { hasText: '安然' }).innerText()
  const account = /anran\d{4}/.exec(text)[0]
  slips.set(account, slip.exec(text)[0])
  await page.goto(`${program.url}/accounts/bulk`)
  await page.getByText('都有账号了').waitFor()
  assert.deepEqual(trouble, [])
  await context.close()

  const phone = await enter(account, 'phone')
  await phone.page.getByText('记一次走访').first().waitFor()
  await shot(phone.page, 'accounts-phone')
  assert.deepEqual(phone.trouble, [])
  await phone.context.close()
})

test('wrong passwords lock strangers out, not the owner; the county opens the lock', async () => {
  const owner = await enter('jingban')
  const stranger = await open(browser, 'desk')
  for (let i = 0; i < 6; i++) {
    await stranger.page.goto(`${program.url}/login`)
    await stranger.page.fill('input[name=login]', 'jingban')
    // The sixth time it is the right one, and the reply is the same.
    await stranger.page.fill('input[name=password]', i < 5 ? 'not the password' : password)
    await stranger.page.click('button[type=submit]')
    await stranger.page.getByText('登录名或密码不正确。连续输错 5 次，账号会锁定 15 分钟。').waitFor()
  }
  await shot(stranger.page, 'accounts-locked')
  await accessible(stranger.page, 'a refused login')
  await owner.page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
  await login(owner.page, program.url, 'jingban', { password })
  await owner.context.close()

  const { page, trouble, context } = await enter('xian')
  await page.goto(`${program.url}/accounts?state=locked`)
  await page.getByRole('link', { name: '何敏' }).click()
  await page.getByText('连续输错密码').waitFor()
  await accessible(page, 'a locked account')
  await page.getByRole('button', { name: '解除锁定' }).click()
  await page.getByText('已解除锁定').waitFor()
  await login(stranger.page, program.url, 'jingban', { password })
  assert.deepEqual(trouble, [])
  await stranger.context.close()
  await context.close()
})

test('a post is handed to somebody who has no account yet, with what waits there', async () => {
  const { page, trouble, context } = await enter('xian')
  await page.goto(`${program.url}/accounts?q=jingban`)
  await page.getByRole('link', { name: '何敏' }).click()
  await page.getByRole('button', { name: '移交' }).click()
  const dialog = page.getByRole('dialog', { name: '移交岗位' })
  await dialog.getByText('还没有账号，现在开立').click()
  await dialog.getByRole('button', { name: '移交' }).click()
  await dialog.getByText('请填写接任人姓名').waitFor()
  await dialog.getByLabel('姓名').fill('沈洁')
  await dialog.getByLabel('登录名').fill('shenjie')
  await accessible(page, 'a handover')
  await dialog.getByRole('button', { name: '移交' }).click()
  await dialog.getByText('已移交').waitFor()
  await dialog.getByRole('button', { name: '打印密码条' }).click()
  await page.waitForURL('**/accounts/slips')
  slips.set('shenjie', slip.exec(await page.locator('.slip').innerText())[0])
  assert.deepEqual(trouble, [])
  await context.close()

  const next = await enter('shenjie')
  assert.equal((await ask(next.page, '/api/persons')).total.count, 9, 'the new clerk goes on with the roster')
  await next.context.close()
  const old = await enter('jingban')
  assert.equal(await old.page.evaluate(async () => (await fetch('/api/persons')).status), 403)
  await old.context.close()
})

test('why a thing cannot be done, and who does it', async () => {
  const { page, trouble, context } = await enter('shenjie')
  const town = await union(page, '玉山镇')
  await page.goto(`${program.url}/why?permission=org.manage`)
  await page.getByText('您是玉山镇总工会的聘用单位经办，这个角色没有此项权限。').waitFor()
  await page.getByRole('cell', { name: '昆山市总工会 · 工会经办', exact: true }).first().waitFor()
  await shot(page, 'accounts-why')
  await accessible(page, 'why')
  const why = await ask(page, `/api/authz/explain?permission=org.manage&unionId=${town.id}`)
  assert.equal(why.doers[0].unionName, '昆山市总工会')
  await page.goto(`${program.url}/permissions`)
  await page.getByRole('table', { name: '县级以下工会的岗位' }).waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(
    pdf.match(/\/Type\s*\/Page\b/g).length,
    9,
    'two pages for each tier and one for who grants what',
  )
  await accessible(page, 'the matrix')
  assert.deepEqual(trouble, [])
  await context.close()
})

/** The identity number of nobody: the i-th of a day, with its check digit. */
function number(i) {
  const body = `32058319850312${String(901 + 2 * i)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, w, k) => all + w * Number(body[k]), 0)
  return body + '10X98765432'[sum % 11]
}

/** Somebody who takes up duty today, as the form sends it. */
function person(some) {
  return {
    ...{ phone: '', postUnionId: '', channel: 'own', managedPaper: '', note: '', onDuty: today() },
    ...{ political: '13', education: '21', titleText: '', qualifications: [], formerPost: '', resume: '' },
    ...{ meetsPolitical: true, meetsKnowledge: true, meetsAbility: true, meetsHealth: true },
    ...{ prefQualified: false, prefExperience: false, prefGraduate: false },
    ...some,
  }
}

function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
