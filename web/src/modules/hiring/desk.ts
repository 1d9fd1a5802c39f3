import type { DeskModule } from '@/kit/module'

const module: DeskModule = {
  routes: [
    {
      path: '/hiring/plans',
      component: () => import('./DeskPlansPage.vue'),
      meta: { title: '聘用计划', permission: 'plan.read' },
    },
    {
      path: '/hiring/plans/:id',
      component: () => import('./DeskPlanPage.vue'),
      meta: { title: '聘用计划', parent: '/hiring/plans', permission: 'plan.read' },
    },
    {
      path: '/hiring/contracts',
      component: () => import('./DeskContractsPage.vue'),
      meta: { title: '合同', permission: 'contract.read' },
    },
    {
      path: '/hiring/contracts/:id',
      component: () => import('./DeskContractPage.vue'),
      meta: { title: '合同详情', parent: '/hiring/contracts', permission: 'contract.read' },
    },
    {
      path: '/hiring/forms/:id/contract',
      component: () => import('./DeskSignPage.vue'),
      meta: { title: '登记合同', parent: '/hiring/contracts', permission: 'contract.write' },
    },
    {
      path: '/hiring/renewals/:id',
      component: () => import('./DeskRenewalPage.vue'),
      meta: { title: '续聘', parent: '/hiring/contracts', permission: 'contract.read' },
    },
    {
      path: '/hiring/templates',
      component: () => import('./DeskTemplatesPage.vue'),
      meta: { title: '合同模板', parent: '/hiring/contracts', permission: 'contract.template' },
    },
    {
      path: '/hiring/forms',
      component: () => import('./DeskFormsPage.vue'),
      meta: { title: '推荐表', permission: 'form.read' },
    },
    {
      path: '/hiring/forms/new',
      component: () => import('./DeskFormNewPage.vue'),
      meta: { title: '填写推荐表', parent: '/hiring/forms', permission: 'form.draft' },
    },
    {
      path: '/hiring/forms/register',
      component: () => import('./DeskFormRegisterPage.vue'),
      meta: { title: '审批登记簿', parent: '/hiring/forms', permission: 'form.read' },
    },
    {
      path: '/hiring/forms/:id',
      component: () => import('./DeskFormPage.vue'),
      meta: { title: '推荐表', parent: '/hiring/forms', permission: 'form.read' },
    },
    {
      path: '/hiring/notices',
      component: () => import('./DeskRecruitListPage.vue'),
      meta: { title: '招聘', permission: 'recruit.read' },
    },
    {
      path: '/hiring/notices/new',
      component: () => import('./DeskRecruitNewPage.vue'),
      meta: { title: '拟定招聘公告', parent: '/hiring/notices', permission: 'recruit.write' },
    },
    {
      path: '/hiring/notices/:id',
      component: () => import('./DeskRecruitPage.vue'),
      meta: { title: '招聘公告', parent: '/hiring/notices', permission: 'recruit.read' },
    },
    {
      path: '/hiring/notices/:id/enter',
      component: () => import('./DeskEnterApplicantPage.vue'),
      meta: { title: '录入纸质报名', parent: '/hiring/notices', permission: 'recruit.write' },
    },
    {
      path: '/hiring/applicants/:id',
      component: () => import('./DeskApplicantPage.vue'),
      meta: { title: '报名人', parent: '/hiring/notices', permission: 'recruit.read' },
    },
    {
      path: '/hiring/signals',
      component: () => import('./DeskSignalsPage.vue'),
      meta: { title: '违规聘用提示', permission: 'signal.read' },
    },
    { path: '/quota', component: () => import('./DeskQuotaPage.vue'), meta: { title: '员额台账' } },
    {
      path: '/quota/account',
      component: () => import('./DeskQuotaAccountPage.vue'),
      meta: { title: '员额明细', parent: '/quota' },
    },
    {
      path: '/quota/heads',
      component: () => import('./DeskQuotaHeadsPage.vue'),
      meta: { title: '在岗人员', parent: '/quota' },
    },
    {
      path: '/quota/approve',
      component: () => import('./DeskQuotaApprovePage.vue'),
      meta: { title: '登记核定数', parent: '/quota' },
    },
    {
      path: '/quota/orders',
      component: () => import('./DeskQuotaOrdersPage.vue'),
      meta: { title: '员额调配' },
    },
    {
      path: '/quota/orders/:id',
      component: () => import('./DeskQuotaOrderPage.vue'),
      meta: { title: '员额文件', parent: '/quota/orders' },
    },
    {
      path: '/quota/shares',
      component: () => import('./DeskSharesPage.vue'),
      meta: { title: '员额测算', permission: 'quota.share' },
    },
    {
      path: '/quota/shares/:id',
      component: () => import('./DeskSharePage.vue'),
      meta: { title: '测算草稿', parent: '/quota/shares', permission: 'quota.share' },
    },
  ],
  menu: [
    {
      group: '选聘',
      title: '聘用计划',
      path: '/hiring/plans',
      permission: 'plan.read',
      order: 10,
      keywords: 'pyjh 上报 汇总 核定 批复',
    },
    {
      group: '选聘',
      title: '招聘',
      path: '/hiring/notices',
      permission: 'recruit.read',
      order: 15,
      keywords: 'zp 招录 公告 报名 考试 面试 公示 异议',
    },
    {
      group: '选聘',
      title: '合同',
      path: '/hiring/contracts',
      permission: 'contract.read',
      order: 30,
      keywords: 'ht 劳动合同 劳务协议 到期 续聘 模板',
    },
    {
      group: '选聘',
      title: '推荐表',
      path: '/hiring/forms',
      permission: 'form.read',
      order: 20,
      keywords: 'tjb 新聘 续聘 审核 登记簿 附件',
    },
    {
      group: '选聘',
      title: '违规聘用提示',
      path: '/hiring/signals',
      permission: 'signal.read',
      order: 60,
      keywords: 'wgpy 先聘后批 超员额 重复聘用 督查',
    },
    {
      group: '选聘',
      title: '员额台账',
      path: '/quota',
      permission: 'quota.read',
      order: 40,
      keywords: 'yetz 核定 编制 超员 余额',
    },
    {
      group: '选聘',
      title: '员额调配',
      path: '/quota/orders',
      permission: 'quota.read',
      order: 50,
      keywords: 'yedp 调配 冲销 文件',
    },
    {
      group: '选聘',
      title: '员额测算',
      path: '/quota/shares',
      permission: 'quota.share',
      order: 60,
      keywords: 'yecs 适时调配 工作台 测算 最大余数',
    },
  ],
  records: {
    hiring_plan: (id) => `/hiring/plans/${id}`,
    hiring_form: (id) => `/hiring/forms/${id}`,
    recruit_notice: (id) => `/hiring/notices/${id}`,
    contract: (id) => `/hiring/contracts/${id}`,
    renewal: (id) => `/hiring/renewals/${id}`,
    signal: () => '/hiring/signals',
    signals: () => '/hiring/signals',
  },
}

export default module
