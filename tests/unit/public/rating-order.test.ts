import { describe, expect, it } from 'vitest'
import { ascends, everything, rowsOf, searchOf, viewOf, type RatingRow } from '@/components/public/rating-order'

const row = (
  place: number,
  name: string,
  total: string,
  before: string | null,
  more: Partial<RatingRow> = {},
): RatingRow => ({ place, name, slug: name, kind: 'MINISTRY', level: 'BASIC', total, before, ...more })
const rows = [
  row(1, 'Юргинский округ', '9', '9.6'),
  row(2, 'Берёзовский округ', '8.1', null, { kind: 'MUNICIPAL_BODY' }),
  row(3, 'Анжеро-Судженский округ', '7', '5.5', { level: 'INITIAL' }),
]
const names = (view: Partial<typeof everything>): string[] =>
  rowsOf(rows, { ...everything, ...view }).map(({ name }) => name.split(' ')[0] ?? '')

describe('the order and choice of a rating’s rows', () => {
  it('goes by place, name or change, from either end; those without a past stand last', () => {
    expect(names({})).toEqual(['Юргинский', 'Берёзовский', 'Анжеро-Судженский'])
    expect(names({ back: true })).toEqual(['Анжеро-Судженский', 'Берёзовский', 'Юргинский'])
    expect(names({ order: 'name' })).toEqual(['Анжеро-Судженский', 'Берёзовский', 'Юргинский'])
    expect(names({ order: 'change' })).toEqual(['Анжеро-Судженский', 'Юргинский', 'Берёзовский'])
    expect(names({ order: 'change', back: true })).toEqual(['Юргинский', 'Анжеро-Судженский', 'Берёзовский'])
    expect([
      ascends(everything),
      ascends({ ...everything, order: 'change' }),
      ascends({ ...everything, back: true }),
    ]).toEqual([true, false, false])
  })

  it('finds by words in any order, е for ё, and by kind and level', () => {
    expect(names({ q: 'округ берез' })).toEqual(['Берёзовский'])
    expect(names({ q: '  ' })).toHaveLength(3)
    expect(names({ kind: 'MUNICIPAL_BODY' })).toEqual(['Берёзовский'])
    expect(names({ level: 'INITIAL', kind: 'MUNICIPAL_BODY' })).toEqual([])
  })

  it('lives in the address and comes back from it', () => {
    const view = { q: 'Юр & га', kind: 'MINISTRY', level: 'BASIC', order: 'change' as const, back: true }
    expect(viewOf(searchOf(view))).toEqual(view)
    expect(searchOf(everything)).toBe('')
    expect(viewOf('?order=nonsense&back=2')).toEqual(everything)
  })
})
