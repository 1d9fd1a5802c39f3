import { describe, expect, it } from 'vitest'
import { emptyForm, levels, missing, preferencesOf, sizeText } from './form'
import { newKey } from '@/kit/key'
import { cutShort, placeOf, receiptOf, receiptPath } from './place'

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

  it('finds a receipt by its code, its address, or what was copied around it', () => {
    const token = '0a1b'.repeat(12)
    expect(receiptOf(` ${token.toUpperCase()} `)).toEqual({ page: '', token })
    expect(receiptOf(`https://xz.example.cn/recruit/o/${token}`)).toEqual({ page: 'objection', token })
    expect(receiptOf(`回执：https://xz.example.cn/recruit/r/${token}#new`)).toEqual({
      page: 'receipt',
      token,
    })
    for (const wrong of ['', '0a1b', `${token}0`, `/recruit/r/${token}0`, '320583199003079112'])
      expect(receiptOf(wrong).token).toBe('')
    expect(placeOf(receiptPath('objection', token))).toEqual({ page: 'objection', token })
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

  it('offers every level of education, the usual ones in front', () => {
    const all = [
      ['10', '研究生教育'],
      ['11', '博士研究生毕业'],
      ['20', '大学本科教育'],
      ['21', '大学本科毕业'],
      ['22', '大学本科结业'],
      ['90', '其他'],
    ].map(([code = '', label = '']) => ({ code, label }))
    const groups = levels(all)
    expect(groups.map((g) => `${g.title}: ${g.items.map((i) => i.code).join(' ')}`)).toEqual([
      '常选: 11 21',
      '研究生教育: 10 11',
      '大学本科教育: 20 21 22',
      '其他: 90',
    ])
  })

  it('says which preferences were ticked', () => {
    expect(preferencesOf({ ...emptyForm('p'), prefGraduate: true })).toEqual([
      '法律、财务、人力资源等专业毕业',
    ])
    expect(preferencesOf(emptyForm('p'))).toEqual([])
  })

  it('names each sending', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
    expect(newKey()).not.toBe(newKey())
  })

  it('tells sizes', () => {
    expect([sizeText(10), sizeText(2048), sizeText(1_572_864)]).toEqual(['1 KB', '2 KB', '1.5 MB'])
  })
})
