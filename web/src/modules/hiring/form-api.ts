import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import { saveFile } from '@/kit/download'
import { path, withFile } from './request'

export type FormLine = Schema<'FormLine'>
export type FormView = Schema<'FormView'>
export type FormCheck = Schema<'FormCheck'>
export type DatedLine = Schema<'DatedLine'>
export type FormContent = Omit<Schema<'FormContentBody'>, 'rev' | '$schema'>
export type FormPrint = Schema<'FormPrintInputBody'>

// An address may hold any text; the server refuses what it does not know.
type FormsQuery = NonNullable<paths['/api/hiring/forms']['get']['parameters']['query']>

export const formsQuery = (asked: MaybeRefOrGetter<Record<string, string | number | undefined>>) =>
  queryOptions({
    queryKey: ['hiring', 'forms', asked] as const,
    queryFn: () => {
      const { year, ...query } = toValue(asked)
      return body(
        client.GET('/api/hiring/forms', {
          params: { query: { ...(query as FormsQuery), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'form', id] as const,
    queryFn: () => body(client.GET('/api/hiring/forms/{id}', path(id))),
  })

export const registerQuery = (asked: MaybeRefOrGetter<{ unionId?: string; year?: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'register', asked] as const,
    queryFn: () => {
      const { unionId, year } = toValue(asked)
      return body(
        client.GET('/api/hiring/forms/register', {
          params: { query: { ...(unionId ? { unionId } : {}), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

/** The code lists of the annex, which a paper application uses too. */
export const formListsQuery = queryOptions({
  queryKey: ['hiring', 'form-lists'] as const,
  queryFn: () => body(client.GET('/api/roster/lists')),
  staleTime: Infinity,
})

/** Who is in post at a union, for choosing whom to renew. */
export const inPostQuery = (asked: MaybeRefOrGetter<{ unionId: string; q: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'in-post', asked] as const,
    queryFn: async () => {
      const { unionId, q } = toValue(asked)
      const query = { unionId, state: 'in_post' as const, limit: 50, ...(q ? { q } : {}) }
      return (await body(client.GET('/api/persons', { params: { query } }))).items
    },
  })

/** A number of a form in full; the reason is recorded. */
export async function revealFormField(id: string, field: 'id' | 'phone', reason: string): Promise<string> {
  return (await body(client.POST('/api/hiring/forms/{id}/reveal', { ...path(id), body: { field, reason } })))
    .value
}

/** Where the browser fetches the blank annex and the register. */
export const blankFormUrl = (format: 'pdf' | 'docx') => `/api/hiring/forms/blank?format=${format}`

/** Prints forms: the file comes as a reply, since what is asked may hold a reason. */
export async function printForms(wanted: FormPrint): Promise<void> {
  const { data, response } = await client.POST('/api/hiring/forms/print', {
    body: wanted,
    parseAs: 'blob',
  })
  saveFile(data as unknown as Blob, response.headers.get('Content-Disposition'))
}

/** Writes of the form. What is sent up changes 审批中心 and the workbench too. */
export function useFormWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    begin: useMutation({
      mutationFn: (input: Omit<Schema<'FormBeginInputBody'>, '$schema'>) =>
        body(client.POST('/api/hiring/forms', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: FormContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/forms/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    discard: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/discard', { ...path(id), body: { rev } })),
    }),
    ask: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/ask', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; opinion: string }) =>
        body(client.POST('/api/hiring/forms/{id}/submit', { ...path(id), body: input })),
      onSuccess,
    }),
    override: useMutation({
      mutationFn: ({ id, ...input }: Omit<Schema<'FormOverrideBody'>, '$schema'> & { id: string }) =>
        body(client.POST('/api/hiring/forms/{id}/override', { ...path(id), body: input })),
      onSuccess,
    }),
    void: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; reason: string }) =>
        body(client.POST('/api/hiring/forms/{id}/void', { ...path(id), body: input })),
      onSuccess,
    }),
    photo: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/forms/{id}/photo', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
    dropPhoto: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/photo/drop', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/forms/{id}/scan', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
  }
}
