import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bodiesOf } from '@/prisma/seed/bodies'
import { findAgency, groupKinds, partsOf, type BodyAgency } from '@/lib/roadmaps/bodies'
import { departmentalRule, roadmapProblems, templateRoadmap } from '@/lib/roadmaps/template'
import { parseTemplate } from '@/lib/tenancy/template'

const read = (slug: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../prisma/programmes/${slug}.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
type Act = {
  sections: {
    number: string
    title: string
    items: { number: string; title: string; due: string; responsible: string[]; result: string }[]
  }[]
}

const agency = (name: string, more: Partial<BodyAgency> = {}): BodyAgency => ({
  id: name,
  name,
  shortName: null,
  kind: 'EXECUTIVE_BODY',
  since: null,
  until: null,
  active: true,
  ...more,
})
const kirov = bodiesOf('kirov').map(({ name, kind }) => agency(name, { kind }))

describe('the road map of Kirov', () => {
  const map = templateRoadmap(read('kirov'))
  it('loads as it is in the act: forty items, word for word', () => {
    const act = read('kirov').roadmap as Act
    expect(map?.items).toHaveLength(40)
    expect(map?.items).toEqual(
      act.sections.flatMap((section) =>
        section.items.map((item) => ({
          number: item.number,
          sectionNumber: section.number,
          section: section.title,
          title: item.title,
          dueOn: item.due,
          dueText: '',
          result: item.result,
          responsible: item.responsible,
        })),
      ),
    )
    expect(map).toMatchObject({ yearFrom: 2023, yearTo: 2024, reading: '' })
    expect(map?.basis).toBe(
      'Распоряжение (Правительство Кировской области) от 18\u00a0сентября\u00a02023\u00a0г. №\u00a0281',
    )
  })

  it('has its limits of agencies’ own maps', () => {
    expect(departmentalRule(read('kirov'))).toMatchObject({ withinDays: 10, inForceOn: '2023-09-18' })
    expect(departmentalRule(read('kuzbass'))).toEqual({ withinDays: null, inForceOn: null, comment: '' })
  })

  it('makes one part for each executive body, the first named leads, strangers keep their name', () => {
    const item = map?.items.find(({ number }) => number === '2.1')
    const parts = partsOf(item?.responsible ?? [], item?.dueOn ?? '', kirov)
    expect(parts[0]).toEqual({
      agencyId: 'Министерство информационных технологий и связи Кировской области',
      bodyName: 'министерство информационных технологий и связи Кировской области',
      groupName: '',
      lead: true,
    })
    expect(parts[1]).toMatchObject({ agencyId: null, lead: false })
    expect(parts[1]?.bodyName).toMatch(/Многофункциональный центр/)
    expect(parts.filter(({ groupName }) => groupName !== '')).toHaveLength(21)
    expect(parts.filter(({ lead }) => lead)).toHaveLength(1)
    expect(new Set(parts.map(({ agencyId, bodyName }) => agencyId ?? bodyName)).size).toBe(parts.length)
  })

  it('asks nothing of an agency that is gone, or that came after the due day', () => {
    const bodies = ['органы исполнительной власти Кировской области']
    const agencies = [
      agency('А', { active: false }),
      agency('Б', { since: '2024-01-01' }),
      agency('В', { since: '2023-01-01' }),
      agency('Г', { kind: 'MUNICIPAL_BODY' }),
    ]
    expect(partsOf(bodies, '2023-12-20', agencies).map(({ agencyId }) => agencyId)).toEqual(['В'])
  })
})

describe('bodies of an act', () => {
  it('are found however they are written', () => {
    expect(
      findAgency('МБУ "Архитектурно-планировочное  бюро" г. Белово', [
        agency('МБУ «Архитектурно-планировочное бюро» г. Белово'),
      ])?.id,
    ).toBeDefined()
    expect(groupKinds('органы исполнительной власти Кировской области, предоставляющие услуги (сервисы)')).toContain(
      'EXECUTIVE_BODY',
    )
    expect(groupKinds('участники программы')).toBeNull()
    expect(groupKinds('министерство финансов')).toBeUndefined()
  })
})

describe('the plan of Belovo', () => {
  const map = templateRoadmap(read('belovo'))
  it('gives its dated actions; a term that is no day has a control day and says so', () => {
    const dated = map?.items.filter(({ dueText }) => dueText === '') ?? []
    expect(dated.map(({ number, dueOn }) => [number, dueOn])).toEqual([
      ['1.2', '2022-12-01'],
      ['1.2', '2023-12-01'],
      ['1.2', '2024-06-01'],
      ['1.2', '2022-11-20'],
    ])
    const standing = map?.items.filter(({ dueText }) => dueText !== '') ?? []
    expect(standing).toHaveLength(12)
    expect(standing.every(({ dueOn }) => dueOn.endsWith('-12-31'))).toBe(true)
    expect(standing[0]).toMatchObject({
      number: '1.1',
      dueText: 'постоянно (2022 год)',
      responsible: ['участники программы'],
    })
    expect(map?.reading).toMatch(/31 декабря/)
  })
  it('leaves indicators with targets to the plan', () => {
    expect(map?.items.some(({ number }) => number === '1.3' || number === '3.2')).toBe(false)
  })
})

describe('a template', () => {
  it('without dated actions brings no map', () => {
    for (const slug of ['kuzbass', 'belgorod', 'leningrad']) expect(templateRoadmap(read(slug))).toBeNull()
  })
  it('with a broken map is refused by name of the place', () => {
    const broken = read('kirov')
    const act = broken.roadmap as Act
    const [first] = act.sections[0]?.items ?? []
    if (first) first.due = '2023-13-40'
    expect(roadmapProblems(broken)).toEqual([
      {
        path: 'roadmap.sections.0.items.0.due',
        message: 'Дорожная карта, раздел, № 1, мероприятие, № 1, срок: «2023-13-40» – не дата; пишется как 2025-03-07.',
      },
    ])
    expect(parseTemplate(broken).ok).toBe(false)
    for (const slug of ['kirov', 'belovo', 'kuzbass']) expect(parseTemplate(read(slug)).ok).toBe(true)
  })
})
