import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { QueueSection } from '@/components/queue/QueueSection'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getCockpit, getNearestDeadlines } from '@/lib/cockpit/queries'
import { formatDateTime, formatWeekday, todayIn } from '@/lib/core/dates'
import { agree, count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { getQueue } from '@/lib/queue/queries'
import { listOpenCampaigns } from '@/lib/rating/campaign/open-queries'
import { surveysForMe } from '@/lib/feedback/answers/collect-queries'
import { hourIn } from '@/lib/core/night'
import { CampaignOverview } from './CampaignOverview'
import { HomeDeadlines } from './HomeDeadlines'
import { HomeEmployee } from './HomeEmployee'
import { HomeMatrix } from './HomeMatrix'
import { HomePlan } from './HomePlan'
import { HomeStrip } from './HomeStrip'
import { HomeSurveys } from './HomeSurveys'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: pageName('') }

const greeting = (hour: number): string =>
  hour < 5 ? 'Доброй ночи' : hour < 12 ? 'Доброе утро' : hour < 18 ? 'Добрый день' : 'Добрый вечер'

export default async function OfficeHomePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params
  const actor = await requireActor(slug)
  const filter = readCockpitFilter(await searchParams)
  const [{ groups, total }, campaigns, cockpit, deadlines, surveys] = await Promise.all([
    getQueue(actor),
    may(actor, 'assessment.read') ? listOpenCampaigns(actor, {}) : [],
    may(actor, 'cockpit.read') ? getCockpit(actor, filter) : null,
    may(actor, 'deadline.read') ? getNearestDeadlines(actor, {}) : [],
    may(actor, 'survey.take') ? surveysForMe(actor, {}) : [],
  ])
  const now = new Date()
  const { timeZone } = actor.tenant
  const todo = groups.filter((group) => group.todo)
  const known = groups.filter((group) => !group.todo)
  const readOnly = actor.memberships.every(({ role }) => role === 'OBSERVER')
  const employee = actor.memberships.some(({ role }) => role === 'EMPLOYEE') && !may(actor, 'cockpit.read')
  const hello = greeting(hourIn(timeZone, now))
  const behind = cockpit?.matrix.states.BEHIND ?? 0
  const title = readOnly
    ? `${hello}. ${behind > 0 ? `${agree(behind, 'Отстаёт', 'Отстают')} ${count(behind, 'участник', 'участника', 'участников')}` : 'Никто не отстаёт'}`
    : total > 0
      ? `${hello}. Вас ${agree(total, 'ждёт', 'ждут')} ${count(total, 'дело', 'дела', 'дел')}`
      : `${hello}. Срочных дел нет`
  const wide = cockpit?.side === 'staff'
  const tasks = todo.length > 0 && (
    <Section title={wide ? 'Ваши дела' : 'Что сделать дальше'} id="todo">
      {todo.map((group) => (
        <QueueSection key={group.kind} slug={slug} group={group} level={3} />
      ))}
    </Section>
  )
  return (
    <>
      <OfficeTitle
        path=""
        says={title}
        meta={
          <>
            {formatWeekday(todayIn(timeZone, now))}, {formatDateTime(timeZone, now)}
          </>
        }
      />
      <HomeStrip
        slug={slug}
        todo={todo}
        campaigns={wide ? campaigns : []}
        states={readOnly && cockpit ? cockpit.matrix.states : null}
        now={now}
        timeZone={timeZone}
      />
      {groups.length === 0 && surveys.length === 0 && campaigns.length === 0 && !cockpit && !employee && (
        <EmptyState title="Сейчас от вас ничего не ждут">Когда появятся дела и сроки, они будут здесь.</EmptyState>
      )}
      {!wide && tasks}
      {employee && <HomeEmployee slug={slug} actor={actor} />}
      <HomeSurveys surveys={surveys} />
      {cockpit && <HomeMatrix slug={slug} filter={filter} view={cockpit} />}
      <div className="grid gap-x-10 md:grid-cols-2">
        <HomeDeadlines slug={slug} items={deadlines} timeZone={timeZone} now={now} />
        {cockpit && <HomePlan slug={slug} year={cockpit.year} bars={cockpit.bars} agency={!wide} />}
      </div>
      {wide && tasks}
      {wide &&
        campaigns.map((campaign) => (
          <CampaignOverview key={campaign.id} slug={slug} campaign={campaign} now={now} timeZone={timeZone} />
        ))}
      {known.length > 0 && (
        <Section title="К сведению" rule lead="Здесь ход за другими: от вас действий не требуется.">
          {known.map((group) => (
            <QueueSection key={group.kind} slug={slug} group={group} level={3} />
          ))}
        </Section>
      )}
    </>
  )
}
