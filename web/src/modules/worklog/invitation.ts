import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'
import { localTime } from '@/kit/dates'
import { inviteSigner, type Invitation } from './api'

/** An invitation's address: the server's public one, or the one that this page uses where it knows none. */
export function addressOf(made: Invitation): string {
  return made.url || `${window.location.origin}/c/${made.token}`
}

/** What goes along with a link that is sent. */
export function messageOf(made: Invitation, day: string): string {
  return `请确认 ${day} 集体协商指导服务：${addressOf(made)}（${localTime(made.expiresAt)} 前有效）`
}

/** 12 分钟, in the last minute 40 秒. */
export function leftText(seconds: number): string {
  return seconds >= 60 ? `${String(Math.round(seconds / 60))} 分钟` : `${String(seconds)} 秒`
}

/** The QR on the screen, made anew when asked, and the link to be sent. `open` says whether one may be made now. */
export function useInvitation(id: string, open: () => boolean) {
  const code = shallowRef<Invitation | null>(null)
  const link = shallowRef<Invitation | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  const now = ref(Date.now())
  const clock = setInterval(() => {
    now.value = Date.now()
  }, 1000)
  onBeforeUnmount(() => {
    clearInterval(clock)
  })
  const left = computed(() =>
    code.value ? Math.max(0, Math.ceil((Date.parse(code.value.expiresAt) - now.value) / 1000)) : 0,
  )

  async function invite(kind: Invitation['kind']) {
    busy.value = true
    problem.value = null
    try {
      const made = await inviteSigner(id, kind)
      if (kind === 'qr') code.value = made
      else link.value = made
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      busy.value = false
    }
  }
  watch(
    open,
    (may) => {
      if (may && !code.value) void invite('qr')
    },
    { immediate: true },
  )
  return { code, link, problem, busy, left, invite }
}
