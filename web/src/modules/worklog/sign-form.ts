import type { Answer, Asked } from './api'

export type Side = Asked['sides'][number]

/** What the signer fills in. */
export interface SignForm {
  name: string
  post: string
  side: Side | ''
  method: 'drawn' | 'code'
  signature: string
  code: string
  score: number
  note: string
}

/** An empty form; what the register knows for sure is filled in. */
export function emptySign(
  sides: readonly Side[],
  suggested: readonly { name: string; post: string }[] = [],
): SignForm {
  const known = suggested.length === 1 ? suggested[0] : undefined
  return {
    name: known?.name ?? '',
    post: known?.post ?? '',
    side: sides.length === 1 ? (sides[0] ?? '') : '',
    method: 'drawn',
    signature: '',
    code: '',
    score: 0,
    note: '',
  }
}

export type SignMistakes = Partial<Record<'name' | 'post' | 'side' | 'signature' | 'code' | 'note', string>>

/**
 * What stops an answer before it is sent. Only a confirmation needs a signature; sending back and refusing need
 * words instead.
 */
export function signMistakes(act: Answer['act'], form: SignForm): SignMistakes {
  const found: SignMistakes = {}
  if (act !== 'confirm') {
    if (form.note.trim().length < 2) found.note = '请写明理由，至少两个字'
    return found
  }
  if (form.name.trim().length < 2) found.name = '请填写您的姓名'
  if (form.post.trim().length < 2) found.post = '请填写职务，如工会主席'
  if (!form.side) found.side = '请选择您代表哪一方'
  if (form.method === 'drawn' && !form.signature) found.signature = '请在框内签名'
  if (form.method === 'code' && !/^\d{4,8}$/.test(form.code.trim())) found.code = '请填写收到的数字验证码'
  return found
}

/** The request for an act: nothing of the signature goes along with a refusal. */
export function answerOf(act: Answer['act'], form: SignForm, hash: string): Answer {
  const signs = act === 'confirm'
  return {
    act,
    hash,
    name: form.name.trim(),
    post: form.post.trim(),
    side: form.side,
    signature: signs && form.method === 'drawn' ? form.signature : '',
    code: signs && form.method === 'code' ? form.code.trim() : '',
    score: signs ? form.score : 0,
    note: signs ? '' : form.note.trim(),
  }
}
