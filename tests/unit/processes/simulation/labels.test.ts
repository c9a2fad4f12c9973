import { describe, expect, it } from 'vitest'
import { faultText } from '@/lib/processes/simulation/labels'
import { SimulationFault } from '@/lib/processes/simulation/schema'

describe('what a simulation refuses', () => {
  it('is said in Russian with the names of step and role', () => {
    expect(faultText({ code: 'few_people', step: '3', role: 'head' }, { 3: 'Подписать' }, { head: 'Начальник' })).toBe(
      'Шагу «Подписать» нужно сразу больше людей в роли «Начальник», чем есть: он никогда не начнётся.',
    )
    expect(faultText({ code: 'unknown_role', step: '3', role: 'head' }, {}, {})).toContain('«head»')
    for (const code of SimulationFault.shape.code.options)
      expect(faultText({ code }, {}, {})).toMatch(/^[А-ЯЁ][^A-Za-z]*\.$/)
  })
})
