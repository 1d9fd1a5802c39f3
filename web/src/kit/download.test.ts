import { expect, test } from 'vitest'
import { downloadAddress, fileName } from './download'

test('the file is called what the server calls it', () => {
  expect(fileName("attachment; filename*=UTF-8''%E8%8A%B1%E5%90%8D%E5%86%8C.xlsx")).toBe('花名册.xlsx')
  expect(fileName(null)).toBe('导出.xlsx')
  expect(fileName("attachment; filename*=UTF-8''%E8%8A")).toBe('导出.xlsx')
})

test('filters that are not set are not sent', () => {
  expect(downloadAddress('/api/x/export', { state: 'open', q: '', year: 2026, cursor: undefined })).toBe(
    '/api/x/export?state=open&year=2026',
  )
  expect(downloadAddress('/api/x/export', {})).toBe('/api/x/export')
})
