import { describe, expect, it } from 'vitest'
import { contentOf, type PublicationSource, type PublicCourse } from '@/lib/processes/publication/content'
import { inColours } from '@/lib/processes/publication/drawing'
import { clientGain, costGain, leadGain, roublesText, savedShare } from '@/lib/processes/publication/gain'
import { mayPublish, namedPerson, personNames } from '@/lib/processes/publication/rules'
import { page } from '@/lib/processes/map/palette'

const course = (days: string, run: string): PublicCourse => ({
  calculation: 1,
  approvedOn: '2026-10-01T09:00:00.000Z',
  days,
  inLine: true,
  handoffs: '4.9',
  firstTimeRight: '96',
  cost: { run, year: null, day: '2026-10-01' },
  client: { visits: '2.2', documents: '9', hours: null, money: '480' },
  steps: [{ name: 'Принять заявление', role: 'Специалист МФЦ', days: '1.0' }],
  svg: null,
})
const source: PublicationSource = {
  title: 'Назначение выплаты',
  summary: '',
  agency: 'Комитет',
  group: 'support',
  groupTitle: 'Меры поддержки',
  runsPerYear: 4940,
  inForce: null,
  before: course('18.4', '1987.09'),
  after: course('6.1', '742.85'),
  materials: [
    { id: 'a', kind: 'DOCUMENT', title: 'Памятка', fileId: 'f', about: 'PDF', url: '' },
    { id: 'b', kind: 'TEACHING', title: 'Урок', fileId: null, about: 'example.test', url: 'https://example.test' },
  ],
}
const drawings = { before: { timed: 'timed-1', plain: 'plain-1' }, after: { timed: 'timed-2', plain: 'plain-2' } }
const nothing = {
  title: 'Выплата',
  summary: 'Что изменилось.',
  map: false,
  times: false,
  cost: false,
  client: false,
  materials: [],
}

describe('what an edition holds', () => {
  it('is only what was ticked: without anything no course at all', () => {
    const content = contentOf(source, drawings, nothing)
    expect(content).toMatchObject({ title: 'Выплата', before: null, after: null, materials: [] })
    expect(JSON.stringify(content)).not.toMatch(/1987|18\.4|timed|plain|Специалист/)
  })

  it('a map without times tells no time, times without a map no step, cost alone neither', () => {
    const map = contentOf(source, drawings, { ...nothing, map: true })
    expect(map.before).toMatchObject({ svg: 'plain-1', days: null, inLine: false, cost: null })
    expect(map.before?.steps[0]?.days).toBeNull()
    const times = contentOf(source, drawings, { ...nothing, times: true })
    expect(times.after).toMatchObject({ svg: null, days: '6.1', steps: [], handoffs: null, firstTimeRight: null })
    const cost = contentOf(source, drawings, { ...nothing, cost: true })
    expect(cost.after).toMatchObject({ svg: null, days: null, steps: [], cost: { run: '742.85' } })
    expect([map, times, cost].map(({ before }) => before?.client)).toEqual([null, null, null])
    const client = contentOf(source, drawings, { ...nothing, client: true })
    expect(client.before).toMatchObject({ svg: null, days: null, steps: [], cost: null, client: { visits: '2.2' } })
    expect(JSON.stringify(client)).not.toMatch(/1987|742|18\.4|timed|plain|Специалист/)
    const both = contentOf(source, drawings, { ...nothing, map: true, times: true })
    expect(both.after).toMatchObject({ svg: 'timed-2', inLine: true, cost: null })
  })

  it('materials are those that were chosen, in their own order', () => {
    const content = contentOf(source, drawings, { ...nothing, materials: ['b', 'foreign'] })
    expect(content.materials.map(({ id }) => id)).toEqual(['b'])
  })
})

describe('names of people', () => {
  it.each([
    ['Проверяет Лыкова О. И.', ['Лыкова О. И.']],
    ['Подписывает О.И. Лыкова, начальник', ['О.И. Лыкова']],
    ['отдать Иванову Сергею Петровичу', ['Иванову Сергею Петровичу']],
    ['Отвечает директор Иванов Сергей Петрович', ['Иванов Сергей Петрович']],
    ['виза: Ольга Ивановна', ['Ольга Ивановна']],
    ['Начальник отдела назначений', []],
    ['Библиотека имени А. С. Пушкина', []],
    ['МФЦ, ул. М. И. Калинина, 5', []],
    ['Порядок № 5 от 01.02.2026', []],
  ])('%s → %j', (text, found) => expect(personNames(text)).toEqual(found))

  it('are found wherever an edition speaks', () => {
    const content = contentOf(source, drawings, { ...nothing, map: true })
    expect(namedPerson(content)).toBeNull()
    content.after?.steps.push({ name: 'Виза Петрова П. П.', role: '', days: null })
    expect(namedPerson(content)).toEqual({ where: 'в шаге 2', name: 'Петрова П. П.' })
  })
})

describe('who clears', () => {
  it('the authority always, the process office only where the act gives it (L 3.2(6))', () => {
    const office = { authority: false, office: true }
    expect(mayPublish({ authority: true, office: false }, { officePublishes: false })).toBe(true)
    expect(mayPublish(office, { officePublishes: false })).toBe(false)
    expect(mayPublish(office, { officePublishes: true })).toBe(true)
    expect(mayPublish({ authority: false, office: false }, { officePublishes: true })).toBe(false)
  })
})

describe('before and after', () => {
  it('18.4 → 6.1 days are 67 % less, 1 987 → 743 roubles', () => {
    expect(leadGain(source)).toEqual({ before: '18.4', after: '6.1', better: true })
    expect(savedShare(source)).toBe('67')
    expect(costGain({ before: null, after: source.after })).toEqual({ before: null, after: '742.85', better: null })
    expect([roublesText('1987.09'), roublesText('99.999'), roublesText('12.5')]).toEqual([
      '1987\u00a0₽',
      '100,00\u00a0₽',
      '12,50\u00a0₽',
    ])
    const after = { ...course('6.1', '1'), client: { visits: '1', documents: null, hours: null, money: '480' } }
    expect(clientGain('visits', { before: source.before, after })).toEqual({ before: '2.2', after: '1', better: true })
    expect(clientGain('documents', { before: source.before, after })).toEqual({
      before: '9',
      after: null,
      better: null,
    })
    expect(clientGain('hours', { before: source.before, after })).toBeNull()
    expect(leadGain({ before: null, after: null })).toBeNull()
    expect(savedShare({ before: course('0.0', '1'), after: course('1.0', '1') })).toBeNull()
  })

  it('a drawing that leaves the page has its colours written out', () => {
    expect(inColours(`<rect fill="${page.accent}" stroke="${page.line}"/>`)).not.toContain('var(')
  })
})
