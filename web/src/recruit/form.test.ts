import { describe, expect, it } from 'vitest'
import { emptyForm, missing, sizeText } from './form'
import { newKey } from '@/kit/key'
import { cutShort, placeOf } from './place'

describe('the public page', () => {
  it('knows its addresses', () => {
    const id = '0190a0b0-0000-7000-8000-000000000001'
    expect(placeOf('/recruit')).toEqual({ page: 'list' })
    expect(placeOf('/recruit/')).toEqual({ page: 'list' })
    expect(placeOf(`/recruit/${id}`)).toEqual({ page: 'notice', id })
    expect(placeOf('/recruit/r/0a1b2c')).toEqual({ page: 'receipt', token: '0a1b2c' })
    expect(placeOf('/recruit/r/')).toEqual({ page: 'none' })
    expect(placeOf('/recruit/r/a/b')).toEqual({ page: 'none' })
    expect(placeOf('/recruit/%3Cscript%3E')).toEqual({ page: 'none' })
  })

  it('knows a receipt whose address was cut short', () => {
    const short = ['/recruit/r/abc', '/recruit/r/', '/recruit/o/0a1b2c'].map(cutShort)
    const whole = ['/recruit', `/recruit/r/${'0a1b'.repeat(12)}`, '/recruit/0190a0b0'].map(cutShort)
    expect([...short, ...whole]).toEqual([true, true, true, false, false, false])
  })

  it('says what is missing, and asks for no number twice', () => {
    const form = emptyForm('')
    expect(Object.keys(missing(form, false))).toEqual([
      'postId',
      'name',
      'identity',
      'phone',
      'education',
      'resume',
    ])
    Object.assign(form, { postId: 'p', name: '钱一', education: '21', resume: '2008，某公司' })
    expect(missing(form, true)).toEqual({})
  })

  it('names each sending', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
    expect(newKey()).not.toBe(newKey())
  })

  it('tells sizes', () => {
    expect([sizeText(10), sizeText(2048), sizeText(1_572_864)]).toEqual(['1 KB', '2 KB', '1.5 MB'])
  })
})
