import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import { path } from './request'

export type RecruitLine = Schema<'RecruitLine'>
export type RecruitView = Schema<'RecruitView'>
export type NoticeContent = Omit<Schema<'NoticeChangeInputBody'>, 'rev' | '$schema'>
export type NoticePost = Schema<'NoticePost'>
export type ApplicationLine = Schema<'ApplicationLine'>
export type ApplicationView = Schema<'ApplicationView'>
export type ApplicationContent = Schema<'ApplicationContent'>
export type GivenScore = Schema<'GivenScore'>
export type CheckInput = Schema<'CheckInput'>
export type Verdict = ApplicationView['verdict']
export type Objection = Schema<'Objection'>

type NoticesQuery = NonNullable<paths['/api/hiring/notices']['get']['parameters']['query']>

export const recruitsQuery = (
  asked: MaybeRefOrGetter<{ state?: string; q?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'list', asked] as const,
    queryFn: () =>
      body(client.GET('/api/hiring/notices', { params: { query: toValue(asked) as NoticesQuery } })),
    placeholderData: keepPreviousData,
  })

export const recruitingQuery = queryOptions({
  queryKey: ['hiring', 'recruit', 'unions'] as const,
  queryFn: async () => (await body(client.GET('/api/hiring/notices/unions'))).items,
})

export const recruitQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'notice', id] as const,
    queryFn: () => body(client.GET('/api/hiring/notices/{id}', path(id))),
  })

export const applicantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'applicants', id] as const,
    queryFn: async () => (await body(client.GET('/api/hiring/notices/{id}/applications', path(id)))).items,
  })

export const applicantQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'applicant', id] as const,
    queryFn: () => body(client.GET('/api/hiring/applications/{id}', path(id))),
  })

export const recruitFileUrl = (file: string) => `/api/hiring/notice-files/${file}`
export const recruitPaperUrl = (id: string, kind: 'list' | 'record', format: 'pdf' | 'docx') =>
  `/api/hiring/notices/${id}/${kind}?format=${format}`
export const recruitSheetPath = (id: string) => `/api/hiring/notices/${id}/export`

const fileForm = (file: File, clientKey: string) => ({
  body: { file: '', clientKey },
  bodySerializer: () => {
    const form = new FormData()
    form.append('file', file)
    form.append('clientKey', clientKey)
    return form
  },
})

type Reasoned = { id: string; rev: number; reason?: string }
type Chosen = Reasoned & { ids: string[] }

/** Writes of recruitment. What changes one applicant changes the others' order too. */
export function useRecruitWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'recruit'] })
  return {
    begin: useMutation({
      mutationFn: (input: Schema<'NoticeInputBody'>) =>
        body(client.POST('/api/hiring/notices', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: NoticeContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/notices/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    publish: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/publish', { ...path(id), body: input })),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/cancel', { ...path(id), body: input })),
      onSuccess,
    }),
    publicise: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/publicise', { ...path(id), body: input })),
      onSuccess,
    }),
    unlist: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/unlist', { ...path(id), body: input })),
      onSuccess,
    }),
    close: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/close', { ...path(id), body: input })),
      onSuccess,
    }),
    attach: useMutation({
      mutationFn: ({ id, file, key }: { id: string; file: File; key: string }) =>
        body(client.POST('/api/hiring/notices/{id}/files', { ...path(id), ...fileForm(file, key) })),
      onSuccess,
    }),
    detach: useMutation({
      mutationFn: (id: string) => body(client.DELETE('/api/hiring/notice-files/{id}', path(id))),
      onSuccess,
    }),
    assess: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; assessors: Schema<'AssessorInput'>[] }) =>
        body(client.PUT('/api/hiring/notices/{id}/assessors', { ...path(id), body: input })),
      onSuccess,
    }),
    tie: useMutation({
      mutationFn: ({ id, ...input }: Chosen) =>
        body(client.POST('/api/hiring/notices/{id}/ties', { ...path(id), body: input })),
      onSuccess,
    }),
    propose: useMutation({
      mutationFn: ({ id, ...input }: Chosen & { passed: string }) =>
        body(client.POST('/api/hiring/notices/{id}/propose', { ...path(id), body: input })),
      onSuccess,
    }),
    enter: useMutation({
      mutationFn: ({ id, ...input }: Schema<'ApplyBody'> & { id: string }) =>
        body(client.POST('/api/hiring/notices/{id}/applications', { ...path(id), body: input })),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: ({ id, ...input }: ApplicationContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/applications/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, file, key }: { id: string; file: File; key: string }) =>
        body(client.POST('/api/hiring/applications/{id}/files', { ...path(id), ...fileForm(file, key) })),
      onSuccess,
    }),
    judge: useMutation({
      mutationFn: ({
        id,
        ...input
      }: {
        id: string
        rev: number
        checks: CheckInput[]
        verdict: Verdict
        reason: string
      }) => body(client.POST('/api/hiring/applications/{id}/judge', { ...path(id), body: input })),
      onSuccess,
    }),
    score: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; scores: GivenScore[] }) =>
        body(client.POST('/api/hiring/applications/{id}/scores', { ...path(id), body: input })),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/applications/{id}/withdraw', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    object: useMutation({
      mutationFn: ({ id, ...input }: Schema<'ObjectionContent'> & { id: string }) =>
        body(client.POST('/api/hiring/notices/{id}/objections', { ...path(id), body: input })),
      onSuccess,
    }),
    handle: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; upheld: boolean; result: string }) =>
        body(client.POST('/api/hiring/objections/{id}/handle', { ...path(id), body: input })),
      onSuccess,
    }),
  }
}

export const revealApplicant = async (id: string, field: 'identity' | 'phone', reason: string) =>
  (await body(client.POST('/api/hiring/applications/{id}/reveal', { ...path(id), body: { field, reason } })))
    .value

export const revealObjector = async (id: string, reason: string) =>
  (await body(client.POST('/api/hiring/objections/{id}/reveal', { ...path(id), body: { reason } }))).value
