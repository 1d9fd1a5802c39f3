import type { SignModule } from '@/kit/module'

const module: SignModule = {
  routes: [{ prefix: '/x/', page: () => import('./SignExitVerifyPage.vue') }],
}

export default module
