import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import type { ImportMapping, ImportPreview, ImportResult, ImportRow } from '@/kit/import'
import type { UnionNode } from '@/kit/unions'

/** An entry as lists give it. */
export type Entry = Schema<'VisitEntry'>
/** An entry with all that stands behind it. */
export type Visit = Schema<'VisitDetail'>
export type VisitEvent = Schema<'VisitEvent'>
/** What the signer sees and signs: the frozen content and nothing else. */
export type Frozen = Schema<'FrozenView'>
export type MonthDay = Schema<'MonthDay'>
/** A unit as the phone keeps it. */
export type Unit = Schema<'BookLine'>
/** A person's year in a few calm words. */
export type Year = Schema<'Card'>
/** A person's year with every date that has entries. */
export type PersonYear = Schema<'PersonYear'>
/** An entry that an inspection drew by lot. */
export type Sample = Schema<'SampleView'>
export type Invitation = Schema<'Invited'>
export type Paper = Schema<'PaperView'>
export type Attachment = Schema<'AttachmentView'>
export type CommissionScan = Schema<'CommissionScan'>
export type Correction = Schema<'CorrectionView'>
/** Services from before the system, with the scanned signed booklet: in a list, and with its sheet as it is judged. */
export type OpeningItem = Schema<'OpeningItem'>
export type Opening = Schema<'OpeningView'>
export type OpeningRow = Schema<'OpeningRow'>
export type OpeningChoices = Schema<'OpeningChoices'>
export type Booklet = Schema<'BookletScan'>
/** The page behind an invitation; only an open one carries the content. */
export type Asked = Schema<'Asked'>
export type Answer = Required<Schema<'ConfirmInputBody'>>
export type Answered = Schema<'Receipt'>
/** The page behind a receipt link. */
export type Receipt = Schema<'ReceiptView'>
/** What the public page of a printed entry says. */
export type Verified = Schema<'Verified'>

/** What an instructor writes into an entry. The internal note is never shown to the signer, hashed or printed. */
export type VisitContent = Omit<Schema<'NewVisitBody'>, 'clientKey' | 'submit' | '$schema'>

/** A unit that an instructor adds on the spot, to be checked by the employing union. */
export type NewUnit = Pick<Schema<'NewUnitInput'>, 'name' | 'kind' | 'hasUnion' | 'contactName'> & {
  clientKey: string
}

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never
export type VisitFilter = Query<'/api/visits'>
export type InspectedFilter = Query<'/api/visits/inspections/{id}/visits'>
export type PaperFilter = Query<'/api/visits/papers'>
export type OpeningFilter = Query<'/api/visit-openings'>
export type CorrectionFilter = Query<'/api/visits/corrections'>
export type YearFilter = Query<'/api/visits/years'>

const path = <T extends object>(parts: T) => ({ params: { path: parts } })

/** Who is signed in by the server's word; empty when nobody. */
export async function accountNow(): Promise<string> {
  const { data } = await client.GET('/api/session')
  return data?.account.id ?? ''
}

export const listOwn = (query: Query<'/api/visits/mine'>) =>
  body(client.GET('/api/visits/mine', { params: { query } }))
export const ownMonth = async (month: string) =>
  (await body(client.GET('/api/visits/mine/month', { params: { query: { month } } }))) ?? []
export const ownYear = (year: number) => body(client.GET('/api/visits/years/{year}/own', path({ year })))
export const listVisits = (query: VisitFilter) => body(client.GET('/api/visits', { params: { query } }))
export const readVisit = (id: string) => body(client.GET('/api/visits/{id}', path({ id })))
const createVisit = (clientKey: string, content: VisitContent, submit: boolean) =>
  body(client.POST('/api/visits', { body: { clientKey, submit, ...content } }))
const saveVisit = (id: string, rev: number, content: VisitContent) =>
  body(client.PUT('/api/visits/{id}', { ...path({ id }), body: { rev, ...content } }))
export const submitVisit = (id: string, rev: number) =>
  body(client.POST('/api/visits/{id}/submit', { ...path({ id }), body: { rev } }))

export const recallVisit = (id: string, rev: number) =>
  body(client.POST('/api/visits/{id}/recall', { ...path({ id }), body: { rev } }))
export const deleteVisit = (id: string, rev: number) =>
  body(client.DELETE('/api/visits/{id}', { ...path({ id }), body: { rev } }))
export const inviteSigner = (id: string, kind: Invitation['kind']) =>
  body(client.POST('/api/visits/{id}/invitations', { ...path({ id }), body: { kind } }))
export const decideConsent = (id: string, input: Schema<'ConsentInputBody'>) =>
  body(client.POST('/api/visits/{id}/consent', { ...path({ id }), body: input }))

/** A scan with what is written on it; it goes as a form, since it carries a file. */
export const uploadPaper = (
  id: string,
  paper: Pick<Paper, 'side' | 'signerName' | 'signerPost' | 'signedOn'> & { file: File },
) =>
  body(
    client.POST('/api/visits/{id}/papers', {
      ...path({ id }),
      body: { ...paper, file: '' },
      bodySerializer: () => {
        const form = new FormData()
        for (const [name, value] of Object.entries(paper)) form.append(name, value)
        return form
      },
    }),
  )

/** A person's year down to its entries; for upper levels once it has closed or within an inspection. */
export const personYear = (year: number, id: string) =>
  body(client.GET('/api/visits/years/{year}/people/{id}/days', path({ year, id })))
export const listYears = (query: YearFilter) => body(client.GET('/api/visits/years', { params: { query } }))

/** Units in use by part of a name, initials or credit code. */
export const findUnits = async (q: string) =>
  (await body(client.GET('/api/served', { params: { query: { q, limit: 20 } } }))).items
/** The same units as the phone keeps them. */
export const findLines = async (q: string): Promise<Unit[]> =>
  (await findUnits(q)).map(({ id, kind, name, pinyin, initials, state, hasUnion }) => ({
    id,
    kind,
    name,
    pinyin,
    initials,
    state: state === 'to_check' ? state : 'active',
    hasUnion,
  }))
export const servedBook = async () => (await body(client.GET('/api/served/book'))) ?? []
export const addUnit = (unit: NewUnit) =>
  body(
    client.POST('/api/served', {
      body: {
        ...unit,
        creditCode: '',
        creditConfirmed: false,
        orgUnionId: '',
        regionCode: '',
        industry: '',
        workers: 0,
        members: 0,
        chairName: '',
        contactTitle: '',
        agreementKind: '',
        agreementFrom: '',
        agreementUntil: '',
        note: '',
      },
    }),
  )

export const listPapers = (query: PaperFilter) =>
  body(client.GET('/api/visits/papers', { params: { query } }))
export const checkPaper = (id: string, input: Schema<'DecisionBody'>) =>
  body(client.POST('/api/visits/papers/{id}/check', { ...path({ id }), body: input }))

export const listOpenings = (query: OpeningFilter) =>
  body(client.GET('/api/visit-openings', { params: { query } }))
export const listInspectedOpenings = (id: string, query: OpeningFilter) =>
  body(client.GET('/api/visits/inspections/{id}/openings', { params: { path: { id }, query } }))
export const readOpening = (id: string) => body(client.GET('/api/visit-openings/{id}', path({ id })))
/** The unions whose earlier services one may bring in. */
export const openingUnions = async () => (await body(client.GET('/api/visit-openings/unions'))).items

/** A form as the client sends it; the document describes a form's parts as text. */
const asForm = (parts: Record<string, string | File>) => ({
  body: { file: '', unionId: '' },
  bodySerializer: () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(parts)) form.append(name, value)
    return form
  },
})
export const uploadOpening = (unionId: string, file: File) =>
  body(client.POST('/api/visit-openings', asForm({ unionId, file })))
export const replaceOpeningSheet = (id: string, file: File) =>
  body(client.POST('/api/visit-openings/{id}/sheet', { ...path({ id }), ...asForm({ file }) }))
export const addOpeningScan = (id: string, file: File) =>
  body(client.POST('/api/visit-openings/{id}/scans', { ...path({ id }), ...asForm({ file }) }))
export const removeOpeningScan = (id: string) =>
  body(client.DELETE('/api/visit-opening-scans/{id}', path({ id })))
export const chooseInOpening = (id: string, rev: number, choices: OpeningChoices) =>
  body(client.PUT('/api/visit-openings/{id}', { ...path({ id }), body: { rev, choices } }))
export const remapOpening = (id: string, rev: number, mapping: ImportMapping) =>
  body(client.PUT('/api/visit-openings/{id}', { ...path({ id }), body: { rev, mapping } }))
export const recallOpening = (id: string, rev: number) =>
  body(client.POST('/api/visit-openings/{id}/recall', { ...path({ id }), body: { rev } }))
export const dropOpening = (id: string, rev: number) =>
  body(client.DELETE('/api/visit-openings/{id}', { ...path({ id }), body: { rev } }))
export const checkOpening = (id: string, input: Schema<'OpeningCheckInputBody'>) =>
  body(client.POST('/api/visit-openings/{id}/check', { ...path({ id }), body: input }))

/** An opening as the import's steps show it. */
export function openingPreview(o: Opening): ImportPreview {
  return {
    id: o.id,
    rev: o.rev,
    fileName: o.fileName,
    into: o.unionName,
    layout: o.layout,
    given: o.columns,
    counts: o.counts,
    skipped: o.counts.skipped,
    already: 0,
    subject: '指导员',
    facts: ['日期', '服务单位', '签字人'],
    ...(o.state === 'waiting' || o.state === 'accepted' ? { result: openingSent(o) } : {}),
  }
}

export const openingRow = (r: OpeningRow): ImportRow => ({
  row: r.row,
  name: r.name || '（没有写）',
  values: [r.day, r.servedName, r.signerName],
  outcome: r.outcome,
  codes: r.codes,
  why: r.why,
})

const openingSent = (o: OpeningItem): ImportResult => ({
  written: o.good,
  left: o.total - o.good,
  lines: ['由上传人、送交人和指导员本人以外的另一人核对通过后，才计入天数。'],
})

export async function sendOpening(id: string, rev: number, goodOnly: boolean): Promise<ImportResult> {
  return openingSent(
    await body(client.POST('/api/visit-openings/{id}/send', { ...path({ id }), body: { rev, goodOnly } })),
  )
}

/** Units of the register by part of a name, for saying which one a sheet means. */
export async function unitsNamed(words: string): Promise<{ id: string; name: string }[]> {
  return (await body(client.GET('/api/served', { params: { query: { q: words, limit: 20 } } }))).items
}

export const listCorrections = (query: CorrectionFilter) =>
  body(client.GET('/api/visits/corrections', { params: { query } }))
export const decideCorrection = (id: string, input: Schema<'DecisionBody'>) =>
  body(client.POST('/api/visits/corrections/{id}/decide', { ...path({ id }), body: input }))

export const openInspection = (input: Schema<'InspectInputBody'>) =>
  body(client.POST('/api/visits/inspections', { body: input }))
export const listInspections = async () => (await body(client.GET('/api/visits/inspections'))) ?? []
export const drawSamples = (id: string, input: Schema<'SamplesInputBody'>) =>
  body(client.POST('/api/visits/inspections/{id}/samples', { ...path({ id }), body: input }))
export const listSamples = async (id: string) =>
  (await body(client.GET('/api/visits/inspections/{id}/samples', path({ id })))) ?? []
export const findSample = (id: string, sample: string, input: Schema<'FindingInputBody'>) =>
  body(client.POST('/api/visits/inspections/{id}/samples/{sample}', { ...path({ id, sample }), body: input }))
export const listInspected = (id: string, query: InspectedFilter) =>
  body(client.GET('/api/visits/inspections/{id}/visits', { params: { path: { id }, query } }))

export const readAsked = (token: string) => body(client.GET('/api/confirm/{token}', path({ token })))
export const askCode = (token: string) => body(client.POST('/api/confirm/{token}/code', path({ token })))
export const sendAnswer = (token: string, answer: Answer) =>
  body(client.POST('/api/confirm/{token}', { ...path({ token }), body: answer }))
export const readReceipt = (token: string) => body(client.GET('/api/receipt/{token}', path({ token })))
export const undoReceipt = (token: string, input: Schema<'UndoInputBody'>) =>
  body(client.POST('/api/receipt/{token}', { ...path({ token }), body: input }))
export const verifyCode = (code: string) => body(client.GET('/api/verify/{code}', path({ code })))

/** The unions below one, or the top of the own scope. */
export const unionsBelow = async (parent: string | null): Promise<UnionNode[]> => {
  const query = parent === null ? {} : { superior: parent }
  return (await body(client.GET('/api/org/tree', { params: { query } }))).items
}

/** Unions by part of a name or pinyin initials. */
export const unionsNamed = async (q: string): Promise<UnionNode[]> => {
  const page = await body(client.GET('/api/org/unions', { params: { query: { q, limit: 20 } } }))
  return page.items.map((u) => ({ id: u.id, name: u.name, leaf: true, place: u.superiorName }))
}

function formOf(file: Blob, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', file, name)
  return form
}

/** A file for an entry of the own log; sent again under its key it is there once. */
export const attach = (id: string, clientKey: string, file: Blob, name: string) =>
  body(
    client.POST('/api/visits/{id}/attachments', {
      ...path({ id }),
      body: { clientKey, file: '' },
      bodySerializer: () => formOf(file, name, { clientKey }),
    }),
  )
export const detach = (id: string) => body(client.DELETE('/api/visits/attachments/{id}', path({ id })))

/** A scanned commission, before the entry that names it is saved. */
export const addCommission = (file: Blob, name: string) =>
  body(
    client.POST('/api/visits/commissions', { body: { file: '' }, bodySerializer: () => formOf(file, name) }),
  )

/** The server as an entry on its way calls it. */
export const entryServer = { createVisit, saveVisit, submitVisit, readVisit }

/** The server as the phone's queue calls it. */
export const queueServer = { ...entryServer, accountNow, addUnit, attach, addCommission }
