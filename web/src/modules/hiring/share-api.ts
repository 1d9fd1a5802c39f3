import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { download } from '@/kit/download'

export type Share = Schema<'Share'>
export type ShareView = Schema<'ShareView'>
export type ShareRow = Schema<'ShareRow'>
export type ShareTerms = Pick<
  ShareView,
  'name' | 'year' | 'total' | 'weightEnterprises' | 'weightWorkers' | 'weightAgreements' | 'floor' | 'cap'
>
export type ShareGiven = Schema<'ShareGiven'>
export type ShareSheet = Schema<'ShareSheet'>

export const sharesQuery = (asked: MaybeRefOrGetter<{ limit?: number; cursor?: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'shares', asked] as const,
    queryFn: () => body(client.GET('/api/quota/shares', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const shareQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'share', id] as const,
    queryFn: () => body(client.GET('/api/quota/shares/{id}', { params: { path: { id } } })),
  })

/** Where the browser fetches the sheet that counties fill in. */
export const shareTemplate = (id: string) => `/api/quota/shares/${id}/template`

function formWith(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

/** Reads a sheet of measures; nothing is written by that. */
export function readShareSheet(id: string, file: File): Promise<ShareSheet> {
  return body(
    client.POST('/api/quota/shares/{id}/sheet', {
      params: { path: { id } },
      body: { file: '' }, // the document describes a form's parts as text
      bodySerializer: () => formWith(file),
    }),
  )
}

/** Downloads the same sheet with what became of each row. */
export const checkedShareSheet = (id: string, file: File) =>
  download(`/api/quota/shares/${id}/sheet/errors`, formWith(file))

/** Writes of the workbench; they post nothing to the ledger. */
export function useShareWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'quota', 'shares'] })
  const shown = async (view: ShareView) => {
    cache.setQueryData(shareQuery(view.id).queryKey, view)
    await onSuccess()
  }
  return {
    begin: useMutation({
      mutationFn: (input: { name: string; year: number }) =>
        body(client.POST('/api/quota/shares', { body: input })),
      onSuccess: shown,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: ShareTerms & { id: string; rev: number; lines: ShareGiven[] }) =>
        body(client.PUT('/api/quota/shares/{id}', { params: { path: { id } }, body: input })),
      onSuccess: shown,
    }),
    refill: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/quota/shares/{id}/refill', { params: { path: { id } }, body: { rev } })),
      onSuccess: shown,
    }),
    drop: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.DELETE('/api/quota/shares/{id}', { params: { path: { id }, query: { rev } } })),
      onSuccess,
    }),
  }
}
