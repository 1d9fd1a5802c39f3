import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { useSession } from '@/api/session'
import { unreadQuery } from './api'

/** How many notices are unread, for the bar. */
export default function useUnread(): ComputedRef<number> {
  const { session } = useSession()
  const { data } = useQuery({ ...unreadQuery, enabled: computed(() => session.value !== null) })
  return computed(() => data.value ?? 0)
}
