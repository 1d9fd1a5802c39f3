import { expect, test } from 'vitest'
import { pageFor, type SignRoute } from './routes'

const page = () => Promise.reject(new Error('not opened in this test'))
const routes: SignRoute[] = [{ prefix: '/c/', page }]

test.each([
  ['/c/Zm9v-YmFy_1', 'Zm9v-YmFy_1'],
  ['/c/', undefined],
  ['/c/a/b', undefined],
  ['/c/%3Cscript%3E', undefined],
  ['/r/Zm9v', undefined],
])('%s has the token %s', (path, token) => {
  expect(pageFor(path, routes)?.token).toBe(token)
})
