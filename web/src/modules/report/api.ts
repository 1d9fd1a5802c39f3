import { keepPreviousData, queryOptions } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type Overview = Schema<'Overview'>
export type Figures = Schema<'Figures'>
export type UnitRow = Schema<'UnitRow'>
export type Head = Schema<'Head'>
export type DeskDay = Schema<'Desk'>
export type WaitingVisit = Schema<'WaitingVisit'>

/** A unit and a day; both empty for the user's own highest unit today. */
export interface Asked {
  unionId?: string
  on?: string
}

export interface HeadsAsked extends Asked {
  group?: string
  itself?: boolean
  limit?: number
  cursor?: string
}

export const overviewQuery = (asked: MaybeRefOrGetter<Asked>) =>
  queryOptions({
    queryKey: ['report', 'overview', asked] as const,
    queryFn: () => body(client.GET('/api/report/overview', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const unitsQuery = queryOptions({
  queryKey: ['report', 'units'] as const,
  queryFn: () => body(client.GET('/api/report/units')),
})

export const headsQuery = (asked: MaybeRefOrGetter<HeadsAsked>) =>
  queryOptions({
    queryKey: ['report', 'heads', asked] as const,
    queryFn: () => body(client.GET('/api/report/heads', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const waitingQuery = (
  asked: MaybeRefOrGetter<{ unionId?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['report', 'waiting', asked] as const,
    queryFn: () => body(client.GET('/api/report/waiting', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const deskQuery = queryOptions({
  queryKey: ['report', 'desk'] as const,
  queryFn: () => body(client.GET('/api/report/desk')),
})
