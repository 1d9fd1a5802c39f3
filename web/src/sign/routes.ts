import type { SignModule } from '@/kit/module'

const found = import.meta.glob<SignModule>('../modules/*/sign.ts', { eager: true, import: 'default' })

export type SignRoute = SignModule['routes'][number]

/** The page for an address such as /c/…, and the token or code that follows the prefix. */
export function pageFor(
  path: string,
  routes: readonly SignRoute[] = Object.values(found).flatMap((m) => m.routes),
): { page: SignRoute['page']; token: string } | null {
  const route = routes.find((r) => path.startsWith(r.prefix))
  const token = route ? path.slice(route.prefix.length) : ''
  return route && /^[\w.~-]+$/.test(token) ? { page: route.page, token } : null
}
