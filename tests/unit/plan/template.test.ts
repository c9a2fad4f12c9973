import { describe, expect, it } from 'vitest'
import { readPlan } from '@/lib/plan/template'
import { readAct } from '@/lib/programme/act'
import { parseTemplate } from '@/lib/tenancy/template'
import { template } from '../../factories/tenant'

const plan = (slug: string) => readPlan(template(slug))

describe('plans of the acts', () => {
  it('reads Kuzbass: eight indicators with targets of three years', () => {
    const { indicators, problems } = plan('kuzbass')
    expect(problems).toEqual([])
    expect(indicators.map(({ number, perAgency, source }) => [number, perAgency, source])).toEqual([
      ['1.1', true, 'TYPED'],
      ['1.2', false, 'RATING_PUBLISHED'],
      ['2.1', true, 'TYPED'],
      ['2.2', false, 'TYPED'],
      ['2.3', false, 'TYPED'],
      ['3.1', false, 'TYPED'],
      ['3.2', false, 'TYPED'],
      ['3.3', false, 'TYPED'],
    ])
    expect(indicators[0]).toMatchObject({
      comparison: 'AT_LEAST',
      total: 'LAST',
      targets: { 2025: '10', 2026: '10', 2027: '10' },
    })
    expect(indicators[4]).toMatchObject({ comparison: 'EXACTLY', total: 'SUM', targets: { 2026: '70' } })
  })
  it('reads Belovo: terms instead of targets, 1.2 twice, the share of replication as a formula', () => {
    const { indicators, problems } = plan('belovo')
    expect(problems).toEqual([])
    expect(indicators.filter(({ number }) => number === '1.2').map(({ terms, note }) => [terms['2022'], note])).toEqual(
      [
        ['до 01.12.2022', ''],
        ['до 20.11.2022', 'Номер 1.2 повторён в акте.'],
      ],
    )
    expect(indicators.find(({ number }) => number === '1.1')).toMatchObject({
      targets: {},
      terms: { 2023: 'постоянно' },
    })
    expect(indicators.find(({ number }) => number === '1.5')).toMatchObject({
      source: 'FORMULA',
      sample: false,
      targets: { 2022: '15', 2023: '30', 2024: '40' },
      perAgency: true,
    })
    expect(indicators.find(({ number }) => number === '3.1')).toMatchObject({
      targets: { 2022: '0' },
      perAgency: false,
    })
  })
  it('reads Kirov: the maturity with a formula that says it is a sample', () => {
    expect(plan('kirov').indicators).toMatchObject([
      { number: '3.13', source: 'FORMULA', sample: true, targets: { 2024: '40' }, comparison: 'AT_LEAST' },
    ])
  })
  it('names what is wrong with a plan, and does not close the pages of a tenant that has it', () => {
    const broken = {
      ...template('kuzbass'),
      plan: {
        sections: [
          {
            number: '1',
            title: 'Раздел',
            indicators: [{ number: '1.1', title: 'Показатель', targets: { 2026: '-3' } }],
          },
        ],
      },
    }
    expect(readPlan(broken).problems).toEqual([
      {
        path: 'plan.sections.0.indicators.0.targets.2026',
        message: 'План показателей, раздел № 1, показатель № 1, цели, «2026»: цель «-3» – не число от нуля.',
      },
    ])
    expect(parseTemplate(broken).ok).toBe(false)
    expect(readAct(broken).ok).toBe(true)
  })
})
