import { expect, it } from 'vitest'
import { processResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessStep } from '@/lib/processes/model/types'
import { comparedSteps } from '@/lib/processes/picture/compared-steps'

const step = (id: string, name: string, work: string, next: string): ProcessStep => ({
  id,
  name,
  agency: '',
  unit: '',
  roles: [],
  wait: { fixed: '0' },
  work: { fixed: work },
  value: 'needed',
  next: { to: next },
})
const side = (steps: ProcessStep[], from: (string | null)[]) => {
  const model: ProcessModel = { name: 'П', start: steps[0]?.id ?? '', steps }
  return {
    rows: steps.map(({ id }, i) => ({ id, fromId: from[i] ?? null })),
    model,
    results: processResults(model, { roles: [] }),
  }
}

it('counts each step before and after, and all of them', () => {
  const before = side(
    [step('a', 'Принять', '480', 'b'), step('b', 'Отвезти', '240', 'c'), step('c', 'Подписать', '96', 'end')],
    [null, null, null],
  )
  const after = side(
    [step('x', 'Принять', '240', 'n'), step('n', 'Запросить', '48', 'y'), step('y', 'Подписать', '96', 'end')],
    ['a', null, 'c'],
  )
  const { lines, time, money } = comparedSteps(before, after, '480')
  expect(
    lines.map(({ before: was, after: is, change, what, time: days }) => [was?.number, is?.number, change, what, days]),
  ).toEqual([
    [1, 1, 'changed', 'время', '−0,5'],
    [2, undefined, 'removed', '', '−0,5'],
    [undefined, 2, 'added', '', '+0,1'],
    [3, 3, null, '', ''],
  ])
  expect(time).toBe('−0,9')
  // Money is not shown to who may not see rates.
  expect(money).toBeNull()
})
