import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { body, client, type Schema } from './client'
import { asProblem, NETWORK } from './problem'

export type Session = Schema<'Session'>

export const sessionKey = ['session'] as const

const memory = 'xz.session'
let remembering = false

/** The phone keeps who was signed in last, so that it opens without network. The console does not. */
export function rememberSession(): void {
  remembering = true
}

function remember(session: Session | null): Session | null {
  if (!remembering) return session
  if (session) localStorage.setItem(memory, JSON.stringify(session))
  else localStorage.removeItem(memory)
  return session
}

function remembered(): Session | null {
  const kept = remembering ? localStorage.getItem(memory) : null
  return kept === null ? null : (JSON.parse(kept) as Session)
}

/** The running session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: 5 * 60_000,
  retry: false,
  refetchOnReconnect: 'always',
  networkMode: 'always',
  queryFn: async (): Promise<Session | null> => {
    try {
      return remember(await body(client.GET('/api/session')))
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 401) return remember(null)
      const kept = problem.code === NETWORK ? remembered() : null
      if (kept) return kept
      throw problem
    }
  },
})

/** Who is signed in and what they may do. Menu and buttons ask `can`; the server decides again. */
export function useSession() {
  const query = useQuery(sessionQuery)
  const session = computed(() => query.data.value ?? null)
  const permissions = computed(() => new Set(session.value?.permissions ?? []))
  const can = (permission: string | readonly string[] | undefined): boolean =>
    permission === undefined ||
    (typeof permission === 'string' ? [permission] : permission).some((p) => permissions.value.has(p))
  return {
    session,
    can,
    permissions,
    problem: computed(() => (query.error.value ? asProblem(query.error.value) : null)),
  }
}

export function useLogin() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Schema<'Login'>) => body(client.POST('/api/session', { body: input })),
    onSuccess: (session) => {
      cache.clear()
      cache.setQueryData(sessionKey, remember(session))
    },
  })
}

export function useLogout() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => body(client.DELETE('/api/session')),
    onSuccess: () => {
      cache.clear()
      cache.setQueryData(sessionKey, remember(null))
    },
  })
}

export function useChangePassword() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Schema<'PasswordChange'>) =>
      body(client.POST('/api/session/password', { body: input })),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionKey }),
  })
}
