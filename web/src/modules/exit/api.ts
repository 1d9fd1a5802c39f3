import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import { unionsFor } from '@/api/unions'

export type ListedExit = Schema<'ListedExit'>
export type FullExit = Schema<'FullExit'>
export type CheckedPoint = Schema<'CheckedPoint'>
export type Leaver = Schema<'Leaver'>
export type OwnExit = Schema<'OwnExit'>
export type ShownExit = Schema<'ShownExit'>
export type Handed = Schema<'Handed'>
export type Written = Omit<Schema<'WrittenBody'>, '$schema' | 'rev'>
export type Delivery = Omit<Schema<'DeliveryBody'>, '$schema' | 'rev'>
export type Correction = Omit<Schema<'CorrectBody'>, '$schema' | 'rev'>
export type ExitStart = Omit<Schema<'Start'>, '$schema'>
export type FileKind = Schema<'AttachedView'>['kind']

type ExitsQuery = NonNullable<paths['/api/exits']['get']['parameters']['query']>
const path = (id: string) => ({ params: { path: { id } } })

export const exitUnions = unionsFor('exit.read')

export const exitsQuery = (
  asked: MaybeRefOrGetter<Record<string, string | number | undefined> & { late?: string }>,
) =>
  queryOptions({
    queryKey: ['exit', 'list', asked] as const,
    queryFn: () => {
      const { late, ...query } = toValue(asked)
      return body(
        client.GET('/api/exits', { params: { query: { ...(query as ExitsQuery), late: late === '1' } } }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const suggestedQuery = queryOptions({
  queryKey: ['exit', 'suggested'] as const,
  queryFn: async () => (await body(client.GET('/api/exits/suggested'))).items,
})

export const exitQuery = (id: string) =>
  queryOptions({
    queryKey: ['exit', 'one', id] as const,
    queryFn: () => body(client.GET('/api/exits/{id}', path(id))),
  })

export const filingsQuery = (asked: MaybeRefOrGetter<{ unionId?: string; year?: string }>) =>
  queryOptions({
    queryKey: ['exit', 'register', asked] as const,
    queryFn: () => {
      const { unionId, year } = toValue(asked)
      return body(
        client.GET('/api/exits/register', {
          params: { query: { ...(unionId ? { unionId } : {}), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

/** Who is in post, for choosing whose exit it is. */
export const inPostQuery = (words: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['exit', 'in-post', words] as const,
    queryFn: async () => {
      const q = toValue(words)
      const query = { state: 'in_post' as const, limit: 50, ...(q ? { q } : {}) }
      return (await body(client.GET('/api/persons', { params: { query } }))).items
    },
  })

/** Whose exit was asked for elsewhere; nobody where they are not in post. */
export const engagementQuery = (id: string) =>
  queryOptions({
    queryKey: ['exit', 'engagement', id] as const,
    queryFn: async () => {
      const query = { engagementId: id, state: 'in_post' as const, limit: 1 }
      return (await body(client.GET('/api/persons', { params: { query } }))).items[0] ?? null
    },
  })

export const ownExitQuery = queryOptions({
  queryKey: ['exit', 'own'] as const,
  queryFn: () => body(client.GET('/api/my/exit')),
})

export const paperUrl = (id: string, what: 'pack' | 'receipt', format: 'pdf' | 'docx', filing = '') =>
  `/api/exits/${id}/${what}?format=${format}${filing ? `&filing=${filing}` : ''}`

export const bundleUrl = (id: string) => `/api/exits/${id}/bundle`
export const ownBundleUrl = (id: string) => `/api/my/exit/${id}/bundle`

interface Seen {
  id: string
  rev: number
}

/** What the employing union and the city do. An exit that is completed changes roster, quota and obligations too. */
export function useExitWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const plain = (act: 'accept' | 'ask' | 'agree' | 'agree-paper' | 'complete' | 'file' | 'resume') =>
    useMutation({
      mutationFn: ({ id, rev }: Seen) =>
        body(client.POST(`/api/exits/{id}/${act}`, { ...path(id), body: { rev } })),
      onSuccess,
    })
  return {
    begin: useMutation({
      mutationFn: (input: ExitStart) => body(client.POST('/api/exits', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: Written & Seen) =>
        body(client.PUT('/api/exits/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    deliver: useMutation({
      mutationFn: ({ id, ...input }: Delivery & Seen) =>
        body(client.PUT('/api/exits/{id}/delivery', { ...path(id), body: input })),
      onSuccess,
    }),
    accept: plain('accept'),
    ask: plain('ask'),
    agree: plain('agree'),
    agreePaper: plain('agree-paper'),
    complete: plain('complete'),
    resume: plain('resume'),
    file: plain('file'),
    decide: useMutation({
      mutationFn: ({ id, ...input }: Seen & { document: string; opinion: string }) =>
        body(client.POST('/api/exits/{id}/decide', { ...path(id), body: input })),
      onSuccess,
    }),
    reopen: useMutation({
      mutationFn: ({ id, ...input }: Seen & { reason: string }) =>
        body(client.POST('/api/exits/{id}/reopen', { ...path(id), body: input })),
      onSuccess,
    }),
    revert: useMutation({
      mutationFn: ({ id, ...input }: Seen & { reason: string }) =>
        body(client.POST('/api/exits/{id}/revert', { ...path(id), body: input })),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: ({ id, ...input }: Correction & Seen) =>
        body(client.POST('/api/exits/{id}/correct', { ...path(id), body: input })),
      onSuccess,
    }),
    void: useMutation({
      mutationFn: ({ id, ...input }: Seen & { reason: string }) =>
        body(client.POST('/api/exits/{id}/void', { ...path(id), body: input })),
      onSuccess,
    }),
    supplement: useMutation({
      mutationFn: ({ id, ...input }: Seen & { text: string }) =>
        body(client.POST('/api/exits/{id}/supplement', { ...path(id), body: input })),
      onSuccess,
    }),
    answer: useMutation({
      mutationFn: ({ id, ...input }: Seen & { text: string }) =>
        body(client.POST('/api/exits/{id}/answer', { ...path(id), body: input })),
      onSuccess,
    }),
    attach: useMutation({
      mutationFn: ({ id, rev, kind, file }: Seen & { kind: FileKind; file: File }) => {
        const form = new FormData()
        form.append('file', file)
        form.append('kind', kind)
        form.append('rev', String(rev))
        return body(
          client.POST('/api/exits/{id}/files', {
            ...path(id),
            body: form as unknown as { file: string; kind: FileKind; rev: number },
            bodySerializer: (sent: unknown) => sent as FormData,
          }),
        )
      },
      onSuccess,
    }),
    detach: useMutation({
      mutationFn: ({ id, rev, fileId }: Seen & { fileId: string }) =>
        body(
          client.POST('/api/exits/{id}/files/{fileId}/remove', {
            params: { path: { id, fileId } },
            body: { rev },
          }),
        ),
      onSuccess,
    }),
  }
}

/** What the person concerned does. */
export function useOwnExit() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['exit'] })
  const plain = (act: 'withdraw' | 'agree' | 'acknowledge') =>
    useMutation({
      mutationFn: ({ id, rev }: Seen) =>
        body(client.POST(`/api/my/exit/{id}/${act}`, { ...path(id), body: { rev } })),
      onSuccess,
    })
  return {
    apply: useMutation({
      mutationFn: (input: { wishedOn: string; reason: string; byAgreement: boolean }) =>
        body(client.POST('/api/my/exit', { body: input })),
      onSuccess,
    }),
    withdraw: plain('withdraw'),
    agree: plain('agree'),
    acknowledge: plain('acknowledge'),
    attach: useMutation({
      mutationFn: ({ id, rev, file }: Seen & { file: File }) => {
        const form = new FormData()
        form.append('file', file)
        form.append('rev', String(rev))
        return body(
          client.POST('/api/my/exit/{id}/files', {
            ...path(id),
            body: form as unknown as { file: string; rev: number },
            bodySerializer: (sent: unknown) => sent as FormData,
          }),
        )
      },
      onSuccess,
    }),
    detach: useMutation({
      mutationFn: ({ id, rev, fileId }: Seen & { fileId: string }) =>
        body(
          client.POST('/api/my/exit/{id}/files/{fileId}/remove', {
            params: { path: { id, fileId } },
            body: { rev },
          }),
        ),
      onSuccess,
    }),
    plead: useMutation({
      mutationFn: ({ id, ...input }: Seen & { text: string; declined: boolean }) =>
        body(client.POST('/api/my/exit/{id}/statement', { ...path(id), body: input })),
      onSuccess,
    }),
  }
}
