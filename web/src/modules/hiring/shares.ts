import type { ShareGiven, ShareRow, ShareSheet, ShareTerms, ShareView } from './share-api'

/** The three measures in the order of the table. */
export const measures = ['enterprises', 'workers', 'agreements'] as const
export type Measure = (typeof measures)[number]

export const measureTitles: Record<Measure, string> = {
  enterprises: '企业数',
  workers: '职工数',
  agreements: '集体合同数',
}

/** What stands in one county's cells, as typed; `sheet` names the measures that came from an uploaded sheet. */
export interface Cells extends Record<Measure, string> {
  note: string
  sheet: Measure[]
}

/** The number in a cell: null for a blank, undefined where it is none. */
export function measureOf(text: string): number | null | undefined {
  const plain = text.replace(/[,，\s]/g, '')
  if (plain === '') return null
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined
}

const textOf = (n: number | null) => (n === null ? '' : String(n))

export function cellsOf(row: ShareRow): Cells {
  return {
    enterprises: textOf(row.enterprises),
    workers: textOf(row.workers),
    agreements: textOf(row.agreements),
    note: row.note,
    sheet: [],
  }
}

export function termsOf(view: ShareView): ShareTerms {
  const { name, year, total, weightEnterprises, weightWorkers, weightAgreements, floor, cap } = view
  return { name, year, total, weightEnterprises, weightWorkers, weightAgreements, floor, cap }
}

export const countiesOf = (view: ShareView) => view.rows.filter((row) => !row.total)

/** The counties whose cells say something else than the server has; undefined when a cell holds no number. */
export function givenOf(view: ShareView, cells: Readonly<Record<string, Cells>>): ShareGiven[] | undefined {
  const out: ShareGiven[] = []
  for (const row of countiesOf(view)) {
    const c = cells[row.unionId]
    if (!c) continue
    const enterprises = measureOf(c.enterprises)
    const workers = measureOf(c.workers)
    const agreements = measureOf(c.agreements)
    if (enterprises === undefined || workers === undefined || agreements === undefined) return undefined
    const same = enterprises === row.enterprises && workers === row.workers && agreements === row.agreements
    if (same && c.note === row.note) continue
    out.push({ unionId: row.unionId, enterprises, workers, agreements, note: c.note, sheet: c.sheet })
  }
  return out
}

/** Puts the good rows of a sheet into the cells; what the sheet leaves blank stays. Returns how many counties. */
export function takeSheet(sheet: ShareSheet, cells: Record<string, Cells>): number {
  let taken = 0
  for (const row of sheet.rows) {
    const c = cells[row.unionId]
    if (!c || row.outcome === 'reject') continue
    for (const m of measures) {
      if (row[m] === null) continue
      c[m] = String(row[m])
      if (!c.sheet.includes(m)) c.sheet.push(m)
    }
    if (row.note) c.note = row.note
    taken++
  }
  return taken
}

/** A number typed by hand is no longer the sheet's; its neighbours stay what they are. */
export function typeIn(c: Cells, m: Measure, text: string) {
  c[m] = text
  c.sheet = c.sheet.filter((other) => other !== m)
}

/** A block copied from a workbook goes into the cells from one on, to the right and down. */
export function takeBlock(
  text: string,
  ids: readonly string[],
  from: { row: number; measure: Measure },
  cells: Record<string, Cells>,
): boolean {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n')
  if (lines.length === 1 && !text.includes('\t')) return false
  const first = measures.indexOf(from.measure)
  lines.forEach((line, i) => {
    const c = cells[ids[from.row + i] ?? '']
    if (!c) return
    line.split('\t').forEach((value, j) => {
      const m = measures[first + j]
      if (m) typeIn(c, m, value.trim())
    })
  })
  return true
}

/**
 * A fraction of `unit` with two decimals: cut for a county, since its whole heads are what stands before the point, and
 * rounded for a sum of counties.
 */
export function fraction(n: number, unit: number, sum: boolean): string {
  const hundredths = Math.floor((n * 100 + (sum ? unit / 2 : 0)) / unit)
  return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`
}

/** The server tells shares in hundred-millionths of the whole, and heads in millionths of one. */
export const percent = (row: ShareRow) => `${fraction(row.portion?.share ?? 0, 1_000_000, row.total)}%`
export const headUnit = 1_000_000

/** What a transfer form begins with: who gives and who gets. */
export function movesOf(view: ShareView) {
  return view.effects.map((e) => ({ id: e.unionId, name: e.name, heads: e.heads }))
}
