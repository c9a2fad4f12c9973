import { describe, expect, it } from 'vitest'
import { nearest, type ProcessCard } from '@/components/processes/public/ProcessList'

const card = (slug: string, title: string, summary = ''): ProcessCard => ({
  slug,
  title,
  agency: 'Комитет',
  group: '',
  groupTitle: '',
  summary,
  planned: false,
  before: null,
  after: null,
})
const cards = [
  card('benefit', 'Назначение выплаты на ребёнка'),
  card('garden', 'Зачисление ребёнка в детский сад'),
  card('fuel', 'Компенсация расходов на жильё'),
]

describe('a search that finds nothing', () => {
  it('offers what has most of the words, then what begins like them', () => {
    expect(nearest(cards, 'выплата ребёнку инвалиду').map(({ slug }) => slug)).toEqual(['benefit', 'garden'])
    expect(nearest(cards, 'компенсационный').map(({ slug }) => slug)).toEqual(['fuel'])
    expect(nearest(cards, 'паспорт')).toEqual([])
    expect(nearest(cards, '')).toEqual([])
  })
})
