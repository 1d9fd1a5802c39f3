import type { UnionNode } from '@/kit/unions'

/** A role to be given, as the form holds it; empty dates mean today and no end. */
export interface PostForm {
  union: UnionNode | null
  role: string
  from: string | null
  until: string | null
}

export const emptyPost = (): PostForm => ({ union: null, role: '', from: null, until: null })

/** The form as the server takes it. */
export function postInput(form: PostForm) {
  return {
    unionId: form.union?.id ?? '',
    role: form.role,
    ...(form.from ? { from: form.from } : {}),
    ...(form.until ? { until: form.until } : {}),
  }
}

/** What is missing before it can be sent. */
export function postMistake(form: PostForm): string {
  if (!form.union) return '请选择工会'
  if (!form.role) return '请选择角色'
  if (form.from && form.until && form.until < form.from) return '截止日期早于起始日期'
  return ''
}
