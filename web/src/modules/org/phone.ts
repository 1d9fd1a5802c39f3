import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/offices',
      component: () => import('./PhoneOfficesPage.vue'),
      meta: { title: '单位和上级联系方式', parent: '/me' },
    },
  ],
  me: [{ title: '单位和上级联系方式', path: '/offices', order: 20 }],
}

export default module
