import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/login',
      component: () => import('./PhoneLoginPage.vue'),
      meta: { title: '登录', public: true, bare: true },
    },
    {
      path: '/password',
      component: () => import('./PhonePasswordPage.vue'),
      meta: { title: '修改密码', parent: '/me' },
    },
  ],
}

export default module
