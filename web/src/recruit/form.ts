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
