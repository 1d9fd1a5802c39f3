import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { unionsFor } from '@/api/unions'
import type { ImportPreview, ImportResult } from '@/kit/import'

export type Head = Schema<'HeadRow'>
export type Person = Schema<'PersonView'>
export type Engagement = Schema<'EngagementView'>
export type NewPerson = Schema<'PersonInput'>
export type PersonChange = Schema<'PersonChangeInputBody'>
export type RosterImport = Schema<'HeadsImport'>
export type RosterImportRow = Schema<'HeadsImportRow'>
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

/** Address of the list as a workbook. */
export function exportAddress(wanted: HeadsAsked): string {
  const query = new URLSearchParams()
  for (const key of ['q', 'unionId', 'state', 'channel', 'asOf'] as const) {
    const value = wanted[key]
    if (value) query.set(key, value)
  }
  return `/api/persons/export?${query.toString()}`
}

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

export function chooseUnions(now: RosterImport, choices: Record<string, UnionChoice>): Promise<RosterImport> {
  return body(
    client.PUT('/api/roster/imports/{id}', {
      params: { path: { id: now.id } },
      body: { rev: now.rev, choices },
    }),
  )
}

/** All rows of a preview, page by page. */
async function previewRows(id: string): Promise<RosterImportRow[]> {
  const rows: RosterImportRow[] = []
  let cursor = ''
  do {
    const page = await body(
      client.GET('/api/roster/imports/{id}/rows', {
        params: { path: { id }, query: { limit: 500, ...(cursor ? { cursor } : {}) } },
      }),
    )
    rows.push(...page.items)
    cursor = page.next
  } while (cursor && rows.length < 2000)
  return rows
}

/** The preview in the words of the kit's wizard. */
export async function previewOf(now: RosterImport): Promise<ImportPreview> {
  const rows = await previewRows(now.id)
  const total = now.counts.accept + now.counts.warn + now.counts.reject
  const notes = [...now.layout.notes]
  if (now.layout.unknown.length > 0) notes.push(`这些列没有用到：${now.layout.unknown.map((u) => u.heading).join('、')}`)
  if (now.layout.missing.length > 0) notes.push(`缺少这些列：${now.layout.missing.join('、')}`)
  if (now.layout.skipped.length > 0) {
    const skips = now.layout.skipped.slice(0, 5).map((s) => `第 ${String(s.row)} 行（${s.why}）`)
    notes.push(`跳过了不是人员的行：${skips.join('、')}${now.layout.skipped.length > 5 ? '等' : ''}`)
  }
  if (total > rows.length) notes.push(`下面只显示前 ${String(rows.length)} 行；全部结果请下载核对表。`)
  return {
    id: now.id,
    fileName: now.fileName,
    sheet: now.layout.sheet,
    columns: now.layout.columns.map((c) => ({ heading: c.heading, field: c.title })),
    rows: rows.map((r) => ({
      row: r.row,
      name: `${r.name || '（无姓名）'} ${r.union}`,
      outcome: r.outcome as 'accept' | 'warn' | 'reject',
      codes: r.findings.map((f) => f.code),
      why: r.findings.map((f) => f.text),
    })),
    counts: now.counts,
    notes,
  }
}

export async function confirmImport(id: string, goodOnly: boolean): Promise<ImportResult> {
  const done = await body(
    client.POST('/api/roster/imports/{id}/confirm', {
      params: { path: { id } },
      body: { mode: goodOnly ? 'good' : 'all' },
    }),
  )
  return {
    written: done.result.engagements,
    skipped: done.result.left + done.result.already,
    path: '/roster',
  }
}
