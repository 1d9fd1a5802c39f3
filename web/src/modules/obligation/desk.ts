import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/obligations',
      component: () => import('./DeskObligationsPage.vue'),
      meta: { title: '应办事项', permission: 'obligation.read' },
    },
    {
      path: '/obligations/calendar',
      component: () => import('./DeskFeedPage.vue'),
      meta: { title: '期限日历', parent: '/obligations', permission: 'obligation.read' },
    },
    {
      path: '/obligations/:id',
      component: () => import('./DeskObligationPage.vue'),
      meta: { title: '事项的依据和经过', parent: '/obligations', permission: 'obligation.read' },
    },
  ],
  records: { obligation: (id) => `/obligations/${id}` },
  menu: [
    {
      group: '履职',
      title: '应办事项',
      path: '/obligations',
      permission: 'obligation.read',
      order: 5,
      keywords: 'ybsx 期限 到期 逾期 义务',
    },
  ],
}

export default module
