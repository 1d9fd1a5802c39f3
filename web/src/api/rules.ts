import { queryOptions } from '@tanstack/vue-query'
import { body, client, type Schema } from './client'

export type RuleNote = Schema<'RuleNote'>

/** The rules that act on a screen, for a union on a day: value, article, who set it, which interpretations say how to read it. */
export const notesQuery = (asked: { keys: readonly string[]; unionId?: string; date?: string }) =>
  queryOptions({
    queryKey: ['policy', 'notes', asked] as const,
    queryFn: async () => {
      const { items } = await body(
        client.GET('/api/policy/notes', {
          params: {
            query: {
              keys: [...asked.keys],
              ...(asked.unionId ? { unionId: asked.unionId } : {}),
              ...(asked.date ? { date: asked.date } : {}),
            },
          },
          querySerializer: { array: { style: 'form', explode: false } },
        }),
      )
      return items
    },
    staleTime: 60_000,
  })
