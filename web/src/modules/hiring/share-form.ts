import { computed, reactive, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'
import { useDraft } from '@/kit/draft'
import { useShareWrites, type ShareView } from './share-api'
import { cellsOf, countiesOf, givenOf, termsOf, type Cells } from './shares'

function formOf(view: ShareView) {
  return {
    rev: view.rev,
    terms: termsOf(view),
    cells: Object.fromEntries(countiesOf(view).map((row) => [row.unionId, cellsOf(row)])) as Record<
      string,
      Cells
    >,
  }
}

/** A draft as it is being typed: kept in this browser until it is saved, and weighed again by the server then. */
export function useShareForm(source: MaybeRefOrGetter<ShareView>, account: string) {
  const { save } = useShareWrites()
  const view = computed(() => toValue(source))
  const form = reactive(formOf(view.value))
  const draft = useDraft({
    account,
    name: `quota.share.${view.value.id}`,
    value: form,
    now: () => new Date(),
  })
  const problem = shallowRef<ApiProblem | null>(null)

  const given = computed(() => givenOf(view.value, form.cells))
  const changed = computed(
    () =>
      given.value === undefined ||
      given.value.length > 0 ||
      JSON.stringify(form.terms) !== JSON.stringify(termsOf(view.value)),
  )
  const weights = computed(
    () => form.terms.weightEnterprises + form.terms.weightWorkers + form.terms.weightAgreements,
  )

  function restart() {
    draft.replace(formOf(view.value))
    draft.discard()
    problem.value = null
  }
  // another page of the same draft, or a count anew, has written since: what is typed here stays until it is given up
  watch(
    () => view.value.rev,
    () => {
      if (!changed.value || form.rev === view.value.rev) restart()
    },
  )

  async function keep(): Promise<boolean> {
    problem.value = null
    if (!given.value) return false
    try {
      const after = await save.mutateAsync({
        id: view.value.id,
        rev: form.rev,
        ...form.terms,
        lines: given.value,
      })
      draft.replace(formOf(after))
      draft.discard()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    }
  }

  return { form, draft, problem, given, changed, weights, restart, keep, saving: save.isPending }
}
