import { describe, expect, it } from 'vitest'
import { useActingUnion, type UnionNode } from './unions'

const node = (id: string): UnionNode => ({ id, name: id, leaf: true })

describe('the union for which a page acts', () => {
  it('is the only one there is, also for who asks before it is known', async () => {
    let answer: (list: UnionNode[]) => void = () => undefined
    const { union, chosen } = useActingUnion(() => new Promise((done) => (answer = done)))
    const asked = chosen()
    expect(union.value).toBeNull()
    answer([node('玉山')])
    expect((await asked)?.id).toBe('玉山')
    expect(union.value?.id).toBe('玉山')
  })

  it('is left to choose where there are several, or none is known', async () => {
    expect(await useActingUnion(() => Promise.resolve([node('玉山'), node('周市')])).chosen()).toBeNull()
    expect(await useActingUnion(() => Promise.reject(new Error('offline'))).chosen()).toBeNull()
  })

  it('is what was chosen meanwhile, at once', async () => {
    const { union, chosen } = useActingUnion(() => new Promise(() => undefined))
    union.value = node('周市')
    expect((await chosen())?.id).toBe('周市')
  })
})
