import { onBeforeUnmount, onMounted } from 'vue'

/**
 * The paper of a page that prints otherwise than official documents do: `usePaper('A4 landscape', '10mm')`. The rule
 * holds only while the page is shown, since what is loaded once would hold for every page printed later.
 */
export function usePaper(size: string, margin: string) {
  const style = document.createElement('style')
  style.textContent = `@page { size: ${size}; margin: ${margin} }`
  onMounted(() => document.head.append(style))
  onBeforeUnmount(() => {
    style.remove()
  })
}
