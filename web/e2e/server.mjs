// Starts what the walks walk through: the whole program, or the pages alone.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The folder of the walks. */
export const here = fileURLToPath(new URL('.', import.meta.url))

/** The program that is walked through. */
export const program = process.env.XIEZHI_BIN ?? join(root, 'bin/xiezhi')

function stopper(child, folder) {
  return async () => {
    const ended = child.exitCode !== null || new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The pages alone, as the program serves them; every address under /api/ is 404. */
export async function startPages() {
  const folder = mkdtempSync(join(tmpdir(), 'xiezhi-pages-'))
  const program = join(folder, 'pages')
  execFileSync('go', ['build', '-o', program, './web/e2e/pages'], { cwd: root, stdio: 'inherit' })
  const child = spawn(program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const { value: url } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  return { url, stop: stopper(child, folder) }
}

/**
 * The whole program on a free port and a data folder of its own; `command` is what it is told to do, ['demo']
 * for instance, which begins with the province that run.mjs has made where there is one. `output` collects what
 * it prints. `prepare` is given a function that runs the program once on the same data before it is started, and
 * returns what that printed.
 */
export async function startProgram(command, { env = {}, seconds = 60, prepare } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xiezhi-walk-'))
  const data = join(folder, 'data')
  const province = process.env.XIEZHI_WALK_PROVINCE
  if (province && command[0] === 'demo') cpSync(province, data, { recursive: true })
  const address = `127.0.0.1:${await freePort()}`
  const url = `http://${address}`
  const settings = { cwd: folder, env: { ...process.env, XIEZHI_ADDR: address, XIEZHI_DATA: data, ...env } }
  prepare?.((...args) => execFileSync(program, args, { ...settings, encoding: 'utf8' }))
  const child = spawn(program, command, { ...settings, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
  const stop = stopper(child, folder)
  for (const end = Date.now() + seconds * 1000; ; await pause(100)) {
    const healthy = await fetch(`${url}/api/health`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (healthy) return { url, stop, output, data }
    if (child.exitCode !== null || Date.now() > end) {
      await stop()
      throw new Error(`the program did not come up:\n${output.join('')}`)
    }
  }
}
