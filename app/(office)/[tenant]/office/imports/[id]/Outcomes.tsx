import { cx } from '@/components/ui/cx'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import type { DraftView } from '@/lib/imports/queries'
import { rowStates, stateLabels, type RowState, type RowView } from '@/lib/imports/view'
import { RowForms } from './RowForms'

type Props = { draft: DraftView; id: string; version: number; tenant: string }

/** What becomes of each row: what needs a word first, then what will change, then what is new. */
export function Outcomes({ draft, id, version, tenant }: Props) {
  const { counts, total, show, rows, page, pages } = draft
  const at = `/${tenant}/office/imports/${id}`
  const href = (state: RowState | null, n = 1) => {
    const asked = new URLSearchParams({ ...(state && { show: state }), ...(n > 1 && { page: String(n) }) }).toString()
    return `${at}${asked ? `?${asked}` : ''}#rows`
  }
  if (total === 0) return null
  return (
    <Section title="Что станет с каждой строкой" id="rows" rule>
      <nav aria-label="Строки по исходу" className="mb-4 flex flex-wrap gap-2">
        <Pill href={href(null)} current={show === null} label="Все" n={total} />
        {rowStates
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <Pill
              key={state}
              href={href(state)}
              current={show === state}
              label={stateLabels[state].many}
              sign={stateLabels[state].sign}
              tone={stateLabels[state].tone}
              n={counts[state]}
            />
          ))}
      </nav>
      <ul className="border-t border-line-strong">
        {rows.map((row) => (
          <Row key={row.at} row={row} id={id} version={version} tenant={tenant} />
        ))}
      </ul>
      <Pagination page={page} pages={pages} href={(n) => href(show, n)} label="Страницы строк" />
    </Section>
  )
}

type PillProps = { href: string; current: boolean; label: string; n: number; sign?: string; tone?: string }

function Pill({ href, current, label, n, sign, tone }: PillProps) {
  return (
    <a
      href={href}
      aria-current={current ? 'true' : undefined}
      className={cx(
        'inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3.5 py-1 no-underline',
        current ? 'border-ink bg-ink text-paper' : 'border-line-strong text-ink hover:bg-accent-soft',
      )}
    >
      {sign && (
        <span aria-hidden="true" className={current ? '' : tone}>
          {sign}
        </span>
      )}
      {label} <b className="font-semibold">{n}</b>
    </a>
  )
}

function Row({ row, id, version, tenant }: { row: RowView; id: string; version: number; tenant: string }) {
  const { sign, one, tone } = stateLabels[row.state]
  return (
    <li className="grid gap-x-5 gap-y-1.5 border-b border-line py-3 lg:grid-cols-[4rem_9rem_minmax(0,1fr)]">
      <span className="text-muted">стр. {row.at}</span>
      <span className={cx('font-medium', tone)}>
        {sign} {one}
      </span>
      <div className="min-w-0">
        <p className="font-semibold [overflow-wrap:anywhere]">{row.label}</p>
        {row.changes.length > 0 && (
          <ul className="mt-1 grid gap-0.5">
            {row.changes.map(({ field, was, becomes }) => (
              <li key={field} className="[overflow-wrap:anywhere]">
                {field}:{' '}
                {was === '' ? <span className="text-muted">не было</span> : <s className="text-muted">{was}</s>} →{' '}
                {becomes === '' ? <span className="text-muted">пусто</span> : becomes}
              </li>
            ))}
          </ul>
        )}
        {row.state === 'new' && row.note && <p className="text-muted [overflow-wrap:anywhere]">{row.note}</p>}
        {row.state !== 'same' && row.state !== 'changed' && row.values.length > 0 && (
          <details className="mt-1 text-dense">
            <summary className="cursor-pointer text-muted">Что прочитано</summary>
            <ul className="mt-1 grid gap-0.5">
              {row.values.map(({ title, text }) => (
                <li key={title} className="[overflow-wrap:anywhere]">
                  <span className="text-muted">{title}:</span> {text}
                </li>
              ))}
            </ul>
          </details>
        )}
        <RowForms row={row} id={id} version={version} tenant={tenant} />
      </div>
    </li>
  )
}
