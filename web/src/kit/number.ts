/** What a text says as a number; full-width digits and signs of a Chinese keyboard too. Null when it says none. */
export function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/。/g, '.').replace(/,/g, '').trim()
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return null
  return Number(plain)
}

/** Why a typed number does not do, in words; empty when it does, and while nothing is typed. */
export function outOf(
  text: string,
  {
    min,
    max,
    places = 0,
  }: { min?: number | undefined; max?: number | undefined; places?: number | undefined },
): string {
  if (!text.trim()) return ''
  const n = numberIn(text)
  if (n === null) return '应为数字'
  if ((min !== undefined && n < min) || (max !== undefined && n > max)) {
    if (min === undefined) return `应不大于${String(max)}`
    return max === undefined ? `应不小于${String(min)}` : `应在${String(min)}—${String(max)}之间`
  }
  if (Number(n.toFixed(places)) !== n) return places ? `最多${String(places)}位小数` : '应为整数'
  return ''
}

/** Takes the reader to the first number that does not do; false when all do. */
export function toWrong(within: Element | null | undefined): boolean {
  const field = within?.querySelector<HTMLElement>('.number [aria-invalid="true"]')
  field?.focus()
  return field !== null && field !== undefined
}
