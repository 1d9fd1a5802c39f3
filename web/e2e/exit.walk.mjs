// From the application on the phone to the numbered receipt: the person applies, draws back, applies again for a day that both
// sides have to confirm; the union decides, hands over, completes and files; the city reads its register, and whoever scans the
// receipt reads that it is genuine.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { choose } from './desk.mjs'
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
    await choose(clerk, '劳动合同法依据', /第三十六条/)
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

  // Completed by mistake: the head takes it back, and it is completed again.
  await head.reload()
  await head.getByRole('button', { name: '撤回办结' }).click()
  await head.locator('.el-message-box textarea').fill('办结时没有核对交接清单，重新办理')
  await accessible(head, 'taking a completion back')
  await shot(head, 'exit-revert')
  await said(head, '撤回办结')
  await head.locator('.tag', { hasText: '已决定，待离岗' }).waitFor()
  await head.getByText('撤回过办结：办结时没有核对交接清单，重新办理').waitFor()
  assert.equal((await ask(head, 'GET', `/api/persons/${begun.personId}`)).engagements[0].endedOn, '')
  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByText('单位撤回过离岗登记：办结时没有核对交接清单，重新办理').waitFor()
  await clerk.reload()
  await clerk.getByRole('button', { name: '办结' }).click()
  await said(clerk, '办结')
  await clerk.getByText('已离岗，待备案').waitFor()
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
  const [pack] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '下载全套材料' }).click(),
  ])
  assert.match(pack.suggestedFilename(), /^全套退出材料（.+）_\d{4}-\d{2}-\d{2}\.zip$/)
  assert.equal((await readFile(await pack.path())).subarray(0, 2).toString(), 'PK')
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
  const owed = (await ask(clerk, 'GET', '/api/obligations?rule=exit_filing')).items.find(
    (l) => l.subject === id,
  )
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

test("conduct: the person's own word, and no plain end beside the exit", async () => {
  const clerk = await signedIn('jingban')
  const phone = await signedIn('zhidaoyuan', 'phone')
  const me = await ask(phone, 'GET', '/api/persons/me')
  const engagement = me.engagements.find((e) => e.endedOn === '').id
  await clerk.goto(`${program.url}/exits/new?engagement=${engagement}&ground=discipline`)
  await clerk.getByText('三项须同时具备').waitFor()
  await accessible(clerk, 'a new exit')
  await clerk.getByRole('button', { name: '开始办理' }).click()
  await clerk.getByRole('heading', { name: '事由和事实' }).waitFor()
  const id = clerk.url().split('/').pop()
  await clerk
    .getByRole('textbox', { name: '违纪违规的事实' })
    .fill('2026年11月三次不服从工作调度，经两次书面提醒仍不到岗')
  await clerk
    .getByRole('textbox', { name: '损害工会形象' })
    .fill('以工会名义向两家企业推销商品，企业向区总工会反映')
  await clerk.getByRole('textbox', { name: '造成不良影响' }).fill('两家企业暂停协商安排，职工在意见箱中反映')
  await clerk.getByRole('button', { name: '保存' }).first().click()
  await clerk.getByText('已保存').first().waitFor()
  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByRole('heading', { name: '离岗申请' }).or(phone.getByText('离岗申请')).first().waitFor()
  assert.equal(await phone.getByText('推销商品').count(), 0, 'a draft is not shown to the person')
  await clerk.getByRole('button', { name: '请本人陈述' }).click()
  await clerk.getByText('已通知本人').waitFor()
  await phone.reload()
  await phone.getByText('推销商品').waitFor()
  await accessible(phone, 'what is held against the person')
  await shot(phone, 'exit-phone-asked')
  await phone.locator('input[type=file]').setInputFiles({
    name: '签字日志.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  })
  await phone.getByRole('link', { name: '签字日志.pdf' }).waitFor()
  await phone.locator('textarea[name=statement]').fill('三次都在企业处理协商纠纷，有签字的日志为证。')
  await phone.getByRole('button', { name: '提交陈述' }).click()
  await phone.getByText('✓ 已提交').waitFor()
  await phone.getByRole('button', { name: '修改我的陈述' }).waitFor()
  await shot(phone, 'exit-phone-stated')
  await clerk.reload()
  await clerk.getByText('只有本人能改').waitFor()
  assert.equal(await clerk.getByRole('textbox', { name: '本人陈述' }).count(), 0)
  await clerk.getByText('，本人随陈述提交').waitFor()
  await accessible(clerk, 'what the person stated')
  await shot(clerk, 'exit-stated')

  await clerk.goto(`${program.url}/roster/${me.id}`)
  await clerk.getByRole('link', { name: '正在办理退出' }).waitFor()
  assert.equal(await clerk.getByRole('button', { name: '登记离岗' }).count(), 0)
  await shot(clerk, 'exit-roster-leaving')
  await clerk.goto(`${program.url}/exits/new?engagement=${engagement}&ground=transfer`)
  await clerk.getByRole('button', { name: '开始办理' }).click()
  await clerk.getByRole('link', { name: '打开这件退出事项' }).click()
  await clerk.getByRole('button', { name: '作废' }).click()
  await clerk.locator('.el-message-box textarea').fill('事实不成立，不再办理')
  await said(clerk, '作废')
  await clerk.getByText('已作废').first().waitFor()
  assert.equal(clerk.url().split('/').pop(), id)
  await phone.reload()
  await phone.getByText('单位不再办理，聘用继续；您可以再申请。').waitFor()
  await shot(phone, 'exit-phone-void')
})

test("a draft gives way to the person's application, and is taken up again", async () => {
  const clerk = await signedIn('jingban')
  const phone = await signedIn('zhidaoyuan', 'phone')
  const me = await ask(phone, 'GET', '/api/persons/me')
  const engagementId = me.engagements.find((e) => e.endedOn === '').id
  const draft = await ask(clerk, 'POST', '/api/exits', { engagementId, ground: 'discipline' })
  await phone.goto(`${program.url}/m/my-exit`)
  await phone.getByRole('button', { name: '写申请' }).waitFor()
  await ask(phone, 'POST', '/api/my/exit', { wishedOn: today(), reason: '', byAgreement: true })
  await clerk.goto(`${program.url}/exits/${draft.id}`)
  await clerk.getByText('作废：本人提出了离岗申请，单位的草稿让位').waitFor()
  assert.equal(await clerk.getByRole('button', { name: '恢复办理' }).count(), 0)
  const own = (await ask(phone, 'GET', '/api/my/exit')).exits[0]
  await ask(phone, 'POST', `/api/my/exit/${own.id}/withdraw`, { rev: own.rev })
  await clerk.reload()
  await clerk.getByRole('button', { name: '恢复办理' }).waitFor()
  await accessible(clerk, 'a draft that gave way')
  await shot(clerk, 'exit-gave-way')
  await clerk.getByRole('button', { name: '恢复办理' }).click()
  await clerk.getByRole('heading', { name: '事由和事实' }).waitFor()
})

test('an end that was recorded by mistake is taken back', async () => {
  const clerk = await signedIn('jingban')
  const people = (await ask(clerk, 'GET', '/api/persons?state=in_post&limit=50')).items
  const before = await ask(clerk, 'GET', '/api/exits?state=live')
  const person = people.find((p) => !before.items.some((x) => x.name === p.name))
  await clerk.goto(`${program.url}/roster/${person.personId}`)
  await clerk.getByRole('button', { name: '登记离岗' }).click()
  const dialog = clerk.getByRole('dialog', { name: '登记离岗' })
  await dialog.locator('.el-date-editor input').fill(today())
  await clerk.keyboard.press('Enter')
  await choose(clerk, '事由', '调动')
  await accessible(clerk, 'a plain end')
  await shot(clerk, 'exit-plain-end')
  await dialog.getByRole('button', { name: '保存' }).click()
  await clerk.getByText(/离岗（调动）/).waitFor()
  await clerk.getByRole('button', { name: '撤销离岗登记' }).click()
  const lift = clerk.getByRole('dialog', { name: '撤销离岗登记' })
  await lift.getByRole('textbox').fill('选错了人，本人仍在岗')
  await accessible(clerk, 'taking an end back')
  await shot(clerk, 'exit-lift')
  await lift.getByRole('button', { name: '撤销离岗登记' }).click()
  await clerk.getByRole('button', { name: '登记离岗' }).waitFor()
  const after = await ask(clerk, 'GET', `/api/persons/${person.personId}`)
  assert.equal(after.engagements[0].endedOn, '')
})
