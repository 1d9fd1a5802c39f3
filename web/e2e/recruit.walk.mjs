// Recruitment end to end: the clerk publishes a notice, a person applies on the phone, the clerk judges and scores, the
// list is made public, somebody objects, and the notice is closed.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { here, startProgram } from './server.mjs'

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

async function desk(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened
}

/** A day of China, some days from today. */
const day = (days) => new Date(Date.now() + (days * 24 + 8) * 3600_000).toISOString().slice(0, 10)

/** Lets days go by for one notice: its dates lie that much further back. */
function passDays(notice, days) {
  const file = join(program.data, 'xiezhi.db')
  execFileSync('go', ['run', './web/e2e/days', file, notice, String(days)], {
    cwd: join(here, '../..'),
    stdio: 'inherit',
  })
}

/** A well-formed number that belongs to nobody. */
function identity(head) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((s, w, i) => s + w * Number(head[i]), 0)
  return head + '10X98765432'[sum % 11]
}

async function applyOnPhone(path, name, number, phoneNumber) {
  const { page, trouble } = await open(browser, 'phone')
  await page.goto(program.url + path)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByText('请填写姓名').waitFor() // nothing is sent while something is missing
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('身份证号').fill(number)
  await page.getByLabel('手机号').fill(phoneNumber)
  await page.getByLabel('学历').selectOption('21')
  await page.getByLabel('简历').fill('2012.09—2016.06，某大学，学生\n2016.07—至今，某公司，人事')
  await page.getByLabel('持有协调劳动关系方面的专业资质').check()
  await page.getByLabel(/我已阅读以上说明/).check()
  await accessible(page, 'applying on the phone')
  await shot(page, 'recruit-apply')
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByText('报名成功，请保存这张回执').waitFor()
  return { page, trouble }
}

test('from the notice to the closed list', async () => {
  const { page: clerk, trouble } = await desk('jingban')
  await clerk.goto(program.url + '/hiring/notices')
  await clerk
    .getByRole('link', { name: /玉山镇总工会公开招聘/ })
    .first()
    .waitFor()
  await accessible(clerk, 'the list of notices')
  await clerk.getByRole('link', { name: '拟定公告' }).click()
  await clerk.getByRole('button', { name: '保存草稿' }).waitFor()
  await clerk.getByRole('textbox', { name: '标题' }).fill('玉山镇总工会第二次招聘公告')
  for (const [name, date] of [
    ['报名开始', day(0)],
    ['报名截止', day(5)],
  ]) {
    await clerk.getByRole('combobox', { name }).fill(date)
    await clerk.getByRole('combobox', { name }).press('Enter')
  }
  await clerk.getByRole('textbox', { name: '说明', exact: true }).click() // the calendars close
  await clerk.locator('.el-picker-panel:visible').first().waitFor({ state: 'hidden' })
  await clerk.getByRole('spinbutton', { name: '面试权重' }).fill('100')
  await accessible(clerk, 'a notice is drafted')
  await clerk.getByRole('button', { name: '保存草稿' }).click()
  await clerk.getByRole('button', { name: '发布公告' }).waitFor()
  const reason = clerk.getByRole('textbox', { name: '发布理由' })
  if (await reason.count()) await reason.fill('一人年底离岗')
  await shot(clerk, 'recruit-draft')
  await clerk.getByRole('button', { name: '发布公告' }).click()
  await clerk.getByRole('dialog', { name: '发布公告' }).getByRole('button', { name: '发布公告' }).click()
  await clerk.getByText('已发布').first().waitFor()
  const address = new URL(clerk.url()).pathname
  const notice = address.split('/').at(-1)

  const { page: stranger } = await open(browser, 'phone')
  await stranger.goto(program.url + '/recruit')
  await stranger.getByRole('link', { name: '玉山镇总工会第二次招聘公告' }).waitFor()
  await accessible(stranger, 'the public list')
  await shot(stranger, 'recruit-list')
  await stranger.getByRole('link', { name: '玉山镇总工会第二次招聘公告' }).click()
  await stranger.getByRole('button', { name: '我要报名' }).waitFor()
  await accessible(stranger, 'the public notice')
  await shot(stranger, 'recruit-notice')

  const qian = await applyOnPhone(
    `/recruit/${notice}`,
    '钱一丁',
    identity('32058319900307911'),
    '13800001111',
  )
  await qian.page.getByLabel('添加附件').setInputFiles({
    name: '证书.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  })
  await qian.page.getByText('已添加 证书.pdf').waitFor()
  await accessible(qian.page, 'the receipt')
  await shot(qian.page, 'recruit-receipt')
  const sun = await applyOnPhone(`/recruit/${notice}`, '孙二丁', identity('32058319910412912'), '13800002222')
  await sun.page.getByRole('button', { name: '撤回报名' }).click()
  await sun.page.getByRole('button', { name: '撤回并删除材料' }).click()
  await sun.page.getByText('已撤回').first().waitFor()

  passDays(notice, 6)
  await clerk.goto(program.url + address)
  await clerk.getByRole('heading', { name: '报名人员' }).waitFor()
  await clerk.getByText('撤回 1').waitFor()
  await clerk.getByRole('button', { name: '确定评委' }).click()
  await clerk.getByRole('textbox', { name: '评委1姓名' }).fill('评委甲')
  await clerk.getByRole('button', { name: '保存评委' }).click()
  await clerk.getByText('评委甲').first().waitFor()
  await clerk.getByRole('link', { name: '钱一丁' }).click()
  await clerk.getByRole('heading', { name: '资格审核' }).waitFor()
  for (const item of ['政治条件', '知识条件', '协商能力', '健康条件']) {
    await clerk.getByRole('radiogroup', { name: item }).getByText('符合', { exact: true }).click()
    await clerk.getByRole('textbox', { name: `${item}的依据` }).fill('看过原件')
  }
  await clerk.getByRole('radiogroup', { name: '资格审核结论' }).getByText('通过', { exact: true }).click()
  await accessible(clerk, 'the checklist')
  await shot(clerk, 'recruit-judge')
  await clerk.getByRole('button', { name: '保存审核' }).click()
  await clerk.getByRole('spinbutton', { name: '评委甲面试' }).fill('88.5')
  await clerk.getByRole('spinbutton', { name: '评委甲面试' }).press('Tab')
  await clerk.getByRole('button', { name: '保存成绩' }).click()
  await clerk.getByText('总成绩 88.50').waitFor()

  await clerk.goto(program.url + address)
  await clerk.getByRole('checkbox', { name: '拟聘用 钱一丁' }).check()
  await clerk.getByRole('button', { name: '确定拟聘用 1 人' }).click()
  await clerk.getByRole('button', { name: '开始公示' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '开始公示' }).click()
  await clerk.getByText('拟聘用公示').first().waitFor()
  await accessible(clerk, 'the list is public')
  await shot(clerk, 'recruit-publicity')

  await stranger.reload()
  await stranger.getByRole('cell', { name: '钱一丁' }).waitFor()
  assert.equal(await stranger.getByText('孙二丁').count(), 0)
  await stranger.getByRole('button', { name: '提出异议' }).click()
  await stranger.getByLabel('异议的内容和依据').fill('请核实工作经历')
  await accessible(stranger, 'an objection')
  await stranger.getByRole('button', { name: '提交异议' }).click()
  await stranger.getByText('已收到，请保存这张回执').waitFor()
  await stranger.getByRole('img', { name: '异议回执地址的二维码' }).waitFor()
  const code = (await stranger.locator('.address').first().textContent()).trim()
  await stranger.goto(program.url + '/recruit') // found again by the code alone
  await stranger.getByLabel(/^回执码/).fill(code)
  await stranger.getByRole('button', { name: '查看' }).click()
  await stranger.getByText('正在核实').waitFor()
  await accessible(stranger, "an objection's receipt")
  await qian.page.goto(qian.page.url().split('#')[0])
  await qian.page.getByText('您在拟聘用名单上，正在公示').waitFor()
  await qian.page.getByText('第 1 名（同一岗位 1 人）').waitFor()
  await qian.page.getByText('持有协调劳动关系方面的专业资质').waitFor()
  await accessible(qian.page, 'the receipt while the list is public')
  await shot(qian.page, 'recruit-receipt-listed')

  passDays(notice, 30)
  await clerk.reload()
  await clerk.getByRole('button', { name: '书面答复' }).click()
  await clerk.getByRole('textbox', { name: '书面答复' }).fill('已向原单位核实，情况属实')
  await clerk.getByText('不成立', { exact: true }).click()
  await clerk.getByRole('button', { name: '保存答复' }).click()
  await clerk.getByText('已答复').waitFor()
  await clerk.getByRole('button', { name: '办结' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '办结' }).click()
  await clerk.getByText('已办结').first().waitFor()
  await clerk.getByRole('link', { name: '填写推荐表' }).waitFor()
  const closed = clerk.url()
  await accessible(clerk, 'a closed notice')
  await shot(clerk, 'recruit-closed')
  for (const kind of ['PDF', 'DOCX']) {
    const [paper] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: `招聘记录（${kind}）` }).click(),
    ])
    assert.equal(await paper.failure(), null)
  }
  await qian.page.goto(qian.page.url().split('#')[0])
  await qian.page.getByText('公示已结束').waitFor()
  await stranger.reload() // the answer by the receipt
  await stranger.getByText('已向原单位核实，情况属实').waitFor()
  await clerk.getByRole('link', { name: '填写推荐表' }).click()
  await clerk.getByRole('button', { name: '开始填写' }).click()
  await clerk.getByRole('heading', { name: '来自招聘' }).waitFor()
  await clerk.getByText('异议1件，都不成立').waitFor()
  await shot(clerk, 'recruit-form')
  await clerk.getByRole('link', { name: '玉山镇总工会第二次招聘公告' }).click()
  await clerk.waitForURL(closed)
  assert.deepEqual([...trouble, ...qian.trouble, ...sun.trouble], [])
})

test('the city reads, and sees neither numbers nor files', async () => {
  const { page } = await desk('shi')
  await page.goto(program.url + '/hiring/notices')
  await page.getByRole('link', { name: /巴城镇总工会公开招聘/ }).click()
  await page.getByRole('heading', { name: '报名人员' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '撤下名单' }).count(), 0)
  await page.getByRole('region', { name: '报名人员' }).getByRole('link').first().click()
  await page.getByText('附件只给办理招聘的单位看').waitFor()
  assert.equal(await page.getByRole('button', { name: '查看' }).count(), 0)
  await accessible(page, 'an applicant as a superior reads it')
})
