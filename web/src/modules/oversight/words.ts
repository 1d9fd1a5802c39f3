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
}

export const jobStates: Record<string, string> = {
  ready: '排队中',
  running: '进行中',
  done: '已完成',
  dead: '失败',
  cancelled: '已取消',
}

const areas: Record<string, string> = {
  account: '账号',
  audit: '审计',
  grant: '岗位',
  identity: '账号',
  org: '组织',
  policy: '参数',
  report: '统计',
  roster: '花名册',
  served: '服务对象',
  session: '登录',
  system: '系统',
  visit: '服务记录',
  worklog: '服务记录',
  calendar: '日历',
  rulebook: '规则',
}

const acts: Record<string, string> = {
  accept: '核对通过',
  add: '新增',
  apply: '确认导入',
  cancel: '取消',
  change: '修改',
  close: '撤销',
  confirm: '确认',
  create: '新建',
  disable: '停用',
  drop: '作废',
  employ: '设为聘用单位',
  end: '终止',
  erase: '清除详情',
  export: '导出',
  fail: '失败',
  grant: '授予',
  import: '导入',
  login: '登录',
  logout: '退出',
  merge: '合并',
  move: '划转',
  open: '开立',
  password: '改密码',
  recall: '收回',
  refuse: '拒绝',
  remap: '更正识别',
  rename: '更名',
  reset: '重置密码',
  retry: '重试',
  return: '退回',
  reveal: '查看完整号码',
  revoke: '收回',
  scan: '上传扫描件',
  scan_remove: '移除扫描件',
  send: '送交',
  sheet: '更换表格',
  submit: '提交',
  update: '修改',
  upload: '上传',
  verify: '校验',
  view: '查看',
  withdraw: '撤回',
}

/** 花名册 · 修改 for roster.person.change; an unknown word stays as it is. */
export function actionTitle(action: string): string {
  const parts = action.split('.')
  const first = parts[0] ?? ''
  const last = parts[parts.length - 1] ?? ''
  const area = areas[first] ?? first
  return parts.length < 2 ? area : `${area} · ${acts[last] ?? last}`
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
