import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  leave: async (account) => (await import('./phone-outbox')).forget(account),
  routes: [
    { path: '/logs', component: () => import('./PhoneLogsPage.vue'), meta: { title: '日志' } },
    {
      path: '/logs/new',
      component: () => import('./PhoneVisitFormPage.vue'),
      meta: { title: '记一次走访', parent: '/logs' },
    },
    {
      path: '/logs/year/:year(\\d{4})',
      component: () => import('./PhoneYearPage.vue'),
      meta: { title: '年度天数', parent: '/logs' },
    },
    {
      path: '/logs/local/:key',
      component: () => import('./PhoneLocalPage.vue'),
      meta: { title: '本机记录', parent: '/logs' },
    },
    {
      path: '/logs/:id',
      component: () => import('./PhoneVisitPage.vue'),
      meta: { title: '日志详情', parent: '/logs' },
    },
    {
      path: '/logs/:id/edit',
      component: () => import('./PhoneVisitFormPage.vue'),
      meta: { title: '修改日志', parent: '/logs' },
    },
    {
      path: '/logs/:id/confirm',
      component: () => import('./PhoneConfirmPage.vue'),
      meta: { title: '请对方确认', parent: '/logs' },
    },
    {
      path: '/logs/:id/paper',
      component: () => import('./PhonePaperPage.vue'),
      meta: { title: '纸质签字', parent: '/logs' },
    },
  ],
  home: [
    {
      title: '工作日志',
      component: () => import('./PhoneYearCard.vue'),
      permission: 'visit.record',
      order: 10,
    },
  ],
  todo: [
    {
      title: '日志待办',
      component: () => import('./PhoneTodoCard.vue'),
      permission: 'visit.record',
      order: 10,
    },
  ],
  badge: { path: '/logs', load: () => import('./phone-badge'), permission: 'visit.record' },
  records: { visit: (id) => `/logs/${id}` },
}

export default module
