/** Where to call a telephone number as directories print it: the first of several, without its extension. */
export function dial(printed: string): string {
  const first = printed.split(/[转、/,，]/)[0] ?? ''
  return `tel:${first.replace(/[—－]/g, '-').replace(/[^\d+-]/g, '')}`
}
