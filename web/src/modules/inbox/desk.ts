import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/notices', component: () => import('./DeskNoticesPage.vue'), meta: { title: '通知' } },
    {
      path: '/notices/channels',
      component: () => import('./DeskChannelsPage.vue'),
      meta: { title: '通知方式', parent: '/notices' },
    },
    {
      path: '/gateways',
      component: () => import('./DeskGatewaysPage.vue'),
      meta: { title: '通知渠道', permission: 'system.gateway' },
    },
  ],
  records: { channel: () => '/notices/channels' },
  menu: [
    { group: '工作台', title: '通知', path: '/notices', order: 20, keywords: 'tz 消息 提醒 通知方式 免打扰' },
    {
      group: '系统',
      title: '通知渠道',
      path: '/gateways',
      permission: 'system.gateway',
      order: 94,
      keywords: 'tzqd 邮件 短信 网关 企业微信 钉钉 飞书 SMTP webhook',
    },
  ],
  workbench: [{ title: '通知', component: () => import('./DeskNoticeCard.vue'), order: 25 }],
  bar: [{ title: '通知', component: () => import('./DeskBell.vue'), order: 10 }],
}

export default module
