// Signing in by the form, as people do.
export async function login(page, url, account, { shell = 'desk', password }) {
  await page.goto(url + (shell === 'phone' ? '/m/login' : '/login'))
  await page.fill('input[name=login]', account)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL((address) => !address.pathname.endsWith('/login'))
}

/** The first login with a slip's one-time password, which has to be changed at once. */
export async function changePassword(page, slip, password) {
  await page.waitForURL((address) => address.pathname.endsWith('/password'))
  const fields = page.locator('input[type=password]')
  for (const [i, text] of [slip, password, password].entries()) await fields.nth(i).fill(text)
  await page.click('button[type=submit]')
  await page.waitForURL((address) => !address.pathname.endsWith('/password'))
}
