/** What a bell shows: the server counts to a hundred. */
export function countText(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
