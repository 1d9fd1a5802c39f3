import { body, client, type Schema } from './client'

/** What whoever scans a printed recommendation form may read. Here, since the outside page carries no query cache. */
export type FormVerified = Schema<'FormVerified'>

export const verifyForm = (code: string): Promise<FormVerified> =>
  body(client.GET('/api/forms/verify/{code}', { params: { path: { code } } }))

/** What whoever scans a printed receipt of a filing may read. */
export type ReceiptVerified = Schema<'VerifiedReceipt'>

export const verifyReceipt = (code: string): Promise<ReceiptVerified> =>
  body(client.GET('/api/exit-receipts/{code}', { params: { path: { code } } }))
