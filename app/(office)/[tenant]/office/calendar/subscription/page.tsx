import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatShort, instantToDate } from '@/lib/core/dates'
import { getSubscription, type FeedLine } from '@/lib/deadlines/feed-queries'
import { requireActor } from '@/lib/platform/actor'
import { NIGHT } from '@/lib/core/night'
import { may } from '@/lib/access'
import { DigestForm } from './DigestForm'
import { FeedForm } from './FeedForm'
import { revokeFeedAction } from './action'

export const metadata: Metadata = { title: 'Подписка и сводка' }

export default async function SubscriptionPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/calendar/subscription`)
  if (!may(actor, 'feed.make')) notFound()
  const { feeds, digest, email, agencies } = await getSubscription(actor, {})
  const { timeZone } = actor.tenant
  const whole = actor.memberships.some(({ agencyId }) => agencyId === null)
    ? 'Все органы'
    : agencies.length > 0
      ? 'Мой орган и подведомственные'
      : 'Весь орган'
  const what = ({ scope, agencyName }: FeedLine): string => (scope === 'PERSONAL' ? 'Моё' : (agencyName ?? whole))
  const columns: Column<FeedLine>[] = [
    { key: 'what', header: 'Что показывает', phone: 'title', cell: what },
    { key: 'made', header: 'Создана', cell: ({ createdAt }) => formatShort(instantToDate(timeZone, createdAt)) },
    {
      key: 'read',
      header: 'Последнее чтение',
      cell: ({ lastReadAt }) => (lastReadAt ? formatDateTime(timeZone, lastReadAt) : 'ещё не читали'),
    },
    {
      key: 'revoke',
      header: 'Действие',
      phone: 'wide',
      cell: (feed) => (
        <ActionForm
          action={revokeFeedAction}
          tenant={tenant}
          hidden={{ id: feed.id }}
          submitLabel="Отозвать"
          variant="quiet"
          size="s"
          quiet
          confirm={{
            title: `Отозвать подписку «${what(feed)}»?`,
            text: 'Её адрес сразу перестанет отвечать; календарь на ваших устройствах больше не обновится.',
            confirmLabel: 'Отозвать',
            tone: 'danger',
          }}
        />
      ),
    },
  ]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName(''), href: `/${tenant}/office` },
          { label: pageName('calendar'), href: `/${tenant}/office/calendar` },
          { label: 'Подписка и сводка' },
        ]}
      />
      <PageTitle title="Подписка и сводка" lead="Сроки в календаре телефона или почты и письмо со всеми сроками." />
      <div className="max-w-[48rem]">
        <Section
          title="Сводка на почту"
          rule
          lead={
            <>
              Письмо на {email}: что просрочено, что сегодня и что на неделе. Если сроков нет, письма не будет. Ночью, с{' '}
              {NIGHT.from} до {NIGHT.until} часов, писем не бывает.
            </>
          }
        >
          <DigestForm tenant={tenant} digest={digest} />
        </Section>
        <Section
          title="Подписка на календарь"
          rule
          lead="Личный адрес iCalendar: его понимают Яндекс Календарь, Outlook, Google Календарь, календари телефонов. Кто знает адрес, видит эти сроки без входа, поэтому не пересылайте его. Права проверяются при каждом чтении."
        >
          {feeds.length > 0 && (
            <div className="mb-6">
              <DataTable caption="Ваши подписки" columns={columns} rows={feeds} rowKey={({ id }) => id} dense />
            </div>
          )}
          <FeedForm tenant={tenant} whole={whole} agencies={agencies} />
        </Section>
      </div>
    </>
  )
}
