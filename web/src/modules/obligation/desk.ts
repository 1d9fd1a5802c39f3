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
      path: '/obligations/catalogue',
      component: () => import('./DeskCataloguePage.vue'),
      meta: { title: '期限清单', permission: 'obligation.read' },
    },
    {
      path: '/obligations/record',
      component: () => import('./DeskRecordPage.vue'),
      meta: { title: '登记完成情况', permission: 'obligation.record' },
    },
    {
      path: '/obligations/suppose',
      component: () => import('./DeskSupposePage.vue'),
      meta: { title: '推演', parent: '/obligations/catalogue' },
    },
    {
      path: '/supervision',
      component: () => import('./DeskSupervisionPage.vue'),
      meta: { title: '督办', permission: 'obligation.read' },
    },
    {
      path: '/obligations/:id',
      component: () => import('./DeskObligationPage.vue'),
      meta: { title: '事项的依据和经过', parent: '/obligations', permission: 'obligation.read' },
    },
  ],
  records: {
    obligation: (id) => `/obligations/${id}`,
    obligations: () => '/obligations?view=lines&state=open',
  },
  menu: [
    {
      group: '履职',
      title: '应办事项',
      path: '/obligations',
      permission: 'obligation.read',
      order: 5,
      keywords: 'ybsx 期限 到期 逾期 义务',
    },
    {
      group: '履职',
      title: '登记完成情况',
      path: '/obligations/record',
      permission: 'obligation.record',
      order: 6,
      keywords: 'djwcqk 上岗培训 述职 目标任务书 签到表',
    },
    {
      group: '监督',
      title: '督办',
      path: '/supervision',
      permission: 'obligation.read',
      order: 5,
      keywords: 'db 催办 免除 红黄绿 逾期',
    },
    {
      group: '监督',
      title: '期限清单',
      path: '/obligations/catalogue',
      permission: 'obligation.read',
      order: 6,
      keywords: 'qxqd 义务一览 条款 推演',
    },
  ],
}

export default module
