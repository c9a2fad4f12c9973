import { describe, expect, it } from 'vitest'
import { termProblem } from '@/lib/processes/request/rules'

describe('the term of a request', () => {
  it('is a working day that is not past; a day off is told with the next one', () => {
    expect(termProblem('2026-11-27', '2026-11-30')).toMatch(/уже прошёл/)
    expect(termProblem('2026-11-30', '2026-11-30')).toBeNull()
    expect(termProblem('2026-12-06', '2026-11-30')?.replaceAll('\u00a0', ' ')).toBe(
      '6 декабря 2026 г. – выходной. Ближайший рабочий день – 7 декабря 2026 г.',
    )
    // New Year's days.
    expect(termProblem('2026-01-02', '2025-12-01')).toContain('– выходной')
  })
})
