import type { DeskModule } from '@/kit/module'

const parent = '/approval'
const permission = 'approval.handle'

const module: DeskModule = {
  routes: [
    { path: '/approval', component: () => import('./DeskApprovalPage.vue'), meta: { title: '审批中心' } },
    {
      path: '/approval/flows',
      component: () => import('./DeskFlowsPage.vue'),
      meta: { title: '审批流程', parent },
    },
    {
      path: '/approval/substitutes',
      component: () => import('./DeskSubstitutesPage.vue'),
      meta: { title: '代办（A/B角）', parent, permission },
    },
    {
      path: '/approval/delegations',
      component: () => import('./DeskDelegationsPage.vue'),
      meta: { title: '委托审核', parent, permission },
    },
    {
      path: '/approval/cases/:id',
      component: () => import('./DeskCasePage.vue'),
      meta: { title: '审批事项', parent },
    },
  ],
  records: {
    approval_case: (id) => `/approval/cases/${id}`,
    approval_substitute: () => '/approval/substitutes',
    approval_delegation: () => '/approval/delegations',
  },
  menu: [
    {
      group: '工作台',
      title: '审批中心',
      path: '/approval',
      permission,
      order: 20,
      keywords: 'spzx 待办 已办 抄送 代办 委托 流程',
    },
  ],
  bar: [{ title: '审批待办', component: () => import('./DeskApprovalBadge.vue'), permission, order: 5 }],
}

export default module
