import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { download } from '@/kit/download'

export type ConcernView = Schema<'ConcernView'>
export type CaseFile = Schema<'CaseFile'>
export type ConcernLine = Schema<'ConcernLine'>
export type ConcernSent = Schema<'ConcernSent'>
export type ConcernUnit = Schema<'ConcernUnit'>
export type ConcernFigure = Schema<'ConcernFigure'>
export type HouseVersion = Schema<'HouseVersion'>
export type CorrectionAsk = Schema<'CorrectionAsk'>
export type PrivacyVersion = Schema<'PrivacyVersion'>
export type ConcernKind = ConcernLine['kind']
type ConcernState = ConcernLine['state']
type NoticeKind = PrivacyVersion['kind']

interface HandlingParams {
  kind?: ConcernKind
  state?: ConcernState
  cursor?: string
  limit?: number
}

type Typed = Omit<HandlingParams, 'kind' | 'state'> & { kind?: string; state?: string }

export const formQuery = queryOptions({
  queryKey: ['rights', 'form'] as const,
  queryFn: () => body(client.GET('/api/rights/form')),
})

export const sentQuery = queryOptions({
  queryKey: ['rights', 'sent'] as const,
  queryFn: () => body(client.GET('/api/rights/cases', { params: { query: { limit: 100 } } })),
})

export const sentOneQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['rights', 'sent', id] as const,
    queryFn: () => body(client.GET('/api/rights/cases/{id}', { params: { path: { id: toValue(id) } } })),
  })

export const handlingQuery = (params: MaybeRefOrGetter<Typed>) =>
  queryOptions({
    queryKey: ['rights', 'handling', params] as const,
    queryFn: () =>
      body(client.GET('/api/rights/handling', { params: { query: toValue(params) as HandlingParams } })),
    placeholderData: keepPreviousData,
  })

export const handledQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['rights', 'handled', id] as const,
    queryFn: () => body(client.GET('/api/rights/handling/{id}', { params: { path: { id: toValue(id) } } })),
  })

export const waitingQuery = queryOptions({
  queryKey: ['rights', 'waiting'] as const,
  queryFn: async () => (await body(client.GET('/api/rights/handling/waiting'))).count,
  staleTime: 60_000,
})

export const figuresQuery = (year: MaybeRefOrGetter<number>) =>
  queryOptions({
    queryKey: ['rights', 'figures', year] as const,
    queryFn: () =>
      body(client.GET('/api/rights/handling/figures', { params: { query: { year: toValue(year) } } })),
  })

/** Sends; the reply of an anonymous one holds its code, once. */
export function useSend() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Schema<'ConcernInputBody'>) =>
      body(client.POST('/api/rights/cases', { body: input })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['rights'] }),
  })
}

/** What a sender may do; with a code, as whoever sent an anonymous one. */
export function useSenderActs(code: () => string) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['rights'] })
  interface Act {
    id: string
    rev: number
    text: string
  }
  return {
    comment: useMutation({
      mutationFn: ({ id, rev, text }: Act) =>
        code()
          ? body(client.POST('/api/rights/receipts/comment', { body: { code: code(), id, rev, text } }))
          : body(
              client.POST('/api/rights/cases/{id}/comment', {
                params: { path: { id } },
                body: { rev, text },
              }),
            ),
      onSuccess,
    }),
    appeal: useMutation({
      mutationFn: ({ id, rev, text }: Act) =>
        code()
          ? body(client.POST('/api/rights/receipts/appeal', { body: { code: code(), id, rev, text } }))
          : body(
              client.POST('/api/rights/cases/{id}/appeal', { params: { path: { id } }, body: { rev, text } }),
            ),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: ({ id, rev }: Act) =>
        code()
          ? body(client.POST('/api/rights/receipts/withdraw', { body: { code: code(), id, rev } }))
          : body(client.POST('/api/rights/cases/{id}/withdraw', { params: { path: { id } }, body: { rev } })),
      onSuccess,
    }),
  }
}

/** A file of a case, as its sender adds, opens and removes it; a code stands for whoever sent an anonymous one. */
export function useFiles(code: () => string) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['rights'] })
  return {
    attach: useMutation({
      mutationFn: ({ id, file, by = code() }: { id: string; file: File; by?: string }) => {
        const form = new FormData()
        form.append('file', file)
        if (!by)
          return body(
            client.POST('/api/rights/cases/{id}/files', {
              params: { path: { id } },
              body: form as unknown as { file: string },
              bodySerializer: (sent: unknown) => sent as FormData,
            }),
          )
        form.append('code', by)
        form.append('id', id)
        return body(
          client.POST('/api/rights/receipts/files', {
            body: form as unknown as { code: string; id: string; file: string },
            bodySerializer: (sent: unknown) => sent as FormData,
          }),
        )
      },
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: ({ id, rev, fileId }: { id: string; rev: number; fileId: string }) =>
        code()
          ? body(
              client.POST('/api/rights/receipts/files/remove', { body: { code: code(), id, rev, fileId } }),
            )
          : body(
              client.POST('/api/rights/cases/{id}/files/{fileId}/remove', {
                params: { path: { id, fileId } },
                body: { rev },
              }),
            ),
      onSuccess,
    }),
    open: (id: string, fileId: string) =>
      code()
        ? download('/api/rights/receipts/files/open', { code: code(), id, fileId })
        : download(`/api/rights/cases/${id}/files/${fileId}`),
  }
}

/** The case that a code opens first, right after it was sent. */
export async function sentByCode(code: string): Promise<string> {
  const list = await body(client.POST('/api/rights/receipts', { body: { code } }))
  return list.items[0]?.id ?? ''
}

/** What a code opens. The code goes in the request's body, never in an address. */
export function useReceipt() {
  return useMutation({
    mutationFn: async (code: string) =>
      (await body(client.POST('/api/rights/receipts', { body: { code } }))).items,
  })
}

export function useHandling() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['rights'] })
  return {
    answer: useMutation({
      mutationFn: ({ id, rev, text }: { id: string; rev: number; text: string }) =>
        body(
          client.POST('/api/rights/handling/{id}/answer', { params: { path: { id } }, body: { rev, text } }),
        ),
      onSuccess,
    }),
    reroute: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; unionId: string; note: string }) =>
        body(client.POST('/api/rights/handling/{id}/reroute', { params: { path: { id } }, body: input })),
      onSuccess,
    }),
  }
}

export const houseQuery = queryOptions({
  queryKey: ['rights', 'house'] as const,
  queryFn: () => body(client.GET('/api/rights/house')),
})

export const housePeopleQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['rights', 'house', 'people', id] as const,
    queryFn: async () =>
      (await body(client.GET('/api/rights/house/{id}/people', { params: { path: { id: toValue(id) } } })))
        .items,
  })

export interface HousePublishing {
  unionId: string
  title: string
  text: string
  inForceOn: string
  file: File | null
}

export function useHouse() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['rights', 'house'] })
  return {
    acknowledge: useMutation({
      mutationFn: (id: string) =>
        body(client.POST('/api/rights/house/{id}/acknowledge', { params: { path: { id } } })),
      onSuccess,
    }),
    publish: useMutation({
      mutationFn: ({ file, ...fields }: HousePublishing) =>
        body(
          client.POST('/api/rights/house', {
            body: { ...fields },
            bodySerializer: () => {
              const form = new FormData()
              for (const [name, value] of Object.entries(fields)) form.append(name, value)
              if (file) form.append('file', file)
              return form
            },
          }),
        ),
      onSuccess,
    }),
  }
}

export const myDataQuery = queryOptions({
  queryKey: ['rights', 'me'] as const,
  queryFn: () => body(client.GET('/api/rights/me')),
})

export const glancesQuery = queryOptions({
  queryKey: ['rights', 'looks'] as const,
  queryFn: async () => (await body(client.GET('/api/rights/me/looks'))).items,
})

export const askedQuery = queryOptions({
  queryKey: ['rights', 'corrections', 'own'] as const,
  queryFn: async () => (await body(client.GET('/api/rights/corrections'))).items,
})

export const toDecideQuery = queryOptions({
  queryKey: ['rights', 'corrections', 'asked'] as const,
  queryFn: async () => (await body(client.GET('/api/rights/corrections/asked'))).items,
})

export function useCorrections() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['rights'] })
  return {
    ask: useMutation({
      mutationFn: (input: { field: string; should: string; evidence: string }) =>
        body(client.POST('/api/rights/corrections', { body: input })),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(
          client.POST('/api/rights/corrections/{id}/withdraw', { params: { path: { id } }, body: { rev } }),
        ),
      onSuccess,
    }),
    open: useMutation({
      mutationFn: async (id: string) =>
        (await body(client.POST('/api/rights/corrections/{id}/view', { params: { path: { id } } }))).should,
    }),
    apply: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/rights/corrections/{id}/apply', { params: { path: { id } }, body: { rev } })),
      onSuccess,
    }),
    decline: useMutation({
      mutationFn: ({ id, rev, text }: { id: string; rev: number; text: string }) =>
        body(
          client.POST('/api/rights/corrections/{id}/decline', {
            params: { path: { id } },
            body: { rev, text },
          }),
        ),
      onSuccess,
    }),
  }
}

export const privacyQuery = queryOptions({
  queryKey: ['rights', 'privacy'] as const,
  queryFn: () => body(client.GET('/api/rights/privacy')),
})

export function usePublishNotice() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: { kind: NoticeKind; body: string; document: string; inForceOn: string }) =>
      body(client.POST('/api/rights/privacy', { body: input })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['rights', 'privacy'] }),
  })
}
