import { computed, effectScope, getCurrentInstance, shallowReactive, type Ref } from 'vue'
import { useSession } from '@/api/session'
import { phoneModules } from './modules'

/** The counts on the bottom bar by path, as far as modules have any for this person. */
export function useBadges() {
  const { can } = useSession()
  const app = getCurrentInstance()?.appContext.app
  const found = shallowReactive(new Map<string, Readonly<Ref<number>>>())
  for (const { badge } of phoneModules) {
    if (!badge || !app) continue
    void badge.load().then((loaded) => {
      // It lasts as long as the shell.
      const count = effectScope(true).run(() => app.runWithContext(loaded.default))
      if (count) found.set(badge.path, count)
    })
  }
  return computed(() => {
    const shown = phoneModules.flatMap(({ badge }) => (badge && can(badge.permission) ? [badge.path] : []))
    return Object.fromEntries(shown.map((path) => [path, found.get(path)?.value ?? 0]))
  })
}
