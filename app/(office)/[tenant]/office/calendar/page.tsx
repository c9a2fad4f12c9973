import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { PrintButton } from '@/components/ui/PageButtons'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { LinkTabs } from '@/components/ui/Tabs'
import { formatLong, formatWeekday } from '@/lib/core/dates'
import { count, upperFirst } from '@/lib/core/format'
import { DEADLINES_PER_PAGE, getCalendar, listDeadlines } from '@/lib/deadlines/deadline-queries'
import { deadlineWords } from '@/lib/deadlines/labels'
import { addMonths, formatMonth } from '@/lib/deadlines/month'
import { isOnlooker, seesMany } from '@/lib/deadlines/rules'
import { calendarQuery, readCalendarFilter, type CalendarFilter } from '@/lib/deadlines/schema'
import { may } from '@/lib/access'
import { requireActor, type Actor } from '@/lib/platform/actor'
import { CalendarFilters } from './CalendarFilters'
import { DayList } from './DayList'
import { DeadlineTable } from './DeadlineTable'
import { MonthGrid } from './MonthGrid'

export const metadata: Metadata = { title: pageName('calendar') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CalendarPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/calendar`)
  const read = readCalendarFilter(await searchParams)
  // Staff watch over everybody first: their own dates are few.
  const usual = actor.memberships.every(({ agencyId }) => agencyId === null) ? 'all' : 'mine'
  const filter: CalendarFilter = { ...read, view: isOnlooker(actor.memberships) ? 'all' : (read.view ?? usual) }
  return filter.day !== null || filter.late ? (
    <ListPage actor={actor} filter={filter} />
  ) : (
    <MonthPage actor={actor} filter={filter} />
  )
}

type PageProps = { actor: Actor; filter: CalendarFilter }
const whole = (actor: Actor): string =>
  actor.memberships.some(({ agencyId }) => agencyId === null)
    ? 'Все органы'
    : seesMany(actor.memberships)
      ? 'Орган и подведомственные'
      : 'Весь орган'

function Views({ actor, filter }: PageProps) {
  if (isOnlooker(actor.memberships)) return null
  const at = `/${actor.tenant.slug}/office/calendar`
  const href = (view: CalendarFilter['view']): string => `${at}?${calendarQuery(filter, { view, page: 1 })}`
  return (
    <LinkTabs
      label="Чьи сроки"
      items={[
        { href: href('mine'), label: 'Моё', current: filter.view === 'mine' },
        { href: href('all'), label: whole(actor), current: filter.view === 'all' },
      ]}
    />
  )
}

async function MonthPage({ actor, filter }: PageProps) {
  const { slug } = actor.tenant
  const at = `/${slug}/office/calendar`
  const page = await getCalendar(actor, filter)
  const { month, grid, groups, late } = page
  const link = (change: Partial<CalendarFilter>): string => `${at}?${calendarQuery({ ...filter, month }, change)}`
  const inside = groups.filter(({ on }) => on.startsWith(month))
  const total = inside.reduce((sum, group) => sum + group.total, 0)
  const filtered = filter.agencyId !== undefined || filter.kind !== undefined || filter.agencyKind !== undefined
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${slug}/office` }, { label: pageName('calendar') }]} />
      <OfficeTitle
        path="calendar"
        says={`${formatMonth(month)}: ${total > 0 ? count(total, 'срок', 'срока', 'сроков') : 'сроков нет'}`}
        lead={
          filter.view === 'mine'
            ? 'Что нужно сделать вам: по вашей роли и там, где назначены лично вы.'
            : 'Всё, что не сделано к своему дню. Сделанное из календаря уходит.'
        }
        actions={
          <>
            {may(actor, 'feed.make') && (
              <ButtonLink href={`${at}/subscription`} variant="quiet">
                Подписка и сводка
              </ButtonLink>
            )}
            <PrintButton />
          </>
        }
      />
      <Views actor={actor} filter={filter} />
      {filter.view === 'all' && (
        <CalendarFilters
          action={at}
          filter={filter}
          agencies={page.agencies}
          resetHref={link({ agencyId: undefined, kind: undefined, agencyKind: undefined })}
          filtered={filtered}
        />
      )}
      {late.total > 0 && (
        <Section
          title={`Просрочено: ${late.total}`}
          actions={late.total > late.rows.length && <a href={link({ late: true, page: 1 })}>Все просроченные</a>}
          className="mt-0 mb-8"
        >
          <DeadlineTable slug={slug} rows={late.rows} today={page.today} caption="Просроченные дела" />
        </Section>
      )}
      <nav aria-label="Месяцы" className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">
        <a href={link({ month: addMonths(month, -1) })} rel="prev">
          ← {formatMonth(addMonths(month, -1))}
        </a>
        {month !== page.today.slice(0, 7) && <a href={link({ month: null })}>Сегодня</a>}
        <a href={link({ month: addMonths(month, 1) })} rel="next">
          {formatMonth(addMonths(month, 1))} →
        </a>
      </nav>
      {grid.unknownYears.length > 0 && (
        <Notice tone="warn" className="mb-4">
          Производственный календарь на {grid.unknownYears.join(' и ')} год ещё не утверждён: нерабочими показаны
          суббота и воскресенье.
        </Notice>
      )}
      <MonthGrid
        slug={slug}
        page={page}
        named={seesMany(actor.memberships)}
        dayHref={(day, kind) => link({ day, kind: kind ?? filter.kind, page: 1 })}
      />
      <DayList
        slug={slug}
        page={page}
        named={seesMany(actor.memberships)}
        dayHref={(day, kind) => link({ day, kind: kind ?? filter.kind, page: 1 })}
      />
    </>
  )
}

async function ListPage({ actor, filter }: PageProps) {
  const { slug } = actor.tenant
  const at = `/${slug}/office/calendar`
  const list = await listDeadlines(actor, filter)
  const link = (change: Partial<CalendarFilter>): string => `${at}?${calendarQuery(filter, change)}`
  const what = filter.kind ? deadlineWords(filter.kind).many : 'Сроки'
  const title = filter.day === null ? `Просрочено: ${list.total}` : `${what} на ${formatLong(filter.day)}`
  const today = filter.day ?? ''
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName(''), href: `/${slug}/office` },
          { label: 'Календарь', href: link({ day: null, late: false, kind: undefined, page: 1 }) },
          { label: filter.day === null ? 'Просрочено' : formatLong(filter.day) },
        ]}
      />
      <OfficeTitle
        path="calendar"
        says={title}
        lead={filter.day === null ? undefined : upperFirst(formatWeekday(filter.day))}
        actions={<PrintButton />}
      />
      <Views actor={actor} filter={filter} />
      {filter.view === 'all' && (
        <CalendarFilters
          action={at}
          filter={filter}
          agencies={list.agencies}
          filtered={filter.agencyId !== undefined || filter.kind !== undefined || filter.agencyKind !== undefined}
          resetHref={link({ agencyId: undefined, kind: undefined, agencyKind: undefined, page: 1 })}
        />
      )}
      {list.rows.length > 0 ? (
        <DeadlineTable slug={slug} rows={list.rows} today={today} caption={title} />
      ) : (
        <EmptyState
          title={filter.day === null ? 'Просроченного нет' : 'На этот день сроков нет'}
          action={
            <ButtonLink href={link({ day: null, late: false, kind: undefined, page: 1 })} variant="quiet">
              К месяцу
            </ButtonLink>
          }
        />
      )}
      {list.total > DEADLINES_PER_PAGE && (
        <Pagination page={list.page} pages={list.pages} href={(page) => link({ page })} total={list.total} />
      )}
    </>
  )
}
