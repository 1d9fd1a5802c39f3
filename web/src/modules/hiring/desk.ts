import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/hiring/plans',
      component: () => import('./DeskPlansPage.vue'),
      meta: { title: '聘用计划', permission: 'plan.read' },
    },
    {
      path: '/hiring/plans/:id',
      component: () => import('./DeskPlanPage.vue'),
      meta: { title: '聘用计划', parent: '/hiring/plans', permission: 'plan.read' },
    },
    { path: '/quota', component: () => import('./DeskQuotaPage.vue'), meta: { title: '员额台账' } },
    {
      path: '/quota/account',
      component: () => import('./DeskQuotaAccountPage.vue'),
      meta: { title: '员额明细', parent: '/quota' },
    },
    {
      path: '/quota/heads',
      component: () => import('./DeskQuotaHeadsPage.vue'),
      meta: { title: '在岗人员', parent: '/quota' },
    },
    {
      path: '/quota/approve',
      component: () => import('./DeskQuotaApprovePage.vue'),
      meta: { title: '登记核定数', parent: '/quota' },
    },
    {
      path: '/quota/orders',
      component: () => import('./DeskQuotaOrdersPage.vue'),
      meta: { title: '员额调配' },
    },
    {
      path: '/quota/orders/:id',
      component: () => import('./DeskQuotaOrderPage.vue'),
      meta: { title: '员额文件', parent: '/quota/orders' },
    },
    {
      path: '/quota/shares',
      component: () => import('./DeskSharesPage.vue'),
      meta: { title: '员额测算', permission: 'quota.share' },
    },
    {
      path: '/quota/shares/:id',
      component: () => import('./DeskSharePage.vue'),
      meta: { title: '测算草稿', parent: '/quota/shares', permission: 'quota.share' },
    },
  ],
  menu: [
    {
      group: '选聘',
      title: '聘用计划',
      path: '/hiring/plans',
      permission: 'plan.read',
      order: 10,
      keywords: 'pyjh 上报 汇总 核定 批复',
    },
    {
      group: '选聘',
      title: '员额台账',
      path: '/quota',
      permission: 'quota.read',
      order: 40,
      keywords: 'yetz 核定 编制 超员 余额',
    },
    {
      group: '选聘',
      title: '员额调配',
      path: '/quota/orders',
      permission: 'quota.read',
      order: 50,
      keywords: 'yedp 调配 冲销 文件',
    },
    {
      group: '选聘',
      title: '员额测算',
      path: '/quota/shares',
      permission: 'quota.share',
      order: 60,
      keywords: 'yecs 适时调配 工作台 测算 最大余数',
    },
  ],
}

export default module
