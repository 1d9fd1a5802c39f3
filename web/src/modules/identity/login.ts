import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asProblem } from '@/api/problem'
import { useLogin } from '@/api/session'
import { safeNext } from '@/kit/guard'

/** The login form of both shells: what is typed, what is wrong, and where it leads. */
export function useLoginForm(device: 'desk' | 'phone') {
  const form = reactive({ login: '', password: '' })
  const mutation = useLogin()
  const route = useRoute()
  const router = useRouter()
  const missing = computed(() =>
    form.login.trim() === '' ? '请输入登录名' : form.password === '' ? '请输入密码' : '',
  )
  const state = reactive({ message: '' })

  async function submit() {
    state.message = missing.value
    if (state.message) return
    try {
      const session = await mutation.mutateAsync({
        login: form.login.trim(),
        password: form.password,
        device,
      })
      const next = safeNext(route.query['next'])
      await router.replace(session.account.mustChangePassword ? { path: '/password', query: { next } } : next)
    } catch (thrown) {
      state.message = asProblem(thrown).message
      form.password = ''
    }
  }

  return { form, state, submit, busy: mutation.isPending }
}
