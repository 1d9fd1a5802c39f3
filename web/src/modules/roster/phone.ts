import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/my-record',
      component: () => import('./PhoneRecordPage.vue'),
      meta: { title: '我的档案信息', parent: '/me' },
    },
  ],
  me: [{ title: '我的档案信息', path: '/my-record', order: 10 }],
  records: { person: () => '/my-record' },
}

export default module
