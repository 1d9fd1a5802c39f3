import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/visits', component: () => import('./DeskVisitsPage.vue'), meta: { title: '工作日志' } },
    {
      path: '/visits/papers',
      component: () => import('./DeskPapersPage.vue'),
      meta: { title: '纸质签字核对' },
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
      path: '/visits/inspections/:id',
      component: () => import('./DeskInspectedPage.vue'),
      meta: { title: '调阅的日志', parent: '/visits/inspections' },
    },
    {
      path: '/visits/:id',
      component: () => import('./DeskVisitPage.vue'),
      meta: { title: '日志详情', parent: '/visits' },
    },
  ],
  menu: [
    {
      group: '履职',
      title: '工作日志',
      path: '/visits',
      permission: 'visit.read',
      order: 10,
      keywords: 'gzrz',
    },
    {
      group: '履职',
      title: '年度天数',
      path: '/visits/years',
      permission: 'visit.read',
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
    visit_correction: () => '/visits/corrections?state=open',
  },
}

export default module
