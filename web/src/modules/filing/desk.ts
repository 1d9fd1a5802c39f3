import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/filing',
      component: () => import('./DeskBoardPage.vue'),
      meta: { title: '十月备案', permission: 'filing.read' },
    },
    {
      path: '/filing/return',
      component: () => import('./DeskReturnPage.vue'),
      meta: { title: '年度名单', parent: '/filing', permission: 'filing.read' },
    },
    {
      path: '/filing/return/rows',
      component: () => import('./DeskReturnRowsPage.vue'),
      meta: { title: '名单各行', parent: '/filing', permission: 'filing.read' },
    },
    {
      path: '/filing/rows',
      component: () => import('./DeskFiledRowsPage.vue'),
      meta: { title: '备案名单', parent: '/filing', permission: 'filing.read' },
    },
    {
      path: '/filing/rows/:id',
      component: () => import('./DeskFiledRowPage.vue'),
      meta: { title: '备案名单中的一行', parent: '/filing', permission: 'filing.read' },
    },
    {
      path: '/filing/documents/:id',
      component: () => import('./DeskFilingPage.vue'),
      meta: { title: '备案', parent: '/filing', permission: 'filing.read' },
    },
    {
      path: '/filing/parcels',
      component: () => import('./DeskParcelsPage.vue'),
      meta: { title: '公钥和交换包', parent: '/filing', permission: 'filing.read' },
    },
  ],
  menu: [
    {
      group: '备案',
      title: '十月备案',
      path: '/filing',
      permission: 'filing.read',
      order: 10,
      keywords: 'sysba 年度 汇总表 报送 接收 回执 名单 交换包 公钥',
    },
  ],
  records: {
    filing: (id) => `/filing/documents/${id}`,
    filing_return: (id) => `/filing/return?cityId=${id}`,
  },
}

export default module
