import { expect, test } from 'vitest'
import type { UnitView } from './api'
import { agreementText, changeLines, emptyFacts, factsOf, lacking } from './words'

const unit = (edit: Partial<UnitView>): UnitView => ({
  ...emptyFacts(),
  id: 'u1',
  pinyin: '',
  initials: '',
  unionId: 'k1',
  countyId: '',
  cityId: '',
  phoneMasked: '',
  state: 'active',
  mergedInto: '',
  clientKey: '',
  rev: 3,
  createdAt: '',
  kindTitle: '企业',
  stateTitle: '在册',
  agreementTitle: '',
  unionName: '',
  orgUnionName: '',
  regionName: '',
  phoneChecked: false,
  actions: [],
  ...edit,
})

test('an agreement with the days that are known', () => {
  expect(agreementText(unit({}))).toBe('未登记')
  const wages = unit({
    agreementKind: 'wages',
    agreementTitle: '工资专项集体合同',
    agreementUntil: '2027-03-31',
  })
  expect(agreementText(wages)).toBe('工资专项集体合同（起始未登记 至 2027-03-31）')
})

test('a form gets the facts and nothing else', () => {
  expect(factsOf(unit({ name: '昆山三锐精密有限公司', workers: 320 }))).toEqual({
    ...emptyFacts(),
    name: '昆山三锐精密有限公司',
    workers: 320,
  })
})

test('a merger begins with what the unit that stays lacks', () => {
  const stays = unit({ name: '甲', chairName: '周敏' })
  const goes = unit({
    name: '乙',
    chairName: '吴芳',
    creditCode: '91320583MA1X2Y3T95',
    phoneMasked: '138****5678',
  })
  expect(lacking(stays, goes)).toEqual(['credit', 'contact'])
})

test('a history tells changes in words and hides what is masked', () => {
  const line = {
    at: '',
    actorName: '',
    action: 'served.edit',
    title: '修改',
    reason: '',
    changes: [
      { field: 'workers', before: 320, after: 330 },
      { field: 'state', before: 'to_check', after: 'active' },
      { field: 'chairName', before: '***', after: '***' },
      { field: 'unheard_of', before: 1, after: 2 },
    ],
  }
  expect(changeLines(line)).toEqual(['职工人数：320 → 330', '状态：待核 → 在册', '工会主席有变化'])
  expect(changeLines({ ...line, action: 'served.add' })).toEqual([])
})
