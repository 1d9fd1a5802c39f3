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
  ],
}

export default module
