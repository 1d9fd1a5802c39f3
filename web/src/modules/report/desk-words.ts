/** 还有3个工作日, 今天到期, or 已过期2个工作日 — never a colour alone. An internal term is passed, not late. */
export function leftText(item: { workdays: number; tone?: string; soft?: boolean }): string {
  if (item.soft && item.workdays < 0) return `超过内部时限${Math.abs(item.workdays)}个工作日`
  if (item.tone === 'late' || item.workdays < 0)
    return item.workdays === 0 ? '已过期' : `已过期${Math.abs(item.workdays)}个工作日`
  return item.workdays === 0 ? '今天到期' : `还有${item.workdays}个工作日`
}

/** What the badge shows and the card adds up to. */
export function waiting(todos: readonly { count: number }[]): number {
  return todos.reduce((sum, todo) => sum + todo.count, 0)
}
