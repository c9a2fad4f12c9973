/** Many agencies as one row: sums and shares by tree and by kind, and the region's median. Pure. */
import { formatDecimal, roundDecimal, type Decimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import type { Cell, Cells, Mark } from './cells'
import { cellSpecs, type CellKey } from './columns'
import { standingOf, type Standing } from './standing'

export type MatrixAgency = {
  id: string
  parentId: string | null
  name: string
  kind: string
  note: string
  cells: Cells
  standing: Standing
}

const worst = (marks: readonly Mark[]): Mark =>
  marks.includes('bad') ? 'bad' : marks.includes('warn') ? 'warn' : marks.includes('ok') ? 'ok' : 'none'

/** Mean of figures with at most two decimals, to one place. */
export function meanOf(values: readonly number[]): string | null {
  if (values.length === 0) return null
  const hundredths = values.reduce((sum, value) => sum + Math.round(value * 100), 0)
  const mean: Decimal = { units: Math.round((hundredths * 10) / values.length), scale: 3 }
  return formatDecimal(roundDecimal(mean, 1))
}

/** One column over many agencies, summed as its module has declared. */
export function sumCell(key: CellKey, cells: readonly Cell[]): Cell {
  const known = cells.filter((cell) => cell.n !== null)
  const n = known.reduce((sum, cell) => sum + (cell.n ?? 0), 0)
  const of = known.reduce((sum, cell) => sum + (cell.of ?? 0), 0)
  const mark = worst(cells.map((cell) => cell.mark))
  const base = { mark, href: null, why: '', n, of }
  if (known.length === 0) return { ...base, text: 'нет данных', mark: 'none', n: null, of: null }
  switch (cellSpecs[key].total) {
    case 'MEAN':
      return {
        ...base,
        text: `в${NBSP}среднем ${meanOf(known.map((cell) => cell.n ?? 0)) ?? ''}`,
        of: of || known.length,
      }
    case 'SHARE':
    case 'HANDED_IN':
      return { ...base, text: `${n}${NBSP}из${NBSP}${of}` }
    case 'SUM':
      return { ...base, text: String(n) }
  }
}

export function sumRow(
  members: readonly MatrixAgency[],
  columns: readonly CellKey[],
): { cells: Partial<Cells>; standing: Standing } {
  const cells = Object.fromEntries(
    columns.map((key) => [
      key,
      sumCell(
        key,
        members.map((one) => one.cells[key]),
      ),
    ]),
  ) as Cells
  const { state } = standingOf(cells, columns)
  const behind = members.filter(({ standing }) => standing.state === 'BEHIND').length
  const warn = members.filter(({ standing }) => standing.state === 'ATTENTION').length
  return { cells, standing: { state, bad: behind, warn, reasons: [] } }
}

export type Tree = { root: MatrixAgency; /** All below it, at any depth. */ below: MatrixAgency[]; children: Tree[] }

/** The agencies as trees; one whose parent is not among them stands at the top. A circle in broken data is cut. */
export function treesOf(agencies: readonly MatrixAgency[]): Tree[] {
  const present = new Set(agencies.map(({ id }) => id))
  const byParent = Map.groupBy(
    agencies.filter(({ parentId }) => parentId !== null && present.has(parentId)),
    ({ parentId }) => parentId,
  )
  const seen = new Set<string>()
  const build = (root: MatrixAgency): Tree => {
    seen.add(root.id)
    const children = (byParent.get(root.id) ?? []).filter(({ id }) => !seen.has(id)).map(build)
    return { root, children, below: children.flatMap((child) => [child.root, ...child.below]) }
  }
  const tops = agencies.filter(({ parentId }) => parentId === null || !present.has(parentId)).map(build)
  return [
    ...tops,
    ...agencies.filter(({ id }) => !seen.has(id)).flatMap((one) => (seen.has(one.id) ? [] : [build(one)])),
  ]
}

/** The middle value; of an even number the mean of the two in the middle. Null – of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle]
  if (high === undefined) return null
  const low = sorted[middle - 1]
  return sorted.length % 2 === 1 || low === undefined ? high : (Math.round(low * 100) + Math.round(high * 100)) / 200
}

/** What a column's middle agency has: figures for counts, per cent for what is «n of m». */
export function medianCell(key: CellKey, cells: readonly Cell[]): string {
  const { total } = cellSpecs[key]
  if (total === 'HANDED_IN') {
    const asked = cells.filter((cell) => cell.of !== null)
    return asked.length === 0
      ? '–'
      : `сдали ${asked.filter((cell) => cell.n === 1).length}${NBSP}из${NBSP}${asked.length}`
  }
  const share = total === 'SHARE'
  const values = cells.flatMap(({ n, of }) => (n === null || (share && !of) ? [] : [share ? (n / (of ?? 1)) * 100 : n]))
  const median = medianOf(values)
  if (median === null) return '–'
  const text = formatDecimal(roundDecimal({ units: Math.round(median * 100), scale: 2 }, share ? 0 : 1))
  return share ? `${text}${NBSP}%` : text
}
