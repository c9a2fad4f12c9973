/** Words of the matrix for the screen: rows as data, so that they cross to the browser once. Pure. */
import { agree, count, NBSP } from '@/lib/core/format'
import { formatQuarter, type Quarter } from '@/lib/core/quarters'
import type { Cell } from '@/lib/cockpit/cells'
import { cellKeys, cellSpecs, type CellKey } from '@/lib/cockpit/columns'
import { cockpitQuery, foldQuery, sortQuery, type CockpitFilter } from '@/lib/cockpit/filter'
import type { Matrix, MatrixRow } from '@/lib/cockpit/matrix'
import { standingWords } from '@/lib/cockpit/standing'

export const columnTitles = (year: number, quarter: Quarter): Record<CellKey, string> =>
  Object.fromEntries(cellKeys.map((key) => [key, cellSpecs[key].title({ year, quarter })])) as Record<CellKey, string>

export type ShownCell = Pick<Cell, 'mark' | 'text' | 'level' | 'aside'> & { href?: string; title?: string }
export type ShownRow = {
  key: string
  name: string
  href?: string
  note: string
  depth: number
  /** «отстаёт», said to those who do not see the signs; reasons under the name. */
  mark: Cell['mark']
  word: string
  reasons: string[]
  fold?: { href: string; open: boolean; label: string }
  cells: ShownCell[]
}
type ShownColumn = { key: string; header: string; sortHref?: string; sorted?: 'asc' | 'desc' }
export type ShownMatrix = { caption: string; columns: ShownColumn[]; rows: ShownRow[]; medians?: string[] }

type Place = {
  slug: string
  /** Address of the page that holds the table. */
  base: string
  filter: CockpitFilter
  year: number
  quarter: Quarter
}

export const shownCell = (slug: string, { mark, text, level, aside, href, why }: Cell): ShownCell => ({
  mark,
  text,
  ...(level && { level }),
  ...(aside && { aside }),
  ...(href && { href: `/${slug}/${href}` }),
  ...(why && { title: why }),
})

function groupReasons({ members, standing: { bad, warn } }: MatrixRow): string[] {
  return [
    ...(bad > 0 ? [`${agree(bad, 'отстаёт', 'отстают')} ${bad} из ${members}`] : []),
    ...(warn > 0 ? [`${agree(warn, 'требует', 'требуют')} внимания ${warn}`] : []),
  ]
}

function shownRow({ slug, base, filter }: Place, row: MatrixRow): ShownRow {
  const { text: word, mark } = standingWords[row.standing.state]
  const organs = count(row.members, 'орган', 'органа', 'органов')
  const shared = {
    key: row.key,
    name: row.name,
    depth: row.depth,
    mark,
    word,
    cells: row.cells.map((cell) => shownCell(slug, cell)),
  }
  switch (row.type) {
    case 'AGENCY':
      return {
        ...shared,
        href: `/${slug}/office/agencies/${row.id}#progress`,
        note: row.note,
        reasons: row.standing.reasons,
      }
    case 'KIND':
      return {
        ...shared,
        href: `${base}?${cockpitQuery(filter, { view: 'list', kind: row.id })}`,
        note: organs,
        reasons: groupReasons(row),
      }
    case 'TREE':
      return {
        ...shared,
        href: `${base}?${cockpitQuery(filter, { view: 'list', parent: row.id })}`,
        note: `вместе с подчинёнными: ${organs}`,
        reasons: groupReasons(row),
        fold: {
          href: `${base}?${foldQuery(filter, row.id)}`,
          open: row.open,
          label: `${row.open ? 'Свернуть' : 'Развернуть'}: ${row.name}`,
        },
      }
  }
}

/** The table as the screen draws it. */
export function shownMatrix(
  matrix: Matrix,
  place: Place,
  options: { medians?: boolean; limit?: number } = {},
): ShownMatrix {
  const { filter, base, year, quarter } = place
  const titles = columnTitles(year, quarter)
  const heading = (sort: CockpitFilter['sort'], header: string): ShownColumn => ({
    key: sort,
    header,
    sortHref: `${base}?${sortQuery(filter, sort)}`,
    sorted: filter.sort === sort ? (filter.desc ? 'desc' : 'asc') : undefined,
  })
  return {
    caption: `Участники программы, ${year}${NBSP}год; отчёт за ${formatQuarter(quarter)}`,
    columns: [heading('name', 'Участник'), ...matrix.columns.map((key) => heading(key, titles[key]))],
    rows: matrix.rows.slice(0, options.limit).map((row) => shownRow(place, row)),
    ...(options.medians && { medians: matrix.medians }),
  }
}
