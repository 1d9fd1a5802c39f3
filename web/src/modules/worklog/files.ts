import { ApiProblem, asProblem } from '@/api/problem'
import type { Attachment, CommissionScan } from './api'
import { newKey } from '@/kit/key'
import type { KeptFile, PhoneStore } from './store'

/** The server as files on their way need it. */
export interface FileServer {
  attach: (visitId: string, clientKey: string, file: Blob, name: string) => Promise<Attachment>
  addCommission: (file: Blob, name: string) => Promise<CommissionScan>
}

/** What may be chosen; the server looks at the bytes. */
export const attachable = 'image/jpeg,image/png,application/pdf,.docx,.xlsx'
export const scannable = 'image/jpeg,image/png,application/pdf'

/** As the server has it. */
export const mostFiles = 9
const largest = 10 << 20

/** Why a file cannot go along, in words for the user; empty when it can. */
export function unfit(file: Blob, there: number): string {
  if (file.size === 0) return '文件是空的'
  if (file.size > largest) return '文件太大，最多 10 MB'
  return there >= mostFiles ? `每条日志最多 ${String(mostFiles)} 个附件` : ''
}

/** Keeps a chosen file on the phone: for the entry of a client key, whose server id may not be known yet. */
export async function keepFile(
  store: PhoneStore,
  of: { owner: string; visitId: string; use: KeptFile['use'] },
  file: Blob & { name: string },
  now: Date,
): Promise<void> {
  await store.transaction('rw', store.files, async () => {
    if (of.use === 'commission') await store.files.where('owner').equals(of.owner).filter(scan).delete()
    await store.files.put({
      ...of,
      key: newKey(),
      name: file.name,
      blob: file,
      at: now.toISOString(),
      status: 'waiting',
      problem: '',
    })
  })
}

const scan = (f: KeptFile) => f.use === 'commission'

/** Files of an entry that was given up go with it. */
export async function dropFiles(store: PhoneStore, owner: string): Promise<void> {
  await store.files.where('owner').equals(owner).delete()
}

/** The scanned commission that an entry waits to bring along. */
export function commissionOf(store: PhoneStore, owner: string): Promise<KeptFile | undefined> {
  return store.files.where('owner').equals(owner).filter(scan).first()
}

/** The server has the entry: its files can follow. */
export async function known(store: PhoneStore, owner: string, visitId: string): Promise<void> {
  await store.files.where('owner').equals(owner).modify({ visitId })
}

/**
 * Sends the attachments whose entries the server has, the oldest first. `passing` tells refusals that say nothing about
 * the file. What is refused stays, marked, for its owner to drop.
 */
export async function sendFiles(
  store: PhoneStore,
  server: FileServer,
  passing: (problem: ApiProblem) => boolean,
): Promise<'done' | 'later' | 'signed-out'> {
  const ready = await store.files
    .filter((f) => f.use === 'attachment' && f.visitId !== '' && f.status === 'waiting')
    .sortBy('at')
  for (const file of ready) {
    try {
      await server.attach(file.visitId, file.key, file.blob, file.name)
      await store.files.delete(file.key)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 401) return 'signed-out'
      if (passing(problem)) return 'later'
      if (!(thrown instanceof ApiProblem)) throw thrown
      if (problem.code === 'attachment_twice')
        await store.files.delete(file.key) // it is there: an earlier try arrived
      else await store.files.update(file.key, { status: 'failed', problem: problem.message })
    }
  }
  return 'done'
}
