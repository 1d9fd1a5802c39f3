import type { Content, Receipt } from './api'

/** An application as it is typed. What was told before stays while a number is left empty. */
export type Form = Required<Content>

export const emptyForm = (postId: string): Form => ({
  postId,
  name: '',
  identity: '',
  phone: '',
  political: '',
  education: '',
  major: '',
  titleText: '',
  formerPost: '',
  resume: '',
  qualifications: '',
  prefQualified: false,
  prefExperience: false,
  prefGraduate: false,
})

export const formOf = (receipt: Receipt): Form => ({
  ...emptyForm(receipt.content.postId),
  ...receipt.content,
  identity: '',
  phone: '',
})

/** The preferences of article 4 in the words of the form. */
export const preferences = [
  ['prefQualified', '持有协调劳动关系方面的专业资质'],
  ['prefExperience', '从事过劳动人事、工会或法律援助工作'],
  ['prefGraduate', '法律、财务、人力资源等专业毕业'],
] as const

export const preferencesOf = (content: Content): string[] =>
  preferences.filter(([name]) => content[name]).map(([, words]) => words)

type Level = { code: string; label: string }

/** The levels that most people choose, in front of all of them. */
const usual = ['11', '14', '21', '31', '41', '61']

/** All levels of education as GB/T 4658 groups them, by the first digit, the usual ones once more in front. */
export function levels(all: readonly Level[]): { title: string; items: readonly Level[] }[] {
  const groups = new Map<string, Level[]>()
  for (const one of all) {
    const digit = one.code.charAt(0)
    groups.set(digit, [...(groups.get(digit) ?? []), one])
  }
  const front = usual.flatMap((code) => all.filter((one) => one.code === code))
  return [
    { title: '常选', items: front },
    ...[...groups.values()].map((items) => ({ title: items[0]?.label ?? '', items })),
  ]
}

/** What can be seen to be missing before anything is sent; the server looks again. */
export function missing(form: Form, stands: boolean): Partial<Record<keyof Form, string>> {
  const out: Partial<Record<keyof Form, string>> = {}
  if (!form.postId) out.postId = '请选择岗位'
  if (!form.name.trim()) out.name = '请填写姓名'
  if (!stands && !form.identity.trim()) out.identity = '请填写身份证号'
  if (!stands && !form.phone.trim()) out.phone = '请填写手机号'
  if (!form.education) out.education = '请选择学历'
  if (!form.resume.trim()) out.resume = '请填写简历'
  return out
}

/** 1.5 MB, 320 KB. */
export function sizeText(bytes: number): string {
  return bytes >= 1 << 20
    ? `${(bytes / (1 << 20)).toFixed(1)} MB`
    : `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
}
