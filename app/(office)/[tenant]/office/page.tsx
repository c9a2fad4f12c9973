import type { Metadata } from 'next'
import { QueueSection } from '@/components/queue/QueueSection'
import { PageTitle } from '@/components/layout/PageTitle'
import { EmptyState } from '@/components/ui/EmptyState'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusKey } from '@/components/ui/StatusMark'
import { formatDateTime, formatTime, formatWeekday, todayIn } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { queueWords } from '@/lib/queue/labels'
import { getQueue } from '@/lib/queue/queries'
import { CampaignOverview } from './CampaignOverview'

type Props = { params: Promise<{ tenant: string }> }

export const metadata: Metadata = { title: 'Что вас ждёт' }

const greeting = (hour: number): string => (hour < 5 ? 'Доброй ночи' : hour < 12 ? 'Доброе утро' : hour < 18 ? 'Добрый день' : 'Добрый вечер')

export default async function OfficeHomePage({ params }: Props) {
  const { tenant: slug } = await params
  const actor = await requireActor(slug)
  const { groups, total, campaigns } = await getQueue(actor)
  const now = new Date()
  const { timeZone } = actor.tenant
  const todo = groups.filter((group) => group.todo)
  const known = groups.filter((group) => !group.todo)
  const readOnly = actor.memberships.every(({ role }) => role === 'OBSERVER')
  const hello = greeting(Number(formatTime(timeZone, now).slice(0, 2)))
  const title = readOnly ? `${hello}. Как идёт рейтинг` : total > 0 ? `${hello}. Вас ${total % 10 === 1 && total % 100 !== 11 ? 'ждёт' : 'ждут'} ${count(total, 'дело', 'дела', 'дел')}` : `${hello}. Срочных дел нет`
  return (
    <>
      <PageTitle title={title} meta={<>{formatWeekday(todayIn(timeZone, now))}, {formatDateTime(timeZone, now)}</>} />
      {todo.length > 0 && (
        <NumberStrip
          label="Что вас ждёт"
          items={todo.slice(0, 8).map(({ kind, items }) => {
            const late = items.filter(({ mark }) => mark === 'bad').length
            return { key: kind, value: items.length, label: queueWords(kind, items.length), note: late > 0 ? `просрочено: ${late}` : items[0]?.timing, noteTone: late > 0 ? 'danger' : undefined, href: `#${kind.toLowerCase()}` }
          })}
        />
      )}
      {groups.length === 0 && campaigns.length === 0 && (
        <EmptyState title="Сейчас рейтинг не идёт">Когда уполномоченный орган откроет кампанию, здесь появятся дела и сроки.</EmptyState>
      )}
      {todo.length > 0 && <div className="mt-6"><StatusKey labels={{ none: 'срока нет' }} /></div>}
      {todo.map((group) => <QueueSection key={group.kind} slug={slug} group={group} />)}
      {campaigns.map((campaign) => <CampaignOverview key={campaign.id} slug={slug} campaign={campaign} now={now} timeZone={timeZone} wide={actor.memberships.some(({ agencyId }) => agencyId === null)} />)}
      {known.length > 0 && <Section title="К сведению" rule lead="Здесь ход за другими: от вас действий не требуется.">{known.map((group) => <QueueSection key={group.kind} slug={slug} group={group} level={3} />)}</Section>}
    </>
  )
}
