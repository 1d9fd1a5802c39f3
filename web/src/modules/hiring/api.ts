import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { unionsFor } from '@/api/unions'
import type { paths } from '@/api/schema'
import { download, saveFile } from '@/kit/download'

export type QuotaLedger = Schema<'QuotaLedger'>
export type QuotaRow = Schema<'QuotaRow'>
export type QuotaHead = Schema<'QuotaHead'>
export type QuotaLine = Schema<'QuotaLine'>
export type QuotaEffect = Schema<'QuotaEffect'>
export type OrderLine = Schema<'OrderLine'>
export type OrderView = Schema<'OrderView'>
export type Transfer = Schema<'Transfer'>
export type Countering = Schema<'Countering'>
export type Approval = Schema<'ApprovalBody'>

/** A union and a day; both empty for the user's own highest union today. */
export interface Asked {
  unionId?: string
  on?: string
}

export const ledgerQuery = (asked: MaybeRefOrGetter<Asked>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'ledger', asked] as const,
    queryFn: () => body(client.GET('/api/quota', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const accountQuery = (asked: MaybeRefOrGetter<Asked>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'account', asked] as const,
    queryFn: () => body(client.GET('/api/quota/account', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const quotaHeadsQuery = (
  asked: MaybeRefOrGetter<Asked & { all?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'heads', asked] as const,
    queryFn: () => {
      const { all, ...query } = toValue(asked)
      return body(client.GET('/api/quota/heads', { params: { query: { ...query, all: all === '1' } } }))
    },
    placeholderData: keepPreviousData,
  })

// An address may hold any text; the server refuses what it does not know.
type OrdersQuery = NonNullable<paths['/api/quota/orders']['get']['parameters']['query']>

export const ordersQuery = (
  asked: MaybeRefOrGetter<{ year?: string; kind?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'orders', asked] as const,
    queryFn: () => {
      const { year, ...query } = toValue(asked)
      return body(
        client.GET('/api/quota/orders', {
          params: { query: { ...(query as OrdersQuery), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'order', id] as const,
    queryFn: () => body(client.GET('/api/quota/orders/{id}', { params: { path: { id } } })),
  })

/** What an order would change for whom; throws when it may not be given. */
export async function previewTransfer(transfer: Transfer): Promise<QuotaEffect[]> {
  return (await body(client.POST('/api/quota/orders/preview', { body: transfer }))).effects
}

export function useQuotaWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'quota'] })
  return {
    issue: useMutation({
      mutationFn: (transfer: Transfer) => body(client.POST('/api/quota/orders', { body: transfer })),
      onSuccess,
    }),
    counter: useMutation({
      mutationFn: ({ id, ...input }: Countering & { id: string }) =>
        body(client.POST('/api/quota/orders/{id}/counter', { params: { path: { id } }, body: input })),
      onSuccess,
    }),
    approve: useMutation({
      mutationFn: (approval: Approval) => body(client.POST('/api/quota/approvals', { body: approval })),
      onSuccess,
    }),
  }
}

export type Share = Schema<'Share'>
export type ShareView = Schema<'ShareView'>
export type ShareRow = Schema<'ShareRow'>
export type ShareTerms = Pick<
  ShareView,
  'name' | 'year' | 'total' | 'weightEnterprises' | 'weightWorkers' | 'weightAgreements' | 'floor' | 'cap'
>
export type ShareGiven = Schema<'ShareGiven'>
export type ShareSheet = Schema<'ShareSheet'>

export const sharesQuery = (asked: MaybeRefOrGetter<{ limit?: number; cursor?: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'shares', asked] as const,
    queryFn: () => body(client.GET('/api/quota/shares', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const shareQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'share', id] as const,
    queryFn: () => body(client.GET('/api/quota/shares/{id}', { params: { path: { id } } })),
  })

/** Where the browser fetches the sheet that counties fill in. */
export const shareTemplate = (id: string) => `/api/quota/shares/${id}/template`

function formWith(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

/** Reads a sheet of measures; nothing is written by that. */
export function readShareSheet(id: string, file: File): Promise<ShareSheet> {
  return body(
    client.POST('/api/quota/shares/{id}/sheet', {
      params: { path: { id } },
      body: { file: '' }, // the document describes a form's parts as text
      bodySerializer: () => formWith(file),
    }),
  )
}

/** Downloads the same sheet with what became of each row. */
export const checkedShareSheet = (id: string, file: File) =>
  download(`/api/quota/shares/${id}/sheet/errors`, formWith(file))

/** Writes of the workbench; they post nothing to the ledger. */
export function useShareWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'quota', 'shares'] })
  const shown = async (view: ShareView) => {
    cache.setQueryData(shareQuery(view.id).queryKey, view)
    await onSuccess()
  }
  return {
    begin: useMutation({
      mutationFn: (input: { name: string; year: number }) =>
        body(client.POST('/api/quota/shares', { body: input })),
      onSuccess: shown,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: ShareTerms & { id: string; rev: number; lines: ShareGiven[] }) =>
        body(client.PUT('/api/quota/shares/{id}', { params: { path: { id } }, body: input })),
      onSuccess: shown,
    }),
    refill: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/quota/shares/{id}/refill', { params: { path: { id } }, body: { rev } })),
      onSuccess: shown,
    }),
    drop: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.DELETE('/api/quota/shares/{id}', { params: { path: { id }, query: { rev } } })),
      onSuccess,
    }),
  }
}

export type PlanBoard = Schema<'PlanBoard'>
export type PlanLine = Schema<'PlanLine'>
export type PlanView = Schema<'PlanView'>
export type PlanContent = Omit<Schema<'PlanContentBody'>, 'rev' | '$schema'>
export type PlanNumber = Schema<'PlanNumber'>

const path = (id: string) => ({ params: { path: { id } } })

export const boardQuery = (year: number) =>
  queryOptions({
    queryKey: ['hiring', 'plans', year] as const,
    queryFn: () => body(client.GET('/api/hiring/plans', { params: { query: year ? { year } : {} } })),
  })

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'plan', id] as const,
    queryFn: () => body(client.GET('/api/hiring/plans/{id}', path(id))),
  })

/** Where the browser fetches the summary sheet and the letters. */
export const planSheetUrl = (year: number) => `/api/hiring/plans/export?year=${String(year)}`
export const planLetterUrl = (id: string, kind: 'letter' | 'reply', format: 'pdf' | 'docx') =>
  `/api/hiring/plans/${id}/${kind}?format=${format}`

/** A file with the rev of the record that it is for. */
function withFile(file: File, rev: number) {
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

/** Writes of the plan. A submission changes 审批中心 and the workbench too. */
export function usePlanWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    begin: useMutation({
      mutationFn: (input: { unionId: string; kind: 'annual' | 'extra'; year: number }) =>
        body(client.POST('/api/hiring/plans', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: PlanContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/plans/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: ({ id, ...input }: Schema<'PlanSubmitBody'> & { id: string }) =>
        body(client.POST('/api/hiring/plans/{id}/submit', { ...path(id), body: input })),
      onSuccess,
    }),
    review: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; number: number; reason: string }) =>
        body(client.POST('/api/hiring/plans/{id}/review', { ...path(id), body: input })),
      onSuccess,
    }),
    weigh: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; numbers: PlanNumber[]; document: string }) =>
        body(client.POST('/api/hiring/plans/{id}/weigh', { ...path(id), body: input })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/plans/{id}/scan', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
  }
}

export type FormLine = Schema<'FormLine'>
export type FormView = Schema<'FormView'>
export type FormCheck = Schema<'FormCheck'>
export type DatedLine = Schema<'DatedLine'>
export type FormContent = Omit<Schema<'FormContentBody'>, 'rev' | '$schema'>
export type FormPrint = Schema<'FormPrintInputBody'>

// An address may hold any text; the server refuses what it does not know.
type FormsQuery = NonNullable<paths['/api/hiring/forms']['get']['parameters']['query']>

export const formsQuery = (asked: MaybeRefOrGetter<Record<string, string | number | undefined>>) =>
  queryOptions({
    queryKey: ['hiring', 'forms', asked] as const,
    queryFn: () => {
      const { year, ...query } = toValue(asked)
      return body(
        client.GET('/api/hiring/forms', {
          params: { query: { ...(query as FormsQuery), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'form', id] as const,
    queryFn: () => body(client.GET('/api/hiring/forms/{id}', path(id))),
  })

export const registerQuery = (asked: MaybeRefOrGetter<{ unionId?: string; year?: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'register', asked] as const,
    queryFn: () => {
      const { unionId, year } = toValue(asked)
      return body(
        client.GET('/api/hiring/forms/register', {
          params: { query: { ...(unionId ? { unionId } : {}), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

/** The code lists of the annex, which a paper application uses too. */
export const formListsQuery = queryOptions({
  queryKey: ['hiring', 'form-lists'] as const,
  queryFn: () => body(client.GET('/api/roster/lists')),
  staleTime: Infinity,
})

/** Who is in post at a union, for choosing whom to renew. */
export const inPostQuery = (asked: MaybeRefOrGetter<{ unionId: string; q: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'in-post', asked] as const,
    queryFn: async () => {
      const { unionId, q } = toValue(asked)
      const query = { unionId, state: 'in_post' as const, limit: 50, ...(q ? { q } : {}) }
      return (await body(client.GET('/api/persons', { params: { query } }))).items
    },
  })

/** A number of a form in full; the reason is recorded. */
export async function revealFormField(id: string, field: 'id' | 'phone', reason: string): Promise<string> {
  return (await body(client.POST('/api/hiring/forms/{id}/reveal', { ...path(id), body: { field, reason } })))
    .value
}

/** Where the browser fetches the blank annex and the register. */
export const blankFormUrl = (format: 'pdf' | 'docx') => `/api/hiring/forms/blank?format=${format}`

/** Prints forms: the file comes as a reply, since what is asked may hold a reason. */
export async function printForms(wanted: FormPrint): Promise<void> {
  const { data, response } = await client.POST('/api/hiring/forms/print', {
    body: wanted,
    parseAs: 'blob',
  })
  saveFile(data as unknown as Blob, response.headers.get('Content-Disposition'))
}

/** Writes of the form. What is sent up changes 审批中心 and the workbench too. */
export function useFormWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    begin: useMutation({
      mutationFn: (input: Omit<Schema<'FormBeginInputBody'>, '$schema'>) =>
        body(client.POST('/api/hiring/forms', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: FormContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/forms/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    discard: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/discard', { ...path(id), body: { rev } })),
    }),
    ask: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/ask', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; opinion: string }) =>
        body(client.POST('/api/hiring/forms/{id}/submit', { ...path(id), body: input })),
      onSuccess,
    }),
    override: useMutation({
      mutationFn: ({ id, ...input }: Omit<Schema<'FormOverrideBody'>, '$schema'> & { id: string }) =>
        body(client.POST('/api/hiring/forms/{id}/override', { ...path(id), body: input })),
      onSuccess,
    }),
    void: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; reason: string }) =>
        body(client.POST('/api/hiring/forms/{id}/void', { ...path(id), body: input })),
      onSuccess,
    }),
    photo: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/forms/{id}/photo', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
    dropPhoto: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/forms/{id}/photo/drop', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(client.POST('/api/hiring/forms/{id}/scan', { ...path(id), ...withFile(file, rev) })),
      onSuccess,
    }),
  }
}

export type RecruitLine = Schema<'RecruitLine'>
export type RecruitView = Schema<'RecruitView'>
export type NoticeContent = Omit<Schema<'NoticeChangeInputBody'>, 'rev' | '$schema'>
export type NoticePost = Schema<'NoticePost'>
export type ApplicationLine = Schema<'ApplicationLine'>
export type ApplicationView = Schema<'ApplicationView'>
export type ApplicationContent = Schema<'ApplicationContent'>
export type GivenScore = Schema<'GivenScore'>
export type CheckInput = Schema<'CheckInput'>
export type Verdict = ApplicationView['verdict']
export type Objection = Schema<'Objection'>

type NoticesQuery = NonNullable<paths['/api/hiring/notices']['get']['parameters']['query']>

export const recruitsQuery = (
  asked: MaybeRefOrGetter<{ state?: string; q?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'list', asked] as const,
    queryFn: () =>
      body(client.GET('/api/hiring/notices', { params: { query: toValue(asked) as NoticesQuery } })),
    placeholderData: keepPreviousData,
  })

export const recruitingQuery = queryOptions({
  queryKey: ['hiring', 'recruit', 'unions'] as const,
  queryFn: async () => (await body(client.GET('/api/hiring/notices/unions'))).items,
})

export const recruitQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'notice', id] as const,
    queryFn: () => body(client.GET('/api/hiring/notices/{id}', path(id))),
  })

export const applicantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'applicants', id] as const,
    queryFn: async () => (await body(client.GET('/api/hiring/notices/{id}/applications', path(id)))).items,
  })

export const applicantQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'recruit', 'applicant', id] as const,
    queryFn: () => body(client.GET('/api/hiring/applications/{id}', path(id))),
  })

export const recruitFileUrl = (file: string) => `/api/hiring/notice-files/${file}`
export const recruitPaperUrl = (id: string, kind: 'list' | 'record', format: 'pdf' | 'docx') =>
  `/api/hiring/notices/${id}/${kind}?format=${format}`
export const recruitSheetPath = (id: string) => `/api/hiring/notices/${id}/export`

const fileForm = (file: File, clientKey: string) => ({
  body: { file: '', clientKey },
  bodySerializer: () => {
    const form = new FormData()
    form.append('file', file)
    form.append('clientKey', clientKey)
    return form
  },
})

type Reasoned = { id: string; rev: number; reason?: string }
type Chosen = Reasoned & { ids: string[] }

/** Writes of recruitment. What changes one applicant changes the others' order too. */
export function useRecruitWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'recruit'] })
  return {
    begin: useMutation({
      mutationFn: (input: Schema<'NoticeInputBody'>) =>
        body(client.POST('/api/hiring/notices', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: NoticeContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/notices/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    publish: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/publish', { ...path(id), body: input })),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/cancel', { ...path(id), body: input })),
      onSuccess,
    }),
    publicise: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/publicise', { ...path(id), body: input })),
      onSuccess,
    }),
    unlist: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/unlist', { ...path(id), body: input })),
      onSuccess,
    }),
    close: useMutation({
      mutationFn: ({ id, ...input }: Reasoned) =>
        body(client.POST('/api/hiring/notices/{id}/close', { ...path(id), body: input })),
      onSuccess,
    }),
    attach: useMutation({
      mutationFn: ({ id, file, key }: { id: string; file: File; key: string }) =>
        body(client.POST('/api/hiring/notices/{id}/files', { ...path(id), ...fileForm(file, key) })),
      onSuccess,
    }),
    detach: useMutation({
      mutationFn: (id: string) => body(client.DELETE('/api/hiring/notice-files/{id}', path(id))),
      onSuccess,
    }),
    assess: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; assessors: Schema<'AssessorInput'>[] }) =>
        body(client.PUT('/api/hiring/notices/{id}/assessors', { ...path(id), body: input })),
      onSuccess,
    }),
    tie: useMutation({
      mutationFn: ({ id, ...input }: Chosen) =>
        body(client.POST('/api/hiring/notices/{id}/ties', { ...path(id), body: input })),
      onSuccess,
    }),
    propose: useMutation({
      mutationFn: ({ id, ...input }: Chosen) =>
        body(client.POST('/api/hiring/notices/{id}/propose', { ...path(id), body: input })),
      onSuccess,
    }),
    enter: useMutation({
      mutationFn: ({ id, ...input }: Schema<'ApplyBody'> & { id: string }) =>
        body(client.POST('/api/hiring/notices/{id}/applications', { ...path(id), body: input })),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: ({ id, ...input }: ApplicationContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/applications/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, file, key }: { id: string; file: File; key: string }) =>
        body(client.POST('/api/hiring/applications/{id}/files', { ...path(id), ...fileForm(file, key) })),
      onSuccess,
    }),
    judge: useMutation({
      mutationFn: ({
        id,
        ...input
      }: {
        id: string
        rev: number
        checks: CheckInput[]
        verdict: Verdict
        reason: string
      }) => body(client.POST('/api/hiring/applications/{id}/judge', { ...path(id), body: input })),
      onSuccess,
    }),
    score: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; scores: GivenScore[] }) =>
        body(client.POST('/api/hiring/applications/{id}/scores', { ...path(id), body: input })),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/applications/{id}/withdraw', { ...path(id), body: { rev } })),
      onSuccess,
    }),
    object: useMutation({
      mutationFn: ({ id, ...input }: Schema<'ObjectionContent'> & { id: string }) =>
        body(client.POST('/api/hiring/notices/{id}/objections', { ...path(id), body: input })),
      onSuccess,
    }),
    handle: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; upheld: boolean; result: string }) =>
        body(client.POST('/api/hiring/objections/{id}/handle', { ...path(id), body: input })),
      onSuccess,
    }),
  }
}

export const revealApplicant = async (id: string, field: 'identity' | 'phone', reason: string) =>
  (await body(client.POST('/api/hiring/applications/{id}/reveal', { ...path(id), body: { field, reason } })))
    .value

export const revealObjector = async (id: string, reason: string) =>
  (await body(client.POST('/api/hiring/objections/{id}/reveal', { ...path(id), body: { reason } }))).value

export type ContractRow = Schema<'ContractRow'>
export type ContractView = Schema<'ContractView'>
export type ContractReview = Schema<'Review'>
export type ContractRemark = Schema<'Remark'>
export type RenewalView = Schema<'RenewalView'>
export type RenewalStep = Schema<'RenewalStep'>
export type ContractTemplate = Schema<'TemplateLine'>
export type Deal = Omit<Schema<'ContractCheckInputBody'>, '$schema'>
export type Signing = Omit<Schema<'ContractSignInputBody'>, '$schema'>
export type GradeEntry = Omit<Schema<'GradeEntry'>, '$schema'>

/** Unions whose contracts the user may read, for the picker. */
export const contractUnions = unionsFor('contract.read')

export const contractsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['hiring', 'contracts', asked] as const,
    queryFn: () => body(client.GET('/api/hiring/contracts', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const contractQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'contract', id] as const,
    queryFn: () => body(client.GET('/api/hiring/contracts/{id}', path(id))),
  })

export const renewalQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'renewal', id] as const,
    queryFn: () => body(client.GET('/api/hiring/renewals/{id}', path(id))),
  })

/** What the rules make of a contract while it is being typed. */
export const reviewQuery = (deal: Deal) =>
  queryOptions({
    queryKey: ['hiring', 'contract-review', deal] as const,
    queryFn: () => body(client.POST('/api/hiring/contracts/check', { body: deal })),
    retry: false,
  })

export const templatesQuery = () =>
  queryOptions({
    queryKey: ['hiring', 'templates'] as const,
    queryFn: () => body(client.GET('/api/hiring/templates')),
  })

export const draftPath = '/api/hiring/contracts/draft'
export const examplePath = '/api/hiring/templates/example'
export const templateFilePath = (id: string) => `/api/hiring/templates/${id}/file`

/** Writes of contracts. A hire changes the roster, the quota and the workbench too. */
export function useContractWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const sending = (fields: Record<string, string>, file: File) => () => {
    const form = new FormData()
    form.append('file', file)
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return form
  }
  return {
    sign: useMutation({
      mutationFn: (input: Signing) => body(client.POST('/api/hiring/contracts', { body: input })),
      onSuccess,
    }),
    attach: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(
          client.POST('/api/hiring/contracts/{id}/scan', {
            ...path(id),
            body: { file: '', rev },
            bodySerializer: sending({ rev: String(rev) }, file),
          }),
        ),
      onSuccess,
    }),
    grade: useMutation({
      mutationFn: (input: GradeEntry) => body(client.POST('/api/hiring/grades', { body: input })),
      onSuccess,
    }),
    scanGrade: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(
          client.POST('/api/hiring/grades/{id}/scan', {
            ...path(id),
            body: { file: '', rev },
            bodySerializer: sending({ rev: String(rev) }, file),
          }),
        ),
      onSuccess,
    }),
    counterGrade: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        body(client.POST('/api/hiring/grades/{id}/counter', { ...path(id), body: { reason } })),
      onSuccess,
    }),
    upload: useMutation({
      mutationFn: ({ file, ...fields }: { unionId: string; kind: string; note: string; file: File }) =>
        body(
          client.POST('/api/hiring/templates', {
            body: { file: '', unionId: fields.unionId, kind: fields.kind as 'labour', note: fields.note },
            bodySerializer: sending(fields, file),
          }),
        ),
      onSuccess,
    }),
    retire: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/hiring/templates/{id}/retire', { ...path(id), body: { rev } })),
      onSuccess,
    }),
  }
}

export type SignalLine = Schema<'SignalLine'>
export type DisputeView = Schema<'DisputeView'>

export const signalsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['hiring', 'signals', asked] as const,
    queryFn: () => body(client.GET('/api/hiring/signals', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const disputesQuery = (cursor: string) =>
  queryOptions({
    queryKey: ['hiring', 'disputes', cursor] as const,
    queryFn: () =>
      body(
        client.GET('/api/hiring/disputes', {
          params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export function useSignalWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    explain: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; text: string }) =>
        body(client.POST('/api/hiring/signals/{id}/explain', { ...path(id), body: input })),
      onSuccess,
    }),
    settle: useMutation({
      mutationFn: ({ id, ...input }: Omit<Schema<'DisputeDecideInputBody'>, '$schema'> & { id: string }) =>
        body(client.POST('/api/hiring/disputes/{id}/decide', { ...path(id), body: input })),
      onSuccess,
    }),
  }
}
