import Dexie, { type Table } from 'dexie'
import type { Entry, NewUnit, Unit, Visit, VisitContent } from './api'

interface Item {
  /** Place in the queue; what was entered first is sent first. */
  seq?: number
  /** The client key: the same entry is one entry however often it is sent. */
  key: string
  at: string
  /** Changes with every save, so that a reply to an older save does not remove a newer one. */
  stamp: string
  status: 'waiting' | 'conflict' | 'failed'
  /** Why it did not pass, in words for the user. */
  problem: string
}

/** A unit added on the spot. */
export interface UnitItem extends Item {
  kind: 'unit'
  unit: NewUnit
}

/** An entry that the server does not have yet, or not yet in this form. */
export interface VisitItem extends Item {
  kind: 'visit'
  content: VisitContent
  servedName: string
  /** Client key of a unit that waits in the same queue; empty once `content.servedId` is the server's. */
  servedKey: string
  /** Hand it to the served party too, not only keep it. */
  submit: boolean
  /** The server's id and revision, once known. */
  id: string
  rev: number
  /** The server has the content; only the submission is outstanding. */
  saved: boolean
  theirs: Entry | null
}

export type QueueItem = UnitItem | VisitItem

/** A form that is being filled in. */
export interface Draft {
  key: string
  at: string
  content: VisitContent
  servedName: string
  servedKey: string
  id: string
  rev: number
}

/** A file that was chosen on the phone and that the server does not have yet. */
export interface KeptFile {
  /** The client key under which it is sent. */
  key: string
  /** The client key of its entry. */
  owner: string
  /** The server's id of the entry; empty until it is known. */
  visitId: string
  use: 'attachment' | 'commission'
  name: string
  blob: Blob
  at: string
  status: 'waiting' | 'failed'
  /** Why it was refused, in words for the user. */
  problem: string
}

export interface KeptUnit extends Unit {
  usedAt: string
}

/** An own entry as it was last seen, and when: from a list, or with its whole story. */
export type KeptVisit = Entry & Partial<Visit> & { keptAt?: string }

/**
 * What the phone keeps of one account: the database carries the account's id in its name, so that nobody else who signs
 * in on the same phone opens it. What the server does not have yet survives signing out; what it has does not.
 */
export class PhoneStore extends Dexie {
  queue!: Table<QueueItem, number>
  drafts!: Table<Draft, string>
  visits!: Table<KeptVisit, string>
  units!: Table<KeptUnit, string>
  kept!: Table<{ name: string; at: string; value: unknown }, string>
  files!: Table<KeptFile, string>

  /** Goes up with each signing out: what was asked for before is not kept after. */
  turn = 0

  constructor(readonly account: string) {
    super(`xz.worklog.${account}`)
    this.version(1).stores({
      queue: '++seq, &key, status',
      drafts: 'key, at',
      visits: 'id, day, clientKey',
      units: 'id, usedAt',
      kept: 'name',
    })
    this.version(2).stores({ files: 'key, owner' })
  }

  /** Forgets what the server has anyway: the log, the register, the figures. Entries, drafts and files on their way stay. */
  async forget(): Promise<void> {
    this.turn++
    await this.transaction('rw', this.kept, this.visits, this.units, async () => {
      await Promise.all([this.kept.clear(), this.visits.clear(), this.units.clear()])
    })
  }
}

const stores = new Map<string, PhoneStore>()

/** The store of an account; one connection for each. */
export function storeOf(account: string): PhoneStore {
  let store = stores.get(account)
  if (!store) {
    store = new PhoneStore(account)
    stores.set(account, store)
  }
  return store
}
