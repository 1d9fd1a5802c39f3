import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import type { Visit } from './api'
import { oneVisit } from './kept'
import { useOutbox } from './phone-outbox'

/** The entry that the address names; `every` asks anew in so many milliseconds while the page is seen. */
export function usePhoneVisit(every: () => number | false = () => false) {
  const id = String(useRoute().params['id'])
  const box = useOutbox()
  const cache = useQueryClient()
  const query = useQuery({
    queryKey: ['worklog', 'visit', id, () => box.value?.store.account],
    networkMode: 'always',
    retry: false,
    enabled: () => box.value !== null,
    refetchInterval: every,
    queryFn: () => {
      if (!box.value) throw new Error('nobody is signed in')
      return oneVisit(box.value.store, id, () => new Date())
    },
  })
  const visit = computed(() => query.data.value?.value)
  const may = (action: Visit['actions'][number]) => visit.value?.actions.includes(action) ?? false
  return {
    id,
    box,
    visit,
    may,
    keptAt: computed(() => query.data.value?.keptAt ?? ''),
    listed: computed(() => query.data.value?.listed ?? false),
    error: query.error,
    refetch: query.refetch,
    changed: () => cache.invalidateQueries({ queryKey: ['worklog'] }),
  }
}
