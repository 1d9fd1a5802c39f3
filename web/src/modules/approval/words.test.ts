import { expect, test } from 'vitest'
import { actText, postText, signed, stepText, termText } from './words'

test('a post says once what the union and the role have in common', () => {
  expect(postText({ unionName: '昆山市总工会', post: '工会经办' })).toBe('昆山市总工会经办')
  expect(postText({ unionName: '苏州工业园区工委', post: '工会经办' })).toBe('苏州工业园区工委工会经办')
})

test('an internal term is never late', () => {
  expect(termText({ dueOn: '2026-11-20', workdays: -3 })).toBe('超过内部时限 3 个工作日')
  expect(termText({ dueOn: '2026-11-23', workdays: 0 })).toBe('内部时限今天')
  expect(termText({ dueOn: '2026-11-30', workdays: 5 })).toBe('还有 5 个工作日')
  expect(termText({ dueOn: '', workdays: 0 })).toBe('')
})

test('whose word it was', () => {
  expect(signed({ byName: '李某', forName: '王某', mandate: '' })).toBe('李某（代王某）')
  expect(signed({ byName: '李某', forName: '', mandate: '' })).toBe('李某')
  expect(signed({ byName: '李某', forName: '', mandate: '受昆山市总工会委托（昆工委〔2026〕5号）' })).toBe(
    '李某 · 受昆山市总工会委托（昆工委〔2026〕5号）',
  )
  expect(actText({ act: 'return', target: '拟定上报' })).toBe('退回修改：拟定上报')
})

test('a step that returned the case stands still', () => {
  const step = {
    title: '',
    unionName: '',
    holderName: '',
    dueOn: '',
    metOn: '',
    workdays: 0,
    tone: 'calm',
    delegate: '',
  } as const
  expect(stepText({ ...step, state: 'paused' })).toBe('已退回，时限暂停')
  expect(stepText({ ...step, state: 'ahead' })).toBe('未到')
  expect(stepText({ ...step, state: 'open', delegate: '苏州市总工会' })).toBe(
    '办理中，已委托苏州市总工会审核',
  )
})
