import createClient from 'openapi-fetch'
import { noAnswer, problemOf } from './problem'
import type { components, paths } from './schema'

/** The server's types by name: `Schema<'Session'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** The typed client. Only `modules/<package>/api.ts` and `src/api` call it. */
export const client = createClient<paths>({
  baseUrl: '',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
})

type Listener = () => void
const signedOut = new Set<Listener>()

/** Runs when a reply says that the session is gone. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

client.use({
  async onResponse({ request, response }) {
    if (response.ok) return undefined
    if (response.status === 401 && new URL(request.url).pathname !== '/api/session') {
      signedOut.forEach((listener) => {
        listener()
      })
    }
    throw await problemOf(response)
  },
  onError({ error }) {
    return error instanceof TypeError ? noAnswer() : undefined // fetch throws nothing else when the network fails
  },
})

/** Unwraps a call: the body on success; refusals have been thrown as ApiProblem already. */
export async function body<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data } = await call
  return data as T
}
