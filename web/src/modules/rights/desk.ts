import type { DeskModule } from '@/kit/module'

const parent = '/rights'
const handling = '/rights/handling'
const permission = 'rights.handle'

const module: DeskModule = {
  routes: [
    { path: '/rights', component: () => import('./DeskConcernsPage.vue'), meta: { title: '意见投诉' } },
    {
      path: '/rights/new',
      component: () => import('./DeskSendPage.vue'),
      meta: { title: '提意见、投诉、申诉', parent },
    },
    {
      path: '/rights/receipt',
      component: () => import('./DeskReceiptPage.vue'),
      meta: { title: '凭查询码查看', parent },
    },
    {
      path: handling,
      component: () => import('./DeskHandlingPage.vue'),
      meta: { title: '意见投诉办理', permission },
    },
    {
      path: '/rights/handling/:id',
      component: () => import('./DeskHandledPage.vue'),
      meta: { title: '办理', parent: handling, permission },
    },
    {
      path: '/rights/figures',
      component: () => import('./DeskFiguresPage.vue'),
      meta: { title: '统计', parent: handling, permission },
    },
    {
      path: '/rights/:id',
      component: () => import('./DeskConcernPage.vue'),
      meta: { title: '我提出的', parent },
    },
    { path: '/house', component: () => import('./DeskHousePage.vue'), meta: { title: '规章制度' } },
    {
      path: '/corrections',
      component: () => import('./DeskCorrectionsPage.vue'),
      meta: { title: '信息更正申请', permission: 'roster.write' },
    },
    { path: '/my-data', component: () => import('./DeskMyDataPage.vue'), meta: { title: '我的信息' } },
    {
      path: '/privacy',
      component: () => import('./DeskPrivacyPage.vue'),
      meta: { title: '个人信息处理说明', parent: '/my-data' },
    },
  ],
  menu: [
    {
      group: '工作台',
      title: '我的信息',
      path: '/my-data',
      order: 80,
      keywords: 'wdxx 个人信息 隐私 导出 更正 谁查看过',
    },
    { group: '工作台', title: '意见投诉', path: '/rights', order: 85, keywords: 'yjts 意见 建议 投诉 申诉' },
    {
      group: '监督',
      title: '意见投诉办理',
      path: handling,
      permission,
      order: 20,
      keywords: 'yjtsbl 答复 转办 申诉',
    },
    { group: '管理', title: '规章制度', path: '/house', order: 60, keywords: 'gzzd 阅知' },
    {
      group: '队伍',
      title: '信息更正申请',
      path: '/corrections',
      permission: 'roster.write',
      order: 60,
      keywords: 'xxgz 更正',
    },
    {
      group: '系统',
      title: '个人信息处理说明',
      path: '/privacy',
      permission: 'policy.manage',
      order: 60,
      keywords: 'ys 隐私 说明 版本',
    },
  ],
  bar: [{ title: '意见投诉', component: () => import('./DeskConcernLink.vue'), order: 4 }],
  records: {
    rights_case: (id) => `/rights/handling/${id}`,
    rights_own: (id) => `/rights/${id}`,
    house_rule: () => '/house',
    correction: () => '/corrections',
    correction_own: () => '/my-data',
  },
}

export default module
