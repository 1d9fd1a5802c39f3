import type { SignModule } from '@/kit/module'

const module: SignModule = {
  routes: [{ prefix: '/f/', page: () => import('./SignFormVerifyPage.vue') }],
}

export default module
