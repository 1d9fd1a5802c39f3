import type { QueryClient } from '@tanstack/vue-query'
import type { RouteLocationNormalized, RouteLocationRaw, Router } from 'vue-router'
import { sessionQuery, type Session } from '@/api/session'

/** Where a visitor of a page is sent instead, or true when the page may open. */
export function decide(to: RouteLocationNormalized, session: Session | null): RouteLocationRaw | true {
  if (to.meta.public) return true
  if (!session) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (session.account.mustChangePassword && to.path !== '/password')
    return { path: '/password', query: { next: to.fullPath } }
  return true
}

/** Only addresses of this shell may follow a login; anything else in `next` is dropped. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/'
}

/** Sends who is not signed in to the login page, and sets the window title. */
export function guard(router: Router, queries: QueryClient, product: string): void {
  router.beforeEach(async (to) => {
    if (to.meta.public) return true
    // Without network the session is unknown; the page opens and says so itself.
    const session = await queries.query(sessionQuery).catch(() => undefined)
    return session === undefined ? true : decide(to, session)
  })
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · ${product}` : product
  })
}
