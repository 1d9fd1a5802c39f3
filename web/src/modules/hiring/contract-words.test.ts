import { expect, test } from 'vitest'
import { contractTones, daysLeft, termOf, weights } from './contract-words'

test('a term', () => {
  expect(termOf('2026-12-01', '2028-11-30')).toBe('2026-12-01 至 2028-11-30')
  expect(termOf('2026-12-01', '')).toBe('2026-12-01 起无固定期限')
})

test('how long it is to the end', () => {
  expect(daysLeft({ endsOn: '2026-12-31', daysLeft: 38, state: 'ending' })).toBe('还有 38 天')
  expect(daysLeft({ endsOn: '2026-11-20', daysLeft: -3, state: 'lapsed' })).toBe('已过 3 天')
  expect(daysLeft({ endsOn: '', daysLeft: 0, state: 'running' })).toBe('无固定期限')
  expect(daysLeft({ endsOn: '2025-12-31', daysLeft: -300, state: 'past' })).toBe('')
})

test('the end of a term is amber at most, an irregular hire is red', () => {
  expect(contractTones.lapsed).toBe('warn')
  expect(weights.signal.tone).toBe('late')
})
