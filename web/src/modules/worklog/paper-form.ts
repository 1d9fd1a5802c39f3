import { computed, reactive, ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'
import { today } from '@/kit/dates'
import { uploadPaper, type Paper } from './api'

/** What is written on a signed sheet, and its scan. */
export function usePaperForm(visitId: string) {
  const now = today(new Date())
  const form = reactive({ signerName: '', signerPost: '', signedOn: now })
  const side = ref<Paper['side']>('union')
  const file = shallowRef<File | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  const ready = computed(
    () => file.value !== null && form.signerName.trim() !== '' && form.signerPost.trim() !== '',
  )

  /** Sends the scan; false when it was refused, and why stands in `problem`. */
  async function send(): Promise<boolean> {
    if (!file.value || !ready.value) return false
    busy.value = true
    problem.value = null
    try {
      await uploadPaper(visitId, {
        ...form,
        side: side.value,
        signerName: form.signerName.trim(),
        signerPost: form.signerPost.trim(),
        file: file.value,
      })
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  return { now, form, side, file, problem, busy, ready, send }
}
