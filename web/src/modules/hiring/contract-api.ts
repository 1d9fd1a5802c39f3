import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { unionsFor } from '@/api/unions'
import { path } from './request'

export type ContractRow = Schema<'ContractRow'>
export type ContractView = Schema<'ContractView'>
export type ContractReview = Schema<'Review'>
export type ContractRemark = Schema<'Remark'>
export type RenewalView = Schema<'RenewalView'>
export type RenewalStep = Schema<'RenewalStep'>
export type ContractTemplate = Schema<'TemplateLine'>
export type Deal = Omit<Schema<'ContractCheckInputBody'>, '$schema'>
export type Signing = Omit<Schema<'ContractSignInputBody'>, '$schema'>
export type GradeEntry = Omit<Schema<'GradeEntry'>, '$schema'>

/** Unions whose contracts the user may read, for the picker. */
export const contractUnions = unionsFor('contract.read')

export const contractsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['hiring', 'contracts', asked] as const,
    queryFn: () => body(client.GET('/api/hiring/contracts', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const contractQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'contract', id] as const,
    queryFn: () => body(client.GET('/api/hiring/contracts/{id}', path(id))),
  })

export const renewalQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'renewal', id] as const,
    queryFn: () => body(client.GET('/api/hiring/renewals/{id}', path(id))),
  })

/** What the rules make of a contract while it is being typed. */
export const reviewQuery = (deal: Deal) =>
  queryOptions({
    queryKey: ['hiring', 'contract-review', deal] as const,
    queryFn: () => body(client.POST('/api/hiring/contracts/check', { body: deal })),
    retry: false,
  })

export const templatesQuery = () =>
  queryOptions({
    queryKey: ['hiring', 'templates'] as const,
    queryFn: () => body(client.GET('/api/hiring/templates')),
  })

export const draftPath = '/api/hiring/contracts/draft'
export const examplePath = '/api/hiring/templates/example'
export const templateFilePath = (id: string) => `/api/hiring/templates/${id}/file`

/** Writes of contracts. A hire changes the roster, the quota and the workbench too. */
export function useContractWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const sending = (fields: Record<string, string>, file: File) => () => {
    const form = new FormData()
    form.append('file', file)
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return form
  }
  return {
    sign: useMutation({
      mutationFn: (input: Signing) => body(client.POST('/api/hiring/contracts', { body: input })),
      onSuccess,
    }),
    attach: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(
          client.POST('/api/hiring/contracts/{id}/scan', {
            ...path(id),
            body: { file: '', rev },
            bodySerializer: sending({ rev: String(rev) }, file),
          }),
        ),
      onSuccess,
    }),
    grade: useMutation({
      mutationFn: (input: GradeEntry) => body(client.POST('/api/hiring/grades', { body: input })),
      onSuccess,
    }),
    scanGrade: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(
          client.POST('/api/hiring/grades/{id}/scan', {
            ...path(id),
            body: { file: '', rev },
            bodySerializer: sending({ rev: String(rev) }, file),
          }),
        ),
      onSuccess,
    }),
    counterGrade: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        body(client.POST('/api/hiring/grades/{id}/counter', { ...path(id), body: { reason } })),
      onSuccess,
    }),
    upload: useMutation({
      mutationFn: ({ file, ...fields }: { unionId: string; kind: string; note: string; file: File }) =>
        body(
          client.POST('/api/hiring/templates', {
            body: { file: '', unionId: fields.unionId, kind: fields.kind as 'labour', note: fields.note },
            bodySerializer: sending(fields, file),
          }),
        ),
      onSuccess,
    }),
    retire: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/templates/{id}/retire', { ...path(id), body: { rev } })),
      onSuccess,
    }),
  }
}
