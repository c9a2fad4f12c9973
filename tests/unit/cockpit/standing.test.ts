import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Cells, Mark } from '@/lib/cockpit/cells'
import { cellKeys } from '@/lib/cockpit/columns'
import { cockpitQuery, readCockpitFilter } from '@/lib/cockpit/filter'
import { matrixOf, under } from '@/lib/cockpit/matrix'
import { meanOf, medianOf, sumCell, treesOf, type MatrixAgency } from '@/lib/cockpit/rollup'
import { compareStandings, reasonsText, standingOf, standingWords } from '@/lib/cockpit/standing'
import { yearCells } from '@/lib/cockpit/years'

const cell = (mark: Mark, more: Partial<Cell> = {}): Cell => ({
  mark,
  text: mark,
  href: null,
  why: mark === 'bad' || mark === 'warn' ? `причина ${mark}` : '',
  n: null,
  of: null,
  ...more,
})
const cellsWith = (given: Partial<Cells>): Cells => ({
  ...(Object.fromEntries(cellKeys.map((key) => [key, cell('none')])) as Cells),
  ...given,
})
const agency = (id: string, given: Partial<Cells> = {}, parentId: string | null = null): MatrixAgency => {
  const cells = cellsWith(given)
  return {
    id,
    parentId,
    name: `Орган ${id}`,
    kind: 'EXECUTIVE_BODY',
    note: '',
    cells,
    standing: standingOf(cells, cellKeys),
  }
}
const filter = readCockpitFilter({})
const name = (kind: string) => kind

describe('standing', () => {
  it('is behind with anything overdue, asks for attention with a warning, and says why, the worst first', () => {
    expect(
      standingOf(cellsWith({ projects: cell('warn'), report: cell('bad'), rating: cell('ok') }), cellKeys),
    ).toEqual({ state: 'BEHIND', bad: 1, warn: 1, reasons: ['причина bad', 'причина warn'] })
    expect(standingOf(cellsWith({ projects: cell('warn'), rating: cell('ok') }), cellKeys).state).toBe('ATTENTION')
    expect(standingOf(cellsWith({ rating: cell('ok') }), cellKeys).state).toBe('ON_TRACK')
    expect(standingOf(cellsWith({}), cellKeys).state).toBe('NO_DATA')
    expect(
      reasonsText(
        standingOf(
          cellsWith({
            report: cell('bad', { why: 'отчёт просрочен' }),
            projects: cell('warn', { why: 'сорван этап' }),
          }),
          cellKeys,
        ),
      ),
    ).toBe('Отчёт просрочен; сорван этап.')
  })

  it('is said with its mark, and without a reason that is no words', () => {
    expect(Object.entries(standingWords).map(([state, { text, mark }]) => [state, text, mark])).toEqual([
      ['BEHIND', 'отстаёт', 'bad'],
      ['ATTENTION', 'требует внимания', 'warn'],
      ['ON_TRACK', 'в графике', 'ok'],
      ['NO_DATA', 'нет данных', 'none'],
    ])
    expect(standingOf(cellsWith({ report: cell('bad', { why: '' }) }), cellKeys).reasons).toEqual([])
    expect(reasonsText(standingOf(cellsWith({}), cellKeys))).toBe('')
  })

  it('looks at the shown columns alone', () => {
    expect(standingOf(cellsWith({ report: cell('bad'), rating: cell('ok') }), ['rating']).state).toBe('ON_TRACK')
  })

  it('puts more overdue before more warnings', () => {
    const states = [
      cellsWith({ rating: cell('warn'), report: cell('warn') }),
      cellsWith({ rating: cell('bad') }),
      cellsWith({ rating: cell('bad'), report: cell('bad') }),
    ].map((one) => standingOf(one, cellKeys))
    expect(states.toSorted(compareStandings).map(({ bad, warn }) => [bad, warn])).toEqual([
      [2, 0],
      [1, 0],
      [0, 2],
    ])
  })
})

describe('sums', () => {
  it('sum counts, share what is owed, average the rating', () => {
    expect(sumCell('projects', [cell('ok', { n: 2 }), cell('warn', { n: 3 }), cell('none')])).toMatchObject({
      text: '5',
      mark: 'warn',
    })
    expect(sumCell('report', [cell('ok', { n: 1, of: 1 }), cell('bad', { n: 0, of: 1 }), cell('none')])).toMatchObject({
      text: '1\u00a0из\u00a02',
      mark: 'bad',
    })
    expect(sumCell('rating', [cell('ok', { n: 9 }), cell('ok', { n: 4.5 })])).toMatchObject({
      text: 'в\u00a0среднем 6,8',
    })
    expect(sumCell('plan', [cell('none')])).toMatchObject({ text: 'нет данных', mark: 'none', n: null })
    expect([meanOf([]), medianOf([]), medianOf([3]), medianOf([1, 2, 10]), medianOf([1, 2])]).toEqual([
      null,
      null,
      3,
      2,
      1.5,
    ])
  })

  it('every agency stands in exactly one tree, whatever the parents are – even in a circle', () => {
    const drawn = fc.array(fc.option(fc.nat(9)), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(drawn, (parents) => {
        const agencies = parents.map((parent, i) => agency(String(i), {}, parent === null ? null : String(parent)))
        const met = treesOf(agencies).flatMap(({ root, below }) => [root.id, ...below.map(({ id }) => id)])
        expect(met.toSorted()).toEqual(agencies.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('takes an agency with all under it, in any order of the rows', () => {
    const rows = [agency('c', {}, 'b'), agency('b', {}, 'a'), agency('a'), agency('d')]
    expect(
      under(rows, 'a')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['a', 'b', 'c'])
  })
})

describe('matrix', () => {
  const rows = [
    agency('1', { projects: cell('ok', { n: 5 }) }),
    agency('2', { projects: cell('bad', { n: 1 }) }),
    agency('3', { projects: cell('warn', { n: 3 }) }, '2'),
    agency('4'),
  ]

  it('shows those who fall behind first, sorts by a column with the unknown last, and counts states', () => {
    const ids = (query: Record<string, string>) =>
      matrixOf(rows, rows, ['projects'], readCockpitFilter(query), name).rows.map(({ id }) => id)
    expect(ids({})).toEqual(['2', '3', '1', '4'])
    expect(ids({ sort: 'projects' })).toEqual(['2', '3', '1', '4'])
    expect(ids({ sort: 'projects', desc: '1' })).toEqual(['1', '3', '2', '4'])
    expect(ids({ state: 'ATTENTION' })).toEqual(['3'])
    expect(matrixOf(rows, rows, ['projects'], filter, name).states).toEqual({
      BEHIND: 1,
      ATTENTION: 1,
      ON_TRACK: 1,
      NO_DATA: 1,
    })
  })

  it('folds a tree into its sum and unfolds it by the address', () => {
    const id = '01900000-0000-7000-8000-000000000002'
    const tree = [agency(id, { projects: cell('ok', { n: 1 }) }), agency('3', { projects: cell('warn', { n: 3 }) }, id)]
    const folded = matrixOf(tree, tree, ['projects'], readCockpitFilter({ view: 'tree' }), name)
    expect(folded.rows.map(({ type, cells: [one], members }) => [type, one?.text, members])).toEqual([['TREE', '4', 2]])
    const open = matrixOf(tree, tree, ['projects'], readCockpitFilter({ view: 'tree', open: id }), name)
    expect(open.rows.map(({ type, depth }) => [type, depth])).toEqual([
      ['TREE', 0],
      ['AGENCY', 1],
      ['AGENCY', 2],
    ])
  })

  it('has a median over everybody, also for those who see their own agency alone', () => {
    expect(matrixOf(rows, rows.slice(0, 1), ['projects'], filter, name)).toMatchObject({ medians: ['3'], total: 1 })
  })

  it('keeps every condition in the address', () => {
    const query = fc.record({
      view: fc.constantFrom('list', 'tree', 'kinds'),
      q: fc.constantFrom('', 'транспорт'),
      kind: fc.constantFrom('', 'MINISTRY'),
      state: fc.constantFrom('', 'BEHIND'),
      year: fc.constantFrom('', '2024'),
      quarter: fc.constantFrom('', '2024-2'),
      sort: fc.constantFrom('lag', 'name', 'rating'),
      desc: fc.constantFrom('', '1'),
    })
    fc.assert(
      fc.property(query, (drawn) => {
        const read = readCockpitFilter(drawn)
        expect(readCockpitFilter(Object.fromEntries(new URLSearchParams(cockpitQuery(read))))).toEqual(read)
      }),
    )
    expect(cockpitQuery(readCockpitFilter({ year: 'x', sort: 'rm -rf', page: '-1', parent: 'нет', open: 'a.b' }))).toBe(
      '',
    )
  })
})

describe('years', () => {
  it('compares with the year before; a missing count is nothing, a missing rating is unknown', () => {
    const figures = [
      { agencyId: 'a', year: 2024, value: '4.5', level: 'BASIC' },
      { agencyId: 'a', year: 2025, value: '5.1', level: 'BASIC' },
    ]
    expect(
      yearCells(null, [2023, 2024, 2025], figures).map(({ value, change, direction }) => [value, change, direction]),
    ).toEqual([
      [null, null, null],
      ['4.5', null, null],
      ['5.1', '+0,6', 'UP'],
    ])
    expect(
      yearCells('0', [2023, 2024], [{ agencyId: 'a', year: 2023, value: '2', level: null }]).map(
        ({ value, direction }) => [value, direction],
      ),
    ).toEqual([
      ['2', null],
      ['0', 'DOWN'],
    ])
  })
})
