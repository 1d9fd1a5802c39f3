// The three shells by themselves: they come up, hold to the content policy, and can be read by everybody.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible, launch, open, shot } from './browser.mjs'
import { login } from './login.mjs'
import { startPages } from './server.mjs'

const session = {
  account: { id: '1', login: 'ks001', name: '周敏', personId: '', mustChangePassword: false },
  posts: [
    {
      grantId: 'p1',
      unionId: 'u1',
      unionName: '昆山市总工会',
      role: 'officer',
      tier: 'county',
      roleName: '县级经办',
      from: '2026-01-01',
      until: '',
    },
  ],
  permissions: [],
  scopeName: '昆山市',
}

let browser, pages
before(async () => {
  pages = await startPages()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await pages?.stop()
})

/** A page whose session endpoint answers as the server's does; nothing else of the server is there. */
async function visit(screen) {
  const opened = await open(browser, screen, { serviceWorkers: 'block' })
  let signedIn = false
  await opened.page.route('**/api/session', (route) => {
    const method = route.request().method()
    const right = method === 'POST' && route.request().postDataJSON().password === 'right'
    if (right) signedIn = true
    if (method === 'DELETE') signedIn = false
    if (method === 'DELETE') return route.fulfill({ status: 204 })
    if (right || (method === 'GET' && signedIn)) {
      return route.fulfill({ status: right ? 201 : 200, json: session })
    }
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 401, code: 'login_failed', detail: '登录名或密码不正确' }),
    })
  })
  return opened
}

for (const screen of ['desk', 'phone']) {
  const start = screen === 'desk' ? '/' : '/m/'

  test(`${screen}: a stranger is led to the login page, and a wrong password is told`, async () => {
    const { page, trouble, context } = await visit(screen)
    await page.goto(pages.url + start)
    await page.waitForSelector('input[name=login]')
    await shot(page, `login-${screen}`)
    await accessible(page, `login, ${screen}`)
    await page.fill('input[name=login]', 'ks001')
    await page.fill('input[name=password]', 'wrong')
    await page.click('button[type=submit]')
    await page.getByText('登录名或密码不正确').waitFor()
    assert.equal(await page.inputValue('input[name=login]'), 'ks001')
    assert.equal(await page.inputValue('input[name=password]'), '')
    assert.deepEqual(trouble, [])
    await context.close()
  })

  test(`${screen}: signed in, the first page greets by name, in large text too`, async () => {
    const { page, trouble, context } = await visit(screen)
    await login(page, pages.url, 'ks001', { shell: screen, password: 'right' })
    await page.getByText('周敏，您好').waitFor()
    await shot(page, `home-${screen}`)
    await accessible(page, `first page, ${screen}`)
    await page.evaluate(() => localStorage.setItem('xz.text', 'large'))
    await page.reload()
    await page.getByText('周敏，您好').waitFor()
    assert.equal(
      await page.evaluate(() => document.documentElement.dataset.text),
      'large',
      'the size is kept',
    )
    await shot(page, `home-${screen}-large`)
    await accessible(page, `first page in large text, ${screen}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(wide <= 0, `the page is ${wide} px too wide in large text`)
    assert.deepEqual(trouble, [])
    await context.close()
  })
}

test('desk: the menu search opens by keyboard, finds by word and leads there', async () => {
  const { page, trouble, context } = await visit('desk')
  await login(page, pages.url, 'ks001', { password: 'right' })
  await page.goto(`${pages.url}/account`)
  await page.getByRole('heading', { name: '我的账号与岗位' }).waitFor()
  await accessible(page, 'account')
  await page.keyboard.press('Control+k')
  await page.getByLabel('功能名称').fill('gzt')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${pages.url}/`)
  assert.deepEqual(trouble, [])
  await context.close()
})

test('desk: signing out leads back to the login page', async () => {
  const { page, context } = await visit('desk')
  await login(page, pages.url, 'ks001', { password: 'right' })
  await page.getByRole('button', { name: /周敏/ }).click()
  await page.getByText('退出登录').click()
  await page.waitForURL(`${pages.url}/login`)
  await context.close()
})

test('phone: after the first visit the pages come up without network', async () => {
  const { page, context } = await open(browser, 'phone')
  await page.goto(`${pages.url}/m/login`)
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)
  assert.equal(scope, `${pages.url}/m/`)
  await context.setOffline(true)
  await page.reload()
  await page.waitForSelector('input[name=login]')
  await page.getByText('当前没有网络').waitFor()
  await context.close()
})

test('signer: an incomplete link is explained, without a service worker', async () => {
  const { page, trouble, context } = await open(browser, 'phone')
  await page.goto(`${pages.url}/c/`)
  await page.getByRole('heading', { name: '链接不完整' }).waitFor()
  await shot(page, 'sign-incomplete')
  await accessible(page, 'incomplete link')
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
  assert.deepEqual(trouble, [])
  await context.close()
})
