import { describe, expect, it } from 'vitest'
import {
  dropProblem,
  kindOf,
  looseEnds,
  nextCode,
  postOf,
  sideOf,
  type AgencyFact,
} from '@/lib/processes/registry/rules'

const agency = (id: string, kind = 'EXECUTIVE_BODY', parentId: string | null = null): AgencyFact => ({
  id,
  name: `Орган ${id}`,
  kind,
  parentId,
})
const agencies = [
  agency('a'),
  agency('b'),
  agency('home', 'SUBORDINATE_ORGANISATION', 'a'),
  agency('school', 'MUNICIPAL_INSTITUTION', 'town'),
  agency('town', 'MUNICIPAL_BODY'),
  agency('lone', 'SUBORDINATE_ORGANISATION'),
  agency('division', 'DEPARTMENT', 'a'),
]

describe('the kind of a process', () => {
  const of = (ids: string[], institutionsApart = false) =>
    kindOf(
      ids.map((agencyId) => ({ agencyId })),
      agencies,
      { institutionsApart },
    )
  it.each([
    ['one body', ['a'], 'WITHIN'],
    ['one body with its units', ['a', 'a', 'a'], 'WITHIN'],
    ['two bodies', ['a', 'b'], 'BETWEEN'],
    ['a body and its institution', ['a', 'home'], 'WITHIN'],
    ["a body and another's institution", ['b', 'home'], 'BETWEEN'],
    ['an institution of a municipality with it', ['town', 'school'], 'WITHIN'],
    ['an institution under nobody', ['lone'], 'WITHIN'],
    ['a body and a body under it that is no institution', ['a', 'division'], 'BETWEEN'],
    ['somebody who is not known', ['a', 'gone'], 'BETWEEN'],
  ])('%s', (_name, ids, kind) => expect(of(ids)).toBe(kind))

  it('counts an institution as another body where the tenant rules so', () => {
    expect(of(['a', 'home'], true)).toBe('BETWEEN')
    expect(of(['a'], true)).toBe('WITHIN')
  })
})

describe('the side of a consumer', () => {
  const known = [
    { name: 'Комитет образования', kind: 'EXECUTIVE_BODY' },
    { name: 'Лужский район', kind: 'MUNICIPAL_BODY' },
  ]
  const region = { externalKinds: ['MUNICIPAL_BODY' as const] }
  const of = (name: string, settings: Parameters<typeof sideOf>[2] = region) => sideOf(name, known, settings)
  it.each([
    ['комитет  образования', 'internal'],
    ['Лужский район', 'external'],
    ['граждане', 'external'],
    ['Физические лица', 'external'],
    ['юридические лица и предприниматели', 'external'],
    ['заявитель', 'external'],
    ['жители района', 'external'],
    ['Федеральная налоговая служба', 'external'],
    ['отдел назначений', 'internal'],
    ['работники комитета', 'internal'],
    ['подведомственные учреждения', 'internal'],
    ['органы местного самоуправления', 'external'],
    ['Гатчинский муниципальный округ', 'external'],
    ['Иванов Пётр', null],
  ])('%s – %s', (name, side) => expect(of(name)).toBe(side))

  it('follows the definition of the tenant', () => {
    const town = { externalKinds: [] }
    expect([of('Лужский район', town), of('органы местного самоуправления', town)]).toEqual(['internal', 'internal'])
    expect(of('Комитет образования', { externalKinds: ['EXECUTIVE_BODY'] })).toBe('external')
  })
})

describe('the post of who represents the owner', () => {
  it.each([
    ['О.В. Лебедева, начальник отдела назначений', 'head'],
    ['Министр', 'head'],
    ['заместитель министра', 'head'],
    ['Первый заместитель председателя комитета', 'head'],
    ['заведующая сектором', 'head'],
    ['директор учреждения', 'head'],
    ['глава округа', 'head'],
    ['главный врач', 'head'],
    ['заместитель начальника отдела', 'below'],
    ['зам. начальника отдела', 'below'],
    ['заместитель заведующего сектором', 'below'],
    ['главный специалист отдела', 'below'],
    ['консультант', 'below'],
    ['ведущий инженер', 'below'],
    ['Петров П.П.', 'unsaid'],
    ['', 'unsaid'],
  ])('%s – %s', (words, post) => expect(postOf(words)).toBe(post))
})

describe('the next code', () => {
  it.each([
    [['СЗ-07', 'СЗ-39', 'СЗ-12'], 'СЗ-40'],
    [['СЗ-99'], 'СЗ-100'],
    [['1', '2'], '3'],
    [['А-01', 'без числа'], 'А-02'],
    [['без числа'], 'КСЗН-01'],
    [[], 'КСЗН-01'],
  ])('after %s is %s', (codes, code) => expect(nextCode(codes, 'Комитет по социальной защите населения')).toBe(code))

  it('is made of a name of which nothing can be taken', () => {
    expect(nextCode([], 'ОК')).toBe('П-01')
  })
})

describe('dropping and merging', () => {
  const at = { on: '2026-03-01', today: '2026-03-01' }
  const process = (status: 'ACTIVE' | 'DROPPED', id = 'x') => ({ id, status })
  it.each([
    [process('ACTIVE'), at, null],
    [process('ACTIVE'), { ...at, into: process('ACTIVE', 'y') }, null],
    [process('DROPPED'), at, 'ALREADY_DROPPED'],
    [process('ACTIVE'), { ...at, on: '2026-03-02' }, 'DAY_IN_FUTURE'],
    [process('ACTIVE'), { ...at, into: process('ACTIVE') }, 'INTO_ITSELF'],
    [process('ACTIVE'), { ...at, into: process('DROPPED', 'y') }, 'INTO_DROPPED'],
  ] as const)('%j, %j: %s', (one, to, reason) => expect(dropProblem(one, to)).toBe(reason))
})

describe('ends of a link', () => {
  it.each([
    ['Справка', ['справка'], ['«Справка»'], { giver: false, taker: false }],
    ['Справка', ['выписка'], ['справка'], { giver: true, taker: false }],
    ['Справка', ['справка'], [], { giver: false, taker: true }],
  ])('%s from %j to %j', (what, outputs, inputs, loose) => expect(looseEnds({ what, outputs, inputs })).toEqual(loose))
})
