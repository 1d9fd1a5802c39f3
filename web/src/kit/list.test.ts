import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, test } from 'vitest'
import { readFilters, totalText, useListQuery, writeFilters } from './list'

const empty = { q: '', state: '' }

test('an address is read by its known names only', () => {
  expect(readFilters({ q: '周', page: '3', state: ['a', 'b'] }, empty)).toEqual({ q: '周', state: '' })
})

test('what equals the empty list is not written into the address', () => {
  expect(writeFilters({ q: ' 周敏 ', state: '' }, empty)).toEqual({ q: '周敏' })
  expect(writeFilters({ q: '', state: 'all' }, { q: '', state: 'all' })).toEqual({})
})

test('a total that was not counted to its end says so', () => {
  expect(totalText({ count: 123, exact: true })).toBe('共 123 条')
  expect(totalText({ count: 10000, exact: false })).toBe('共 10000+ 条')
})

async function start(address: string) {
  let list!: ReturnType<typeof useListQuery<typeof empty>>
  const page = defineComponent({
    setup() {
      list = useListQuery(empty)
      return () => h('div')
    },
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/people', component: page }],
  })
  await router.push(address)
  mount(defineComponent({ render: () => h(page) }), { global: { plugins: [router] } })
  return { list, router }
}

test('typing changes nothing until the search, which begins at the first page', async () => {
  const { list, router } = await start('/people?cursor=c1')
  list.form.q = '周'
  expect(list.params.value).toEqual({ limit: 20, cursor: 'c1' })
  await list.search()
  expect(router.currentRoute.value.fullPath).toBe(`/people?q=${encodeURIComponent('周')}`)
  expect(list.params.value).toEqual({ q: '周', limit: 20 })
})

test('next and previous walk the cursors, and the search stays', async () => {
  const { list } = await start('/people?state=on')
  await list.next('c1')
  await list.next('c2')
  expect(list.params.value).toEqual({ state: 'on', limit: 20, cursor: 'c2' })
  await list.previous()
  expect(list.params.value).toEqual({ state: 'on', limit: 20, cursor: 'c1' })
  await list.previous()
  expect(list.params.value).toEqual({ state: 'on', limit: 20 })
  expect(list.atStart.value).toBe(true)
})

test('without a remembered way, as after a reload, previous leads to the first page', async () => {
  const { list } = await start('/people?cursor=c7')
  await list.previous()
  expect(list.params.value).toEqual({ limit: 20 })
})

test('after a reload the server knows the way back', async () => {
  const { list } = await start('/people?cursor=c7')
  await list.previous('b6')
  expect(list.params.value).toEqual({ limit: 20, cursor: 'b6' })
})

test('an export is asked what the list is asked, without the paging', async () => {
  const { list } = await start('/people?q=x&cursor=c7&limit=50')
  expect(list.asked.value).toEqual({ q: 'x' })
})

test('the browser going back brings the form back too', async () => {
  const { list, router } = await start('/people?q=old')
  list.form.q = 'new'
  await list.search()
  router.back()
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve))
  expect(list.form.q).toBe('old')
})

test('only the offered page sizes are taken from the address', async () => {
  expect((await start('/people?limit=50')).list.params.value).toEqual({ limit: 50 })
  expect((await start('/people?limit=100000')).list.params.value).toEqual({ limit: 20 })
})

test('reset empties form and address', async () => {
  const { list, router } = await start('/people?q=x&state=on&cursor=c1')
  await list.reset()
  expect(list.form).toEqual({ q: '', state: '' })
  expect(router.currentRoute.value.fullPath).toBe('/people')
})
