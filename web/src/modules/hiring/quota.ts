import type { QuotaLedger, QuotaRow } from './quota-api'
import type { Tone } from '@/kit/StateTag.vue'

/** What a line of the ledger is called. */
export function rowName(row: Pick<QuotaRow, 'name' | 'own' | 'total'>): string {
  return row.own ? `${row.name}（本级）` : row.name
}

/** The state of a line in a word, none where there is nothing to say. */
export function rowState(row: QuotaRow): { tone: Tone; text: string } | null {
  if (row.shares) return null
  if (row.left) return { tone: 'warn', text: '待调出' }
  const f = row.figures
  if (!f.approved) return { tone: 'off', text: '尚未核定' }
  if (row.total) return row.overUnits ? { tone: 'late', text: `${row.overUnits} 个单位超员` } : null
  if (f.over) return { tone: 'late', text: `超员 ${f.over}` }
  if (!f.room) return { tone: 'warn', text: '满员' }
  return null
}

export type Show = '' | 'over' | 'full' | 'room' | 'none'

/** The lines that a filter leaves: whatever fits, below the totals of the units above. */
export function shownRows(rows: readonly QuotaRow[], show: Show): QuotaRow[] {
  if (!show) return [...rows]
  const fits = (row: QuotaRow) => {
    const f = row.figures
    if (row.total || row.shares || row.left) return false
    switch (show) {
      case 'over':
        return f.over > 0
      case 'full':
        return f.approved && f.room === 0 && f.over === 0
      case 'room':
        return f.room > 0
      default:
        return !f.approved
    }
  }
  const kept = new Set<number>()
  rows.forEach((row, i) => {
    if (!fits(row)) return
    kept.add(i)
    let depth = row.depth
    for (let j = i - 1; j >= 0 && depth > 0; j--) {
      const above = rows[j]
      if (above?.total && above.depth < depth) {
        kept.add(j)
        depth = above.depth
      }
    }
  })
  return rows.filter((_, i) => kept.has(i))
}

export const inPostTitle = (means: QuotaLedger['means']) => (means === 'hires' ? '本年已聘' : '在岗')

export const signed = (n: number) => (n > 0 ? `+${n}` : String(n))
