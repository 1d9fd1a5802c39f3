import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type Rule = Schema<'RuleInForce'>
export type Laid = Schema<'LaidOverlay'>
export type CalendarYear = Schema<'CalendarYear'>
export type NoticePreview = Schema<'NoticePreview'>

export const policyQuery = (query: { unionId?: string; date?: string }) =>
  queryOptions({
    queryKey: ['policy', query],
    queryFn: () => body(client.GET('/api/policy', { params: { query } })),
  })

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => body(client.GET('/api/calendar/{year}', { params: { path: { year } } })),
  })

export function previewNotice(notice: Schema<'NoticeText'>): Promise<NoticePreview> {
  return body(client.POST('/api/calendar/notices/preview', { body: notice }))
}

export function useRulebookWrites() {
  const cache = useQueryClient()
  return {
    lay: useMutation({
      mutationFn: (overlay: Schema<'NewOverlay'>) =>
        body(client.POST('/api/policy/overlays', { body: overlay })),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['policy'] }),
    }),
    house: useMutation({
      mutationFn: (overlay: Schema<'NewOverlay'>) =>
        body(client.POST('/api/policy/house', { body: overlay })),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['policy'] }),
    }),
    end: useMutation({
      mutationFn: ({ laid, last }: { laid: Laid; last: string }) => {
        const input = { params: { path: { id: laid.id } }, body: { rev: laid.rev, last } }
        return laid.basis === 'house'
          ? body(client.POST('/api/policy/house/{id}/end', input))
          : body(client.POST('/api/policy/overlays/{id}/end', input))
      },
      onSuccess: () => cache.invalidateQueries({ queryKey: ['policy'] }),
    }),
    notice: useMutation({
      mutationFn: (notice: Schema<'NoticeText'>) =>
        body(client.POST('/api/calendar/notices', { body: notice })),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['calendar'] }),
    }),
  }
}

export type LocalBoard = Schema<'LocalBoard'>
export type LocalCity = Schema<'LocalCity'>
export type LocalView = Schema<'LocalView'>
export type PolicyRule = Schema<'RuleInForce'>
export type LocalContent = Omit<Schema<'LocalEditInputBody'>, 'rev' | '$schema'>
export type InterpretationLine = Schema<'InterpretationLine'>
export type InterpretationView = Schema<'InterpretationView'>
export type InterpretationContent = Omit<Schema<'InterpretationContent'>, '$schema'>
export type QuestionLine = Schema<'QuestionLine'>

const at = (id: string) => ({ params: { path: { id } } })

export const packQuery = () =>
  queryOptions({
    queryKey: ['policy', 'pack'] as const,
    queryFn: () => body(client.GET('/api/policy/pack')),
  })

export const localsQuery = () =>
  queryOptions({
    queryKey: ['rules', 'local'] as const,
    queryFn: () => body(client.GET('/api/local-rules')),
  })

export const localQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', 'local', id] as const,
    queryFn: () => body(client.GET('/api/local-rules/{id}', at(id))),
  })

export const interpretationsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['rules', 'interpretations', asked] as const,
    queryFn: () => body(client.GET('/api/interpretations', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const interpretationQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', 'interpretation', id] as const,
    queryFn: () => body(client.GET('/api/interpretations/{id}', at(id))),
  })

export const questionsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['rules', 'questions', asked] as const,
    queryFn: () => body(client.GET('/api/rule-questions', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

type Act = { id: string; rev: number; words?: string }

/** Writes of local rules, interpretations and questions. A rule changes what many pages show, so that all is asked again. */
export function useDocumentWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const write = <In, Out>(mutationFn: (input: In) => Promise<Out>) => useMutation({ mutationFn, onSuccess })
  return {
    draftLocal: write((input: Schema<'LocalInputBody'>) =>
      body(client.POST('/api/local-rules', { body: input })),
    ),
    saveLocal: write(({ id, ...input }: LocalContent & { id: string; rev: number }) =>
      body(client.PUT('/api/local-rules/{id}', { ...at(id), body: input })),
    ),
    dropLocal: write(({ id, rev }: Act) =>
      body(client.DELETE('/api/local-rules/{id}', { params: { path: { id }, query: { rev } } })),
    ),
    attachLocal: write(({ id, rev, file }: { id: string; rev: number; file: File }) =>
      body(
        client.POST('/api/local-rules/{id}/file', {
          ...at(id),
          body: { file: '', rev },
          bodySerializer: () => {
            const form = new FormData()
            form.append('file', file)
            form.append('rev', String(rev))
            return form
          },
        }),
      ),
    ),
    submitLocal: write(({ id, rev }: Act) =>
      body(client.POST('/api/local-rules/{id}/submit', { ...at(id), body: { rev } })),
    ),
    noteLocal: write(({ id, rev, words = '' }: Act) =>
      body(client.POST('/api/local-rules/{id}/note', { ...at(id), body: { rev, words } })),
    ),
    returnLocal: write(({ id, rev, words = '' }: Act) =>
      body(client.POST('/api/local-rules/{id}/return', { ...at(id), body: { rev, words } })),
    ),
    answerLocal: write(({ id, rev, words = '' }: Act) =>
      body(client.POST('/api/local-rules/{id}/answer', { ...at(id), body: { rev, words } })),
    ),
    repealLocal: write(({ id, ...input }: { id: string; rev: number; last: string; words: string }) =>
      body(client.POST('/api/local-rules/{id}/repeal', { ...at(id), body: input })),
    ),
    draftInterpretation: write((input: InterpretationContent) =>
      body(client.POST('/api/interpretations', { body: input })),
    ),
    saveInterpretation: write(({ id, ...input }: InterpretationContent & { id: string; rev: number }) =>
      body(client.PUT('/api/interpretations/{id}', { ...at(id), body: input })),
    ),
    dropInterpretation: write(({ id, rev }: Act) =>
      body(client.DELETE('/api/interpretations/{id}', { params: { path: { id }, query: { rev } } })),
    ),
    publish: write(({ id, rev }: Act) =>
      body(client.POST('/api/interpretations/{id}/publish', { ...at(id), body: { rev } })),
    ),
    withdraw: write(({ id, ...input }: { id: string; rev: number; from: string; reason: string }) =>
      body(client.POST('/api/interpretations/{id}/withdraw', { ...at(id), body: input })),
    ),
    ask: write((input: { article: string; words: string }) =>
      body(client.POST('/api/rule-questions', { body: input })),
    ),
    reply: write(({ id, rev, words = '' }: Act) =>
      body(client.POST('/api/rule-questions/{id}/reply', { ...at(id), body: { rev, words } })),
    ),
  }
}
