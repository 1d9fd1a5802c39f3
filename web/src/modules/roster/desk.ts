import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/roster',
      component: () => import('./DeskRosterPage.vue'),
      meta: { title: '花名册', permission: 'roster.read' },
    },
    {
      path: '/roster/new',
      component: () => import('./DeskEngagePage.vue'),
      meta: { title: '登记人员', parent: '/roster', permission: 'roster.write' },
    },
    {
      path: '/roster/import',
      component: () => import('./DeskImportPage.vue'),
      meta: { title: '导入花名册', parent: '/roster', permission: 'roster.import' },
    },
    {
      path: '/roster/:id',
      component: () => import('./DeskPersonPage.vue'),
      meta: { title: '人员', parent: '/roster', permission: 'roster.read' },
    },
  ],
  menu: [
    {
      group: '队伍',
      title: '花名册',
      path: '/roster',
      permission: 'roster.read',
      order: 30,
      keywords: 'hmc 人员 聘用 合同 导入 导出',
    },
  ],
  records: { person: (id) => `/roster/${id}` },
}

export default module
