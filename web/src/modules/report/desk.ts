import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/report', component: () => import('./DeskOverviewPage.vue'), meta: { title: '统计总览' } },
    {
      path: '/report/heads',
      component: () => import('./DeskHeadsPage.vue'),
      meta: { title: '人员明细', parent: '/report' },
    },
    {
      path: '/report/waiting',
      component: () => import('./DeskWaitingPage.vue'),
      meta: { title: '久未签字', parent: '/report' },
    },
  ],
  menu: [
    {
      group: '统计',
      title: '统计总览',
      path: '/report',
      permission: 'report.read',
      order: 10,
      keywords: 'tjzl 人数 地图 导出',
    },
  ],
  workbench: [
    { title: '到期事项', component: () => import('./DeskDueCard.vue'), permission: 'report.read', order: 10 },
    { title: '待办', component: () => import('./DeskTodoCard.vue'), order: 20 },
    {
      title: '全年工作日历',
      component: () => import('./DeskCalendarCard.vue'),
      permission: 'report.read',
      order: 90,
      side: true,
    },
  ],
  badge: { path: '/', load: () => import('./desk-badge') },
}

export default module
