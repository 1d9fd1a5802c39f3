import { body, client, type Schema } from './client'

/** What whoever scans a printed recommendation form may read. Here, since the outside page carries no query cache. */
export const verifyForm = (code: string): Promise<Schema<'FormVerified'>> =>
  body(client.GET('/api/forms/verify/{code}', { params: { path: { code } } }))

/** What whoever scans a printed receipt of a filing may read. */
export const verifyReceipt = (code: string): Promise<Schema<'VerifiedReceipt'>> =>
  body(client.GET('/api/exit-receipts/{code}', { params: { path: { code } } }))
