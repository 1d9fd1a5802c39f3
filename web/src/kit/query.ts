import { QueryClient } from '@tanstack/vue-query'
import { asProblem, NETWORK } from '@/api/problem'

/** The query cache of a shell. Only a lost connection is tried again, and writes never. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        retry: (count, thrown) => count < 2 && asProblem(thrown).code === NETWORK,
      },
      mutations: { retry: false },
    },
  })
}
