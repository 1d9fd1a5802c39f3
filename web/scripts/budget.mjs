// Adds up, in gzip, what each shell loads before its first page is there, and fails above its budget.
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifestFile = `${dist}manifest.json`
const manifest = JSON.parse(await readFile(manifestFile, 'utf8'))

/**
 * The entry itself, and the pages that a first visit opens, with all they import. Where an address leads to one page and
 * no further (apart), each is a visit of its own, and the heaviest counts.
 */
const budgets = [
  {
    entry: 'desk.html',
    limit: 300,
    first: ['src/modules/identity/DeskLoginPage.vue', 'src/desk/WorkbenchPage.vue'],
  },
  {
    entry: 'phone.html',
    limit: 150,
    first: ['src/modules/identity/PhoneLoginPage.vue', 'src/phone/HomePage.vue'],
  },
  {
    entry: 'sign.html',
    limit: 64,
    first: Object.keys(manifest).filter((k) => /modules\/[^/]+\/Sign\w*Page\.vue$/.test(k)),
    apart: true,
  },
  {
    entry: 'recruit.html',
    limit: 64,
    first: Object.keys(manifest).filter((k) => /src\/recruit\/\w+Page\.vue$/.test(k)),
  },
]

function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) reach(next, seen)
  return seen
}

async function weight(entry, first) {
  const chunks = new Set([entry, ...first].flatMap((key) => [...reach(key)]))
  const files = new Set([entry])
  for (const key of chunks) {
    if (!manifest[key]) throw new Error(`${key} is not in the build; mend the list in scripts/budget.mjs`)
    files.add(manifest[key].file)
    for (const css of manifest[key].css ?? []) files.add(css)
  }
  let bytes = 0
  for (const file of files) bytes += gzipSync(await readFile(dist + file), { level: 9 }).length
  return { bytes, count: files.size }
}

let over = false
for (const { entry, limit, first, apart } of budgets) {
  const visits = await Promise.all(
    (apart ? first.map((page) => [page]) : [first]).map((pages) => weight(entry, pages)),
  )
  const { bytes, count } = visits.reduce((a, b) => (b.bytes > a.bytes ? b : a))
  const kb = bytes / 1024
  const verdict = kb <= limit ? 'ok' : 'TOO LARGE'
  if (kb > limit) over = true
  console.log(
    `${entry.padEnd(11)} ${kb.toFixed(1).padStart(6)} KB gzip of ${limit} KB in ${count} files  ${verdict}`,
  )
}
await rm(manifestFile)
if (over) process.exit(1)
