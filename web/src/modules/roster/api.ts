import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { unionsFor } from '@/api/unions'
import type { ImportMapping, ImportPreview, ImportResult, ImportRow, Outcome, Seen } from '@/kit/import'

export type Head = Schema<'HeadRow'>
export type Person = Schema<'PersonView'>
export type Engagement = Schema<'EngagementView'>
export type NewPerson = Schema<'PersonInput'>
export type PersonChange = Schema<'PersonChangeInputBody'>
export type RosterImport = Schema<'HeadsImport'>
export type UnionMatch = Schema<'UnionMatch'>
export type UnionChoice = Schema<'UnionChoice'>
export type Qualification = Schema<'Qualification'>

export interface HeadsAsked {
  q?: string
  unionId?: string
  state?: string
  channel?: string
  asOf?: string
  limit?: number
  cursor?: string
}

type State = 'in_post' | 'active' | 'lapsed' | 'future' | 'ended' | 'all'
type Channel = 'own' | 'procured' | 'social'

/** An address holds text; whatever the server does not know it refuses. */
function asked({ state, channel, ...rest }: HeadsAsked) {
  return {
    ...rest,
    ...(state ? { state: state as State } : {}),
    ...(channel ? { channel: channel as Channel } : {}),
  }
}

export const headsQuery = (wanted: MaybeRefOrGetter<HeadsAsked>) =>
  queryOptions({
    queryKey: ['roster', 'heads', wanted] as const,
    queryFn: () => body(client.GET('/api/persons', { params: { query: asked(toValue(wanted)) } })),
    placeholderData: keepPreviousData,
  })

export const personQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['roster', 'person', id] as const,
    queryFn: () => body(client.GET('/api/persons/{id}', { params: { path: { id: toValue(id) } } })),
  })

export const meQuery = queryOptions({
  queryKey: ['roster', 'me'] as const,
  queryFn: () => body(client.GET('/api/persons/me')),
})

export const looksQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['roster', 'looks', id] as const,
    queryFn: () =>
      body(
        client.GET('/api/persons/{id}/looks', {
          params: { path: { id: toValue(id) }, query: { limit: 100 } },
        }),
      ),
    enabled: () => toValue(id) !== '',
  })

export const listsQuery = queryOptions({
  queryKey: ['roster', 'lists'] as const,
  queryFn: () => body(client.GET('/api/roster/lists')),
  staleTime: Infinity,
})

export const writable = unionsFor('roster.write')
export const readable = unionsFor('roster.read')
export const importable = unionsFor('roster.import')

/** Opens a sealed field; the server keeps who, when and why. */
export async function revealField(id: string, field: 'id' | 'phone', reason: string): Promise<string> {
  const reply = await body(
    client.POST('/api/persons/{id}/reveal', { params: { path: { id } }, body: { field, reason } }),
  )
  return reply.value
}

export function useRosterWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['roster'] })
  const at = (id: string) => ({ params: { path: { id } } })
  return {
    engage: useMutation({
      mutationFn: (person: NewPerson) => body(client.POST('/api/persons', { body: person })),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, person }: { id: string; person: PersonChange }) =>
        body(client.PUT('/api/persons/{id}', { ...at(id), body: person })),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'EngagementChangeInputBody'>) =>
        body(client.PUT('/api/engagements/{id}', { ...at(id), body: input })),
      onSuccess,
    }),
    contract: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'ContractAddInputBody'>) =>
        body(client.POST('/api/engagements/{id}/contracts', { ...at(id), body: input })),
      onSuccess,
    }),
    post: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'EngagementPostInputBody'>) =>
        body(client.POST('/api/engagements/{id}/postings', { ...at(id), body: input })),
      onSuccess,
    }),
    interrupt: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'EngagementInterruptInputBody'>) =>
        body(client.POST('/api/engagements/{id}/interruptions', { ...at(id), body: input })),
      onSuccess,
    }),
    lift: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'EngagementLiftInputBody'>) =>
        body(client.POST('/api/engagements/{id}/lift', { ...at(id), body: input })),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: ({ id, ...input }: { id: string } & Schema<'EngagementEndInputBody'>) =>
        body(client.POST('/api/engagements/{id}/end', { ...at(id), body: input })),
      onSuccess,
    }),
  }
}

/** Sends a sheet for preview; openapi-fetch leaves a FormData body as it is. */
export async function uploadSheet(file: File, unionId: string): Promise<RosterImport> {
  const form = new FormData()
  form.append('file', file)
  form.append('unionId', unionId)
  return body(
    client.POST('/api/roster/imports', {
      body: form as unknown as { file: string; unionId: string; asOf: string },
      bodySerializer: (sent: unknown) => sent as FormData,
    }),
  )
}

export const openImport = (id: string): Promise<RosterImport> =>
  body(client.GET('/api/roster/imports/{id}', { params: { path: { id } } }))

/** Reads the sheet anew with what the user corrected: the columns, the unions. */
export function correctImport(
  now: RosterImport,
  corrected: { mapping?: ImportMapping; choices?: Record<string, UnionChoice> },
): Promise<RosterImport> {
  const mapping = corrected.mapping ?? { sheet: now.layout.sheet, heading: 0, columns: now.columns }
  return body(
    client.PUT('/api/roster/imports/{id}', {
      params: { path: { id: now.id } },
      body: { rev: now.rev, choices: corrected.choices ?? now.choices, ...mapping },
    }),
  )
}

export const discardImport = (id: string) =>
  body(client.DELETE('/api/roster/imports/{id}', { params: { path: { id } } }))

/** One page of a preview's rows. */
export async function importRows(id: string, outcome: Outcome | '', cursor: string) {
  const page = await body(
    client.GET('/api/roster/imports/{id}/rows', {
      params: {
        path: { id },
        query: { limit: 200, ...(outcome ? { outcome } : {}), ...(cursor ? { cursor } : {}) },
      },
    }),
  )
  const items: ImportRow[] = page.items.map((r) => ({
    row: r.row,
    name: r.name || '（无姓名）',
    values: [r.idMasked, r.union, r.onDuty, contractText(r)],
    outcome: r.outcome as Outcome,
    codes: r.findings.map((f) => f.code),
    why: r.findings.map((f) => f.text),
  }))
  return { items, next: page.next }
}

function contractText(r: Schema<'HeadsImportRow'>): string {
  if (!r.contractStart && !r.contractEnd) return ''
  return `${r.contractStart || '？'} 至 ${r.openEnded ? '无固定期限' : r.contractEnd || '？'}`
}

/** The preview in the words of the kit's wizard. */
export const previewOf = (now: RosterImport): ImportPreview => ({
  id: now.id,
  rev: now.rev,
  fileName: now.fileName,
  into: now.unionName,
  layout: now.layout,
  given: now.columns,
  counts: now.counts,
  skipped: now.counts.skipped,
  already: now.counts.already,
  notes: now.counts.already > 0 ? [`${now.counts.already} 人已在花名册中，不会重复写入。`] : [],
  subject: '姓名',
  facts: ['证件号', '聘用单位', '上岗', '合同'],
  ...(now.state === 'confirmed' ? { result: resultOf(now) } : {}),
})

function resultOf({ result }: RosterImport): ImportResult {
  const lines = [`新登记 ${result.persons} 人，标为“期初”。`]
  if (result.already) lines.push(`${result.already} 人原已在册，没有重复写入。`)
  if (result.unions) lines.push(`新建或登记聘用单位 ${result.unions} 家，请到“组织”补上联系人和办公电话。`)
  return { written: result.engagements, left: result.left, lines }
}

export async function confirmImport({ id, rev }: Seen, goodOnly: boolean): Promise<ImportResult> {
  const done = await body(
    client.POST('/api/roster/imports/{id}/confirm', {
      params: { path: { id } },
      body: { rev, mode: goodOnly ? 'good' : 'all' },
    }),
  )
  return resultOf(done)
}
