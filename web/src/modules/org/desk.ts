import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/org', component: () => import('./DeskUnionsPage.vue'), meta: { title: '组织' } },
    { path: '/directory', component: () => import('./DeskDirectoryPage.vue'), meta: { title: '通讯录' } },
  ],
  menu: [
    {
      group: '队伍',
      title: '组织',
      path: '/org',
      permission: 'org.read',
      order: 10,
      keywords: 'zz 工会 组织树 划转 合并 撤销 聘用单位',
    },
    {
      group: '队伍',
      title: '通讯录',
      path: '/directory',
      permission: 'org.read',
      order: 20,
      keywords: 'txl 联系人 办公电话',
    },
  ],
  workbench: [
    {
      title: '待同意的聘用资格申请',
      component: () => import('./DeskAskedCard.vue'),
      permission: 'org.consent',
      order: 30,
    },
    {
      title: '未办结的组织变更',
      component: () => import('./DeskOpenActsCard.vue'),
      permission: 'org.manage',
      order: 35,
    },
  ],
  records: { union: (id) => `/org?id=${id}` },
}

export default module
