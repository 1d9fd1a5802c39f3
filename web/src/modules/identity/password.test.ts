import { expect, test } from 'vitest'
import { passwordMistake } from './password'

test.each([
  [{ old: '', next: 'b', again: 'b' }, '请输入原密码'],
  [{ old: 'a', next: '', again: '' }, '请输入新密码'],
  [{ old: 'a', next: 'a', again: 'a' }, '新密码不能与原密码相同'],
  [{ old: 'a', next: 'b', again: 'c' }, '两次输入的新密码不一致'],
  [{ old: 'a', next: 'b', again: 'b' }, ''],
])('%o: %s', (form, want) => {
  expect(passwordMistake(form)).toBe(want)
})
