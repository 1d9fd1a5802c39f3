import type { QueryClient } from '@tanstack/vue-query'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import { onSignedOut } from '@/api/client'
import { sessionKey } from '@/api/session'
import { guard } from '@/kit/guard'
import { phoneModules } from './modules'

/** The phone's addresses under /m/: the four of the bottom bar and those of every module. */
export function newRouter(queries: QueryClient): Router {
  const router = createRouter({
    history: createWebHistory('/m/'),
    // A page that only changes its own address stays where it was read.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      { path: '/', component: () => import('./HomePage.vue'), meta: { title: '首页' } },
      { path: '/todo', component: () => import('./TodoPage.vue'), meta: { title: '待办' } },
      { path: '/me', component: () => import('./MePage.vue'), meta: { title: '我的' } },
      ...phoneModules.flatMap((m) => m.routes),
      { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: '页面不存在' } },
    ],
  })
  guard(router, queries, '獬豸')
  onSignedOut(() => {
    queries.setQueryData(sessionKey, null)
    const at = router.currentRoute.value
    if (!at.meta.public) void router.push({ path: '/login', query: { next: at.fullPath } })
  })
  return router
}
