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
