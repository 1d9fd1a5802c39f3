import { byOrder, type Card, type PhoneModule } from '@/kit/module'

const found = import.meta.glob<PhoneModule>('../modules/*/phone.ts', { eager: true, import: 'default' })

/** Every module that has pages for the phone. */
export const phoneModules: PhoneModule[] = Object.values(found)

type Can = (permission: string | readonly string[] | undefined) => boolean

/** The blocks of 首页 or 待办 for one person. */
export function cardsFor(
  place: 'home' | 'todo',
  can: Can,
  modules: readonly PhoneModule[] = phoneModules,
): Card[] {
  return byOrder(modules.flatMap((m) => m[place] ?? []).filter((c) => can(c.permission)))
}

/** The cells that modules add to 我的. */
export function meCells(can: Can, modules: readonly PhoneModule[] = phoneModules) {
  return byOrder(modules.flatMap((m) => m.me ?? []).filter((c) => can(c.permission)))
}
