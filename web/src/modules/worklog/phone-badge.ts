import { computed, type ComputedRef } from 'vue'
import { useOutbox } from './phone-outbox'

/** How many entries are on this phone only. */
export default function useUnsent(): ComputedRef<number> {
  const box = useOutbox()
  return computed(() => box.value?.unsent.value ?? 0)
}
