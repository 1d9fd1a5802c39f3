import type { SignModule } from '@/kit/module'

const module: SignModule = {
  routes: [
    { prefix: '/c/', page: () => import('./SignConfirmPage.vue') },
    { prefix: '/r/', page: () => import('./SignReceiptPage.vue') },
    { prefix: '/v/', page: () => import('./SignVerifyPage.vue') },
  ],
}

export default module
