import { asProblem, type ApiProblem } from '@/api/problem'
import type { Entry, VisitContent } from './api'

/** An entry on its way to the server: new under its client key, or over the revision of an entry that is there. */
export interface Sending {
  key: string
  content: VisitContent
  submit: boolean
  id: string
  rev: number
}

/** The server as an entry on its way needs it. */
export interface EntryServer {
  createVisit: (clientKey: string, content: VisitContent, submit: boolean) => Promise<Entry>
  saveVisit: (id: string, rev: number, content: VisitContent) => Promise<Entry>
  submitVisit: (id: string, rev: number) => Promise<Entry>
  readVisit: (id: string) => Promise<Entry>
}

/** Whether two contents say the same; blanks at the ends do not matter, nor the order of duties. */
export function sameContent(a: VisitContent, b: VisitContent): boolean {
  const flat = (c: VisitContent) =>
    JSON.stringify([
      c.day,
      c.servedId,
      [...c.duties].sort(),
      c.place,
      c.commissionBlob,
      ...[c.participants, c.done, c.outcome, c.internalNote, c.commissionNumber, c.commissionOn].map((t) =>
        t.trim(),
      ),
    ])
  return flat(a) === flat(b)
}

/** The server's entry that came with a refusal, if one did. */
export function theirsIn(problem: ApiProblem): Entry | null {
  const extra = problem.extra
  if (typeof extra !== 'object' || extra === null) return null
  const found = 'saved' in extra ? extra.saved : extra
  return typeof found === 'object' && found !== null && 'id' in found && 'rev' in found
    ? (found as Entry)
    : null
}

/** Writes the content: a new entry, or over the revision that was seen. */
export async function write(server: EntryServer, item: Sending): Promise<Entry> {
  if (!item.id) return server.createVisit(item.key, item.content, item.submit)
  try {
    return await server.saveVisit(item.id, item.rev, item.content)
  } catch (thrown) {
    // An earlier try may have arrived though its answer did not.
    if (asProblem(thrown).status !== 409) throw thrown
    const there = await server.readVisit(item.id)
    if (sameContent(there, item.content)) return there
    throw thrown
  }
}

/** Hands the entry to the served party; an earlier try may have done so already. */
export async function submit(server: EntryServer, item: Sending): Promise<Entry> {
  try {
    return await server.submitVisit(item.id, item.rev)
  } catch (thrown) {
    const { status } = asProblem(thrown)
    if (status !== 409 && status !== 422) throw thrown
    const there = await server.readVisit(item.id)
    if ((there.state === 'waiting' || there.state === 'confirmed') && sameContent(there, item.content))
      return there
    throw thrown
  }
}
