import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { body, client, type Schema } from '@/api/client'
import { noAnswer, problemOf } from '@/api/problem'
import { saveFile } from '@/kit/download'

export type BoardLine = Schema<'BoardLine'>
export type ReturnView = Schema<'ReturnView'>
export type UnitLine = Schema<'UnitLine'>
export type YearFigures = Schema<'YearFigures'>
export type Difference = Schema<'Difference'>
export type Amended = Schema<'Amended'>
export type DocumentLine = Schema<'DocumentLine'>
export type ParcelView = Schema<'ParcelView'>
export type FilingKey = Schema<'KeyLine'>
export type Kind = DocumentLine['kind']

/** A year and a city; without them this year and the user's own city. */
interface Asked {
  year?: number
  cityId?: string
}

/** What narrows rows: a unit, a figure, a finding, a name. */
interface RowsAsked extends Asked {
  unitId?: string
  group?: string
  finding?: string
  q?: string
}

// An address may hold any text; the server refuses what it does not know.
type Rows = NonNullable<import('@/api/schema').paths['/api/filing/return/rows']['get']['parameters']['query']>
type Filed = NonNullable<import('@/api/schema').paths['/api/filing/rows']['get']['parameters']['query']>

export const filingBoardQuery = (asked: { year?: number; on?: string }) =>
  queryOptions({
    queryKey: ['filing', 'board', asked] as const,
    queryFn: () => body(client.GET('/api/filing', { params: { query: asked } })),
    placeholderData: keepPreviousData,
  })

export const returnQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['filing', 'return', asked] as const,
    queryFn: () => body(client.GET('/api/filing/return', { params: { query: asked } })),
    placeholderData: keepPreviousData,
  })

export const returnRowsQuery = (asked: RowsAsked) =>
  queryOptions({
    queryKey: ['filing', 'return-rows', asked] as const,
    queryFn: async () =>
      (await body(client.GET('/api/filing/return/rows', { params: { query: asked as Rows } }))).items,
  })

export const filedRowsQuery = (asked: Omit<RowsAsked, 'finding'> & { filing?: string }) =>
  queryOptions({
    queryKey: ['filing', 'rows', asked] as const,
    queryFn: async () => {
      const { filing, ...query } = asked
      if (filing) {
        const of = { path: { id: filing }, query: query as Filed }
        return (await body(client.GET('/api/filing/documents/{id}/rows', { params: of }))).items
      }
      return (await body(client.GET('/api/filing/rows', { params: { query: query as Filed } }))).items
    },
  })

export const filedRowQuery = (id: string) =>
  queryOptions({
    queryKey: ['filing', 'row', id] as const,
    queryFn: () => body(client.GET('/api/filing/rows/{id}', { params: { path: { id } } })),
  })

export const filingQuery = (id: string) =>
  queryOptions({
    queryKey: ['filing', 'document', id] as const,
    queryFn: () => body(client.GET('/api/filing/documents/{id}', { params: { path: { id } } })),
  })

export const keysQuery = queryOptions({
  queryKey: ['filing', 'keys'] as const,
  queryFn: async () => (await body(client.GET('/api/filing/keys'))).items,
})

export const bookUrl = (year: number, on: string, format: string) =>
  `/api/filing/book?year=${String(year)}&on=${on}&format=${format}`
export const filingFileUrl = (id: string, kind: 'proof' | 'receipt') => `/api/filing/documents/${id}/${kind}`
export const slipUrl = (id: string, format: 'pdf' | 'docx') =>
  `/api/filing/documents/${id}/slip?format=${format}`

/** Posts and hands what comes back to the browser's downloads. */
async function postForFile(address: string, content?: object): Promise<void> {
  let reply: Response
  try {
    reply = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      ...(content ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content) } : {}),
    })
  } catch {
    throw noAnswer()
  }
  if (!reply.ok) throw await problemOf(reply)
  saveFile(await reply.blob(), reply.headers.get('Content-Disposition'))
}

export type Printing = Omit<Schema<'PrintInputBody'>, '$schema'>

export const printFiling = (id: string, how: Printing) =>
  postForFile(`/api/filing/documents/${id}/print`, how)
export const packFiling = (id: string) => postForFile(`/api/filing/documents/${id}/parcel`)

const upload = (file: File) => ({
  body: { file: '' }, // the document describes a form's parts as text
  bodySerializer: () => {
    const form = new FormData()
    form.append('file', file)
    return form
  },
})

/** What a parcel holds; nothing is written by that. */
export const previewParcel = (file: File) => body(client.POST('/api/filing/parcels/preview', upload(file)))

/** Writes of filings. A filing changes what is owed, so everything is asked for anew. */
export function useFilingWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const decided = (act: 'accept' | 'return') =>
    useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; reason?: string }) =>
        body(
          act === 'accept'
            ? client.POST('/api/filing/documents/{id}/accept', { params: { path: { id } }, body: input })
            : client.POST('/api/filing/documents/{id}/return', { params: { path: { id } }, body: input }),
        ),
      onSuccess,
    })
  return {
    check: useMutation({
      mutationFn: (input: Schema<'CheckInputBody'>) =>
        body(client.POST('/api/filing/return/checks', { body: input })),
      onSuccess,
    }),
    explain: useMutation({
      mutationFn: (input: Schema<'ExplanationInputBody'>) =>
        body(client.POST('/api/filing/return/explanations', { body: input })),
      onSuccess,
    }),
    file: useMutation({
      mutationFn: (input: Schema<'FileInputBody'>) =>
        body(client.POST('/api/filing/documents', { body: input })),
      onSuccess,
    }),
    accept: decided('accept'),
    giveBack: decided('return'),
    takeIn: useMutation({
      mutationFn: (file: File) => body(client.POST('/api/filing/parcels', upload(file))),
      onSuccess,
    }),
    takeReceipt: useMutation({
      mutationFn: (file: File) => body(client.POST('/api/filing/receipts', upload(file))),
      onSuccess,
    }),
    makeKey: useMutation({
      mutationFn: (unionId: string) => body(client.POST('/api/filing/keys', { body: { unionId } })),
      onSuccess,
    }),
    trustKey: useMutation({
      mutationFn: (input: Schema<'TrustedInputBody'>) =>
        body(client.POST('/api/filing/keys/trusted', { body: input })),
      onSuccess,
    }),
  }
}
