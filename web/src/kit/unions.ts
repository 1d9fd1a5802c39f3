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
