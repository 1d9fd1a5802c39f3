import { expect, test } from 'vitest'
import type { FormCheck, FormView } from './form-api'
import { checkWord, contentOf, draftOf, sorted } from './form-words'

const check = (key: string, level: FormCheck['level'], bars: FormCheck['bars'] = ''): FormCheck => ({
  key,
  level,
  bars,
  title: key,
  text: key,
  article: '',
  field: '',
})

const view = {
  name: '周建国',
  sex: '1',
  birth: '1985-03-12',
  idMasked: '3205************39',
  resume: [{ when: '2008.09', text: '学习' }],
  awards: [],
  openEnded: false,
  startsOn: '2027-01-01',
  endsOn: '2028-12-31',
  onDuty: '2027-01-01',
} as unknown as FormView

test('a check is told in a word', () => {
  expect(checkWord(check('a', 'stop', 'submit')).title).toBe('须修改')
  expect(checkWord(check('a', 'stop', 'approve')).title).toBe('暂不能同意')
  expect(checkWord(check('a', 'warn'))).toEqual({ tone: 'warn', title: '请注意' })
})

test('what stands in the way comes first, the rest in its order', () => {
  const list = [check('a', 'ok'), check('b', 'warn'), check('c', 'stop', 'submit'), check('d', 'ok')]
  expect(sorted(list).map((c) => c.key)).toEqual(['c', 'b', 'a', 'd'])
})

test('a number that was not typed is not sent', () => {
  const draft = draftOf(view)
  expect(draft.awards).toEqual([{ when: '', text: '' }])
  expect(contentOf(draft)).not.toHaveProperty('idNumber')
  expect(contentOf({ ...draft, idNumber: '320583198503120039' }).idNumber).toBe('320583198503120039')
  expect(contentOf({ ...draft, openEnded: true }).endsOn).toBe('')
})
