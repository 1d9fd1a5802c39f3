/** What stands in the address of one record. */
export const path = (id: string) => ({ params: { path: { id } } })

/** A file with the rev of the record that it is for. */
export function withFile(file: File, rev: number) {
  return {
    body: { file: '', rev },
    bodySerializer: () => {
      const form = new FormData()
      form.append('file', file)
      form.append('rev', String(rev))
      return form
    },
  }
}
