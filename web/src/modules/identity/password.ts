import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asProblem } from '@/api/problem'
import { useChangePassword, useSession } from '@/api/session'
import { safeNext } from '@/kit/guard'

/** What stops the form before it is sent; strength is the server's to judge. */
export function passwordMistake(form: { old: string; next: string; again: string }): string {
  if (!form.old) return '请输入原密码'
  if (!form.next) return '请输入新密码'
  if (form.next === form.old) return '新密码不能与原密码相同'
  if (form.next !== form.again) return '两次输入的新密码不一致'
  return ''
}

/** The change of password, also the compulsory one at the first login. */
export function usePasswordForm() {
  const form = reactive({ old: '', next: '', again: '' })
  const state = reactive({ message: '', done: false })
  const mutation = useChangePassword()
  const { session } = useSession()
  const route = useRoute()
  const router = useRouter()
  const compulsory = computed(() => session.value?.account.mustChangePassword ?? false)

  async function submit() {
    state.message = passwordMistake(form)
    if (state.message) return
    const wasCompulsory = compulsory.value
    try {
      await mutation.mutateAsync({ old: form.old, new: form.next })
      Object.assign(form, { old: '', next: '', again: '' })
      state.done = true
      if (wasCompulsory) await router.replace(safeNext(route.query['next']))
    } catch (thrown) {
      const problem = asProblem(thrown)
      state.message = problem.field('new') || problem.field('old') || problem.message
    }
  }

  return { form, state, submit, busy: mutation.isPending, compulsory }
}
