import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/exits',
      component: () => import('./DeskExitsPage.vue'),
      meta: { title: '退出事项', permission: 'exit.read' },
    },
    {
      path: '/exits/new',
      component: () => import('./DeskExitNewPage.vue'),
      meta: { title: '办理退出', parent: '/exits', permission: 'exit.write' },
    },
    {
      path: '/exits/register',
      component: () => import('./DeskExitRegisterPage.vue'),
      meta: { title: '备案登记簿', permission: 'exit.read' },
    },
    {
      path: '/exits/:id',
      component: () => import('./DeskExitPage.vue'),
      meta: { title: '退出事项', parent: '/exits', permission: 'exit.read' },
    },
  ],
  menu: [
    {
      group: '退出',
      title: '退出事项',
      path: '/exits',
      permission: 'exit.read',
      order: 10,
      keywords: 'tcsx 解聘 离岗 辞职 到期 65 不称职 交接 备案',
    },
    {
      group: '退出',
      title: '备案登记簿',
      path: '/exits/register',
      permission: 'exit.read',
      order: 20,
      keywords: 'badjb 解聘备案 回执 编号',
    },
  ],
  records: {
    exit: (id) => `/exits/${id}`,
    exit_begin: (id) => `/exits/new?engagement=${id}`,
  },
}

export default module
