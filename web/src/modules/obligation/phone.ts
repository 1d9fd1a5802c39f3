import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/calendar',
      component: () => import('./PhoneFeedPage.vue'),
      meta: { title: '期限日历', parent: '/me', permission: 'obligation.read' },
    },
  ],
  me: [{ title: '期限日历', path: '/calendar', permission: 'obligation.read', order: 7 }],
}

export default module
