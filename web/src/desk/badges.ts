import { computed, effectScope, getCurrentInstance, shallowReactive, type Ref } from 'vue'
import { useSession } from '@/api/session'
import { deskModules } from './modules'

/** The counts on the sidebar by path, as far as modules have any for this person. */
export function useBadges() {
  const { can } = useSession()
  const app = getCurrentInstance()?.appContext.app
  const found = shallowReactive(new Map<string, Readonly<Ref<number>>>())
  for (const { badge } of deskModules) {
    if (!badge || !app || !can(badge.permission)) continue
    void badge.load().then((loaded) => {
      // It lasts as long as the shell.
      const count = effectScope(true).run(() => app.runWithContext(loaded.default))
      if (count) found.set(badge.path, count)
    })
  }
  return computed(() => Object.fromEntries([...found].map(([path, count]) => [path, count.value])))
}
