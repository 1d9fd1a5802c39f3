import { computed, reactive, ref, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useQueryClient } from '@tanstack/vue-query'
import { asProblem, type ApiProblem } from '@/api/problem'
import { today } from '@/kit/dates'
import { said } from '@/kit/desk/dialogs'
import { useDraft } from '@/kit/draft'
import { entryServer, readVisit, type Entry } from './api'
import { newKey } from '@/kit/key'
import { submit, theirsIn, write } from './sending'
import { contentOf, copied, emptyContent, mistakes, worthKeeping, type Mistakes } from './visit-form'

const now = () => new Date()

/** The form of one entry at the desk: where it comes from, its draft in this browser, saving, and conflicts. */
export function useDeskForm(account: string) {
  const route = useRoute()
  const router = useRouter()
  const cache = useQueryClient()
  const day = today(now())
  const id = typeof route.params['id'] === 'string' ? route.params['id'] : ''
  const copy = typeof route.query['copy'] === 'string' ? route.query['copy'] : ''
  const blank = () => ({ key: newKey(), content: emptyContent(day), servedName: '', id, rev: 0 })
  const form = reactive(blank())
  const wrong = ref<Mistakes>({})
  const problem = shallowRef<ApiProblem | null>(null)
  const theirs = shallowRef<Entry | null>(null)
  const ready = ref(false)
  const busy = ref(false)
  const missing = shallowRef<ApiProblem | null>(null)
  let pressed = false

  // Begun before anything is read, so that a draft of an earlier try wins over what the server has.
  const draft = useDraft({
    account,
    name: `worklog.${id || (copy ? `copy.${copy}` : 'new')}`,
    value: form,
    now,
  })

  async function load() {
    missing.value = null
    try {
      if (!draft.restoredAt.value && (id || copy)) {
        const from = await readVisit(id || copy)
        draft.replace({
          ...form,
          content: id ? contentOf(from) : copied(from, day),
          servedName: from.servedName,
          rev: id ? from.rev : 0,
        })
      }
      ready.value = true
    } catch (thrown) {
      missing.value = asProblem(thrown)
    }
  }
  void load()

  async function restart() {
    draft.discard()
    draft.replace(blank())
    wrong.value = {}
    problem.value = null
    theirs.value = null
    ready.value = false
    await load()
  }

  /** Saves, and hands the entry to the served party with `hand`; then goes where that is done. */
  async function save(hand: boolean) {
    const item = { key: form.key, content: contentOf(form.content), submit: hand, id: form.id, rev: form.rev }
    const found = mistakes({ content: item.content, servedKey: '' }, day)
    // A draft may have gaps, but it has a date and a unit.
    wrong.value = hand
      ? found
      : {
          ...(found.day ? { day: found.day } : {}),
          ...(found.servedId ? { servedId: found.servedId } : {}),
          ...(found.commissionOn ? { commissionOn: found.commissionOn } : {}),
        }
    if (Object.keys(wrong.value).length) return
    busy.value = true
    problem.value = null
    pressed = hand
    draft.flush() // before anything can go wrong on the way
    try {
      let saved = await write(entryServer, item)
      form.id = saved.id
      form.rev = saved.rev
      if (hand && saved.state !== 'waiting' && saved.state !== 'confirmed')
        saved = await submit(entryServer, { ...item, id: saved.id, rev: saved.rev })
      draft.discard()
      await cache.invalidateQueries({ queryKey: ['worklog'] })
      said(hand ? '已提交' : '已保存')
      await router.replace(hand ? `/visits/${saved.id}/confirm` : `/visits/${saved.id}`)
    } catch (thrown) {
      await refusedWith(asProblem(thrown))
    } finally {
      busy.value = false
    }
  }

  /** The last press once more; under the same key or revision it is one entry however often it arrives. */
  const again = () => save(pressed)

  async function refusedWith(refusal: ApiProblem) {
    if (refusal.status === 409) {
      const there = theirsIn(refusal) ?? (form.id ? await readVisit(form.id).catch(() => null) : null)
      if (there) {
        theirs.value = there
        return
      }
    }
    problem.value = refusal
  }

  /** Goes on with mine over the server's revision, or gives mine up for what is there. */
  async function choose(mine: boolean) {
    const there = theirs.value
    if (!there) return
    theirs.value = null
    if (mine) {
      form.id = there.id
      form.rev = there.rev
      return
    }
    draft.discard()
    await cache.invalidateQueries({ queryKey: ['worklog'] })
    await router.replace(`/visits/${there.id}`)
  }

  /** Mine becomes a new draft of its own. */
  function asNew() {
    theirs.value = null
    form.key = newKey()
    form.id = ''
    form.rev = 0
  }

  const message = (field: keyof Mistakes) => wrong.value[field] ?? problem.value?.field(field) ?? ''
  return {
    form,
    day,
    ready,
    missing,
    busy,
    problem,
    theirs,
    message,
    restoredAt: draft.restoredAt,
    failed: draft.failed,
    worth: computed(() => worthKeeping(form.content)),
    load,
    restart,
    save,
    again,
    choose,
    asNew,
  }
}
