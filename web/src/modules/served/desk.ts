import type { DeskModule } from '@/kit/module'

const parent = '/served'

const module: DeskModule = {
  routes: [
    { path: '/served', component: () => import('./DeskServedPage.vue'), meta: { title: '服务对象' } },
    {
      path: '/served/new',
      component: () => import('./DeskUnitEditPage.vue'),
      meta: { title: '登记服务对象', parent, permission: 'served.write' },
    },
    {
      path: '/served/import',
      component: () => import('./DeskImportPage.vue'),
      meta: { title: '导入台账', parent, permission: 'served.import' },
    },
    {
      path: '/served/alike',
      component: () => import('./DeskAlikePage.vue'),
      meta: { title: '疑似重复', parent, permission: 'served.merge' },
    },
    {
      path: '/served/merge',
      component: () => import('./DeskMergePage.vue'),
      meta: { title: '合并服务对象', parent, permission: 'served.merge' },
    },
    {
      path: '/served/:id',
      component: () => import('./DeskUnitPage.vue'),
      meta: { title: '服务对象', parent },
    },
    {
      path: '/served/:id/edit',
      component: () => import('./DeskUnitEditPage.vue'),
      meta: { title: '修改', parent },
    },
  ],
  menu: [
    {
      group: '履职',
      title: '服务对象',
      path: '/served',
      permission: 'served.read',
      order: 20,
      keywords: 'fwdx 企业 台账 建会 合并 待核 jhtz',
    },
  ],
  records: { served: (id) => `/served/${id}` },
}

export default module
