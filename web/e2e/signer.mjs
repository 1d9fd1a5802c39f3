// The served party: another phone, no account, no worker, as inside a chat program.
import { open } from './browser.mjs'

/** How the browser inside WeChat names itself. */
export const wechat =
  'Mozilla/5.0 (Linux; Android 9; V1838A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/78.0.3904.62 Mobile Safari/537.36 MicroMessenger/8.0.2'

/** A signer's phone on a link. */
export async function signer(browser, link) {
  const opened = await open(browser, 'phone', { serviceWorkers: 'block', userAgent: wechat })
  await opened.page.goto(link)
  await opened.page.getByRole('heading', { name: '请确认这次服务' }).waitFor()
  return opened
}

/** Draws something like a name. */
export async function draw(page) {
  const canvas = page.locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let i = 0; i <= 40; i++) await page.mouse.move(box.x + 40 + i * 5, box.y + 100 + Math.sin(i / 3) * 50)
  await page.mouse.up()
}

/** Fills in name, post and, where it is asked, the side. */
export async function name(page, who, post) {
  await page.fill('input[name=name]', who)
  await page.fill('input[name=post]', post)
  const side = page.locator('input[name=side]').first()
  if (await side.count()) await side.check()
}

/** Presses the button, and once more where it asks. */
export async function confirm(page) {
  await page.getByRole('button', { name: '确认属实，签字' }).click()
  await page.getByRole('heading', { name: '确认以上服务属实？' }).waitFor()
  await page.getByRole('button', { name: '确认属实' }).click()
  await page.getByRole('heading', { name: '✓ 已确认' }).waitFor()
}
