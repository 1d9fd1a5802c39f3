/** What the machine calls things, in the words of people. */
export const viaTitles: Record<string, string> = {
  web: '网页',
  cli: '命令行',
  job: '后台任务',
  link: '签字链接',
}

export const faultTitles: Record<string, string> = {
  altered: '记录被改动',
  removed: '已封存的记录缺失',
  inserted: '混入未经封存的记录',
  backdated: '记录时间早于未收录它的封存凭证',
  unproved: '详情缺失而没有清除记录',
  bad_hash: '校验树的数据不符',
  bad_head: '封存凭证的签名或校验值不符',
  truncated: '末尾的记录被截去：封存凭证所载条数多于现有',
}

export const jobStates: Record<string, string> = {
  ready: '排队中',
  running: '进行中',
  done: '已完成',
  dead: '失败',
  cancelled: '已取消',
}

/** What an act concerns, by the first part of its name; the filter of the page offers the same. */
export const areas: Record<string, string> = {
  identity: '账号与登录',
  org: '组织',
  roster: '花名册',
  served: '服务对象',
  worklog: '服务记录',
  obligation: '应办事项',
  notify: '通知渠道',
  outbox: '待发消息',
  approval: '审批',
  plan: '聘用计划',
  quota: '员额',
  report: '统计导出',
  policy: '办法参数',
  calendar: '放假日历',
  audit: '审计',
  system: '系统',
}

const acts: Record<string, string> = {
  accept: '核对通过',
  add: '新增',
  answer: '服务方答复',
  appoint: '指定',
  approve: '通过',
  ask: '申请',
  begin: '拟定',
  cancel: '取消',
  change: '修改',
  check: '核对',
  choose: '选择通知方式',
  check_phone: '核对电话',
  close: '关闭',
  code: '验证码',
  confirm: '确认',
  consolidate: '汇总上报',
  contact: '维护联系人',
  contract: '登记合同',
  copy: '抄送',
  counter: '冲销',
  create: '新建',
  decide: '决定',
  disable: '停用',
  discard: '放弃导入',
  distinguish: '认定不重复',
  draw: '抽样',
  drop: '作废',
  edit: '修改',
  employ: '设为聘用单位',
  enable: '启用',
  end: '终止',
  engage: '登记聘用',
  erase: '清除详情',
  escalate: '提请上级关注',
  export: '导出',
  fail: '未办成',
  failed: '未成功',
  find: '记录发现',
  gather: '汇总',
  grant: '授予岗位',
  handover: '移交岗位',
  import: '导入',
  interrupt: '登记中断',
  lay: '作出规定',
  login: '登录',
  logout: '退出',
  merge: '合并',
  merged: '已并入',
  move: '划转',
  open: '开立',
  password: '改密码',
  phone: '修改电话',
  post: '定岗变动',
  read: '调阅',
  recall: '收回',
  receipt: '回执',
  refuse: '拒绝',
  reject: '不予通过',
  release: '释放',
  remap: '更正识别',
  rename: '更名',
  reopen: '恢复',
  reroute: '改由新的上级办理',
  renew: '新建或更换地址',
  reserve: '占用',
  reset: '重置密码',
  retry: '重试',
  return: '退回',
  reveal: '查看完整号码',
  review: '填审核数',
  revoke: '收回',
  save: '保存',
  scan: '上传扫描件',
  scan_remove: '移除扫描件',
  send: '提交核对',
  sheet: '更换表格',
  submit: '提交',
  set: '填写',
  supplement: '追加',
  test: '试发',
  transfer: '转办',
  unemploy: '不再作聘用单位',
  unlock: '解除锁定',
  update: '修改',
  upload: '上传',
  vacate: '退还岗位',
  verify: '校验',
  view: '查看扫描件',
  weigh: '填拟核定数',
  withdraw: '撤回',
}

/** Where an act has another word in one area. */
const actsOf: Record<string, string> = {
  'obligation.feed.revoke': '停用',
  'approval.release': '移出汇总',
  'approval.submit': '上报',
  'plan.decide': '核定',
  'plan.release': '移出汇总',
  'plan.submit': '上报',
  'quota.approve': '核定',
  'quota.transfer': '调配',
}

/** What an act is done to, where its name says so. */
const things: Record<string, string> = {
  account: '账号',
  act: '变更',
  address: '接收地址',
  commission: '委托书',
  contract: '合同',
  engagement: '聘用',
  entries: '记录',
  feed: '期限日历',
  gateway: '设置',
  grant: '岗位',
  head: '封存凭证',
  import: '导入',
  inspection: '督查',
  interruption: '中断',
  job: '任务',
  login: '登录',
  opening: '启用前记录',
  outbox: '待发消息',
  paper: '纸质签字',
  password: '密码',
  person: '人员',
  posting: '定岗',
  share: '测算草稿',
  substitute: '代办',
  visit: '日志',
}

/** 花名册 · 人员修改 for roster.person.change; an unknown word stays as it is. */
export function actionTitle(action: string): string {
  const [first = '', ...rest] = action.split('.')
  const area = areas[first] ?? first
  const last = rest[rest.length - 1]
  if (last === undefined) return area
  const about = rest.slice(0, -1).map((part) => things[part] ?? part)
  return `${area} · ${about.join('')}${actsOf[action] ?? acts[last] ?? last}`
}

/** 2026-11-22 12:00:05 in China's time, whatever the browser's. */
export function instant(text: string): string {
  const at = new Date(new Date(text).getTime() + 8 * 3600_000)
  return Number.isNaN(at.getTime()) ? text : at.toISOString().slice(0, 19).replace('T', ' ')
}

/** A text cut where a link begins and ends, so that the link can be followed. */
export function linked(text: string): { text: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s，。；]+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, link: /^https?:\/\//.test(part) }))
}
