// From the approved form to the roster: the clerk takes the text in Word, enters what was signed, and the roster shows one
// more head and the quota one fewer free; then a renewal on its one page, and the union's own template.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { accessible, shot } from './browser.mjs'
import { ask, day, heads, setDay, walkProvince } from './desk.mjs'

const walk = walkProvince()
const { desk } = walk

/** A form that its union's head has sent and the superior has approved today. */
async function approved(clerk, union, idNumber) {
  const begun = await ask(clerk, 'POST', '/api/hiring/forms', { unionId: union, kind: 'new' })
  const saved = await ask(clerk, 'PUT', `/api/hiring/forms/${begun.id}`, {
    rev: begun.rev,
    name: '林晓舟',
    idNumber,
    phone: '13800001234',
    sex: '',
    birth: '',
    political: '01',
    education: '21',
    titleText: '经济师',
    formerPost: '某电子企业工会干事',
    resume: [{ when: '2010.07—今', text: '某电子企业工会干事' }],
    awards: [],
    postUnionId: '',
    channel: 'own',
    managedPaper: '',
    onDuty: day(0),
    contractKind: 'labour',
    startsOn: day(0),
    endsOn: day(729),
    openEnded: false,
    ageReason: '',
    gradeReason: '',
  })
  const head = await desk('fuzeren')
  const sent = await ask(head, 'POST', `/api/hiring/forms/${begun.id}/submit`, { rev: saved.rev })
  const superior = await desk('xianshenhe')
  const c = await ask(superior, 'GET', `/api/approval/cases/${sent.caseId}`)
  await ask(superior, 'POST', `/api/approval/cases/${sent.caseId}/act`, {
    rev: c.rev,
    act: 'approve',
    opinion: '同意。',
  })
  return begun.id
}

test('from the approved form to the roster and the quota', async () => {
  const clerk = await desk('jingban')
  const { drafts } = await ask(clerk, 'GET', '/api/hiring/forms')
  const union = drafts[0].id
  const { held } = await heads(clerk, union)
  const inRoster = (await ask(clerk, 'GET', '/api/persons?limit=10')).total.count
  const form = await approved(clerk, union, '320583198503129973')
  const before = await heads(clerk, union)
  assert.equal(before.held, held + 1, 'the approval holds the head')

  await clerk.goto(`${walk.program.url}/hiring/forms/${form}`)
  await clerk.getByRole('link', { name: '登记合同' }).click()
  await clerk.getByRole('heading', { name: '登记签订的合同' }).waitFor()
  const [paper] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('button', { name: '下载填好的文本（DOCX）' }).click(),
  ])
  assert.match(paper.suggestedFilename(), /^林晓舟劳动合同\.docx$/)
  assert.equal((await readFile(await paper.path())).subarray(0, 2).toString(), 'PK')

  await clerk.getByRole('textbox', { name: '编号' }).fill('玉工合〔2026〕3号')
  await setDay(clerk, '签订日期', day(0))
  await setDay(clerk, '试用期至', day(200))
  await clerk.getByText('试用期不得超过2个月').waitFor()
  await accessible(clerk, 'a contract with a warning')
  await shot(clerk, 'contract-warned')
  await clerk.getByRole('textbox', { name: '理由' }).waitFor()
  await setDay(clerk, '试用期至', '')
  await clerk.getByText('日期与批准的推荐表一致').waitFor()
  await shot(clerk, 'contract-sign')
  await clerk.getByRole('button', { name: '登记合同并进入花名册' }).click()
  await clerk.getByRole('heading', { name: '林晓舟的劳动合同' }).waitFor()
  await accessible(clerk, 'the contract')
  await shot(clerk, 'contract')

  assert.equal((await ask(clerk, 'GET', '/api/persons?limit=10')).total.count, inRoster + 1)
  assert.deepEqual(
    await heads(clerk, union),
    { held, inPost: before.inPost + 1, free: before.free },
    'the head that was held is in post now',
  )
  await clerk.goto(`${walk.program.url}/roster?q=lxz`)
  await clerk.getByRole('link', { name: '林晓舟' }).click()
  await clerk.getByRole('link', { name: /^劳动合同，/ }).waitFor()
  await shot(clerk, 'contract-roster')
  await clerk.goto(`${walk.program.url}/hiring/forms/${form}/contract`)
  await clerk.getByText('这份推荐表已经用于一份合同').waitFor()
})

test('a renewal on its one page', async () => {
  const clerk = await desk('xian')
  await clerk.goto(`${walk.program.url}/hiring/contracts?state=ending`)
  await clerk.getByRole('heading', { name: '合同', exact: true }).waitFor()
  await accessible(clerk, 'the contracts')
  await shot(clerk, 'contracts')
  const city = await desk('shi')
  await city.goto(`${walk.program.url}/hiring/contracts?state=ending`)
  await city.getByRole('link', { name: '续聘' }).first().click()
  await city.getByRole('heading', { name: '办理步骤' }).waitFor()
  await accessible(city, 'a renewal')
  await shot(city, 'renewal')
})

test("the union's own template", async () => {
  const officer = await desk('xian')
  await officer.goto(`${walk.program.url}/hiring/templates`)
  await officer.getByRole('heading', { name: '可以使用的字段' }).waitFor()
  await accessible(officer, 'the templates')
  await shot(officer, 'templates')
  const [example] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: '劳务协议示例' }).click(),
  ])
  const file = await readFile(await example.path())
  await officer.getByRole('radio', { name: '劳务协议' }).check({ force: true })
  await officer.getByLabel('模板文件').setInputFiles({
    name: '说明.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a document'),
  })
  await officer.getByRole('button', { name: '上传', exact: true }).click()
  await officer.getByText('文件已损坏或不是 Word 文档').first().waitFor()
  await officer
    .getByLabel('模板文件')
    .setInputFiles({ name: '劳务协议.docx', mimeType: 'application/octet-stream', buffer: file })
  await officer.getByRole('button', { name: '上传', exact: true }).click()
  await officer.getByText('昆山市总工会劳务协议模板（第1版）').first().waitFor()
  await shot(officer, 'template-uploaded')
})

test('what looks irregular, and who decides between two unions', async () => {
  const city = await desk('shishenhe')
  await city.goto(`${walk.program.url}/hiring/signals`)
  await city.getByText('先聘后批').first().waitFor()
  await accessible(city, 'the signals')
  await shot(city, 'signals')
  await city.getByRole('button', { name: '核定', exact: true }).first().click()
  await city.getByRole('radio', { name: /继续聘用/ }).check({ force: true })
  await city.getByRole('textbox', { name: '理由' }).fill('本人劳动关系在先。')
  await accessible(city, 'the decision')
  await shot(city, 'dispute')
  await city.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
  await city.getByText('已核定').first().waitFor()
  const clerk = await desk('jingban')
  await clerk.goto(`${walk.program.url}/hiring/signals`)
  await clerk.getByText('由现聘用单位继续聘用').first().waitFor()
  await shot(clerk, 'dispute-claimant')
})
