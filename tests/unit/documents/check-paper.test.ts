import { describe, expect, it } from 'vitest'
import { checkFigures, checkHead, checkPaper } from '@/lib/documents/check-paper'
import { tallyOf, type CheckResults } from '@/lib/processes/check/summary'

const check = (group: string, grade: string | null, planOn: string | null = null) => ({
  agencyId: 'a',
  group,
  grade,
  planOn,
  doneOn: null,
})
const checks = [
  check('support', 'А'),
  check('support', 'В', '2026-11-01'),
  check('control', 'Г'),
  check('control', null),
]
const of = (group: string) => tallyOf(checks.filter((one) => one.group === group))
const view: CheckResults = {
  campaign: {
    title: 'Самопроверка, 2026 год',
    basis: 'Пункт 4',
    formTitle: 'Лист',
    sample: true,
    checkBy: '2026-10-15',
    planBy: '2026-12-07',
    doneBy: '2027-12-31',
    closedAt: null,
  },
  tally: tallyOf(checks),
  groups: [
    { title: 'меры поддержки', tally: of('support') },
    { title: 'контроль', tally: of('control') },
  ],
  agencies: [{ name: 'Министерство', tally: tallyOf(checks) }],
}

describe('the results of a self-check as a paper', () => {
  const paper = checkPaper(view, {
    tenantName: 'Кировская область',
    timeZone: 'Europe/Moscow',
    isDemo: false,
    printedAt: new Date('2026-11-30T10:00:00Z'),
    today: '2026-11-30',
  })
  const tables = paper.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))

  it('has every group with its letters and plans, and a total that is their sum', () => {
    const [groups] = tables
    expect(groups?.rows).toEqual([
      ['меры поддержки', '2', '2', '1', '0', '1', '0', '1', '1', '0'],
      ['контроль', '2', '1', '0', '0', '0', '1', '1', '0', '0'],
      ['Всего', '4', '3', '1', '0', '1', '1', '2', '1', '0'],
    ])
    expect(groups?.head).toHaveLength(checkHead.length + 1)
    expect(checkFigures(view.tally)).toHaveLength(checkHead.length)
    for (const { head, widths } of tables) expect(widths).toHaveLength(head.length)
  })

  it('says that the questionnaire is a sample and that the check goes on', () => {
    const text = JSON.stringify(paper)
    expect(text).toContain('образец, никем не утверждён')
    expect(text).toContain('Проверка идёт')
    expect(
      JSON.stringify(
        checkPaper(
          { ...view, campaign: { ...view.campaign, closedAt: new Date() } },
          {
            tenantName: '',
            timeZone: 'Europe/Moscow',
            isDemo: true,
            printedAt: new Date(),
            today: '2026-11-30',
          },
        ),
      ),
    ).not.toContain('Проверка идёт')
  })
})
