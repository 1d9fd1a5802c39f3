import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/my-record',
      component: () => import('./PhoneRecordPage.vue'),
      meta: { title: '我的记录', parent: '/me' },
    },
  ],
  me: [{ title: '我的记录', path: '/my-record', order: 10 }],
  records: { person: () => '/my-record' },
}

export default module
