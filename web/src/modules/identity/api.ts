import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type AccountRow = Schema<'AccountRow'>
export type AccountDetail = Schema<'AccountDetail'>
export type GrantRow = Schema<'GrantRow'>
export type Slip = Schema<'Slip'>
export type Proposed = Schema<'Proposed'>

const key = 'identity'

export const accountsQuery = (params: MaybeRefOrGetter<Record<string, string | number>>) =>
  queryOptions({
    queryKey: [key, 'accounts', params] as const,
    queryFn: () => body(client.GET('/api/accounts', { params: { query: toValue(params) } })),
    placeholderData: keepPreviousData,
  })

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [key, 'account', id] as const,
    queryFn: () => body(client.GET('/api/accounts/{id}', { params: { path: { id } } })),
  })

export const candidatesQuery = (unionId: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: [key, 'candidates', unionId] as const,
    queryFn: () => {
      const union = toValue(unionId)
      return body(
        client.GET('/api/accounts/candidates', { params: { query: union ? { unionId: union } : {} } }),
      )
    },
  })

export const grantableQuery = (unionId: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: [key, 'grantable', unionId] as const,
    enabled: computed(() => toValue(unionId) !== ''),
    queryFn: () =>
      body(client.GET('/api/authz/grantable', { params: { query: { unionId: toValue(unionId) } } })),
  })

export const matrixQuery = queryOptions({
  queryKey: [key, 'matrix'] as const,
  staleTime: Infinity,
  queryFn: () => body(client.GET('/api/authz/matrix')),
})

export const whyQuery = (permission: MaybeRefOrGetter<string>, unionId: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: [key, 'why', permission, unionId] as const,
    enabled: computed(() => toValue(permission) !== ''),
    queryFn: () => {
      const union = toValue(unionId)
      return body(
        client.GET('/api/authz/explain', {
          params: { query: { permission: toValue(permission), ...(union ? { unionId: union } : {}) } },
        }),
      )
    },
  })

/** A write after which lists and records of this module are read again. */
function useWrite<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey: [key] }) })
}

export const useOpenAccount = () =>
  useWrite((input: Schema<'AccountInput'>) => body(client.POST('/api/accounts', { body: input })))

export const useOpenMany = () =>
  useWrite((personIds: string[]) => body(client.POST('/api/accounts/bulk', { body: { personIds } })))

interface Act {
  id: string
  rev: number
  reason?: string
}

export const useReset = () =>
  useWrite(({ id, ...input }: Act) =>
    body(client.POST('/api/accounts/{id}/reset', { params: { path: { id } }, body: input })),
  )

export const useUnlock = () =>
  useWrite(({ id, rev }: Act) =>
    body(client.POST('/api/accounts/{id}/unlock', { params: { path: { id } }, body: { rev } })),
  )

export const useDisable = () =>
  useWrite(({ id, ...input }: Act) =>
    body(client.POST('/api/accounts/{id}/disable', { params: { path: { id } }, body: input })),
  )

export const useEnable = () =>
  useWrite(({ id, ...input }: Act) =>
    body(client.POST('/api/accounts/{id}/enable', { params: { path: { id } }, body: input })),
  )

export const useGrant = () =>
  useWrite(({ id, ...input }: Schema<'GrantInput'> & { id: string; rev: number }) =>
    body(client.POST('/api/accounts/{id}/grants', { params: { path: { id } }, body: input })),
  )

export const useEndGrant = () =>
  useWrite(({ id, grantId, ...input }: Act & { grantId: string }) =>
    body(
      client.POST('/api/accounts/{id}/grants/{grantId}/end', {
        params: { path: { id, grantId } },
        body: input,
      }),
    ),
  )

export const useHandover = () =>
  useWrite(({ id, grantId, ...input }: Schema<'HandoverInput'> & { id: string; grantId: string }) =>
    body(
      client.POST('/api/accounts/{id}/grants/{grantId}/handover', {
        params: { path: { id, grantId } },
        body: input,
      }),
    ),
  )

/** Accounts by name, for choosing who takes a post over. */
export const findAccounts = (words: string) =>
  body(client.GET('/api/accounts', { params: { query: { q: words, limit: 20 } } }))
