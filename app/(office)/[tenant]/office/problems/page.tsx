import type { Metadata } from 'next'
import { ProblemFilters } from './ProblemFilters'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { cx } from '@/components/ui/cx'
import { StatusKey } from '@/components/ui/StatusMark'
import { LinkTabs } from '@/components/ui/Tabs'
import { formatDayMonth, formatWeekday, yearOf } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import type { FeedbackSettings } from '@/lib/core/tenant'
import { termText } from '@/lib/feedback/terms'
import { boardLead, boardTitle } from '@/lib/feedback/told/labels'
import { getProblemBoard, listProblems } from '@/lib/feedback/told/queries'
import type { ProblemBoard, ProblemFrame } from '@/lib/feedback/told/view'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { ProblemCard, ToldLine } from './ProblemCard'
import { ProblemTable } from './ProblemTable'

export const metadata: Metadata = { title: pageName('problems') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }
const views = ['board', 'table', 'terms'] as const
type View = (typeof views)[number]

/** Problems of clients: the board, the table, or the open ones by their day. */
export default async function ProblemsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const asked = await searchParams
  const at = `/${tenant}/office/problems`
  const actor = await requireActor(tenant, at)
  const today = todayOf(actor)
  const { q = '', agency = '', service = '', owner = '', page = '1' } = asked
  // Words are looked for in all years: the search leads here.
  const year = asked.year ?? (q ? '' : String(yearOf(today)))
  const view: View = views.find((one) => one === asked.view) ?? (q ? 'table' : 'board')
  const filter = { q, agencyId: agency, service, owner, year: Number(year) || undefined }
  const query = { q, agency, service, owner, year, view: view === 'board' ? '' : view }
  const href = (change: Record<string, string>) => {
    const next = new URLSearchParams(Object.entries({ ...query, ...change }).filter(([, value]) => value !== ''))
    return next.size > 0 ? `${at}?${next.toString()}` : at
  }
  const board = view === 'board' ? await getProblemBoard(actor, filter) : null
  const list = board ? null : await listProblems(actor, { ...filter, terms: view === 'terms', page: pageNumber(page) })
  const frame: ProblemFrame | null = board ?? list
  if (!frame) return null
  const { tally } = frame
  const chosen =
    frame.agencies.find(({ id }) => id === agency) ?? (frame.agencies.length === 1 ? frame.agencies[0] : undefined)
  const filtered = q !== '' || agency !== '' || service !== '' || owner !== ''
  return (
    <>
      <OfficeTitle
        path="problems"
        says={boardTitle(tally)}
        lead={`${[chosen?.name, year && `${year} год`, `на ${formatWeekday(today).replace(/а$/, 'у')} ${formatDayMonth(today, today)}`].filter(Boolean).join(', ')}. Проблема закрыта, когда о ней сказали тем, кто о ней написал. ${boardLead(tally)}`}
        actions={
          <>
            <ButtonLink href={`${at}/topics`} variant="quiet">
              Темы жалоб
            </ButtonLink>
            {frame.own.length > 0 && <ButtonLink href={`${at}/new`}>Новая проблема</ButtonLink>}
          </>
        }
      />
      <LinkTabs
        label="Как показать"
        items={[
          { href: href({ view: '' }), label: 'Доской', current: view === 'board' },
          { href: href({ view: 'table' }), label: 'Таблицей', current: view === 'table' },
          { href: href({ view: 'terms' }), label: 'По срокам', current: view === 'terms' },
        ]}
      />
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <ProblemFilters at={at} query={query} frame={frame} filtered={filtered} thisYear={String(yearOf(today))} />
        <StatusKey />
      </div>
      {board && tally.all === 0 && board.joined === 0 && (
        <EmptyState
          title={filtered ? 'Ничего не нашлось' : 'Проблем пока нет'}
          action={!filtered && frame.own.length > 0 && <ButtonLink href={`${at}/new`}>Новая проблема</ButtonLink>}
        >
          {filtered
            ? 'Измените или сбросьте условия.'
            : 'Проблему заводят из слов клиентов – ответов на опрос, сообщений, тем жалоб – или записывают сами.'}
        </EmptyState>
      )}
      {board && (tally.all > 0 || board.joined > 0) && (
        <Board
          board={board}
          tenant={tenant}
          today={today}
          toldHref={chosen ? `/${tenant}/told/${chosen.slug}` : `/${tenant}/told`}
          tableHref={href({ view: 'table' })}
          settings={actor.tenant.settings.feedback}
        />
      )}
      {list && (
        <ProblemTable list={list} tenant={tenant} byTerm={view === 'terms'} href={(n) => href({ page: String(n) })} />
      )}
    </>
  )
}

type BoardProps = {
  board: ProblemBoard
  tenant: string
  today: string
  toldHref: string
  tableHref: string
  settings: FeedbackSettings
}

function Board({ board, tenant, today, toldHref, tableHref, settings }: BoardProps) {
  const { tally, agencies, joined } = board
  const heads = {
    NEW: { title: 'Разобрать', note: `за ${termText(settings, 'sortDays')}` },
    IN_WORK: { title: 'Делаем', note: 'по срокам, ближний сверху' },
    TO_TELL: { title: 'Сказать людям', note: `за ${termText(settings, 'tellDays')}, как сделано` },
    TOLD: { title: 'Сказали', note: '' },
  } as const
  return (
    <>
      <div className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {board.columns.map(({ key, rows, total }) => (
          <section
            key={key}
            aria-labelledby={`column-${key}`}
            className={cx('border-t-2 pt-3', key === 'TO_TELL' && total > 0 ? 'border-accent' : 'border-ink')}
          >
            <h2
              id={`column-${key}`}
              className={cx(
                'flex items-baseline justify-between text-lg',
                key === 'TO_TELL' && total > 0 && 'text-accent',
              )}
            >
              {heads[key].title} <span className="text-xl">{total}</span>
            </h2>
            <p className="border-b border-line pb-2.5 text-sm text-muted">
              {key === 'TOLD' ? (
                <>
                  {tally.toldDone} сделано, {count(tally.toldDeclined, 'отказ', 'отказа', 'отказов')} ·{' '}
                  <a href={toldHref}>страница</a>
                </>
              ) : (
                heads[key].note
              )}
            </p>
            {rows.length === 0 && <p className="py-3 text-sm text-muted">Пусто</p>}
            <ul>
              {rows.map((line) =>
                key === 'TOLD' ? (
                  <ToldLine key={line.id} line={line} tenant={tenant} />
                ) : (
                  <ProblemCard
                    key={line.id}
                    line={line}
                    tenant={tenant}
                    today={today}
                    withAgency={agencies.length > 1}
                  />
                ),
              )}
            </ul>
            {total > rows.length && (
              <p className="py-3 text-sm">
                <a href={tableHref}>Ещё {total - rows.length} – в таблице</a>
              </p>
            )}
          </section>
        ))}
      </div>
      {joined > 0 && (
        <p className="mt-6 text-sm text-muted">
          Ещё {count(joined, 'проблема присоединена', 'проблемы присоединены', 'проблем присоединено')} к другим:{' '}
          <a href={tableHref}>в таблице</a>.
        </p>
      )}
    </>
  )
}
