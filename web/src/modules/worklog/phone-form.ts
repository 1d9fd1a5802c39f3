import { onBeforeUnmount, reactive, ref, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'
import { asProblem, type ApiProblem } from '@/api/problem'
import { today } from '@/kit/dates'
import { dropFiles } from './files'
import { oneVisit } from './kept'
import { queueVisit } from './outbox'
import type { Outbox } from './phone-outbox'
import { newKey } from '@/kit/key'
import type { Draft } from './store'
import { contentOf, copied, draftOf, emptyContent, mistakes, worthKeeping, type Mistakes } from './visit-form'

const pause = 400

/** The form of one entry: where it comes from, its draft at each pause, and handing it over. */
export function usePhoneForm(box: Outbox) {
  const route = useRoute()
  const router = useRouter()
  const day = today(new Date())
  const blank = (): Draft => ({
    key: newKey(),
    at: '',
    content: emptyContent(day),
    servedName: '',
    servedKey: '',
    id: '',
    rev: 0,
  })
  const draft = reactive<Draft>(blank())
  const wrong = ref<Mistakes>({})
  const problem = ref<ApiProblem | null>(null)
  const ready = ref(false)
  const restored = ref('')
  const busy = ref(false)

  async function load(): Promise<Draft> {
    const { key, copy } = route.query
    if (typeof key === 'string') {
      const kept = await box.store.drafts.get(key)
      if (kept) {
        restored.value = kept.at
        return kept
      }
      const item = await box.store.queue.get({ key })
      if (item?.kind === 'visit') return draftOf(item)
    }
    if (typeof copy === 'string') {
      const { value } = await oneVisit(box.store, copy, () => new Date())
      return { ...blank(), content: copied(value, day), servedName: value.servedName }
    }
    const id = route.params['id']
    if (typeof id === 'string') {
      const kept = (await box.store.drafts.toArray()).find((d) => d.id === id)
      if (kept) {
        restored.value = kept.at
        return kept
      }
      const { value } = await oneVisit(box.store, id, () => new Date())
      const known = await box.store.visits.get(id)
      return {
        ...blank(),
        key: known?.clientKey ?? id,
        content: contentOf(value),
        servedName: value.servedName,
        id,
        rev: value.rev,
      }
    }
    return blank()
  }

  function plain(): Draft {
    return { ...draft, at: new Date().toISOString(), content: contentOf(draft.content) }
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  let here = true
  async function keep() {
    clearTimeout(timer)
    if (!dirty) return
    dirty = false
    if (!worthKeeping(draft.content)) return
    await box.store.drafts.put(plain())
    // Its address names the draft, so that opening the page anew goes on with it.
    if (here && !draft.id && route.query['key'] !== draft.key)
      await router.replace({ path: route.path, query: { key: draft.key } })
  }
  const flush = () => void keep()

  void load().then(
    (found) => {
      Object.assign(draft, found)
      ready.value = true
      watch(
        draft,
        () => {
          dirty = true
          clearTimeout(timer)
          timer = setTimeout(flush, pause)
        },
        { deep: true, flush: 'sync' },
      )
    },
    (thrown: unknown) => {
      problem.value = asProblem(thrown)
    },
  )
  window.addEventListener('pagehide', flush)
  // From here on the user is on the way elsewhere: naming the draft in the address would call them back.
  onBeforeRouteLeave(() => {
    here = false
  })
  onBeforeUnmount(() => {
    here = false
    window.removeEventListener('pagehide', flush)
    flush()
  })

  async function discard() {
    here = false
    clearTimeout(timer)
    dirty = false
    await box.store.drafts.delete(draft.key)
    await dropFiles(box.store, draft.key)
    await router.replace('/logs')
  }

  /** Hands the entry to the queue, and to the served party with `submit`; then goes where it can be seen. */
  async function hand(submit: boolean) {
    wrong.value = mistakes(draft, day)
    if (Object.keys(wrong.value).length) return
    busy.value = true
    here = false
    try {
      clearTimeout(timer)
      dirty = false
      await queueVisit(box.store, plain(), submit, new Date())
      await Promise.race([box.send(), new Promise((resolve) => setTimeout(resolve, 6000))])
      const left = await box.store.queue.get({ key: draft.key })
      const sent = await box.store.visits.where('clientKey').equals(draft.key).first()
      const id = sent?.id ?? draft.id
      if (left || !id) await router.replace(`/logs/local/${draft.key}`)
      else await router.replace(submit ? `/logs/${id}/confirm` : `/logs/${id}`)
    } catch (thrown) {
      here = true
      throw thrown
    } finally {
      busy.value = false
    }
  }

  return { draft, wrong, problem, ready, restored, busy, day, discard, hand }
}
