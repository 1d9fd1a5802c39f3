// What the walks of the desk share: a demonstration province with its browser, people who are signed in, and the console's
// fields as one types into them.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { launch, open } from './browser.mjs'
import { login } from './login.mjs'
import { startProgram } from './server.mjs'

const password = 'xiezhi-demo-2026'

/** A demonstration province for the file's tests; `desk` opens a page on which an account is signed in. */
export function walkProvince() {
  const walk = {
    async desk(account, screen = 'desk') {
      const opened = await open(walk.browser, screen)
      await login(opened.page, walk.program.url, account, { password })
      return opened.page
    },
  }
  before(async () => {
    walk.program = await startProgram(['demo'], { seconds: 180 })
    walk.browser = await launch()
  })
  after(async () => {
    await walk.browser?.close()
    await walk.program?.stop()
  })
  return walk
}

/** A day in China's time, so many days from today. */
export const day = (offset) =>
  new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

/** An identity number of nobody: the order code is a low one, the demonstration's are high. */
export function number(first17) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((n, w, i) => n + w * Number(first17[i]), 0)
  return first17 + '10X98765432'[sum % 11]
}

/** Types a day into a date field. */
export async function setDay(page, name, value) {
  const box = page.getByRole('combobox', { name })
  await box.fill(value)
  await box.press('Enter')
}

/** Chooses from a list field. */
export async function choose(page, name, option) {
  const box = page.getByRole('combobox', { name })
  await box.focus()
  await box.press('Enter')
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Asks the program as the account that is signed in on the page. */
export async function ask(page, method, path, body) {
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

/** The account in which a union's heads count on a day: held for the approved, in post, and free. */
export async function heads(page, union, on = day(0)) {
  const h = await ask(page, 'GET', `/api/quota/headroom?unionId=${union}&from=${on}`)
  return { held: h.reserved, inPost: h.occupied, free: h.authorised - h.reserved - h.occupied }
}
