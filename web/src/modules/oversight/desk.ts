import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    { path: '/audit', component: () => import('./DeskAuditPage.vue'), meta: { title: '审计日志' } },
    {
      path: '/audit/heads',
      component: () => import('./DeskAuditHeadsPage.vue'),
      meta: { title: '封存凭证', parent: '/audit' },
    },
    {
      path: '/audit/:id',
      component: () => import('./DeskAuditEntryPage.vue'),
      meta: { title: '审计记录', parent: '/audit' },
    },
    { path: '/jobs', component: () => import('./DeskJobsPage.vue'), meta: { title: '后台任务' } },
    { path: '/outbox', component: () => import('./DeskOutboxPage.vue'), meta: { title: '待发消息' } },
  ],
  menu: [
    {
      group: '系统',
      title: '审计日志',
      path: '/audit',
      permission: 'audit.read',
      order: 80,
      keywords: 'sjrz 校验 封存',
    },
    {
      group: '系统',
      title: '后台任务',
      path: '/jobs',
      permission: 'system.jobs',
      order: 90,
      keywords: 'htrw 重试',
    },
    {
      group: '系统',
      title: '待发消息',
      path: '/outbox',
      permission: 'system.outbox',
      order: 95,
      keywords: 'dfxx 发件箱 短信 验证码',
    },
  ],
}

export default module
