import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationNormalizedLoaded, type Router } from 'vue-router'
import { useSession } from '@/api/session'
import type { MenuEntry } from '@/kit/module'
import { menuFor } from './modules'

/** One step of the breadcrumb; without a path it is only a word. */
export interface Crumb {
  title: string
  path?: string
}

/** The menu line to which a page belongs: its own, or that of the page it is a part of. */
function entryOf(route: Pick<RouteLocationNormalizedLoaded, 'path' | 'meta'>, entries: readonly MenuEntry[]) {
  const wanted = route.meta.parent ?? route.path
  return entries.find((e) => e.path === wanted)
}

function crumbs(
  route: RouteLocationNormalizedLoaded,
  entries: readonly MenuEntry[],
  router: Router,
): Crumb[] {
  const entry = entryOf(route, entries)
  const trail: Crumb[] = []
  if (entry) trail.push({ title: entry.title, path: entry.path })
  else if (route.meta.parent) {
    const parent = router.resolve(route.meta.parent)
    trail.push({ title: parent.meta.title ?? '', path: parent.path })
  }
  if (entry?.path !== route.path && route.meta.title) trail.push({ title: route.meta.title })
  return trail
}

/** The sidebar of whoever is signed in, and where in it the present page stands. */
export function useMenu() {
  const { can } = useSession()
  const route = useRoute()
  const router = useRouter()
  const menu = computed(() => menuFor(can))
  const entries = computed(() => menu.value.flatMap((g) => g.entries))
  const group = computed(() => entryOf(route, entries.value)?.group)
  const trail = computed(() => crumbs(route, entries.value, router))
  return { menu, entries, group, trail }
}
