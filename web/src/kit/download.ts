import { noAnswer, problemOf } from '@/api/problem'

/** The file's name that the server gives, or a plain one. */
export function fileName(disposition: string | null): string {
  const named = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  try {
    return named ? decodeURIComponent(named) : '导出.xlsx'
  } catch {
    return '导出.xlsx'
  }
}

/** The address of a download: what is empty is not sent. */
export function downloadAddress(path: string, query: Record<string, string | number | undefined>): string {
  const set = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') set.set(name, String(value))
  }
  const text = set.toString()
  return text ? `${path}?${text}` : path
}

/**
 * Fetches a file and hands it to the browser's downloads; with a form or a body, what the server makes of it. A refusal is thrown
 * as ApiProblem, so that it is told on the page and not saved as a file.
 */
export async function download(address: string, sent?: FormData | Record<string, string>): Promise<void> {
  let reply: Response
  try {
    reply = await fetch(address, {
      credentials: 'same-origin',
      ...(sent instanceof FormData ? { method: 'POST', body: sent } : {}),
      ...(sent && !(sent instanceof FormData)
        ? { method: 'POST', body: JSON.stringify(sent), headers: { 'Content-Type': 'application/json' } }
        : {}),
    })
  } catch {
    throw noAnswer()
  }
  if (!reply.ok) throw await problemOf(reply)
  saveFile(await reply.blob(), reply.headers.get('Content-Disposition'))
}

/** Hands a file to the browser's downloads, under the name that the server gave it. */
export function saveFile(content: Blob, disposition: string | null): void {
  const file = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = file
  link.download = fileName(disposition)
  link.click()
  setTimeout(() => URL.revokeObjectURL(file), 60_000)
}
