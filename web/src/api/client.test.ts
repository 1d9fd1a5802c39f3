import { afterEach, expect, test, vi } from 'vitest'
import { body, client, onSignedOut } from './client'

function answer(reply: () => Promise<Response>) {
  vi.stubGlobal('fetch', vi.fn(reply))
}

const refusal = () =>
  Promise.resolve(
    new Response('{"code":"session_gone","detail":"请先登录"}', {
      status: 401,
      headers: { 'Content-Type': 'application/problem+json' },
    }),
  )

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a request without an answer is told apart from a refusal', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(body(client.GET('/api/session'))).rejects.toMatchObject({ code: 'network', status: 0 })
})

test('a lost session is told to the shell, but not when asking whether there is one', async () => {
  answer(refusal)
  const told = vi.fn()
  const stop = onSignedOut(told)
  await expect(body(client.GET('/api/session'))).rejects.toMatchObject({
    code: 'session_gone',
    message: '请先登录',
  })
  expect(told).not.toHaveBeenCalled()
  await expect(
    body(client.POST('/api/session/password', { body: { old: 'a', new: 'b' } })),
  ).rejects.toMatchObject({ status: 401 })
  expect(told).toHaveBeenCalledOnce()
  stop()
})
