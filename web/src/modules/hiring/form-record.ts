import type { FieldWords } from '@/kit/record-form'
import type { DatedLine } from './form-api'
import { kindTitles } from './contract-words'
import { formChannels, type FormDraft } from './form-words'

/** What is typed on the form's page: the annex, the post's union by name too, and the opinion that goes up with it. */
export type AnnexForm = FormDraft & { postUnionName: string; opinion: string }

const dated = (lines: readonly DatedLine[]) =>
  lines
    .filter((l) => l.when || l.text)
    .map((l) => `${l.when} ${l.text}`.trim())
    .join('\n')

interface Lists {
  political: readonly { code: string; short: string }[]
  education: readonly { code: string; short: string }[]
}

/** The fields of the annex in words, for two versions side by side; the numbers are not shown. */
export function annexWords(lists: () => Lists | undefined): readonly FieldWords<AnnexForm>[] {
  const short = (of: 'political' | 'education', code: string) =>
    lists()?.[of].find((item) => item.code === code)?.short ?? code
  return [
    { key: 'name', title: '姓名' },
    { key: 'sex', title: '性别', text: (v) => (v.sex === '1' ? '男' : v.sex === '2' ? '女' : '') },
    { key: 'birth', title: '出生日期' },
    { key: 'political', title: '政治面貌', text: (v) => short('political', v.political) },
    { key: 'education', title: '文化程度', text: (v) => short('education', v.education) },
    { key: 'titleText', title: '专业职称' },
    {
      key: 'contractKind',
      title: '合同种类',
      text: (v) => kindTitles[v.contractKind],
    },
    { key: 'startsOn', title: '起始日期' },
    { key: 'endsOn', title: '终止日期' },
    { key: 'openEnded', title: '无固定期限', text: (v) => (v.openEnded ? '是' : '否') },
    { key: 'onDuty', title: '拟上岗日期' },
    { key: 'postUnionId', title: '定岗单位', text: (v) => v.postUnionName, along: ['postUnionName'] },
    { key: 'channel', title: '聘用渠道', text: (v) => formChannels[v.channel] },
    { key: 'managedPaper', title: '管理文件' },
    { key: 'ageReason', title: '年龄的理由' },
    { key: 'gradeReason', title: '考核的理由' },
    { key: 'formerPost', title: '原单位及岗位' },
    { key: 'resume', title: '工作简历', text: (v) => dated(v.resume) },
    { key: 'awards', title: '奖惩情况', text: (v) => dated(v.awards) },
  ]
}

/** What of it is the annex itself. */
export function draftIn(form: AnnexForm): FormDraft {
  const draft: FormDraft & Partial<AnnexForm> = { ...form }
  delete draft.postUnionName
  delete draft.opinion
  return draft
}
