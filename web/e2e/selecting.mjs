// The steps of selection as the desk takes them, from the county's plan to the signed contract: shared by the walk of each
// step and by the walk through all of them. Each takes a page on which its person is signed in.
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { choose, number, setDay } from './desk.mjs'

/** The county fills in a draft of next year's plan; nothing is sent yet. */
export async function draftPlan(county, url, heads) {
  await county.goto(`${url}/hiring/plans`)
  await county.getByRole('button', { name: '拟定聘用计划' }).click()
  await county.getByRole('heading', { name: '拟定计划' }).waitFor()
  await county.getByRole('spinbutton', { name: '申报人数' }).fill(String(heads))
  await county.getByRole('textbox', { name: '理由', exact: true }).fill('新建产业园')
  const late = county.getByRole('textbox', { name: '迟报理由' })
  if (await late.count()) await late.fill('经办人交接')
}

/** The county sends its plan; returns the plan's path. */
export async function sendPlan(county) {
  await county.getByRole('button', { name: '上报苏州市总工会' }).click()
  await county.getByText('已上报').first().waitFor()
  return new URL(county.url()).pathname
}

/** The city puts its number, one fewer than asked for, beside the county's. */
export async function reviewPlan(city, url, plan, heads) {
  await city.goto(url + plan)
  await city.getByRole('spinbutton', { name: '审核数' }).fill(String(heads))
  await city.getByRole('spinbutton', { name: '审核数' }).press('Tab')
  await city.getByRole('textbox', { name: '审核理由' }).fill('按企业数核减')
  await city.getByRole('button', { name: '保存审核数' }).click()
  await city
    .getByText(`${String(heads)} ▼1`)
    .first()
    .waitFor()
}

/** The city opens its own plan, in which the county's stands. */
export async function openSummary(city, url, heads) {
  await city.goto(`${url}/hiring/plans`)
  await city.getByRole('button', { name: '拟定聘用计划' }).click()
  await city
    .getByText(`审核 ${String(heads)} 名`)
    .first()
    .waitFor()
}

/** The city sends the whole; returns its path. */
export async function sendSummary(city) {
  await city.getByRole('button', { name: '上报江苏省总工会' }).click()
  await city.getByRole('heading', { name: '汇总的县（市、区）计划' }).waitFor()
  return new URL(city.url()).pathname
}

/** The province's desk fills in what is to be decided for a county; nothing is kept yet. */
export async function weighPlan(office, url, whole, county, heads) {
  await office.goto(url + whole)
  await office.getByRole('spinbutton', { name: `${county}拟核定数` }).fill(String(heads))
  await office.getByRole('textbox', { name: `${county}核定理由` }).fill('全省统筹')
}

export async function keepWeighing(office) {
  await office.getByRole('button', { name: '保存拟核定数' }).click()
  await office.getByText('已保存拟核定数').waitFor()
}

/** Opens a case from 待办. */
export async function openCase(page, url, title) {
  await page.goto(`${url}/approval`)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: '办理意见' }).waitFor()
}

/** Presses 通过 on the page of a case, and again in its dialog. */
export async function approveCase(page) {
  await page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: '通过', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await page.getByText('已通过').first().waitFor()
}

/** Begins a new form from where one stands, or from its own page. */
export async function beginForm(clerk) {
  await clerk.getByRole('radio', { name: '新聘' }).waitFor()
  await clerk.getByRole('button', { name: '开始填写' }).click()
  await clerk.getByRole('heading', { name: '核对' }).waitFor()
}

/** Fills the fields of a new recommendation form and saves it; what the number says of the person fills itself in. */
export async function fillForm(page, { name, first17, from, until }) {
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('textbox', { name: '身份证号' }).fill(number(first17))
  await page.getByRole('textbox', { name: '移动电话' }).fill('13800138000')
  await choose(page, '政治面貌', '中共党员')
  await choose(page, '文化程度', '大学本科毕业')
  await setDay(page, '起始日期', from)
  await setDay(page, '终止日期', until)
  await setDay(page, '拟上岗日期', from)
  await page.getByRole('textbox', { name: '原工作单位及岗位' }).fill('昆山某厂工会干事')
  await page.getByRole('textbox', { name: '工作简历第1行起止年月' }).fill('2014.07至今')
  await page.getByRole('textbox', { name: '工作简历第1行内容' }).fill('昆山某厂工会干事')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('各项符合要求').waitFor()
}

/** The union's head sends a form up. */
export async function sendForm(head) {
  await head.getByRole('button', { name: '上报昆山市总工会' }).click()
  await head.getByText('等待昆山市总工会审核').waitFor()
}

/** Prints the form that is open, numbers in full for a reason of one's own; returns the file's bytes and name. */
export async function printForm(page, as, reason) {
  await page.getByRole('button', { name: '打印', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const full = dialog.getByText('印完整的身份证号和移动电话')
  if (await full.count()) {
    await full.click()
    await dialog.getByRole('textbox', { name: '事由' }).fill(reason)
  }
  return download(page, () =>
    dialog.getByRole('button', { name: as === 'pdf' ? '下载 PDF' : '下载 Word' }).click(),
  )
}

/** Enters the contract as it was approved, signed on a day; the clerk then sees the contract. */
export async function signContract(clerk, name, signedOn) {
  await clerk.getByRole('link', { name: '登记合同' }).click()
  await clerk.getByRole('heading', { name: '登记签订的合同' }).waitFor()
  await setDay(clerk, '签订日期', signedOn)
  await clerk.getByText('日期与批准的推荐表一致').waitFor()
  await clerk.getByRole('button', { name: '登记合同并进入花名册' }).click()
  await clerk.getByRole('heading', { name: `${name}的劳动合同` }).waitFor()
}

/** What a press downloads. */
export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** The words of a Word document, run together. */
export function wordText(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [size, title, extra, comment] = [20, 28, 30, 32].map((o, i) =>
      i === 0 ? bytes.readUInt32LE(at + o) : bytes.readUInt16LE(at + o),
    )
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.subarray(at + 46, at + 46 + title).toString() === 'word/document.xml') {
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const packed = bytes.subarray(from, from + size)
      const xml = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
      return xml.toString().replace(/<[^>]*>/g, '')
    }
    at += 46 + title + extra + comment
  }
  return ''
}

/** The figures of a union's account on a day, as its page shows them. */
export async function accountFigures(page, url, unionId, on) {
  await page.goto(`${url}/quota/account?unionId=${unionId}&on=${on}`)
  await page.getByRole('heading', { name: '核定数的来历' }).waitFor()
  const figure = async (label) =>
    Number(
      (
        await page
          .locator('.figure', { has: page.getByText(label, { exact: true }) })
          .locator('.value')
          .innerText()
      ).replace(/\D/g, ''),
    )
  return {
    authorised: await figure('核定'),
    reserved: await figure('预留'),
    inPost: await figure('在岗'),
    free: await figure('余额'),
  }
}

/** How many people the roster's page counts on a day. */
export async function rosterCount(page, url, on) {
  await page.goto(`${url}/roster?asOf=${on}`)
  await page.getByRole('table').waitFor()
  return Number(/共 (\d+) 条/.exec(await page.getByText(/^共 \d+ 条$/).innerText())?.[1])
}
