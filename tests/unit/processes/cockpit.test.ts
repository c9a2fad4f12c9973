import { describe, expect, it } from 'vitest'
import { processCells, type ProcessFacts } from '@/lib/processes/cockpit'

const now = new Date('2026-11-30T09:00:00Z')
const frame = {
  side: 'staff',
  timeZone: 'Europe/Moscow',
  now,
  year: 2026,
  current: true,
  quarter: { year: 2026, quarter: 4 },
} as never
const of = (facts?: Partial<ProcessFacts>) =>
  processCells.processes.cell(
    facts && { processes: 39, changed: 0, changedSince: null, approved: true, ordered: true, keeper: null, ...facts },
    { id: 'a', slug: 'a' },
    frame,
  )

describe("the cockpit's cell of processes", () => {
  it.each<[string, Partial<ProcessFacts> | undefined, string, string]>([
    ['no registry', undefined, 'none', 'нет'],
    ['all approved', {}, 'ok', '39'],
    ['never approved', { approved: false, changed: 39, changedSince: '2026-11-29' }, 'warn', '39, не\u00a0утверждён'],
    ['changed lately', { changed: 8, changedSince: '2026-11-01' }, 'ok', '39, изм.\u00a08'],
    ['changed long since', { changed: 8, changedSince: '2026-10-31' }, 'warn', '39, изм.\u00a08'],
    ['without its order', { ordered: false }, 'warn', '39'],
    ['kept by another', { processes: 7, approved: false, keeper: 'Минцифры' }, 'none', '7, в\u00a0реестре органа'],
  ])('%s', (_name, facts, mark, text) => expect(of(facts)).toMatchObject({ mark, text }))

  it('adds nothing to the sum of what another registry counts', () => {
    expect(of({ processes: 7, keeper: 'Минцифры' }).n).toBeNull()
  })

  it('opens the registry and says why it warns', () => {
    expect(of({ ordered: false })).toMatchObject({
      href: 'office/processes/registry/a',
      n: 39,
      why: 'порядок ведения реестра процессов не утверждён',
    })
  })
})
