import { body, client, type Schema } from '@/api/client'

/** The public page's calls; none of them needs an account. */
export type PublicLine = Schema<'PublicLine'>
export type PublicNotice = Schema<'PublicNotice'>
export type Receipt = Schema<'JobReceipt'>
export type ObjectionReceipt = Schema<'ObjectionReceipt'>
export type Content = Schema<'ApplicationContent'>
export type Privacy = Schema<'PrivacyNotice'>

const id = (value: string) => ({ params: { path: { id: value } } })
const own = (token: string) => ({ params: { path: { token } } })

export const listNotices = async () => (await body(client.GET('/api/recruit'))).items

export const readNotice = (notice: string) => body(client.GET('/api/recruit/{id}', id(notice)))

export const apply = (notice: string, input: Schema<'ApplyBody'>) =>
  body(client.POST('/api/recruit/{id}/applications', { ...id(notice), body: input }))

export const object = (notice: string, input: Schema<'ObjectionContent'>) =>
  body(client.POST('/api/recruit/{id}/objections', { ...id(notice), body: input }))

export const readObjection = (token: string) =>
  body(client.GET('/api/recruit-objections/{token}', own(token)))

export const readReceipt = (token: string) => body(client.GET('/api/recruit-receipts/{token}', own(token)))

export const correct = (token: string, input: Content & { rev: number }) =>
  body(client.PUT('/api/recruit-receipts/{token}', { ...own(token), body: input }))

export const withdraw = (token: string) =>
  body(client.POST('/api/recruit-receipts/{token}/withdraw', own(token)))

export const attach = (token: string, clientKey: string, file: File) =>
  body(
    client.POST('/api/recruit-receipts/{token}/files', {
      ...own(token),
      body: { file: '', clientKey },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        form.append('clientKey', clientKey)
        return form
      },
    }),
  )

export const detach = (token: string, file: string) =>
  body(client.DELETE('/api/recruit-receipts/{token}/files/{id}', { params: { path: { token, id: file } } }))

/** Where the browser fetches what can be downloaded. */
export const noticeFileUrl = (file: string) => `/api/recruit-files/${file}`
export const ownFileUrl = (token: string, file: string) => `/api/recruit-receipts/${token}/files/${file}`
export const listUrl = (notice: string) => `/api/recruit/${notice}/list?format=pdf`
