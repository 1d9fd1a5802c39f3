/** A column of the sheet with the field that it was taken for; `key` is empty when it was taken for none. */
export interface ImportColumn {
  column: number
  letters: string
  heading: string
  key: string
  title: string
  /** Only a part of the heading says so. */
  sure: boolean
}

/** What was recognised of a sheet, in the server's words. */
export interface ImportLayout {
  sheet: string
  sheets: string[]
  headingTop: number
  headingBottom: number
  columns: ImportColumn[]
  unknown: ImportColumn[]
  missing: string[]
  skipped: { row: number; why: string; text: string }[]
  notes: string[]
  fields: { key: string; title: string; required: boolean }[]
}

export type Outcome = 'accept' | 'warn' | 'reject'

/** What the server found in an uploaded sheet; nothing is written until it is confirmed. */
export interface ImportPreview {
  id: string
  rev: number
  fileName: string
  /** Where the rows go: a union's name. */
  into: string
  layout: ImportLayout
  /** What the user corrected before: field to column. */
  given: Record<string, number>
  counts: Record<Outcome, number>
  /** Of the rejected rows, those that were left out by choice and so stop nothing. */
  skipped?: number
  /** Of the others, those that are there already and will not be written again. */
  already: number
  /** What a confirmation changes beside the rows that it writes. */
  changes?: number
  /** What the sheet as a whole calls for. */
  notes?: string[]
  /** What a row's name is called: 姓名, 单位名称. */
  subject: string
  /** The headings of the values in each row. */
  facts: readonly string[]
  result?: ImportResult
}

/** One row of the sheet as it was understood, with what speaks against it. */
export interface ImportRow {
  row: number
  name: string
  values: readonly string[]
  outcome: Outcome
  codes: string[]
  why: string[]
}

export interface ImportResult {
  written: number
  /** What became of the rest, and what else was written, a line each. */
  lines: readonly string[]
  /** Rows that were not written and have to be mended. */
  left: number
}

/** What the user corrected: which sheet, where its heading ends, which column is which field (0: none). */
export interface ImportMapping {
  sheet: string
  heading: number
  columns: Record<string, number>
}

/** The preview that the user has before the eyes: what another corrected since is not confirmed unseen. */
export type Seen = Pick<ImportPreview, 'id' | 'rev'>

/** The steps of an import; each module's api.ts maps its endpoints to them. */
export interface ImportSteps {
  upload: (file: File) => Promise<ImportPreview>
  /** A preview that was begun earlier, by its address. */
  open: (id: string) => Promise<ImportPreview>
  /** Rows of an outcome from a place of the list on. */
  rows: (id: string, outcome: Outcome | '', cursor: string) => Promise<{ items: ImportRow[]; next: string }>
  remap: (seen: Seen, mapping: ImportMapping) => Promise<ImportPreview>
  /** `goodOnly` writes the accepted rows and leaves the rejected; otherwise it is all or nothing. */
  confirm: (seen: Seen, goodOnly: boolean) => Promise<ImportResult>
  discard: (id: string) => Promise<unknown>
  /** Address of the sheet that marks what became of each row. */
  errorSheet: (id: string) => string
  /** Address of the template. */
  template: string
}

/** Which field each column of the sheet is taken for, as the preview begins: by column. */
export function fieldsOf(layout: ImportLayout): Record<number, string> {
  return Object.fromEntries([...layout.columns, ...layout.unknown].map((c) => [c.column, c.key]))
}

/**
 * What to send when the user took columns for fields: every field that changed hands, with its column, or 0 where the
 * sheet has none any more. Fields that stand as recognised are left to recognition.
 */
export function mappingOf(
  layout: ImportLayout,
  taken: Readonly<Record<number, string>>,
): Record<string, number> {
  const columns: Record<string, number> = {}
  for (const c of layout.columns) {
    if (taken[c.column] !== c.key) columns[c.key] = 0
  }
  for (const [column, key] of Object.entries(taken)) {
    const was = layout.columns.find((c) => c.key === key)
    if (key && was?.column !== Number(column)) columns[key] = Number(column)
  }
  return columns
}

/** Fields that two columns were taken for. */
export function takenTwice(taken: Readonly<Record<number, string>>): string[] {
  const keys = Object.values(taken).filter((key) => key !== '' && key !== 'serial')
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))]
}
