import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { formatLong, formatTime, instantToDate } from '@/lib/core/dates'
import { feedSentence } from '@/lib/projects/opening/feed'
import { listFeed, type FeedLine } from '@/lib/projects/stages/queries'
import { pageNumber } from '@/lib/core/pages'
import { loadProject } from '../load'

export const metadata: Metadata = { title: 'Лента проекта' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Lines of a day together, the latest day first. */
function byDay(rows: FeedLine[], timeZone: string): { day: string; rows: FeedLine[] }[] {
  const days: { day: string; rows: FeedLine[] }[] = []
  for (const row of rows) {
    const day = instantToDate(timeZone, row.at)
    const last = days.at(-1)
    if (last?.day === day) last.rows.push(row)
    else days.push({ day, rows: [row] })
  }
  return days
}

export default async function FeedPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const { timeZone } = actor.tenant
  const page = pageNumber((await searchParams).page)
  const feed = await listFeed(actor, { id, page })
  if (feed.rows.length === 0)
    return (
      <EmptyState title="Событий пока нет">
        Здесь будет видно, что и когда изменилось в проекте и кто это сделал.
      </EmptyState>
    )
  return (
    <>
      {byDay(feed.rows, timeZone).map(({ day, rows }) => (
        <section key={day} className="mb-6">
          <h2 className="text-lg">{formatLong(day)}</h2>
          <ul>
            {rows.map((row) => {
              const { title, text } = feedSentence(row.kind, row.data)
              return (
                <li key={row.id} className="grid grid-cols-[3.5rem_minmax(0,1fr)] border-b border-line py-2.5">
                  <span className="text-sm text-muted">{formatTime(timeZone, row.at)}</span>
                  <div className="min-w-0 wrap-anywhere">
                    <p>{title}</p>
                    {text && <p className="max-w-[80ch] whitespace-pre-line text-muted">{text}</p>}
                    <p className="text-sm text-muted">{row.byName}</p>
                  </div>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      <Pagination
        page={page}
        pages={feed.pages}
        href={(n) => `/${tenant}/office/projects/${id}/feed?page=${n}`}
        total={feed.total}
      />
    </>
  )
}
