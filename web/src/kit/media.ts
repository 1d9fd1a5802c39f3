import { onBeforeUnmount, ref, type Ref } from 'vue'

/** Whether the window is at most so many pixels wide, as a media query has it; follows the window. */
export function useNarrow(pixels: number): Ref<boolean> {
  const media = window.matchMedia(`(max-width: ${String(pixels)}px)`)
  const narrow = ref(media.matches)
  const follow = () => {
    narrow.value = media.matches
  }
  media.addEventListener('change', follow)
  onBeforeUnmount(() => {
    media.removeEventListener('change', follow)
  })
  return narrow
}
