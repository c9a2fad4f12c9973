'use client'
import { useState, useSyncExternalStore, type CSSProperties, type ReactNode } from 'react'
import { LevelBadge } from '@/components/rating/LevelBadge'
import type { LevelTone } from '@/components/rating/types'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatDifference } from '@/lib/core/format'
import {
  ascends,
  everything,
  orderLabels,
  orderOf,
  orders,
  rowsOf,
  searchOf,
  viewOf,
  type Order,
  type RatingRow,
  type View,
} from './rating-order'
import './rating-table.css'

type RatingLevel = { code: string; title: string; glyph: string; tone: LevelTone }

type Props = {
  caption: string
  rows: RatingRow[]
  levels: RatingLevel[]
  kinds: { value: string; label: string }[]
  maximum: string
  /** Where the levels change on the scale. */
  marks: string[]
  previousYear: number | null
  agencyHref: string
  year: number
  /** Decimal places of every score. */
  digits: number
  /** Under the filters: what can be downloaded. */
  children?: ReactNode
}

const unchanging = () => () => undefined

/** What the reader sees, kept in the address. The page is cached for everybody, so the server does not know it. */
function useView(): [View, boolean, (part: Partial<View>) => void] {
  const search = useSyncExternalStore(
    unchanging,
    () => window.location.search,
    () => '',
  )
  const [chosen, setChosen] = useState<View | null>(null)
  const view = chosen ?? viewOf(search)
  const show = (part: Partial<View>): void => {
    const next = { ...view, ...part }
    setChosen(next)
    window.history.replaceState(window.history.state, '', searchOf(next) || window.location.pathname)
  }
  return [view, chosen !== null, show]
}

type FilterProps = Pick<Props, 'levels' | 'kinds' | 'previousYear'> & {
  view: View
  show: (part: Partial<View>) => void
}

function Filters({ view, show, levels, kinds, previousYear }: FilterProps) {
  const sorts = orders.filter((order) => order !== 'change' || previousYear !== null)
  return (
    <form
      className="rating-bar needs-script"
      role="search"
      aria-label="Поиск и отбор"
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField
        label="Найти орган или муниципалитет"
        value={view.q}
        onChange={(event) => show({ q: event.target.value })}
      />
      {kinds.length > 1 && (
        <SelectField
          name="kind"
          label="Вид участника"
          hideLabel
          empty="Все участники"
          options={kinds}
          value={view.kind}
          onChange={(event) => show({ kind: event.target.value })}
        />
      )}
      <SelectField
        name="level"
        label="Уровень"
        hideLabel
        empty="Все уровни"
        options={levels.map(({ code, title, glyph }) => ({ value: code, label: `${glyph} ${title}` }))}
        value={view.level}
        onChange={(event) => show({ level: event.target.value })}
      />
      <SelectField
        name="order"
        label="Порядок"
        hideLabel
        className="rating-order"
        value={`${view.order} ${view.back ? 'back' : ''}`}
        options={sorts.flatMap((order) => [
          { value: `${order} `, label: `Сначала ${orderLabels[order]}` },
          { value: `${order} back`, label: `С конца ${orderLabels[order]}` },
        ])}
        onChange={(event) => {
          const [order = '', back] = event.target.value.split(' ')
          show({ order: orderOf(order), back: back === 'back' })
        }}
      />
    </form>
  )
}

type RowProps = Pick<Props, 'previousYear' | 'digits'> & {
  row: RatingRow
  level: Props['levels'][number] | undefined
  /** Where the score stands on the scale, as a share of its width. */
  at: string
  href: string
}

function Row({ row, level, at, href, previousYear, digits }: RowProps) {
  const difference = row.before === null ? null : formatDifference(row.before, row.total, { digits })
  return (
    <tr role="row">
      <td role="cell" className="n p">
        {row.place}
      </td>
      <th role="rowheader" scope="row">
        <a href={href}>{row.name}</a>
      </th>
      <td className="t" aria-hidden="true">
        <i className={`row-track text-${level?.tone ?? 'initial'}`} style={{ '--at': at } as CSSProperties} />
      </td>
      <td role="cell" className="n s">
        {formatDecimal(row.total, { digits })}
      </td>
      <td role="cell">{level && <LevelBadge tone={level.tone} glyph={level.glyph} name={level.title} />}</td>
      {previousYear !== null && (
        <td
          role="cell"
          className={difference?.startsWith('+') ? 'n d up' : 'n d'}
          data-year={difference === null ? undefined : previousYear}
        >
          {difference ?? 'впервые'}
        </td>
      )}
    </tr>
  )
}

/** The rating to search, filter and sort; the whole of it is there without script. */
export function RatingTable({
  caption,
  rows,
  levels,
  kinds,
  maximum,
  marks,
  previousYear,
  agencyHref,
  year,
  digits,
  children,
}: Props) {
  const [view, changed, show] = useView()
  const shown = rowsOf(rows, view)
  const byCode = new Map(levels.map((level) => [level.code, level]))
  const max = Number(maximum)
  const at = (value: string): string => `${Math.round((Number(value) / max) * 1000) / 10}%`
  const up = ascends(view)
  const sortable = (order: Order, label: string, numeric = false) => (
    <th
      role="columnheader"
      scope="col"
      className={numeric ? 'n' : undefined}
      aria-sort={view.order === order ? (up ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        className="rating-sort"
        onClick={() => show({ order, back: view.order === order && !view.back })}
      >
        {label}
        <span aria-hidden="true">{view.order === order ? (up ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  )
  return (
    <div className="mt-6">
      <Filters {...{ view, show, levels, kinds, previousYear }} />
      {children}
      <p className="sr-only" role="status">
        {changed &&
          `Показано: ${shown.length} из ${count(rows.length, 'участника', 'участников', 'участников')}, ${orderLabels[view.order]}${view.back ? ', с конца' : ''}.`}
      </p>
      <table
        role="table"
        className="rating-table"
        style={
          {
            '--marks': marks
              .map((mark) => `linear-gradient(var(--control) 0 0) ${at(mark)} 50% / 1px 14px no-repeat`)
              .join(','),
          } as CSSProperties
        }
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {sortable('place', '№', true)}
            {sortable('name', 'Участник')}
            <th className="t" aria-hidden="true">
              Шкала 0–{formatDecimal(maximum)}
            </th>
            <th role="columnheader" scope="col" className="n">
              Оценка
            </th>
            <th role="columnheader" scope="col">
              Уровень
            </th>
            {previousYear !== null && sortable('change', `К ${previousYear}`, true)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <Row
              key={row.slug}
              row={row}
              level={byCode.get(row.level)}
              at={at(row.total)}
              href={`${agencyHref}/${row.slug}/${year}`}
              previousYear={previousYear}
              digits={digits}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className="py-8 text-muted">
          Никого не нашлось. Уберите часть слов или снимите отбор.{' '}
          <button type="button" className="link-button" onClick={() => show(everything)}>
            Показать всех
          </button>
        </p>
      )}
    </div>
  )
}
