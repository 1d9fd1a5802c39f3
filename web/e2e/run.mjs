// Runs the walks, two files at a time, all on copies of one demonstration province that is made once.
// With file names as arguments only those are walked.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, program } from './server.mjs'

const folder = mkdtempSync(join(tmpdir(), 'xiezhi-walks-'))
const province = join(folder, 'province')
try {
  const env = { ...process.env, XIEZHI_DATA: province }
  execFileSync(program, ['demo', '--fill'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const asked = process.argv.slice(2)
  const walks = asked.length > 0 ? asked : readdirSync(here).filter((name) => name.endsWith('.walk.mjs'))
  const { status } = spawnSync(
    process.execPath,
    ['--test', '--test-concurrency=2', ...walks.sort().map((name) => join(here, name))],
    { env: { ...process.env, XIEZHI_WALK_PROVINCE: province }, stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
