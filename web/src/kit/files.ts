/** A file in a list: its name, where it is opened, a line on it, and whether it can be taken off. */
export interface ListedFile {
  key: string
  name: string
  /** Empty while only this machine has it. */
  url: string
  note: string
  /** The line says what is wrong with it. */
  bad?: boolean
  removable: boolean
}

/** How large a file is, in words. */
export function sizeText(bytes: number): string {
  return bytes < 1 << 20
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / (1 << 20)).toFixed(1)} MB`
}
