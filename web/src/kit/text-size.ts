import { ref, watchEffect } from 'vue'

export type TextSize = 'normal' | 'large'

const key = 'xz.text'

function stored(): TextSize {
  try {
    return localStorage.getItem(key) === 'large' ? 'large' : 'normal'
  } catch {
    return 'normal' // storage may be switched off; the switch then lasts as long as the page
  }
}

const size = ref<TextSize>(stored())

watchEffect(() => {
  if (size.value === 'large') document.documentElement.setAttribute('data-text', 'large')
  else document.documentElement.removeAttribute('data-text')
  try {
    localStorage.setItem(key, size.value)
  } catch {
    // see stored()
  }
})

/** 大字版: kept per browser, since it belongs to eyes and not to accounts. */
export function useTextSize() {
  return {
    size,
    toggle: () => {
      size.value = size.value === 'large' ? 'normal' : 'large'
    },
  }
}
