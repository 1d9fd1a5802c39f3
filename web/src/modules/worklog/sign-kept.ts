import type { Answer, Answered, Frozen } from './api'

/** An answer on its way: kept on this phone from the press until the reply, which may be lost on the way back. */
interface Sent {
  answer: Answer
  content: Frozen
}

const name = (token: string) => `xz.sign.${token}`

// Browsers inside chat programs may have storage switched off; then nothing is kept, and nothing fails.
function put(where: () => Storage, token: string, value: unknown) {
  try {
    if (value === null) where().removeItem(name(token))
    else where().setItem(name(token), JSON.stringify(value))
  } catch {
    // nothing is kept
  }
}

function get(where: () => Storage, token: string): unknown {
  try {
    return JSON.parse(where().getItem(name(token)) ?? 'null')
  } catch {
    return null
  }
}

const device = () => localStorage
const tab = () => sessionStorage

export const keepSent = (token: string, sent: Sent | null) => {
  put(device, token, sent)
}
export const keptSent = (token: string) => get(device, token) as Sent | null

/** What came back, for as long as the tab is open: reloading the page shows the receipt again. */
export const keepAnswered = (token: string, answered: Answered, content: Frozen) => {
  put(tab, token, { answered, content })
  keepSent(token, null)
}
export const keptAnswered = (token: string) =>
  get(tab, token) as { answered: Answered; content: Frozen } | null
