import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/policy', component: () => import('./DeskPolicyPage.vue'), meta: { title: '办法参数' } },
    { path: '/calendar', component: () => import('./DeskCalendarPage.vue'), meta: { title: '放假日历' } },
  ],
  menu: [
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
}

export default module
