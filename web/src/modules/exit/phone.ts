import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/my-exit',
      component: () => import('./PhoneExitPage.vue'),
      meta: { title: '离岗申请', parent: '/me' },
    },
    {
      path: '/my-exit/apply',
      component: () => import('./PhoneExitApplyPage.vue'),
      meta: { title: '申请提前离岗', parent: '/my-exit' },
    },
  ],
  home: [
    { title: '离岗', component: () => import('./PhoneExitCard.vue'), permission: 'visit.record', order: 5 },
  ],
  todo: [
    {
      title: '离岗待办',
      component: () => import('./PhoneExitCard.vue'),
      permission: 'visit.record',
      order: 5,
    },
  ],
  me: [{ title: '离岗申请', path: '/my-exit', order: 20 }],
  records: { exit: () => '/my-exit' },
}

export default module
