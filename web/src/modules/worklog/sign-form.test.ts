import { expect, test } from 'vitest'
import { answerOf, emptySign, signMistakes } from './sign-form'

const filled = {
  ...emptySign(['union']),
  name: '陈立',
  post: '工会主席',
  signature: 'data:image/png;base64,AA==',
}

test('a drawn signature with name and post may be sent', () => {
  expect(signMistakes('confirm', filled)).toEqual({})
})

test('the side is asked for where there are several', () => {
  expect(emptySign(['employer', 'workers']).side).toBe('')
  expect(signMistakes('confirm', { ...filled, side: '' })).toEqual({ side: '请选择您代表哪一方' })
})

test('a typed name counts only with the code', () => {
  expect(signMistakes('confirm', { ...filled, method: 'code', code: '' })).toEqual({
    code: '请填写收到的数字验证码',
  })
  expect(signMistakes('confirm', { ...filled, method: 'code', code: '204816' })).toEqual({})
})

test('refusing and sending back need words, not a signature', () => {
  const form = emptySign(['union'])
  expect(signMistakes('refuse', form)).toEqual({ note: '请写明理由，至少两个字' })
  expect(signMistakes('correct', { ...form, note: '人数不对' })).toEqual({})
})

test('only what the act needs is sent', () => {
  const form = { ...filled, score: 5, note: '日期不对', code: '204816' }
  expect(answerOf('refuse', form, 'h')).toMatchObject({
    signature: '',
    code: '',
    score: 0,
    note: '日期不对',
    hash: 'h',
  })
  expect(answerOf('confirm', form, 'h')).toMatchObject({
    signature: filled.signature,
    code: '',
    score: 5,
    note: '',
  })
})

test('a signer whom the register knows need not type the name', () => {
  const one = [{ name: '陈立', post: '工会主席' }]
  expect(emptySign([], one)).toMatchObject({ name: '陈立', post: '工会主席' })
  expect(emptySign([], [...one, { name: '吴芳', post: '联系人' }])).toMatchObject({ name: '', post: '' })
})
