import type { LoadUnions, SearchUnions } from '@/kit/unions'
import { body, client } from './client'

/** The unions where the user holds a permission, for trees and pickers. */
export function unionsFor(permission: string): { load: LoadUnions; search: SearchUnions } {
  const ask = async (further: { parent?: string; q?: string }) => {
    const { items } = await body(
      client.GET('/api/authz/places', { params: { query: { permission, ...further } } }),
    )
    return items
  }
  return {
    load: (parent) => ask(parent ? { parent } : {}),
    search: (words) => ask({ q: words }),
  }
}

/** The whole tree as far as the user may see it, whatever else they may do there. */
export const loadUnions: LoadUnions = async (parent) => {
  const reply = await body(
    client.GET('/api/org/tree', { params: { query: parent ? { superior: parent } : {} } }),
  )
  return reply.items
}

/** Unions of that tree by part of a name or pinyin initials. */
export const searchUnions: SearchUnions = async (words) => {
  const page = await body(client.GET('/api/org/unions', { params: { query: { q: words, limit: 20 } } }))
  return page.items.map((u) => ({
    id: u.id,
    name: u.name,
    leaf: true,
    place: [
      u.formerName ? `原名 ${u.formerName}` : '',
      [u.cityName, u.countyName].filter((name) => name && name !== u.name).join(' / '),
    ]
      .filter(Boolean)
      .join('，'),
  }))
}
