import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/notices',
      component: () => import('./PhoneNoticesPage.vue'),
      meta: { title: '通知', parent: '/todo' },
    },
    {
      path: '/notices/channels',
      component: () => import('./PhoneChannelsPage.vue'),
      meta: { title: '通知方式', parent: '/me' },
    },
  ],
  records: { channel: () => '/notices/channels' },
  todo: [{ title: '通知', component: () => import('./PhoneNoticeCard.vue'), order: 5 }],
  badge: { path: '/todo', load: () => import('./phone-badge') },
  me: [
    { title: '通知', path: '/notices', order: 5 },
    { title: '通知方式', path: '/notices/channels', order: 6 },
  ],
}

export default module
