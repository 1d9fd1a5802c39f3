// From the application on the phone to the numbered receipt: the person applies, draws back, applies again for a day that both
// sides have to confirm; the union decides, hands over, completes and files; the city reads its register, and whoever scans the
// receipt reads that it is genuine.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
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

async function signedIn(account, shell = 'desk') {
  const opened = await open(browser, shell)
  await login(opened.page, program.url, account, { shell, password })
  return opened.page
}

/** Asks the program as the account that is signed in on the page. */
async function ask(page, method, path, body) {
  const reply = await page.evaluate(
    async ([method, path, body]) => {
      const r = await fetch(path, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
      })
      return { status: r.status, body: r.status === 204 ? null : await r.json() }
    },
    [method, path, body],
  )
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const confirmed = (page) => page.locator('.van-action-sheet__item:visible').click()
const said = (page, action) => page.locator('.el-message-box').getByRole('button', { name: action }).click()

test('from the application to the receipt', async () => {
  const phone = await signedIn('zhidaoyuan', 'phone')
  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByRole('heading', { name: '申请提前离岗' }).waitFor()
  await accessible(phone, 'leaving, before anything')
  await shot(phone, 'exit-phone')
  await phone.getByRole('button', { name: '写申请' }).click()
  await phone.getByRole('button', { name: '提交申请' }).waitFor()
  await accessible(phone, 'the application')
  await shot(phone, 'exit-phone-apply')
  await phone.locator('textarea[name=reason]').fill('回原籍照顾老人')
  await phone.getByRole('button', { name: '提交申请' }).click()
  await phone.getByText('本人已申请').waitFor()
  await shot(phone, 'exit-phone-applied')
  await phone.getByRole('button', { name: '撤回申请' }).click()
  await confirmed(phone)
  await phone.getByText('本人已撤回').waitFor()
  await ask(phone, 'POST', '/api/my/exit', { wishedOn: today(), reason: '回原籍照顾老人', byAgreement: true })
  const id = (await ask(phone, 'GET', '/api/my/exit')).exits[0].id

  const clerk = await signedIn('jingban')
  await clerk.goto(`${program.url}/exits`)
  await clerk.getByRole('heading', { name: '退出事项' }).waitFor()
  await accessible(clerk, 'the exits')
  await clerk.goto(`${program.url}/exits/${id}`)
  await clerk.getByRole('button', { name: '受理申请' }).click()
  await clerk.getByRole('heading', { name: '事由和事实' }).waitFor()
  const begun = await ask(clerk, 'GET', `/api/exits/${id}`)
  if (begun.contractKind === 'labour') {
    await clerk.getByRole('combobox', { name: '劳动合同法依据' }).click({ force: true })
    await clerk.getByRole('option', { name: /第三十六条/ }).click()
    await clerk.getByRole('button', { name: '保存' }).first().click()
    await clerk.getByText('已保存').first().waitFor()
  }
  await accessible(clerk, 'an exit that is being prepared')
  await shot(clerk, 'exit-open')

  const head = await signedIn('fuzeren')
  await head.goto(`${program.url}/exits/${id}`)
  await head.getByText('单位尚未确认').first().waitFor()
  await head.getByRole('button', { name: '确认协商一致' }).click()
  await said(head, '同意这一天')
  await head.getByText('材料齐全，可以决定。').waitFor()
  await head.getByRole('button', { name: '决定', exact: true }).click()
  await head.getByRole('textbox', { name: '决定文件' }).fill('玉工〔2026〕15号')
  await accessible(head, 'the decision')
  await shot(head, 'exit-decide')
  await head.getByRole('button', { name: '决定离岗' }).click()
  await head.getByText('已决定，待离岗').waitFor()

  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByRole('button', { name: '确认知悉' }).click()
  await confirmed(phone)
  await phone.getByText('本人在系统中知悉').waitFor()
  await phone.locator('.van-action-sheet').waitFor({ state: 'hidden' })
  await accessible(phone, 'the decision, acknowledged')
  await shot(phone, 'exit-phone-decided')

  await clerk.reload()
  await clerk.getByText('在系统中确认知悉').waitFor()
  for (const field of await clerk.getByPlaceholder('办完，或者写明交给谁、怎样处理').all())
    await field.fill('由接手人员办理')
  await clerk.getByRole('button', { name: '全部已交接' }).click()
  await clerk.getByRole('button', { name: '保存' }).first().click()
  await clerk.getByText('材料齐全，可以办结。').waitFor()
  await accessible(clerk, 'an exit that is handed over')
  await shot(clerk, 'exit-decided')
  await clerk.getByRole('button', { name: '办结' }).click()
  await said(clerk, '办结')
  await clerk.getByText('已离岗，待备案').waitFor()
  await shot(clerk, 'exit-completed')
  await clerk.getByRole('button', { name: '报送备案' }).click()
  await said(clerk, '报送')
  await clerk.getByText(/退备〔\d{4}〕\d+号/).waitFor()
  await accessible(clerk, 'the filing')
  await shot(clerk, 'exit-filed')
  const [paper] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '打印回执（PDF）' }).click(),
  ])
  assert.equal((await readFile(await paper.path())).subarray(0, 5).toString(), '%PDF-')
  const filed = await ask(clerk, 'GET', `/api/exits/${id}`)
  assert.equal(filed.filing.lateWorkdays, 0)
  const person = await ask(clerk, 'GET', `/api/persons/${filed.personId}`)
  assert.equal(person.engagements[0].endedOn, today(), 'the roster has the last day in post')

  const city = await signedIn('shi')
  await city.goto(`${program.url}/exits/register`)
  await city.getByRole('cell', { name: filed.filing.number }).waitFor()
  await accessible(city, 'the register')
  await shot(city, 'exit-register')
  await city.goto(`${program.url}/exits/${id}`)
  await city.getByRole('button', { name: '要求补充材料' }).click()
  await city.locator('.el-message-box textarea').fill('请补充签收单')
  await said(city, '发送')
  await city.getByText('接收单位要求补充').waitFor()
  await shot(city, 'exit-supplement')

  const outside = await open(browser, 'phone')
  await outside.page.goto(program.url + filed.verifyPath)
  await outside.page.getByText('✓ 属实').waitFor()
  await accessible(outside.page, 'the verified receipt')
  await shot(outside.page, 'exit-verified')

  // What was filed is corrected by a filing of its own, and at last revoked: the old receipt says so, the person is in post again.
  const correct = async (fill) => {
    await head.reload()
    await head.getByRole('button', { name: '更正备案' }).click()
    await fill(head.getByRole('dialog', { name: '更正备案' }))
    await head.getByRole('button', { name: '报送更正' }).click()
  }
  await correct(async (dialog) => {
    await dialog.getByRole('textbox', { name: '更正后的决定文件' }).fill('玉工〔2026〕16号')
    await dialog.getByRole('textbox', { name: '更正文件' }).fill('玉工〔2026〕18号')
    await dialog.getByRole('textbox', { name: '更正的原因' }).fill('决定文件的文号写错')
    await accessible(head, 'a correction')
    await shot(head, 'exit-correct')
  })
  await head.getByText('（已更正，以上面的为准）').waitFor()
  await accessible(head, 'a corrected filing')
  await shot(head, 'exit-corrected')
  const again = await ask(head, 'GET', `/api/exits/${id}`)
  assert.equal(again.filings.length, 2)
  await city.goto(`${program.url}/exits/register`)
  await city.getByText(`已由${again.filing.number}更正`).waitFor()
  await shot(city, 'exit-register-corrected')
  await outside.page.reload()
  await outside.page.getByText(`此后已由${again.filing.number}更正`).waitFor()

  // The line of the ledger leads to what proves it.
  const owed = (await ask(clerk, 'GET', '/api/obligations?rule=exit_filing')).items.find((l) => l.subject === id)
  await clerk.goto(`${program.url}/obligations/${owed.id}`)
  await clerk.getByRole('link', { name: '退出事项和备案回执' }).click()
  await clerk.getByText(filed.filing.number).first().waitFor()

  await correct(async (dialog) => {
    await dialog.getByText('撤销解聘，恢复聘用').click()
    await dialog.getByRole('textbox', { name: '更正文件' }).fill('仲裁裁决书〔2026〕31号')
    await dialog.getByRole('textbox', { name: '更正的原因' }).fill('裁决撤销解聘，恢复聘用')
  })
  await head.getByText('已更正：解聘撤销').waitFor()
  await shot(head, 'exit-revoked')
  assert.equal((await ask(head, 'GET', `/api/persons/${filed.personId}`)).engagements[0].endedOn, '')
  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByText('备案已更正：解聘撤销，聘用恢复。').waitFor()
  await accessible(phone, 'a revoked exit')
  await shot(phone, 'exit-phone-revoked')
})
