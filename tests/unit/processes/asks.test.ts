import { describe, expect, it } from 'vitest'
import { fraction } from '@/lib/core/fraction'
import { asksPerRun } from '@/lib/processes/steps/asks'

describe('approvals and questions in a run', () => {
  const row = (asks: 'approval' | 'information' | null) => ({ data: { asks } })
  it('count as often as the run comes to their steps', () => {
    const visits = [fraction(1), fraction(4, 3), fraction(1, 2), fraction(1)]
    const { approval, information } = asksPerRun(
      [row('approval'), row('approval'), row('information'), row(null)],
      visits,
    )
    expect([approval.top * 3n === approval.bottom * 7n, information.top * 2n === information.bottom]).toEqual([
      true,
      true,
    ])
  })
  it('are none where no step is marked or nothing was reckoned', () => {
    expect(asksPerRun([row(null)], [fraction(1)]).approval.top).toBe(0n)
    expect(asksPerRun([row('approval')], []).approval.top).toBe(0n)
  })
})
