/** Where an address of the public page leads. */
export type Place =
  | { page: 'list' }
  | { page: 'notice'; id: string }
  | { page: 'receipt' | 'objection'; token: string }
  | { page: 'none' }

export function placeOf(path: string): Place {
  const rest = path.replace(/^\/recruit\/?/, '').replace(/\/$/, '')
  if (rest === '') return { page: 'list' }
  const [first = '', second, ...more] = rest.split('/')
  if ((first === 'r' || first === 'o') && second && more.length === 0 && /^[\w-]+$/.test(second))
    return { page: first === 'r' ? 'receipt' : 'objection', token: second }
  if (second === undefined && /^[0-9a-f-]{36}$/.test(first)) return { page: 'notice', id: first }
  return { page: 'none' }
}

/** A receipt's address that was not copied whole; the server's are never shorter. */
export function cutShort(path: string): boolean {
  return /^\/recruit\/[ro](\/[\w-]{0,15})?\/?$/.test(path)
}

/** A receipt that somebody typed or pasted; of a code alone it is not known whether an application's or an objection's. */
export function receiptOf(typed: string): { page: 'receipt' | 'objection' | ''; token: string } {
  const text = typed.trim().toLowerCase()
  const address = /\/recruit\/([ro])\/([0-9a-f]{48})(?![0-9a-f])/.exec(text)
  if (address) return { page: address[1] === 'r' ? 'receipt' : 'objection', token: address[2] ?? '' }
  return { page: '', token: /^[0-9a-f]{48}$/.test(text) ? text : '' }
}

export const receiptPath = (page: 'receipt' | 'objection', token: string) =>
  `/recruit/${page === 'receipt' ? 'r' : 'o'}/${token}`
