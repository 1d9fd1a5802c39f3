/** What the server found in an uploaded sheet; nothing is written until it is confirmed. */
export interface ImportPreview {
  id: string
  fileName: string
  sheet?: string
  /** Which column of the sheet was taken for which field. */
  columns: { heading: string; field: string }[]
  rows: ImportRow[]
  counts: { accept: number; warn: number; reject: number }
  /** What the sheet as a whole calls for, a union to be created for instance. */
  notes?: string[]
}

/** One row of the sheet with what speaks against it. */
export interface ImportRow {
  row: number
  name: string
  outcome: 'accept' | 'warn' | 'reject'
  codes: string[]
  why: string[]
}

export interface ImportResult {
  written: number
  skipped: number
  /** Where the new records can be seen. */
  path?: string
}

/** The three steps of an import; each module's api.ts maps its endpoints to them. */
export interface ImportSteps {
  upload: (file: File) => Promise<ImportPreview>
  /** `goodOnly` writes the accepted rows and leaves the rejected; otherwise it is all or nothing. */
  confirm: (id: string, goodOnly: boolean) => Promise<ImportResult>
  /** Address of the sheet that marks the errors. */
  errorSheet?: (id: string) => string
  /** Address of the template. */
  template?: string
}
