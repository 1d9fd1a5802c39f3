import { onScopeDispose, ref } from 'vue'

/** Registers the service worker that keeps the phone pages for use without network. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    // Without it (old browser, private window, plain http) the pages work, but only with network.
    navigator.serviceWorker.register('/sw.js', { scope: '/m/' }).catch(() => undefined)
  })
}

/** Whether the browser believes itself connected. */
export function useOnline() {
  const online = ref(navigator.onLine)
  const update = () => {
    online.value = navigator.onLine
  }
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
  onScopeDispose(() => {
    window.removeEventListener('online', update)
    window.removeEventListener('offline', update)
  })
  return online
}
