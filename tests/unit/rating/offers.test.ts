import { describe, expect, it } from 'vitest'
import { parseMethodology } from '@/lib/rating/methodology/parse'
import { inYear, offersByCriterion, ruleFor, type Offered } from '@/lib/rating/methodology/offer-rules'
import { kuzbassMethodology, template } from '../../factories/tenant'

const thing = (more: Partial<Offered> = {}): Offered => ({
  kind: 'project',
  id: 'p',
  title: 'Проект № 1',
  detail: '',
  status: 'RUNNING',
  projectKind: 'LEAN',
  own: true,
  replicated: false,
  interAgency: false,
  from: '2026-02-01',
  to: null,
  ...more,
})
const practice = (more: Partial<Offered> = {}) =>
  thing({ kind: 'practice', projectKind: null, status: 'PUBLISHED', ...more })
const proposal = (more: Partial<Offered> = {}) =>
  thing({ kind: 'proposal', projectKind: null, status: 'DONE', from: '2026-05-05', to: '2026-05-05', ...more })

/** Criterion → rung by which the thing is offered. */
const proven = (one: Offered, year = 2026) =>
  Object.fromEntries(
    Object.entries(offersByCriterion(kuzbassMethodology().criteria, [one], year)).map(([criterion, [offer]]) => [
      criterion,
      offer?.rung,
    ]),
  )

describe('what proves the criteria of Kuzbass', () => {
  it('a running lean project: internal processes; a client-centric one: services', () => {
    expect(proven(thing())).toEqual({ 1: 2 })
    expect(proven(thing({ projectKind: 'CLIENT_CENTRIC' }))).toEqual({ 1: 3 })
    expect(proven(thing({ status: 'DRAFT' }))).toEqual({})
    expect(proven(thing({ status: 'FINISHED' }))).toEqual({ 1: 2, 8: null })
  })

  it('a project of several agencies, or one that takes over a practice: exchange of experience', () => {
    expect(proven(thing({ interAgency: true }))).toEqual({ 1: 2, 7: null })
    expect(proven(thing({ replicated: true }))).toEqual({ 1: 2, 7: null })
  })

  it('a practice: the sample of the body itself or of an organisation under it', () => {
    expect(proven(practice())).toEqual({ 4: 3, 8: null })
    expect(proven(practice({ own: false }))).toEqual({ 4: 2, 8: null })
    expect(proven(practice({ replicated: true }))).toEqual({ 4: 3, 7: null, 8: null })
    expect(proven(practice({ status: 'WITHDRAWN' }))).toEqual({})
  })

  it('a proposal in use, in the year of its use alone', () => {
    expect(proven(proposal())).toEqual({ 1: 2, 8: null })
    expect(proven(proposal(), 2025)).toEqual({})
    expect(proven(proposal({ status: 'ACCEPTED' }))).toEqual({})
  })

  it('belongs to the years in which it was in work', () => {
    expect([2024, 2025, 2026, 2027].filter((year) => inYear(year, { from: '2025-11-01', to: '2026-01-01' }))).toEqual([
      2025, 2026,
    ])
    expect(inYear(2030, { from: '2025-11-01', to: null })).toBe(true)
  })
})

describe('offers in a methodology', () => {
  const rating = () => structuredClone(template('kuzbass').rating) as { criteria: { offers?: unknown }[] }

  it('a methodology frozen before there were any offers nothing', () => {
    const old = rating()
    for (const criterion of old.criteria) delete criterion.offers
    const parsed = parseMethodology(old)
    expect(parsed.ok && parsed.methodology.criteria.map((criterion) => ruleFor(criterion, thing()))).toEqual(
      Array(8).fill(null),
    )
  })

  it('are refused with a rung that the criterion does not have, and with an unknown kind', () => {
    const broken = rating()
    Object.assign(broken.criteria[3] ?? {}, { offers: [{ kind: 'practice', rung: 1 }] })
    expect(parseMethodology(broken)).toMatchObject({ ok: false, problems: [{ path: 'criteria.3.offers.0.rung' }] })
    Object.assign(broken.criteria[3] ?? {}, { offers: [{ kind: 'letter' }] })
    expect(parseMethodology(broken)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('situation и survey') as string }],
    })
  })
})
