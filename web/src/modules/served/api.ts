import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import { unionsFor } from '@/api/unions'
import type { ImportPreview, ImportResult, ImportRow, ImportSteps } from '@/kit/import'

export type UnitView = Schema<'UnitView'>
export type UnitDetail = Schema<'UnitDetail'>
export type UnitPair = Schema<'UnitPair'>
export type History = Schema<'UnitHistory'>
export type Facts = Omit<Schema<'UnitEditInputBody'>, 'rev' | 'phone'>
export type State = UnitView['state']

type ListQuery = paths['/api/served']['get']['parameters']['query']

export interface Filters {
  q?: string
  state?: string
  kind?: string
  hasUnion?: string
  endsBefore?: string
  phoneToDo?: string
}

export const unitsQuery = (filters: MaybeRefOrGetter<Filters & { limit: number; cursor?: string }>) =>
  queryOptions({
    queryKey: ['served', 'list', filters] as const,
    // An address may hold any text; the server refuses what it does not know.
    queryFn: () => body(client.GET('/api/served', { params: { query: toValue(filters) as ListQuery } })),
    placeholderData: keepPreviousData,
  })

export const unitQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['served', 'unit', id] as const,
    queryFn: () => body(client.GET('/api/served/{id}', { params: { path: { id: toValue(id) } } })),
    enabled: () => toValue(id) !== '',
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['served', 'history', id] as const,
    queryFn: async () =>
      (await body(client.GET('/api/served/{id}/history', { params: { path: { id } } }))).items,
  })

export const pairsQuery = queryOptions({
  queryKey: ['served', 'alike'] as const,
  queryFn: async () => (await body(client.GET('/api/served/alike'))).items,
})

/** Units that one to be written down may repeat. */
export async function similar(name: string, creditCode: string): Promise<UnitView[]> {
  const query = { name, creditCode }
  return (await body(client.GET('/api/served/similar', { params: { query } }))).items
}

export async function reveal(id: string, reason: string): Promise<string> {
  const reply = await body(
    client.POST('/api/served/{id}/reveal', { params: { path: { id } }, body: { reason } }),
  )
  return reply.value
}

export function useUnitWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['served'] })
  const at = (unit: UnitView) => ({ params: { path: { id: unit.id } } })
  return {
    add: useMutation({
      mutationFn: (input: Facts & { phone?: string }) => body(client.POST('/api/served', { body: input })),
      onSuccess,
    }),
    edit: useMutation({
      mutationFn: ({ unit, input }: { unit: UnitView; input: Facts & { phone?: string } }) =>
        body(client.PUT('/api/served/{id}', { ...at(unit), body: { ...input, rev: unit.rev } })),
      onSuccess,
    }),
    check: useMutation({
      mutationFn: (unit: UnitView) =>
        body(client.POST('/api/served/{id}/check', { ...at(unit), body: { rev: unit.rev } })),
      onSuccess,
    }),
    checkPhone: useMutation({
      mutationFn: (unit: UnitView) =>
        body(client.POST('/api/served/{id}/phone-check', { ...at(unit), body: { rev: unit.rev } })),
      onSuccess,
    }),
    close: useMutation({
      mutationFn: ({ unit, reason }: { unit: UnitView; reason: string }) =>
        body(client.POST('/api/served/{id}/close', { ...at(unit), body: { rev: unit.rev, reason } })),
      onSuccess,
    }),
    reopen: useMutation({
      mutationFn: (unit: UnitView) =>
        body(client.POST('/api/served/{id}/reopen', { ...at(unit), body: { rev: unit.rev } })),
      onSuccess,
    }),
    merge: useMutation({
      mutationFn: ({ stays, goes, take }: { stays: UnitView; goes: UnitView; take: string[] }) =>
        body(
          client.POST('/api/served/{id}/merge', {
            ...at(stays),
            body: {
              fromId: goes.id,
              rev: stays.rev,
              fromRev: goes.rev,
              take: take as Schema<'UnitMerge'>['take'],
            },
          }),
        ),
      onSuccess,
    }),
    distinguish: useMutation({
      mutationFn: ({ one, other }: { one: UnitView; other: UnitView }) =>
        body(client.POST('/api/served/{id}/distinct', { ...at(one), body: { otherId: other.id } })),
      onSuccess,
    }),
  }
}

/** The unions whose register the user may import into. */
export const importable = unionsFor('served.import')

type UnitPreview = Schema<'UnitPreview'>

const rowOf = (r: UnitPreview['rows'][number]): ImportRow => ({
  row: r.row,
  name: r.name || '（无名称）',
  values: [r.kindTitle, r.creditCode, r.workers > 0 ? String(r.workers) : '', r.chairName],
  outcome: r.outcome,
  codes: r.codes,
  why: r.why,
})

const alreadyText = ({ already, fills }: UnitPreview['counts']): string =>
  `${already} 家已在台账中，不会重复写入${fills > 0 ? `；其中 ${fills} 家将用表中内容补全空着的项，已有的内容不改` : ''}。`

const previewOf = (now: UnitPreview): ImportPreview => ({
  id: now.id,
  rev: now.rev,
  fileName: now.fileName,
  into: `${now.unionName}的台账`,
  layout: now.layout,
  given: now.columns,
  counts: now.counts,
  already: now.counts.already,
  changes: now.counts.fills,
  notes: now.counts.already > 0 ? [alreadyText(now.counts)] : [],
  subject: '单位名称',
  facts: ['类别', '信用代码', '职工', '工会主席'],
  ...(now.state === 'confirmed' ? { result: resultOf(now.result) } : {}),
})

const resultOf = (done: Schema<'UnitImportDone'>): ImportResult => ({
  written: done.written,
  left: done.skipped - done.already,
  lines: [
    ...(done.already > 0 ? [`${done.already} 家原已在台账中，没有重复写入。`] : []),
    ...(done.filled > 0 ? [`补全了其中 ${done.filled} 家空着的项。`] : []),
    '联系电话须由登记人以外的人核对后，才能接收签字验证码。',
  ],
})

/** The steps of an import; the rows come with each preview. */
export function importSteps(unionId: () => Promise<string>): ImportSteps {
  let rows: readonly ImportRow[] = []
  const keep = (now: UnitPreview): ImportPreview => {
    rows = now.rows.map(rowOf)
    return previewOf(now)
  }
  const at = (id: string) => ({ params: { path: { id } } })
  return {
    upload: async (file) => {
      const form = new FormData()
      form.append('file', file)
      form.append('unionId', await unionId())
      const sent = {
        body: form as unknown as { file: string }, // the document describes a form's parts as text
        bodySerializer: (b: unknown) => b as FormData,
      }
      return keep(await body(client.POST('/api/served-imports', sent)))
    },
    open: async (id) => keep(await body(client.GET('/api/served-imports/{id}', at(id)))),
    rows: (_id, outcome) =>
      Promise.resolve({ items: rows.filter((r) => outcome === '' || r.outcome === outcome), next: '' }),
    remap: async ({ id, rev }, mapping) =>
      keep(await body(client.PUT('/api/served-imports/{id}', { ...at(id), body: { rev, ...mapping } }))),
    confirm: async ({ id, rev }, goodOnly) =>
      resultOf(
        await body(client.POST('/api/served-imports/{id}/confirm', { ...at(id), body: { rev, goodOnly } })),
      ),
    discard: (id) => body(client.DELETE('/api/served-imports/{id}', at(id))),
    errorSheet: (id) => `/api/served-imports/${id}/errors`,
    template: '/api/served-imports/template',
  }
}

/** Unions of the tree by part of a name, for linking a unit that is one of them. */
export async function findUnions(words: string): Promise<{ id: string; name: string }[]> {
  const query = { q: words, limit: 20 }
  return (await body(client.GET('/api/org/unions', { params: { query } }))).items
}
