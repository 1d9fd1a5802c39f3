import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [{ path: '/notices', component: () => import('./DeskNoticesPage.vue'), meta: { title: '通知' } }],
  menu: [{ group: '工作台', title: '通知', path: '/notices', order: 20, keywords: 'tz 消息 提醒' }],
  workbench: [{ title: '通知', component: () => import('./DeskNoticeCard.vue'), order: 25 }],
  bar: [{ title: '通知', component: () => import('./DeskBell.vue'), order: 10 }],
}

export default module
