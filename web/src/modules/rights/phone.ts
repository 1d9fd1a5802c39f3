import type { PhoneModule } from '@/kit/module'

const parent = '/rights'

const module: PhoneModule = {
  routes: [
    {
      path: '/rights',
      component: () => import('./PhoneConcernsPage.vue'),
      meta: { title: '意见投诉', parent: '/me' },
    },
    {
      path: '/rights/new',
      component: () => import('./PhoneSendPage.vue'),
      meta: { title: '提意见、投诉、申诉', parent },
    },
    {
      path: '/rights/receipt',
      component: () => import('./PhoneReceiptPage.vue'),
      meta: { title: '凭查询码查看', parent, public: true },
    },
    {
      path: '/rights/:id',
      component: () => import('./PhoneConcernPage.vue'),
      meta: { title: '我提出的', parent },
    },
    {
      path: '/house',
      component: () => import('./PhoneHousePage.vue'),
      meta: { title: '规章制度', parent: '/me' },
    },
    {
      path: '/my-data',
      component: () => import('./PhoneMyDataPage.vue'),
      meta: { title: '我的信息', parent: '/me' },
    },
    {
      path: '/privacy',
      component: () => import('./PhonePrivacyPage.vue'),
      meta: { title: '个人信息处理说明', parent: '/my-data' },
    },
  ],
  todo: [{ title: '规章制度', component: () => import('./PhoneHouseCard.vue'), order: 6 }],
  me: [
    { title: '我的信息', path: '/my-data', order: 20 },
    { title: '规章制度', path: '/house', order: 30 },
    { title: '意见投诉', path: '/rights', order: 40 },
  ],
  records: {
    rights_own: (id) => `/rights/${id}`,
    house_rule: () => '/house',
    correction_own: () => '/my-data',
  },
}

export default module
