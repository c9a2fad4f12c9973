import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchMembers } from '@/lib/processes/steps/branches'
import { changesOf } from '@/lib/processes/steps/changes'
import { toModel } from '@/lib/processes/steps/model'
import { insertSteps, moveStep, moveStepTo, removeSteps } from '@/lib/processes/steps/moves'
import { placesAfter } from '@/lib/processes/steps/order'
import { copyRows, pasteCells } from '@/lib/processes/steps/paste'
import { deedOf, did, noHistory, redo, undo, type History } from '@/lib/processes/steps/undo'
import { splitByRoles } from '@/lib/processes/steps/split'
import { changed, contextOf, idOf, tableOf, textsOf } from './typed-table'
import type { TableRow } from '@/lib/processes/steps/changes'

/** «1→2 2→3 3→конец»: names in their order, each with where it goes. */
const ways = (rows: readonly TableRow[]): string => {
  const name = (id: string) =>
    id === 'end' ? 'конец' : (rows.find((row) => row.id === id)?.data.name.replace('Шаг ', '') ?? '?')
  return rows
    .map(({ data }) => {
      const { next } = data
      const to =
        next === null
          ? 'нет'
          : 'text' in next
            ? next.text
            : 'decision' in next
              ? next.decision.map((one) => ('to' in one ? `${one.p}:${name(one.to)}` : one.p)).join('|')
              : 'to' in next
                ? `${next.return ? '↩' : ''}${name(next.to)}`
                : `${next.parallel.branches.map((ids) => ids.map(name).join(',')).join('&')}>${name(next.parallel.join)}`
      return `${data.name.replace('Шаг ', '')}→${to}`
    })
    .join(' ')
}
const chain = (...names: (string | number)[]): string =>
  names.map((name, i) => `${name}→${names[i + 1] ?? 'конец'}`).join(' ')
const fresh = (n: number, name: string) => ({ id: idOf(n), data: { name } })

describe('places in the order', () => {
  it('leave the others where they are while there is room', () => {
    const rows = tableOf(3)
    expect(placesAfter(rows, 1, ['x', 'y'])).toEqual([
      { id: 'x', position: 2 + 1 / 3 },
      { id: 'y', position: 2 + 2 / 3 },
    ])
    expect(placesAfter(rows, 2, ['x'])).toEqual([{ id: 'x', position: 4 }])
    expect(placesAfter(rows, -1, ['x'])).toEqual([{ id: 'x', position: 0 }])
    expect(placesAfter([], -1, ['x'])).toEqual([{ id: 'x', position: 1 }])
  })

  it('are given anew when there is none', () => {
    const rows = [
      { id: 'a', position: 1 },
      { id: 'b', position: 1 },
      { id: 'c', position: 2 },
    ]
    expect(placesAfter(rows, 0, ['x'])).toEqual([
      { id: 'x', position: 2 },
      { id: 'b', position: 3 },
      { id: 'c', position: 4 },
    ])
  })

  it('hold any number of steps put at one place one after the other', () => {
    let rows = tableOf(2)
    for (let n = 10; n < 200; n += 1) rows = changed(rows, insertSteps(rows, n - 10, [fresh(n, `Шаг ${n}`)]))
    expect(ways(rows)).toBe(chain(1, ...Array.from({ length: 190 }, (_, i) => i + 10), 2))
  })
})

describe('a new step', () => {
  it('stands in the run where the run went plainly on', () => {
    const rows = tableOf(3)
    expect(ways(changed(rows, insertSteps(rows, 1, [fresh(9, 'Шаг 9')])))).toBe(chain(1, 2, 9, 3))
    expect(ways(changed(rows, insertSteps(rows, 2, [fresh(8, 'Шаг 8'), fresh(9, 'Шаг 9')])))).toBe(chain(1, 2, 3, 8, 9))
    expect(ways(changed(rows, insertSteps(rows, -1, [fresh(9, 'Шаг 9')])))).toBe(chain(9, 1, 2, 3))
    expect(ways(changed([], insertSteps([], -1, [fresh(9, 'Шаг 9')])))).toBe('9→конец')
  })

  it('leaves a decision and a return as they are', () => {
    const rows = tableOf(3, { 2: { next: { decision: [{ to: idOf(3), p: '1' }] } } })
    expect(ways(changed(rows, insertSteps(rows, 1, [fresh(9, 'Шаг 9')])))).toBe('1→2 2→1:3 9→3 3→конец')
  })

  it('takes the end where nothing was said', () => {
    const rows = tableOf(1, { 1: { next: null } })
    expect(ways(changed(rows, insertSteps(rows, 0, [fresh(9, 'Шаг 9')])))).toBe(chain(1, 9))
  })
})

describe('a step that is taken out', () => {
  it('gives its ways to where it went', () => {
    const rows = tableOf(4, {
      4: {
        next: {
          decision: [
            { to: 'end', p: '0.9' },
            { to: idOf(2), p: '0.1', return: true },
          ],
        },
      },
    })
    expect(ways(changed(rows, removeSteps(rows, [idOf(2)])))).toBe('1→3 3→4 4→0.9:конец|0.1:3')
    expect(ways(changed(rows, removeSteps(rows, [idOf(1), idOf(2), idOf(3)])))).toBe('4→0.9:конец|0.1:4')
  })

  it('leaves no way to it where it did not go plainly on', () => {
    const rows = tableOf(3, { 2: { next: { decision: [{ to: idOf(3), p: '1' }] } } })
    expect(ways(changed(rows, removeSteps(rows, [idOf(2)])))).toBe('1→нет 3→конец')
    const loop = tableOf(3, { 2: { next: { to: idOf(2) } } })
    expect(ways(changed(loop, removeSteps(loop, [idOf(2)])))).toBe('1→нет 3→конец')
  })

  it('leaves its branch', () => {
    const rows = tableOf(5, {
      1: { next: { parallel: { branches: [[idOf(2), idOf(3)], [idOf(4)]], join: idOf(5) } } },
      3: { next: { to: idOf(5) } },
    })
    expect(ways(changed(rows, removeSteps(rows, [idOf(2)])))).toContain('1→3&4>5')
    expect(ways(changed(rows, removeSteps(rows, [idOf(4)])))).toContain('1→2,3>5')
  })
})

describe('a step that moves', () => {
  it('takes the run with it in a chain', () => {
    const rows = tableOf(4)
    expect(ways(changed(rows, moveStep(rows, idOf(3), -1)))).toBe(chain(1, 3, 2, 4))
    expect(ways(changed(rows, moveStep(rows, idOf(3), 1)))).toBe(chain(1, 2, 4, 3))
    expect(ways(changed(rows, moveStep(rows, idOf(1), 1)))).toBe(chain(2, 1, 3, 4))
    expect(ways(changed(rows, moveStepTo(rows, idOf(4), 0)))).toBe(chain(4, 1, 2, 3))
    expect(moveStep(rows, idOf(1), -1)).toEqual([])
    expect(moveStep(rows, idOf(4), 1)).toEqual([])
  })

  it('changes its place alone beside a decision', () => {
    const rows = tableOf(4, { 2: { next: { decision: [{ to: idOf(3), p: '1' }] } } })
    expect(ways(changed(rows, moveStep(rows, idOf(3), 1)))).toBe('1→2 2→1:3 4→конец 3→4')
  })

  it('keeps any chain a chain through all it may meet', () => {
    const move = fc.record({ kind: fc.constantFrom('up', 'down', 'to', 'in', 'out'), at: fc.nat(12) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(move, { maxLength: 25 }), (n, moves) => {
        let rows = tableOf(n)
        moves.forEach(({ kind, at }, i) => {
          const id = rows[at % Math.max(1, rows.length)]?.id ?? ''
          const deeds = {
            up: () => moveStep(rows, id, -1),
            down: () => moveStep(rows, id, 1),
            to: () => moveStepTo(rows, id, (at * 7) % Math.max(1, rows.length)),
            in: () => insertSteps(rows, (at % (rows.length + 1)) - 1, [fresh(100 + i, `Шаг ${100 + i}`)]),
            out: () => (rows.length > 1 ? removeSteps(rows, [id]) : []),
          }
          rows = changed(rows, deeds[kind as keyof typeof deeds]())
        })
        expect(ways(rows)).toBe(chain(...rows.map(({ data }) => data.name.replace('Шаг ', ''))))
      }),
    )
  })
})

describe('what stands in a branch', () => {
  const owner = { name: 'П', agencyId: idOf(500), unitId: null }
  const membersOf = (rows: readonly TableRow[]) => {
    const fork = rows.find(({ data }) => data.next !== null && 'parallel' in data.next)
    if (!fork?.data.next || !('parallel' in fork.data.next)) throw new Error('no block')
    const asRows = rows.map(({ id, data }) => ({ id, data }))
    return branchMembers(asRows)(fork.id, fork.data.next.parallel).map((ids) => ids.map((id) => Number(id.slice(-3))))
  }
  const block = { next: { parallel: { branches: [[idOf(2)], [idOf(4)]], join: idOf(5) } } }

  it('is found from its entry, also what was put in later', () => {
    expect(membersOf(tableOf(6, { 1: block, 3: { next: { to: idOf(5) } } }))).toEqual([[2, 3], [4]])
  })
  it('is neither what follows the join nor what stands before the fork', () => {
    const rows = tableOf(6, {
      1: { next: { to: idOf(3) } },
      3: block,
      2: { next: { to: idOf(6) } },
      4: { next: { to: idOf(1), return: true } },
    })
    expect(membersOf(rows)).toEqual([[2], [4]])
  })
  it('goes into the model whole, with times that were not read as no numbers', () => {
    const rows = tableOf(6, { 1: block, 3: { next: { to: idOf(5) }, work: { text: 'долго' } } })
    const model = toModel(
      rows.map(({ id, data }) => ({ id, data })),
      owner,
      idOf(77),
    )
    expect(model.start).toBe(idOf(1))
    expect(model.steps[0]?.next).toEqual({ parallel: { branches: [[idOf(2), idOf(3)], [idOf(4)]], join: idOf(5) } })
    expect(model.steps[2]?.work).toEqual({ fixed: '' })
  })
})

describe('pasted rows', () => {
  const paste = (rows: TableRow[], row: number, column: 'name' | 'work', table: string[][]) => {
    let made = 50
    return pasteCells({ rows, row, column, table, context: contextOf(rows, 'Юрист'), newId: () => idOf((made += 1)) })
  }

  it('are read cell by cell from the chosen one on, and go on as new steps in the run', () => {
    const rows = tableOf(2)
    const { changes, stepIds, cells } = paste(rows, 1, 'name', [
      ['Проверить', 'Юрист', 'нужно', '1 р. д.', '90'],
      ['Подписать', '', 'ценность', '5 дн', '15 мин'],
    ])
    const after = changed(rows, changes)
    expect(after.map(({ data }) => [data.name, data.value, data.work.text])).toEqual([
      ['Шаг 1', 'needed', undefined],
      ['Проверить', 'needed', '90'],
      ['Подписать', 'adds', '15 мин'],
    ])
    expect(ways(after)).toBe('1→Проверить Проверить→Подписать Подписать→конец')
    expect(stepIds).toEqual([idOf(2), idOf(51)])
    expect(cells).toHaveLength(9)
    expect(cells.flatMap(({ doubt, text }) => (doubt ? [text] : []))).toEqual(['5 дн'])
    expect(after[2]?.data.wait).toEqual({ text: '5 дн' })
  })

  it('may bring their titles, and name new rows by their numbers', () => {
    const rows = tableOf(1)
    const { changes } = paste(rows, 0, 'name', [
      ['Дальше', 'Операция', 'Цена'],
      ['2', 'Принять', '5 ₽'],
      ['да 0,9 → 3; нет ↩ 1', 'Проверить', ''],
      ['конец', 'Выдать', ''],
    ])
    const after = changed(rows, changes)
    expect(ways(after)).toBe('Принять→Проверить Проверить→0.9:Выдать|0.1:Принять Выдать→конец')
  })

  it('change nothing by an empty cell', () => {
    const rows = tableOf(1)
    expect(paste(rows, 0, 'work', [['', '']]).changes).toEqual([])
  })

  it('ask a new step for a waiting that was left empty, and count what was not said', () => {
    const { changes, assumed } = paste(tableOf(1), 1, 'name', [
      ['Проверить', 'Юрист', 'потеря', '', '90'],
      ['Подписать', 'Юрист', '', '20', '15'],
    ])
    expect(changed(tableOf(1), changes).map(({ data }) => data.wait)).toEqual([
      { fixed: '0' },
      { text: '' },
      { fixed: '20', text: '20' },
    ])
    expect(assumed).toEqual({ value: 1, wait: 0 })
    expect(paste(tableOf(1), 1, 'name', [['Принять'], ['Выдать']]).assumed).toEqual({ value: 2, wait: 2 })
    expect(paste(tableOf(2), 0, 'name', [['Принять', 'Юрист', '', '']]).assumed).toEqual({ value: 0, wait: 0 })
  })

  it('come back as they were copied', () => {
    const rows = tableOf(3, {
      1: { roles: [{ role: idOf(900), share: '0.5' }], wait: { fixed: '480', text: '1 р. д.' } },
      2: {
        name: 'Сверить «А"\tБ»',
        wastes: { defects: '7' },
        next: {
          decision: [
            { to: idOf(3), p: '0.5', label: 'да' },
            { to: 'end', p: '0.5' },
          ],
        },
      },
      3: { name: '=1+1' },
    })
    const text = copyRows(rows, contextOf(rows, 'Юрист'))
    expect(text.split('\n')[2]).toMatch(/^'=1\+1\t/)
    const cells = [
      ['Шаг 1', 'Юрист 0,5', 'нужно', '1 р. д.', '10 мин', '→ 2', ''],
      ['Сверить «А" Б»', '', 'нужно', '0 мин', '10 мин', 'да 0,5 → 3; 0,5 → конец', 'дефекты 7'],
      ["'=1+1", '', 'нужно', '0 мин', '10 мин', '→ конец', ''],
    ]
    const after = changed(rows, paste(rows, 0, 'name', cells).changes)
    expect(ways(after)).toBe(ways(rows).replaceAll('"\t', '" '))
    expect(after.map(({ data }) => data.roles)).toEqual(rows.map(({ data }) => data.roles))
  })
})

describe('undo', () => {
  const start = () => tableOf(3)
  const run = (rows: TableRow[], history: History, changes: ReturnType<typeof removeSteps>, label = 'правка') => ({
    rows: changed(rows, changes),
    history: did(history, deedOf(label, changes, textsOf(rows))),
  })

  it('takes back a removal as a whole, and brings it again', () => {
    const rows = start()
    const removed = removeSteps(rows, [idOf(2)])
    const history = did(noHistory, deedOf('шаг убран', removed, textsOf(rows)))
    const gone = changed(rows, removed)
    // The row itself stays known: it has no place only.
    const texts = (path: string) =>
      path === `${idOf(2)}.position` ? '' : textsOf([...gone, ...rows.slice(1, 2)])(path)
    const back = undo(history, texts)
    expect(back?.label).toBe('шаг убран')
    expect(back?.kept).toEqual([])
    expect(ways(changed([...gone, ...rows.slice(1, 2)], back?.changes ?? []))).toBe(chain(1, 2, 3))
    expect(redo(back?.history ?? noHistory, textsOf(rows))?.changes).toHaveLength(removed.length)
  })

  it('leaves alone what somebody else changed since', () => {
    const rows = start()
    const changes = [...changesOf(idOf(1), { name: 'Взять' }), ...changesOf(idOf(2), { name: 'Сверить' })]
    const { history } = run(rows, noHistory, changes)
    const others = changed(changed(rows, changes), changesOf(idOf(2), { name: 'Чужое' }))
    const back = undo(history, textsOf(others))
    expect(back?.kept).toEqual([`${idOf(2)}.name`])
    expect(changed(others, back?.changes ?? []).map(({ data }) => data.name)).toEqual(['Шаг 1', 'Чужое', 'Шаг 3'])
  })

  it('stops at what was opened, and any walk to and fro ends where it began', () => {
    expect(undo(noHistory, () => '')).toBeNull()
    expect(redo(noHistory, () => '')).toBeNull()
    const deed = fc.record({ id: fc.integer({ min: 1, max: 3 }), name: fc.string({ maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        let state = { rows: start(), history: noHistory }
        const states = [state.rows]
        for (const { id, name } of deeds) {
          const changes = changesOf(idOf(id), { name })
          const same = textsOf(state.rows)(`${idOf(id)}.name`) === name
          state = run(state.rows, state.history, changes)
          if (!same) states.push(state.rows)
        }
        let { rows, history } = state
        for (const before of states.slice(0, -1).reverse()) {
          const back = undo(history, textsOf(rows))
          rows = changed(rows, back?.changes ?? [])
          history = back?.history ?? history
          expect(rows).toEqual(before)
        }
        expect(undo(history, textsOf(rows))).toBeNull()
        for (const after of states.slice(1)) {
          const again = redo(history, textsOf(rows))
          rows = changed(rows, again?.changes ?? [])
          history = again?.history ?? history
          expect(rows).toEqual(after)
        }
      }),
    )
  })
})

describe('a step of several workers', () => {
  it('becomes one of each, with the same work in all and the same ways in and out', () => {
    const rows = tableOf(3, {
      2: {
        roles: [
          { role: idOf(900), share: '0.5' },
          { role: idOf(901), share: '0.25' },
        ],
        wait: { fixed: '480', text: '1 р. д.' },
        work: { least: '10', usual: '20', most: '40', text: '10–20–40 мин' },
        fixedCost: '5',
        wastes: { defects: '2' },
      },
    })
    let made = 60
    const after = changed(
      rows,
      splitByRoles(
        rows,
        idOf(2),
        (role) => (role === idOf(901) ? 'Юрист' : ''),
        () => idOf((made += 1)),
      ),
    )
    expect(ways(after)).toBe('1→2 2→2 (Юрист) 2 (Юрист)→3 3→конец')
    expect(after.map(({ data }) => data.work)).toEqual([
      { fixed: '10' },
      { least: '5', usual: '10', most: '20' },
      { least: '2.5', usual: '5', most: '10' },
      { fixed: '10' },
    ])
    expect(
      after.map(({ data }) => [
        data.roles.map(({ share }) => share),
        data.fixedCost,
        'fixed' in data.wait ? data.wait.fixed : '',
      ]),
    ).toEqual([
      [[], '0', '0'],
      [['1'], '5', '480'],
      [['1'], '0', '0'],
      [[], '0', '0'],
    ])
  })
})
