import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type Notice = Schema<'NoticeLine'>
export type OwnChannels = Schema<'OwnChannels'>
export type OwnChannel = Schema<'OwnChannel'>
export type NoticeChoice = Schema<'NoticeChoice'>
export type GatewayView = Schema<'GatewayView'>
export type GatewayBoard = Schema<'GatewayBoard'>
export type GatewaySettings = Schema<'GatewaySettings'>

/** How often the bell asks: never more than once in a minute, and not while the page is hidden. */
const minute = 60_000

export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'unread'] as const,
  queryFn: async () => (await body(client.GET('/api/notices/unread'))).unread,
  staleTime: minute,
  refetchInterval: minute,
  retry: false,
})

export const noticesQuery = (
  params: MaybeRefOrGetter<{ unread?: boolean; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['inbox', 'notices', params] as const,
    queryFn: () => body(client.GET('/api/notices', { params: { query: toValue(params) } })),
    placeholderData: keepPreviousData,
  })

/** The whole list in pages, as the phone reads on. */
export const readingQuery = infiniteQueryOptions({
  queryKey: ['inbox', 'reading'] as const,
  queryFn: ({ pageParam }) =>
    body(
      client.GET('/api/notices', {
        params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next || undefined,
})

/** Marks one notice, or all up to an instant, as read; every list and the bell follow. */
export function useReading() {
  const cache = useQueryClient()
  const told = ({ unread }: { unread: number }) => {
    cache.setQueryData(unreadQuery.queryKey, unread)
    return cache.invalidateQueries({ queryKey: ['inbox'], predicate: (q) => q.queryKey[1] !== 'unread' })
  }
  const one = useMutation({
    mutationFn: (id: string) => body(client.POST('/api/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: told,
  })
  const all = useMutation({
    mutationFn: (upTo: string) => body(client.POST('/api/notices/read', { body: { upTo } })),
    onSuccess: told,
  })
  return {
    /** Following a notice is reading it; that it could not be marked is no reason not to follow it. */
    follow: (notice: Notice) => {
      if (!notice.readAt) one.mutate(notice.id)
    },
    readAll: (newest: Notice | undefined) => {
      if (newest) all.mutate(newest.createdAt)
    },
    problem: computed(() => one.error.value ?? all.error.value),
    busy: all.isPending,
  }
}

export const ownChannelsQuery = queryOptions({
  queryKey: ['inbox', 'channels'] as const,
  queryFn: () => body(client.GET('/api/notices/channels')),
})

type Channel = OwnChannel['channel']

/** What somebody chooses about being told outside the program; every reply is the whole again. */
export function useOwnChannels() {
  const cache = useQueryClient()
  const onSuccess = (own: OwnChannels) => {
    cache.setQueryData(ownChannelsQuery.queryKey, own)
  }
  return {
    choose: useMutation({
      mutationFn: (input: Pick<OwnChannels, 'rev' | 'choices' | 'quietFrom' | 'quietUntil' | 'dailyAt'>) =>
        body(client.PUT('/api/notices/channels', { body: input })),
      onSuccess,
    }),
    address: useMutation({
      mutationFn: ({ channel, address }: { channel: Channel; address: string }) =>
        body(
          client.PUT('/api/notices/channels/{channel}/address', {
            params: { path: { channel } },
            body: { address },
          }),
        ),
      onSuccess,
    }),
    confirm: useMutation({
      mutationFn: ({ channel, code }: { channel: Channel; code: string }) =>
        body(
          client.POST('/api/notices/channels/{channel}/confirm', {
            params: { path: { channel } },
            body: { code },
          }),
        ),
      onSuccess,
    }),
    drop: useMutation({
      mutationFn: (channel: Channel) =>
        body(client.DELETE('/api/notices/channels/{channel}/address', { params: { path: { channel } } })),
      onSuccess,
    }),
  }
}

export const gatewaysQuery = queryOptions({
  queryKey: ['inbox', 'gateways'] as const,
  queryFn: () => body(client.GET('/api/gateways')),
})

/** Writes of the administrator; a secret that is not named keeps its value. */
export function useGateways() {
  const cache = useQueryClient()
  return {
    save: useMutation({
      mutationFn: ({ channel, ...input }: Schema<'GatewayInput'> & { channel: Channel }) =>
        body(client.PUT('/api/gateways/{channel}', { params: { path: { channel } }, body: input })),
      onSuccess: (board) => {
        cache.setQueryData(gatewaysQuery.queryKey, board)
      },
    }),
    test: useMutation({
      mutationFn: ({ channel, to }: { channel: Channel; to: string }) =>
        body(client.POST('/api/gateways/{channel}/test', { params: { path: { channel } }, body: { to } })),
    }),
  }
}
