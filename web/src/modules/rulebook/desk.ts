import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/policy', component: () => import('./DeskPolicyPage.vue'), meta: { title: '办法参数' } },
    {
      path: '/rules/pack',
      component: () => import('./DeskPackPage.vue'),
      meta: { title: '规则包', parent: '/policy' },
    },
    {
      path: '/rules/local',
      component: () => import('./DeskLocalRulesPage.vue'),
      meta: { title: '实施细则' },
    },
    {
      path: '/rules/local/:id',
      component: () => import('./DeskLocalRulePage.vue'),
      meta: { title: '一份实施细则', parent: '/rules/local' },
    },
    {
      path: '/rules/interpretations',
      component: () => import('./DeskInterpretationsPage.vue'),
      meta: { title: '解释' },
    },
    {
      path: '/rules/interpretations/:id',
      component: () => import('./DeskInterpretationPage.vue'),
      meta: { title: '一份解释', parent: '/rules/interpretations' },
    },
    {
      path: '/rules/questions',
      component: () => import('./DeskQuestionsPage.vue'),
      meta: { title: '提问和答复', parent: '/rules/interpretations' },
    },
    { path: '/calendar', component: () => import('./DeskCalendarPage.vue'), meta: { title: '放假日历' } },
  ],
  menu: [
    {
      group: '备案',
      title: '实施细则',
      path: '/rules/local',
      permission: 'policy.read',
      order: 60,
      keywords: 'ssxz 地方规定 报备 更严',
    },
    {
      group: '备案',
      title: '解释和提问',
      path: '/rules/interpretations',
      permission: 'policy.read',
      order: 70,
      keywords: 'jshtw 口径 请示 答复',
    },
    {
      group: '系统',
      title: '办法参数',
      path: '/policy',
      permission: 'policy.read',
      order: 20,
      keywords: 'bfcs 规则 期限 八十天 地方规定 细则',
    },
    { group: '系统', title: '放假日历', path: '/calendar', order: 30, keywords: 'fjrl 节假日 调休 工作日' },
  ],
  records: {
    local_rule: (id) => `/rules/local/${id}`,
    interpretation: (id) => `/rules/interpretations/${id}`,
    rule_question: () => '/rules/questions',
  },
}

export default module
