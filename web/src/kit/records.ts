import { inject, type InjectionKey } from 'vue'

/** The page on which a record of this kind is shown in this shell; nothing where there is none. */
export type RecordPath = (kind: string, id: string) => string | undefined

/** What a shell provides from its modules' `records`. */
export const recordPathKey: InjectionKey<RecordPath> = Symbol('record path')

/** Finds a record's page without knowing whose it is. */
export function useRecordPath(): RecordPath {
  return inject(recordPathKey, () => undefined)
}

/** Where modules show their records: `{ visit: (id) => '/visits/' + id }`. */
export type Records = Readonly<Record<string, (id: string) => string>>

/** Joins what the modules of a shell say. */
export function recordPaths(modules: readonly { records?: Records }[]): RecordPath {
  const known = new Map(modules.flatMap((m) => Object.entries(m.records ?? {})))
  return (kind, id) => known.get(kind)?.(id)
}
