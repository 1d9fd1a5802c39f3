import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { deskQuery } from './api'
import { waiting } from './desk-words'

/** How many pieces of work wait for the user's posts: the sum of what the card 待办 lists. */
export default function useTodoCount(): ComputedRef<number> {
  const { data } = useQuery(deskQuery)
  return computed(() => waiting(data.value?.todos ?? []))
}
