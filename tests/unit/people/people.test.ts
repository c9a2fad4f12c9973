import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { blockProblem, inForce, overlap, replacement, roleProblem } from '@/lib/people/rules'

describe('appointments', () => {
  it('closes the earlier one the day before', () => {
    expect(replacement({ from: '2025-01-01', until: null }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'closes',
      until: '2026-02-28',
    })
    expect(replacement({ from: '2025-01-01', until: '2026-02-28' }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'free',
    })
    expect(replacement({ from: '2025-01-01', until: '2026-03-01' }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'closes',
      until: '2026-02-28',
    })
    expect(replacement({ from: '2026-03-01', until: null }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'impossible',
    })
    expect(replacement({ from: '2026-05-01', until: null }, { from: '2026-03-01', until: '2026-04-30' })).toEqual({
      kind: 'free',
    })
  })

  it('leaves nobody overlapping after a replacement', () => {
    const term = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 60 })))
      .map(([start, length]) => {
        const from = addDays('2026-01-01', start)
        return { from, until: length === null ? null : addDays(from, length) }
      })
    fc.assert(
      fc.property(term, term, (earlier, next) => {
        const effect = replacement(earlier, next)
        if (effect.kind === 'impossible') expect(overlap(earlier, next)).toBe(true)
        else expect(overlap(effect.kind === 'closes' ? { ...earlier, until: effect.until } : earlier, next)).toBe(false)
      }),
    )
  })

  it('is in force on its first and last day', () => {
    const term = { from: '2026-03-01', until: '2026-03-31' }
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => inForce(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('roles', () => {
  it('wants an agency exactly for the roles of an agency', () => {
    expect(roleProblem('CURATOR', null)).toBe('AGENCY_NEEDED')
    expect(roleProblem('CURATOR', 'a')).toBeNull()
    expect(roleProblem('AUTHORITY', 'a')).toBe('AGENCY_NOT_WANTED')
    expect(roleProblem('OBSERVER', null)).toBeNull()
  })

  it('never leaves a programme without its authority', () => {
    const person = { id: 'p', blocked: false, isAuthority: true }
    expect(blockProblem(person, 'p', 5)).toBe('SELF_BLOCK')
    expect(blockProblem(person, 'x', 0)).toBe('LAST_AUTHORITY')
    expect(blockProblem(person, 'x', 1)).toBeNull()
    expect(blockProblem({ ...person, blocked: true }, 'x', 1)).toBe('ALREADY_BLOCKED')
  })
})
