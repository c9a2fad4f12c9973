import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { getCampaign } from '@/lib/rating/campaign/queries'
import { moveDeadlineAction } from './action'
import { deadlines } from '@/lib/rating/campaign/schema'
import { deadlineLabels } from '@/lib/rating/methodology/labels'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Сроки кампании' }

/** Moving one of the campaign's dates, with the reason; what was moved before stays below. */
export default async function DeadlinesPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}/deadlines`)
  const campaign = await getCampaign(actor, { id })
  const here = `/${tenant}/office/campaigns/${id}`
  const open = campaign.status === 'OPEN' && may(actor, 'campaign.moveDeadline')
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        items={[
          { label: pageName('campaigns'), href: `/${tenant}/office/campaigns` },
          { label: String(campaign.year), href: here },
          { label: 'Сроки' },
        ]}
      />
      <PageTitle
        title={`Сроки рейтинга за ${campaign.year} год`}
        lead="Прежний срок, новый срок и причина останутся видны всем участникам. Кураторы и команды, у которых этот этап ещё впереди, получат письмо."
      />
      {open ? (
        <ActionForm
          action={moveDeadlineAction}
          tenant={tenant}
          hidden={{ campaignId: id, version: campaign.version }}
          submitLabel="Перенести срок"
          resetOnDone
          actions={
            <ButtonLink variant="quiet" href={here}>
              К кампании
            </ButtonLink>
          }
        >
          <RadioGroup
            name="deadline"
            label="Какой срок"
            choices={deadlines.map((name) => ({
              value: name,
              label: deadlineLabels[name],
              hint: `сейчас до ${formatLong(campaign.deadlines[name])}`,
            }))}
          />
          <DateField name="date" label="Новый срок" min={todayOf(actor)} />
          <TextArea
            name="reason"
            label="Причина"
            hint="Например: поручение заместителя председателя Правительства от 03.12.2026 № 45."
          />
        </ActionForm>
      ) : (
        <Notice>
          {campaign.status === 'OPEN'
            ? 'Сроки переносит уполномоченный орган.'
            : 'Рейтинг опубликован, сроки больше не переносятся.'}
        </Notice>
      )}
      <Section title="Что переносили" rule>
        {campaign.changes.length === 0 ? (
          <EmptyState title="Сроки не переносили">Кампания идёт по срокам акта.</EmptyState>
        ) : (
          <ol className="grid gap-4">
            {campaign.changes.map((change) => (
              <li key={change.id}>
                <b>{deadlineLabels[change.deadline]}:</b> с {formatLong(change.from)} на {formatLong(change.to)}
                <span className="block whitespace-pre-wrap">{change.reason}</span>
                <span className="block text-sm text-muted">
                  {change.by}, {formatDateTime(actor.tenant.timeZone, change.at)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </div>
  )
}
