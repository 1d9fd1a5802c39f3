import { computed, ref, watch, type ComputedRef } from 'vue'

/** A union as trees and pickers need it; how it is fetched is the caller's affair. */
export interface UnionNode {
  id: string
  name: string
  /** Has nothing below it, so it cannot be unfolded. */
  leaf: boolean
  /** Where it stands, for telling namesakes apart: 苏州市 / 昆山市. */
  place?: string
}

/** The unions right below `parent`, or the top of the user's scope for null. */
export type LoadUnions = (parent: string | null) => Promise<UnionNode[]>

/** Unions by part of a name or pinyin initials, within the user's scope. */
export type SearchUnions = (words: string) => Promise<UnionNode[]>

/**
 * The union for which a page acts. Who has only one need not choose it; `chosen` waits until that is known, so that nobody
 * who is quicker is told to choose.
 */
export function useActingUnion(load: LoadUnions) {
  const union = ref<UnionNode | null>(null)
  const looked = load(null).then(
    (places) => {
      if (places.length === 1) union.value ??= places[0] ?? null
    },
    () => undefined, // the picker loads again and says what is wrong
  )
  const chosen = async () => {
    if (!union.value) await looked
    return union.value
  }
  return { union, chosen }
}

/**
 * The union by which a list is narrowed. The picker holds a union, the address its id and its name; the name is for the
 * picker alone and is not asked of the server.
 */
export function useUnionFilter<Asked extends object>(list: {
  form: { unionId: string; unionName: string }
  params: ComputedRef<Asked>
}) {
  const union = ref<UnionNode | null>(null)
  watch(
    () => [list.form.unionId, list.form.unionName] as const,
    ([id, name]) => {
      if (id !== (union.value?.id ?? ''))
        union.value = id ? { id, name: name || '已选单位', leaf: true } : null
    },
    { immediate: true },
  )
  watch(union, (now) => {
    list.form.unionId = now?.id ?? ''
    list.form.unionName = now?.name ?? ''
  })
  const asked = computed((): Omit<Asked, 'unionName'> => {
    const wanted: Asked & { unionName?: string } = { ...list.params.value }
    delete wanted.unionName
    return wanted
  })
  return { union, asked }
}
