import { byOrder, groups, type Card, type DeskModule, type Group, type MenuEntry } from '@/kit/module'

const found = import.meta.glob<DeskModule>('../modules/*/desk.ts', { eager: true, import: 'default' })

/** What the shell itself brings. */
const shell: DeskModule = {
  routes: [{ path: '/', component: () => import('./WorkbenchPage.vue'), meta: { title: '工作台' } }],
  menu: [{ group: '工作台', title: '工作台', path: '/', order: 1, keywords: 'gzt 首页' }],
}

/** Everything that has pages for the console. */
export const deskModules: DeskModule[] = [shell, ...Object.values(found)]

type Can = (permission: string | readonly string[] | undefined) => boolean

/** The sidebar for one person: groups in their order, without the empty ones. */
export function menuFor(
  can: Can,
  modules: readonly DeskModule[] = deskModules,
): { group: Group; entries: MenuEntry[] }[] {
  const all = byOrder(modules.flatMap((m) => m.menu ?? []).filter((e) => can(e.permission)))
  return groups
    .map((group) => ({ group, entries: all.filter((e) => e.group === group) }))
    .filter((g) => g.entries.length)
}

/** The blocks of the 工作台 for one person. */
export function workbenchFor(can: Can, modules: readonly DeskModule[] = deskModules): Card[] {
  return byOrder(modules.flatMap((m) => m.workbench ?? []).filter((c) => can(c.permission)))
}

/** What modules put into the top bar, the bell for instance. */
export function barFor(can: Can, modules: readonly DeskModule[] = deskModules): Card[] {
  return byOrder(modules.flatMap((m) => m.bar ?? []).filter((c) => can(c.permission)))
}
