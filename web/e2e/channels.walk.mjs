// Being told outside the program: the administrator sets a gateway up and tries it, a clerk has an address confirmed and
// chooses, an instructor finds the same on the phone, and subscribes to their own deadlines by a private calendar. The
// provider is a server on the loopback.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'

const password = 'xiezhi-demo-2026'
let browser, program, provider, address
const taken = []
before(async () => {
  program = await startProgram(['demo'], { seconds: 180 })
  browser = await launch()
  provider = createServer((request, reply) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      taken.push({ key: request.headers.authorization, ...JSON.parse(text) })
      reply.setHeader('content-type', 'application/json')
      reply.end('{"code":0}')
    })
  })
  await new Promise((done) => provider.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${provider.address().port}/send`
})
after(async () => {
  await browser?.close()
  await program?.stop()
  provider?.close()
})

async function desk(account) {
  const opened = await open(browser, 'desk')
  await login(opened.page, program.url, account, { password })
  return opened
}

test('the administrator sets the gateway up and tries it on themselves', async () => {
  const { page, trouble } = await desk('xitong')
  await page.getByRole('button', { name: /系统/ }).click()
  await page.getByRole('link', { name: '通知渠道' }).click()
  await page.getByRole('textbox', { name: '邮件服务器' }).waitFor()
  await shot(page, 'gateway-mail')
  await accessible(page, 'mail gateway')
  await page.getByRole('button', { name: /短信（未开通）/ }).click()
  await page.getByRole('combobox', { name: '样板' }).press('Enter')
  await page.getByRole('option', { name: '短信平台（JSON 接口）' }).click()
  await page.getByRole('textbox', { name: '网址' }).fill('ftp://example.com')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('请填写 https:// 或 http:// 开头的网址').waitFor()
  await page.getByRole('textbox', { name: '网址' }).fill(address)
  await page.getByRole('textbox', { name: '密钥一 {{key}}' }).fill('k-4711-secret')
  await page.getByRole('switch', { name: '开通' }).press('Space')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: /短信（已开通）/ }).waitFor()
  await page.getByPlaceholder('已设置，不改就留空').waitFor()
  await page.getByRole('textbox', { name: '自己的手机号码' }).fill('13800000001')
  await page.getByRole('button', { name: '试发' }).click()
  await page.getByText('对方已接受：HTTP 200').waitFor()
  assert.equal(taken.at(-1).key, 'Bearer k-4711-secret')
  assert.equal(taken.at(-1).mobile, '13800000001')
  await shot(page, 'gateway-sms')
  await accessible(page, 'form gateway')
  assert.deepEqual(trouble, [])
})

test('a clerk has an address confirmed and chooses', async () => {
  const { page, trouble } = await desk('xian')
  await page.goto(program.url + '/notices')
  await page.getByRole('link', { name: '通知方式' }).click()
  const sms = page.getByRole('group', { name: '短信的接收地址' })
  await sms.getByRole('button', { name: '填写' }).click()
  await sms.getByLabel('手机号码').fill('138')
  await sms.getByRole('button', { name: '发送验证码' }).click()
  await sms.getByText('移动电话应为11位数字').waitFor()
  await sms.getByLabel('手机号码').fill('13800000002')
  await sms.getByRole('button', { name: '发送验证码' }).click()
  await sms.getByText('未确认，不会发送').waitFor()
  for (let i = 0; i < 50 && taken.at(-1)?.mobile !== '13800000002'; i++) await page.waitForTimeout(200)
  assert.equal(taken.at(-1).mobile, '13800000002')
  await sms.getByLabel('验证码').fill(/验证码 (\d{6})/.exec(taken.at(-1).content)[1])
  await sms.getByRole('button', { name: '确认' }).click()
  await sms.getByText('已确认').waitFor()
  await page.getByRole('group', { name: '审批', exact: true }).getByLabel('短信').selectOption('now')
  await page.getByRole('group', { name: '期限', exact: true }).getByLabel('短信').selectOption('daily')
  await shot(page, 'channels-desk')
  await accessible(page, 'channels')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await page.reload()
  await page.getByRole('group', { name: '期限', exact: true }).waitFor()
  assert.equal(
    await page.getByRole('group', { name: '期限', exact: true }).getByLabel('短信').inputValue(),
    'daily',
  )
  assert.deepEqual(trouble, [])
})

test('an instructor finds the same on the phone, and a calendar of their own', async () => {
  const { page, trouble } = await open(browser, 'phone')
  await login(page, program.url, 'zhidaoyuan', { shell: 'phone', password })
  await page.goto(program.url + '/m/me')
  await page.getByText('通知方式').click()
  await page.getByRole('group', { name: '短信的接收地址' }).waitFor()
  await shot(page, 'channels-phone')
  await accessible(page, 'channels on the phone')
  await page.goto(program.url + '/m/me')
  await page.getByText('期限日历').click()
  await page.getByRole('button', { name: '建立私人地址' }).click()
  const link = await page.getByLabel('私人地址（只显示这一次）').inputValue()
  await shot(page, 'calendar-phone')
  await accessible(page, 'calendar')
  const calendar = await fetch(link)
  assert.equal(calendar.status, 200)
  assert.match(await calendar.text(), /BEGIN:VEVENT[\s\S]*DTSTART;VALUE=DATE:/)
  await page.getByRole('button', { name: '停用' }).click()
  await page.getByRole('button', { name: '建立私人地址' }).waitFor()
  assert.equal((await fetch(link)).status, 404)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(wide, false)
  assert.deepEqual(trouble, [])
})
