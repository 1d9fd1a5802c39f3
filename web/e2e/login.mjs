// Signing in by the form, as people do.
export async function login(page, url, account, { shell = 'desk', password }) {
  await page.goto(url + (shell === 'phone' ? '/m/login' : '/login'))
  await page.fill('input[name=login]', account)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL((address) => !address.pathname.endsWith('/login'))
}
