import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/visits', component: () => import('./DeskVisitsPage.vue'), meta: { title: '工作日志' } },
    { path: '/visits/mine', component: () => import('./DeskOwnPage.vue'), meta: { title: '我的日志' } },
    {
      path: '/visits/new',
      component: () => import('./DeskVisitFormPage.vue'),
      meta: { title: '记一次走访', parent: '/visits/mine' },
    },
    {
      path: '/visits/people/:person/:year(\\d{4})',
      component: () => import('./DeskPersonYearPage.vue'),
      meta: { title: '年度明细' },
    },
    {
      path: '/visits/papers',
      component: () => import('./DeskPapersPage.vue'),
      meta: { title: '纸质签字核对' },
    },
    {
      path: '/visits/openings',
      component: () => import('./DeskOpeningsPage.vue'),
      meta: { title: '启用前纸质记录' },
    },
    {
      path: '/visits/openings/new',
      component: () => import('./DeskOpeningPreparePage.vue'),
      meta: { title: '导入启用前的服务', parent: '/visits/openings' },
    },
    {
      path: '/visits/openings/:id',
      component: () => import('./DeskOpeningPage.vue'),
      meta: { title: '启用前纸质记录', parent: '/visits/openings' },
    },
    {
      path: '/visits/consents',
      component: () => import('./DeskConsentsPage.vue'),
      meta: { title: '参与协商的同意' },
    },
    {
      path: '/visits/corrections',
      component: () => import('./DeskCorrectionsPage.vue'),
      meta: { title: '年度关闭后的更正' },
    },
    { path: '/visits/years', component: () => import('./DeskYearsPage.vue'), meta: { title: '年度天数' } },
    {
      path: '/visits/inspections',
      component: () => import('./DeskInspectionsPage.vue'),
      meta: { title: '督查调阅' },
    },
    {
      path: '/visits/inspections/:id/openings',
      component: () => import('./DeskInspectedOpeningsPage.vue'),
      meta: { title: '启用前纸质记录', parent: '/visits/inspections' },
    },
    {
      path: '/visits/inspections/:id',
      component: () => import('./DeskInspectedPage.vue'),
      meta: { title: '调阅的日志', parent: '/visits/inspections' },
    },
    {
      path: '/visits/:id',
      component: () => import('./DeskVisitPage.vue'),
      meta: { title: '日志详情', parent: '/visits' },
    },
    {
      path: '/visits/:id/edit',
      component: () => import('./DeskVisitFormPage.vue'),
      meta: { title: '修改日志', parent: '/visits/mine' },
    },
    {
      path: '/visits/:id/confirm',
      component: () => import('./DeskConfirmPage.vue'),
      meta: { title: '请对方确认', parent: '/visits/mine' },
    },
  ],
  menu: [
    {
      group: '履职',
      title: '我的日志',
      path: '/visits/mine',
      permission: 'visit.record',
      order: 5,
      keywords: 'wdrz 记一次走访',
    },
    {
      group: '履职',
      title: '工作日志',
      path: '/visits',
      permission: 'visit.check',
      order: 10,
      keywords: 'gzrz',
    },
    {
      group: '履职',
      title: '年度天数',
      path: '/visits/years',
      permission: 'visit.check',
      order: 20,
      keywords: 'ndts 80',
    },
    {
      group: '履职',
      title: '纸质签字核对',
      path: '/visits/papers',
      permission: 'visit.check',
      order: 30,
      keywords: 'zzqz',
    },
    {
      group: '履职',
      title: '启用前纸质记录',
      path: '/visits/openings',
      permission: ['visit.opening', 'visit.check'],
      order: 35,
      keywords: 'qyqzzjl 期初 签字本 导入',
    },
    {
      group: '履职',
      title: '参与协商的同意',
      path: '/visits/consents',
      permission: 'visit.consent',
      order: 40,
      keywords: 'xsty',
    },
    {
      group: '履职',
      title: '年度关闭后的更正',
      path: '/visits/corrections',
      permission: 'visit.correct',
      order: 50,
      keywords: 'gz',
    },
    {
      group: '监督',
      title: '督查调阅',
      path: '/visits/inspections',
      permission: 'visit.inspect',
      order: 10,
      keywords: 'dcdy',
    },
  ],
  records: {
    visit: (id) => `/visits/${id}`,
    visit_paper: () => '/visits/papers?state=waiting',
    visit_opening: (id) => `/visits/openings/${id}`,
    visit_correction: () => '/visits/corrections?state=open',
  },
  workbench: [
    {
      title: '我的日志',
      component: () => import('./DeskOwnCard.vue'),
      permission: 'visit.record',
      order: 5,
    },
  ],
}

export default module
