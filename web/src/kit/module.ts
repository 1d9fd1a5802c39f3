import type { Component, Ref } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Records } from './records'

/** The sidebar's groups in the order of the Measures. A group without entries is not shown. */
export const groups = [
  '工作台',
  '选聘',
  '队伍',
  '履职',
  '管理',
  '退出',
  '备案',
  '待遇',
  '监督',
  '统计',
  '系统',
] as const
export type Group = (typeof groups)[number]

/** One line of the sidebar. Shown to whoever holds `permission` (any one of several; none means everybody). */
export interface MenuEntry {
  group: Group
  title: string
  path: string
  permission?: string | readonly string[]
  /** Position within the group; 100 when absent. */
  order?: number
  /** Further words that the menu search finds, pinyin initials for instance. */
  keywords?: string
}

/** A block that a module puts on a shared page: 工作台, 首页, 待办, 我的. */
export interface Card {
  title: string
  component: () => Promise<{ default: Component }>
  permission?: string | readonly string[]
  order?: number
  /** Stands in the narrow column beside the others. */
  side?: boolean
}

/** A count beside the entry that leads to `path`. */
interface Badge {
  path: string
  load: () => Promise<{ default: () => Readonly<Ref<number>> }>
  permission?: string | readonly string[]
}

/** What `modules/<package>/desk.ts` exports as default. */
export interface DeskModule {
  routes: RouteRecordRaw[]
  menu?: MenuEntry[]
  /** Blocks of the 工作台. */
  workbench?: Card[]
  /** Small things for the top bar, the bell for instance. */
  bar?: Card[]
  /** A count on a line of the sidebar; loaded after the first page, and called in the shell's setup. */
  badge?: Badge
  /** Where a record is shown, by the kind that notices name. */
  records?: Records
}

/** What `modules/<package>/phone.ts` exports as default. */
export interface PhoneModule {
  routes: RouteRecordRaw[]
  home?: Card[]
  todo?: Card[]
  /** A count on a tab of the bottom bar; loaded after the first page, and called in the shell's setup. */
  badge?: Badge
  /** Where a record is shown, by the kind that notices name. */
  records?: Records
  /** Forgets what it kept of an account that has signed out. */
  leave?: (account: string) => Promise<void>
  /** Cells of 我的. */
  me?: { title: string; path: string; permission?: string | readonly string[]; order?: number }[]
}

/** What `modules/<package>/sign.ts` exports: the address prefix it answers for and its page. */
export interface SignModule {
  routes: { prefix: '/c/' | '/r/' | '/v/' | '/f/' | '/x/'; page: () => Promise<{ default: Component }> }[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown in the breadcrumb and the window title. */
    title?: string
    /** The page of which this one is a part, for the breadcrumb and the selected menu line. */
    parent?: string
    /** May be opened without a session. */
    public?: boolean
    /** Shown without sidebar and bars (login, print). */
    bare?: boolean
    permission?: string | readonly string[]
  }
}

/** Lower numbers first; equal ones keep the order in which they came. */
export function byOrder<T extends { order?: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.order ?? 100) - (b.order ?? 100))
}
