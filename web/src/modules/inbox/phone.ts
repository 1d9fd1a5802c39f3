import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/notices',
      component: () => import('./PhoneNoticesPage.vue'),
      meta: { title: '通知', parent: '/todo' },
    },
  ],
  todo: [{ title: '通知', component: () => import('./PhoneNoticeCard.vue'), order: 5 }],
  badge: { path: '/todo', load: () => import('./phone-badge') },
  me: [{ title: '通知', path: '/notices', order: 5 }],
}

export default module
