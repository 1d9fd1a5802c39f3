import 'fake-indexeddb/auto'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { usePhoneForm } from './phone-form'
import type { Outbox } from './phone-outbox'
import { PhoneStore } from './store'

let store: PhoneStore
beforeEach(() => {
  store = new PhoneStore('form')
})
afterEach(async () => {
  await store.delete()
})

/** The form on its page, and a page whose parts are still on the way until `arrive` is called. */
async function start(send = () => Promise.resolve('done')) {
  let form!: ReturnType<typeof usePhoneForm>
  const page = defineComponent({
    setup() {
      form = usePhoneForm({ store, send } as unknown as Outbox)
      return () => h('div')
    },
  })
  const other = defineComponent({ render: () => h('p') })
  let arrive!: () => void
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/logs/new', component: page },
      { path: '/away', component: () => arrived.then(() => other) },
    ],
  })
  await router.push('/logs/new')
  mount(defineComponent({ render: () => h(RouterView) }), { global: { plugins: [router] } })
  await vi.waitFor(() => {
    expect(form.ready.value).toBe(true)
  })
  return { form, router, arrive }
}

test('a draft that is kept while the user goes elsewhere does not call them back', async () => {
  const { form, router, arrive } = await start()
  const going = router.push('/away')
  await new Promise((resolve) => setTimeout(resolve))
  form.draft.content.done = '写到一半。'
  await vi.waitFor(
    async () => {
      expect(await store.drafts.count()).toBe(1)
    },
    { timeout: 2000 },
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  arrive()
  await going
  expect(router.currentRoute.value.path).toBe('/away')
})

test('an entry that could not be handed over is a draft again whose address names it', async () => {
  const { form, router } = await start(() => Promise.reject(new Error('no room')))
  Object.assign(form.draft.content, {
    servedId: 'u1',
    duties: ['D2'],
    place: 'onsite',
    done: '指导起草集体合同草案',
  })
  await expect(form.hand(false)).rejects.toThrow('no room')
  form.draft.content.done = '指导起草集体合同草案，再写一句。'
  await vi.waitFor(
    () => {
      expect(router.currentRoute.value.query['key']).toBe(form.draft.key)
    },
    { timeout: 2000 },
  )
})
