import { describe, expect, it } from 'vitest'
import { isAlike, likeness, likenessOf } from '@/lib/processes/registry/likeness'
import { pairs, type Pair } from './pairs'

const measured = (some: readonly Pair[]) => {
  const found = some.filter(({ a, b }) => isAlike(likenessOf(a), likenessOf(b)))
  const right = found.filter(({ same }) => same).length
  return { precision: right / found.length, recall: right / some.filter(({ same }) => same).length }
}
const shown = (name: string, { precision, recall }: ReturnType<typeof measured>) =>
  `${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`

describe('likeness of processes', () => {
  it('suggests those of the marked pairs that are the same, and few others', () => {
    expect(pairs).toHaveLength(200)
    const [seen, unseen] = [measured(pairs.slice(0, 100)), measured(pairs.slice(100))]
    console.log([shown('first hundred', seen), shown('second', unseen), shown('all', measured(pairs))].join('; '))
    for (const { precision, recall } of [seen, unseen]) {
      expect(precision).toBeGreaterThan(0.85)
      expect(recall).toBeGreaterThan(0.75)
    }
  })

  it('is the same either way round, whole with itself, and none where one ends what the other begins', () => {
    for (const { a, b } of pairs) {
      const [one, other] = [likenessOf(a), likenessOf(b)]
      expect(likeness(one, other)).toBeCloseTo(likeness(other, one), 12)
      expect(likeness(one, one)).toBeCloseTo(1, 12)
    }
    const of = (name: string) => likenessOf({ name, inputs: [], outputs: [] })
    expect(likeness(of('Постановка на учёт'), of('Снятие с учёта'))).toBe(0)
    expect(likeness(of('Запись к врачу'), of('Ремонт дорог'))).toBe(0)
  })
})
