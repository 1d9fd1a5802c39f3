/** Where an address of the public page leads. */
export type Place =
  | { page: 'list' }
  | { page: 'notice'; id: string }
  | { page: 'receipt'; token: string }
  | { page: 'none'; receipt?: boolean }

export function placeOf(path: string): Place {
  const rest = path.replace(/^\/recruit\/?/, '').replace(/\/$/, '')
  if (rest === '') return { page: 'list' }
  const [first = '', second, ...more] = rest.split('/')
  if (first === 'r' && more.length === 0 && /^[\w-]{16,80}$/.test(second ?? '') && second)
    return { page: 'receipt', token: second }
  if (second === undefined && /^[0-9a-f-]{36}$/.test(first)) return { page: 'notice', id: first }
  return first === 'r' ? { page: 'none', receipt: true } : { page: 'none' }
}
