// The system's Chromium for the walks, in its edition without windows: pages of two sizes, screenshots, and the
// accessibility check.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const output = fileURLToPath(new URL('../../e2e-output/', import.meta.url))

/** The two screens that the pages are looked at on. */
export const screens = {
  desk: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * A page that remembers what went wrong in it: script errors, refused resources, failed requests. It asks for little motion, as
 * people may: a tenth less work, and nothing is clicked while it still moves.
 */
export async function open(browser, screen, options = {}) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...screens[screen],
    ...options,
  })
  const page = await context.newPage()
  const trouble = []
  page.on('pageerror', (error) => trouble.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // A refused request is part of many walks; the browser's own note on it is no error of the page.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      trouble.push(`console: ${message.text()}`)
  })
  return { context, page, trouble }
}

/** Takes the page's picture for whoever wants to look (XIEZHI_SHOTS=1); a run that nobody looks at has no use for it. */
export async function shot(page, name) {
  if (!process.env.XIEZHI_SHOTS) return
  mkdirSync(output, { recursive: true })
  await page.screenshot({ path: `${output}${name}.png`, fullPage: false })
}

/** Waits until what was just changed has been drawn and nothing that ends by itself is still moving. */
async function settled(page) {
  await page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const moving = () =>
      document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime))
    await drawn()
    for (let running = moving(); running.length > 0; running = moving()) {
      await Promise.allSettled(running.map((a) => a.finished))
      await drawn()
    }
  })
}

/**
 * Fails on what axe calls serious or critical. A button that is just fading from grey to blue has neither's contrast, so
 * the page is looked at when it stands still, and once more when something is found: a message may have begun to go.
 * Run by evaluate, so the page's content policy stays on.
 */
export async function accessible(page, where) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  let found = await serious(page)
  if (found.length > 0) found = await serious(page)
  assert.deepEqual(found, [], `${where}: axe found serious things`)
}

async function serious(page) {
  await settled(page)
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)
  })
}
