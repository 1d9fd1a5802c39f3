// Writes file.br and file.gz beside every text file of dist, for the server to send as they are.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const squeeze = promisify(brotliCompress)
const zip = promisify(gzip)

const names = await readdir(dist, { recursive: true })
await Promise.all(names.filter((n) => /\.(br|gz)$/.test(n)).map((n) => rm(join(dist, n))))
let count = 0
for (const name of names.filter((n) => /\.(js|css|html|svg|json|ico)$/.test(n))) {
  const file = join(dist, name)
  const bytes = await readFile(file)
  if (bytes.length < 512) continue
  const br = await squeeze(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
  const gz = await zip(bytes, { level: 9 })
  if (br.length < bytes.length) await writeFile(`${file}.br`, br)
  if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz)
  count++
}
console.log(`precompressed ${count} files`)
