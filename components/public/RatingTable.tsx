'use client'
import { useEffect, useState } from 'react'
import { LevelBadge } from '@/components/rating/LevelBadge'
import type { LevelTone } from '@/components/rating/types'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { compareDecimals, formatDecimal, subtractDecimals } from '@/lib/core/decimal'
import { count, formatDifference } from '@/lib/core/format'
import './rating-table.css'

/** One participant, kept short: it crosses the wire as data beside the drawn table. */
export type RatingRow = { name: string; slug: string; kind: string; place: number; total: string; level: string; before: string | null }
export type RatingLevel = { code: string; title: string; glyph: string; tone: LevelTone }
type Order = 'place' | 'name' | 'change'
type View = { q: string; kind: string; level: string; order: Order; back: boolean }

const start: View = { q: '', kind: '', level: '', order: 'place', back: false }
const isOrder = (text: string): text is Order => text === 'place' || text === 'name' || text === 'change'

function fromAddress(): View {
  const query = new URLSearchParams(window.location.search)
  const order = query.get('order') ?? ''
  return { q: query.get('q') ?? '', kind: query.get('kind') ?? '', level: query.get('level') ?? '', order: isOrder(order) ? order : 'place', back: query.get('back') === '1' }
}

function toAddress(view: View): void {
  const query = new URLSearchParams()
  if (view.q) query.set('q', view.q)
  if (view.kind) query.set('kind', view.kind)
  if (view.level) query.set('level', view.level)
  if (view.order !== 'place') query.set('order', view.order)
  if (view.back) query.set('back', '1')
  const text = query.toString()
  window.history.replaceState(window.history.state, '', text ? `?${text}` : window.location.pathname)
}

const change = (row: RatingRow): string | null => (row.before === null ? null : subtractDecimals(row.total, row.before))

function compare(a: RatingRow, b: RatingRow, order: Order): number {
  if (order === 'name') return a.name.localeCompare(b.name, 'ru')
  if (order === 'change') return compareDecimals(change(b) ?? '-1000', change(a) ?? '-1000') || a.place - b.place
  return a.place - b.place || a.name.localeCompare(b.name, 'ru')
}

type Props = {
  caption: string
  rows: RatingRow[]
  levels: RatingLevel[]
  kinds: { value: string; label: string }[]
  maximum: string
  marks: string[]
  previousYear: number | null
  agencyHref: string
  year: number
  /** Decimal places of every score. */
  digits: number
}

/** The rating to search, filter and sort; the whole of it is there without script. */
export function RatingTable({ caption, rows, levels, kinds, maximum, marks, previousYear, agencyHref, year, digits }: Props) {
  const [view, setView] = useState(start)
  // The page is cached for everybody: what this reader asked for is in the address and is read once it is shown.
  useEffect(() => { setView(fromAddress()) }, [])
  const show = (part: Partial<View>): void => {
    const next = { ...view, ...part }
    setView(next)
    toAddress(next)
  }
  const words = view.q.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const shown = rows
    .filter((row) => (!view.kind || row.kind === view.kind) && (!view.level || row.level === view.level) && words.every((word) => row.name.toLowerCase().replaceAll('ё', 'е').includes(word)))
    .toSorted((a, b) => compare(a, b, view.order) * (view.back ? -1 : 1))
  const byCode = new Map(levels.map((level) => [level.code, level]))
  const max = Number(maximum)
  const sortable = (order: Order, label: string, numeric = false) => (
    <th scope="col" className={numeric ? 'n' : undefined} aria-sort={view.order === order ? (view.back ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="rating-sort" onClick={() => show({ order, back: view.order === order && !view.back })}>
        {label}<span aria-hidden="true">{view.order === order ? (view.back ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  )
  return (
    <div>
      <form className="rating-bar needs-script" role="search" aria-label="Поиск и отбор" onSubmit={(event) => event.preventDefault()}>
        <SearchField label="Найти орган или муниципалитет" value={view.q} onChange={(event) => show({ q: event.target.value })} />
        {kinds.length > 1 && <SelectField name="kind" label="Вид участника" hideLabel empty="Все участники" options={kinds} value={view.kind} onChange={(event) => show({ kind: event.target.value })} />}
        <SelectField name="level" label="Уровень" hideLabel empty="Все уровни" options={levels.map(({ code, title, glyph }) => ({ value: code, label: `${glyph} ${title}` }))} value={view.level} onChange={(event) => show({ level: event.target.value })} />
      </form>
      <p className="sr-only" role="status">{shown.length === rows.length ? '' : `Показано: ${count(shown.length, 'участник', 'участника', 'участников')} из ${rows.length}`}</p>
      <table className="rating-table" style={{ '--marks': marks.map((mark) => `linear-gradient(var(--control) 0 0) ${(Number(mark) / max) * 100}% 50% / 1px 14px no-repeat`).join(',') } as React.CSSProperties}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {sortable('place', '№', true)}
            {sortable('name', 'Участник')}
            <th scope="col" className="t" aria-hidden="true">Шкала 0–{formatDecimal(maximum)}</th>
            <th scope="col" className="n">Оценка</th>
            <th scope="col">Уровень</th>
            {previousYear !== null && sortable('change', `К ${previousYear}`, true)}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const level = byCode.get(row.level)
            const difference = row.before === null ? null : formatDifference(row.before, row.total)
            return (
              <tr key={row.slug}>
                <td className="n p">{row.place}</td>
                <th scope="row"><a href={`${agencyHref}/${row.slug}/${year}`}>{row.name}</a></th>
                <td className="t" aria-hidden="true"><i className={`row-track text-${level?.tone ?? 'initial'}`} style={{ '--at': `${(Number(row.total) / max) * 100}%` } as React.CSSProperties} /></td>
                <td className="n s">{formatDecimal(row.total, { digits })}</td>
                <td className="l">{level && <LevelBadge tone={level.tone} glyph={level.glyph} name={level.title} />}</td>
                {previousYear !== null && <td className={`n d${difference?.startsWith('+') ? ' up' : ''}`}>{difference ?? 'впервые'}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      {shown.length === 0 && <p className="py-8 text-muted">Никого не нашлось. Уберите часть слов или снимите отбор. <button type="button" className="rating-sort text-accent underline" onClick={() => show(start)}>Показать всех</button></p>}
    </div>
  )
}
