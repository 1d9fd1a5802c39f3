import { queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { body, client, type Schema } from '@/api/client'
import { path, withFile } from './request'

export type PlanBoard = Schema<'PlanBoard'>
export type PlanLine = Schema<'PlanLine'>
export type PlanView = Schema<'PlanView'>
export type PlanContent = Omit<Schema<'PlanContentBody'>, 'rev' | '$schema'>
export type PlanNumber = Schema<'PlanNumber'>

export const boardQuery = (year: number) =>
  queryOptions({
    queryKey: ['hiring', 'plans', year] as const,
    queryFn: () => body(client.GET('/api/hiring/plans', { params: { query: year ? { year } : {} } })),
  })

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'plan', id] as const,
    queryFn: () => body(client.GET('/api/hiring/plans/{id}', path(id))),
  })

/** Where the browser fetches the summary sheet and the letters. */
export const planSheetUrl = (year: number) => `/api/hiring/plans/export?year=${String(year)}`
export const planLetterUrl = (id: string, kind: 'letter' | 'reply', format: 'pdf' | 'docx') =>
  `/api/hiring/plans/${id}/${kind}?format=${format}`

/** Writes of the plan. A submission changes 审批中心 and the workbench too. */
export function usePlanWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    begin: useMutation({
      mutationFn: (input: { unionId: string; kind: 'annual' | 'extra'; year: number }) =>
        body(client.POST('/api/hiring/plans', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: PlanContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/plans/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: ({ id, ...input }: Schema<'PlanSubmitBody'> & { id: string }) =>
        body(client.POST('/api/hiring/plans/{id}/submit', { ...path(id), body: input })),
      onSuccess,
    }),
    review: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; number: number; reason: string }) =>
        body(client.POST('/api/hiring/plans/{id}/review', { ...path(id), body: input })),
      onSuccess,
    }),
    weigh: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; numbers: PlanNumber[]; document: string }) =>
        body(client.POST('/api/hiring/plans/{id}/weigh', { ...path(id), body: input })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/plans/{id}/scan', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
  }
}
