/** The cockpit's table out of what is known of every agency: conditions, order, trees, sums, pages. Pure. */
import { pageCount } from '@/lib/core/pages'
import type { Cell, Cells } from './cells'
import { cellSpecs, type CellKey } from './columns'
import { COCKPIT_ROWS, type CockpitFilter, type CockpitState } from './filter'
import { compareStandings, type Standing } from './standing'
import { medianCell, sumRow, treesOf, type MatrixAgency, type Tree } from './rollup'

export type MatrixRow = {
  key: string
  /** AGENCY – one agency; TREE – an agency with all under it; KIND – all of a kind. */
  type: 'AGENCY' | 'TREE' | 'KIND'
  id: string
  name: string
  note: string
  depth: number
  /** Agencies summed up; 1 for an agency itself. */
  members: number
  open: boolean
  standing: Standing
  cells: Cell[]
}

export type Matrix = {
  columns: CellKey[]
  rows: MatrixRow[]
  total: number
  page: number
  pages: number
  /** Agencies by state under the other conditions. */
  states: Record<CockpitState | 'NO_DATA', number>
  /** The middle agency of the whole programme, column by column. */
  medians: string[]
}

const pick = (cells: Partial<Cells>, columns: readonly CellKey[]): Cell[] =>
  columns.map((key) => cells[key] ?? { mark: 'none', text: '', href: null, why: '', n: null, of: null })

const agencyRow = (agency: MatrixAgency, columns: readonly CellKey[], depth = 0): MatrixRow => ({
  key: `${agency.id} ${depth}`,
  type: 'AGENCY',
  id: agency.id,
  name: agency.name,
  note: agency.note,
  depth,
  members: 1,
  open: false,
  standing: agency.standing,
  cells: pick(agency.cells, columns),
})

/** The agency and everything under it. */
export function under<A extends { id: string; parentId: string | null }>(agencies: readonly A[], rootId: string): A[] {
  const wanted = new Set([rootId])
  // Parents need not come before their children, so it is gone through until nothing is added.
  for (let before = -1; before !== wanted.size;) {
    before = wanted.size
    for (const { id, parentId } of agencies) if (parentId !== null && wanted.has(parentId)) wanted.add(id)
  }
  return agencies.filter(({ id }) => wanted.has(id))
}

/** Agencies that the conditions leave, the state apart. */
function narrowed(
  agencies: readonly MatrixAgency[],
  { q, kind, parent }: Pick<CockpitFilter, 'q' | 'kind' | 'parent'>,
): MatrixAgency[] {
  const words = q.toLowerCase()
  const inTree = parent === null ? agencies : under(agencies, parent)
  return inTree.filter(
    (one) => (kind === null || one.kind === kind) && (words === '' || one.name.toLowerCase().includes(words)),
  )
}

/** One for all comparisons: thousands of names are put in order for every page. */
const names = new Intl.Collator('ru')

/** Order of the rows; what cannot be compared stands last either way, ties go by name. */
function comparer(
  { sort, desc }: Pick<CockpitFilter, 'sort' | 'desc'>,
  figure: (row: MatrixRow) => number | null,
): (a: MatrixRow, b: MatrixRow) => number {
  const byName = (a: MatrixRow, b: MatrixRow) => names.compare(a.name, b.name)
  const turn = desc ? -1 : 1
  if (sort === 'name') return (a, b) => turn * byName(a, b)
  if (sort === 'lag') return (a, b) => turn * compareStandings(a.standing, b.standing) || byName(a, b)
  return (a, b) => {
    const [x, y] = [figure(a), figure(b)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0) || byName(a, b)
    return turn * (x - y) || byName(a, b)
  }
}

function treeRows(tree: Tree, filter: CockpitFilter, columns: readonly CellKey[]): MatrixRow[] {
  const { root, below } = tree
  if (below.length === 0) return [agencyRow(root, columns)]
  const open = filter.open.includes(root.id)
  const { cells, standing } = sumRow([root, ...below], columns)
  const sum: MatrixRow = {
    key: `tree ${root.id}`,
    type: 'TREE',
    id: root.id,
    name: root.name,
    note: root.note,
    depth: 0,
    members: below.length + 1,
    open,
    standing,
    cells: pick(cells, columns),
  }
  const inside = (one: Tree, depth: number): MatrixRow[] => [
    agencyRow(one.root, columns, depth),
    ...one.children.flatMap((child) => inside(child, depth + 1)),
  ]
  return open ? [sum, ...inside(tree, 1)] : [sum]
}

/** The table that a filter asks for. `all` – every agency of the programme, `mine` – those that the person sees. */
export function matrixOf(
  all: readonly MatrixAgency[],
  mine: readonly MatrixAgency[],
  columns: CellKey[],
  filter: CockpitFilter,
  kindName: (kind: string) => string,
): Matrix {
  const left = narrowed(mine, filter)
  const states = { BEHIND: 0, ATTENTION: 0, ON_TRACK: 0, NO_DATA: 0 }
  for (const { standing } of left) states[standing.state] += 1
  const chosen = filter.state === null ? left : left.filter(({ standing }) => standing.state === filter.state)
  const at = columns.findIndex((key) => key === filter.sort)
  const sorted = columns[at]
  const ofMeans = sorted !== undefined && cellSpecs[sorted].total === 'MEAN'
  const order = comparer(filter, (row) => {
    const cell = row.cells[at]
    return !cell || cell.n === null ? null : !ofMeans && cell.of ? cell.n / cell.of : cell.n
  })
  const groups: MatrixRow[][] =
    filter.view === 'tree'
      ? treesOf(chosen).map((tree) => treeRows(tree, filter, columns))
      : filter.view === 'kinds'
        ? [...Map.groupBy(chosen, ({ kind }) => kind)].map(([kind, members]) => {
            const { cells, standing } = sumRow(members, columns)
            return [
              {
                key: kind,
                type: 'KIND' as const,
                id: kind,
                name: kindName(kind),
                note: '',
                depth: 0,
                members: members.length,
                open: false,
                standing,
                cells: pick(cells, columns),
              },
            ]
          })
        : chosen.map((one) => [agencyRow(one, columns)])
  groups.sort(([a], [b]) => (a && b ? order(a, b) : 0))
  const pages = pageCount(groups.length, COCKPIT_ROWS)
  const page = Math.min(filter.page, pages)
  return {
    columns,
    rows: groups.slice((page - 1) * COCKPIT_ROWS, page * COCKPIT_ROWS).flat(),
    total: groups.length,
    page,
    pages,
    states,
    medians: columns.map((key) =>
      medianCell(
        key,
        all.map(({ cells }) => cells[key]),
      ),
    ),
  }
}
