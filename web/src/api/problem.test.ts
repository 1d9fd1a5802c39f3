import { expect, test } from 'vitest'
import { ApiProblem, asProblem, problemOf } from './problem'

function reply(
  status: number,
  body: string,
  type = 'application/problem+json',
  head: Record<string, string> = {},
) {
  return new Response(body, { status, headers: { 'Content-Type': type, ...head } })
}

test('a refusal keeps its code, its Chinese text, its fields and its request id', async () => {
  const problem = await problemOf(
    reply(
      422,
      '{"code":"worklog.future_date","detail":"日期不能晚于今天","errors":[{"field":"body.day","message":"晚于今天"}],"requestId":"r-1"}',
    ),
  )
  expect(problem).toMatchObject({
    status: 422,
    code: 'worklog.future_date',
    message: '日期不能晚于今天',
    requestId: 'r-1',
  })
  expect(problem.field('day')).toBe('晚于今天')
  expect(problem.field('unit')).toBe('')
})

test('a reply that is no problem document becomes a sentence, never its raw text', async () => {
  const proxy = await problemOf(
    reply(502, '<html>Bad Gateway</html>', 'text/html', { 'X-Request-Id': 'r-2' }),
  )
  expect(proxy).toMatchObject({ code: 'http_502', message: '服务器出错，请稍后再试', requestId: 'r-2' })
  const broken = await problemOf(reply(404, '{"code":'))
  expect(broken.message).toBe('没有找到，或不在您的管辖范围内')
})

test('a refusal passes as it is, a mistake of the page is not laid on the network', () => {
  const refusal = new ApiProblem({ status: 409, code: 'stale', message: 'x' })
  expect(asProblem(refusal)).toBe(refusal)
  expect(asProblem(new TypeError('x is undefined')).code).toBe('page')
})
