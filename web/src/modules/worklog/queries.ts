import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import * as api from './api'

export const visitsQuery = (params: MaybeRefOrGetter<api.VisitFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'visits', params] as const,
    queryFn: () => api.listVisits(toValue(params)),
    placeholderData: keepPreviousData,
  })

export const inspectedQuery = (id: MaybeRefOrGetter<string>, params: MaybeRefOrGetter<api.InspectedFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'inspected', id, params] as const,
    queryFn: () => api.listInspected(toValue(id), toValue(params)),
    placeholderData: keepPreviousData,
  })

export const inspectionsQuery = queryOptions({
  queryKey: ['worklog', 'inspections'] as const,
  queryFn: api.listInspections,
})

export const visitQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['worklog', 'visit', id] as const,
    queryFn: () => api.readVisit(toValue(id)),
    enabled: () => toValue(id) !== '',
  })

export const ownMonthQuery = (month: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['worklog', 'month', month] as const,
    queryFn: () => api.ownMonth(toValue(month)),
    placeholderData: keepPreviousData,
  })

export const ownYearQuery = (year: MaybeRefOrGetter<number>) =>
  queryOptions({
    queryKey: ['worklog', 'own-year', year] as const,
    queryFn: () => api.ownYear(toValue(year)),
    placeholderData: keepPreviousData,
  })

/** What the own log waits for, whatever the month: drafts and what the served party sent back, then the unsigned. */
const unsettled = ['returned', 'refused', 'withdrawn', 'draft', 'waiting'] as const

export const unsettledQuery = queryOptions({
  queryKey: ['worklog', 'unsettled'] as const,
  queryFn: async () =>
    (await Promise.all(unsettled.map((state) => api.listOwn({ state, limit: 50 })))).flatMap((p) => p.items),
})

export const personYearQuery = (year: MaybeRefOrGetter<number>, id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['worklog', 'person-year', year, id] as const,
    queryFn: () => api.personYear(toValue(year), toValue(id)),
  })

export const samplesQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['worklog', 'samples', id] as const,
    queryFn: () => api.listSamples(toValue(id)),
  })

export const papersQuery = (params: MaybeRefOrGetter<api.PaperFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'papers', params] as const,
    queryFn: () => api.listPapers(toValue(params)),
    placeholderData: keepPreviousData,
  })

export const openingsQuery = (params: MaybeRefOrGetter<api.OpeningFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'openings', params] as const,
    queryFn: () => api.listOpenings(toValue(params)),
    placeholderData: keepPreviousData,
  })

export const inspectedOpeningsQuery = (id: string, params: MaybeRefOrGetter<api.OpeningFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'inspected-openings', id, params] as const,
    queryFn: () => api.listInspectedOpenings(id, toValue(params)),
    placeholderData: keepPreviousData,
  })

export const openingQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['worklog', 'opening', id] as const,
    queryFn: () => api.readOpening(toValue(id)),
    enabled: () => toValue(id) !== '',
  })

export const openingUnionsQuery = queryOptions({
  queryKey: ['worklog', 'opening-unions'] as const,
  queryFn: api.openingUnions,
})

export const correctionsQuery = (params: MaybeRefOrGetter<api.CorrectionFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'corrections', params] as const,
    queryFn: () => api.listCorrections(toValue(params)),
    placeholderData: keepPreviousData,
  })

export const yearsQuery = (params: MaybeRefOrGetter<api.YearFilter>) =>
  queryOptions({
    queryKey: ['worklog', 'years', params] as const,
    queryFn: () => api.listYears(toValue(params)),
    placeholderData: keepPreviousData,
  })

/** An act of the console; whatever it changes, the chapter's lists are asked for anew. */
export function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['worklog'] }),
  })
}
