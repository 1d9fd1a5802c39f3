import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/login',
      component: () => import('./DeskLoginPage.vue'),
      meta: { title: '登录', public: true, bare: true },
    },
    { path: '/password', component: () => import('./DeskPasswordPage.vue'), meta: { title: '修改密码' } },
    { path: '/account', component: () => import('./DeskAccountPage.vue'), meta: { title: '我的账号与岗位' } },
    { path: '/accounts', component: () => import('./DeskAccountsPage.vue'), meta: { title: '账号与角色' } },
    {
      path: '/accounts/bulk',
      component: () => import('./DeskBulkPage.vue'),
      meta: { title: '批量开立账号', parent: '/accounts' },
    },
    {
      path: '/accounts/slips',
      component: () => import('./DeskSlipsPage.vue'),
      meta: { title: '初始密码条', parent: '/accounts', bare: true },
    },
    {
      path: '/accounts/:id',
      component: () => import('./DeskAccountDetailPage.vue'),
      meta: { title: '账号', parent: '/accounts' },
    },
    { path: '/why', component: () => import('./DeskWhyPage.vue'), meta: { title: '我的权限' } },
    {
      path: '/permissions',
      component: () => import('./DeskMatrixPage.vue'),
      meta: { title: '权限矩阵', parent: '/why' },
    },
  ],
  menu: [
    {
      group: '系统',
      title: '账号与角色',
      path: '/accounts',
      permission: 'account.read',
      order: 10,
      keywords: 'zhyjs zh 密码 重置',
    },
    { group: '系统', title: '我的权限', path: '/why', order: 90, keywords: 'wdqx 为什么 权限矩阵' },
  ],
  records: { account: () => '/account' },
}

export default module
