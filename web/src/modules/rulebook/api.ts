import { queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { body, client, type Schema } from '@/api/client'

export type Rule = Schema<'RuleInForce'>
export type Laid = Schema<'LaidOverlay'>
export type CalendarYear = Schema<'CalendarYear'>
export type NoticePreview = Schema<'NoticePreview'>

export const policyQuery = (query: { unionId?: string; date?: string }) =>
  queryOptions({
    queryKey: ['policy', query],
    queryFn: () => body(client.GET('/api/policy', { params: { query } })),
  })

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => body(client.GET('/api/calendar/{year}', { params: { path: { year } } })),
  })

export function previewNotice(notice: Schema<'NoticeText'>): Promise<NoticePreview> {
  return body(client.POST('/api/calendar/notices/preview', { body: notice }))
}

export function useRulebookWrites() {
  const cache = useQueryClient()
  return {
    lay: useMutation({
      mutationFn: (overlay: Schema<'NewOverlay'>) =>
        body(client.POST('/api/policy/overlays', { body: overlay })),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['policy'] }),
    }),
    end: useMutation({
      mutationFn: ({ laid, last }: { laid: Laid; last: string }) =>
        body(
          client.POST('/api/policy/overlays/{id}/end', {
            params: { path: { id: laid.id } },
            body: { rev: laid.rev, last },
          }),
        ),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['policy'] }),
    }),
    notice: useMutation({
      mutationFn: (notice: Schema<'NoticeText'>) =>
        body(client.POST('/api/calendar/notices', { body: notice })),
      onSuccess: () => cache.invalidateQueries({ queryKey: ['calendar'] }),
    }),
  }
}
