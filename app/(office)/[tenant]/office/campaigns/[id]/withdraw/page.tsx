import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextArea } from '@/components/ui/TextArea'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { getWithdrawal } from '@/lib/rating/campaign/withdrawal-queries'
import { withdrawAction } from './action'

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ assessment?: string }> }

export const metadata: Metadata = { title: 'Вывести участника' }

/** Taking an agency out of a campaign that is under way. */
export default async function WithdrawPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}/withdraw`)
  const { year, participants } = await getWithdrawal(actor, { id })
  const { assessment } = await searchParams
  const chosen = participants.find(({ assessmentId }) => assessmentId === assessment)
  const here = `/${tenant}/office/campaigns/${id}`
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        items={[
          { label: pageName('campaigns'), href: `/${tenant}/office/campaigns` },
          { label: String(year), href: here },
          { label: 'Вывести участника' },
        ]}
      />
      <PageTitle
        title={`Вывести из рейтинга за ${year} год`}
        lead="Участник не попадёт в рейтинг и пропадёт из очередей, напоминаний и перечня перед публикацией. Сделанное сохранится: пока рейтинг не опубликован, участника можно вернуть на то же место."
      />
      {participants.length === 0 ? (
        <EmptyState title="Выводить некого" action={<ButtonLink href={here}>К кампании</ButtonLink>}>
          В кампании не осталось участников.
        </EmptyState>
      ) : (
        <ActionForm
          action={withdrawAction}
          tenant={tenant}
          submitLabel="Вывести из рейтинга"
          variant="danger"
          actions={
            <ButtonLink variant="quiet" href={here}>
              Не выводить
            </ButtonLink>
          }
          confirm={{
            title: 'Вывести участника из рейтинга?',
            text: 'Куратор и команда получат письмо с причиной и больше не смогут менять самооценку.',
            confirmLabel: 'Вывести',
            tone: 'danger',
          }}
        >
          <ComboField
            name="assessmentId"
            label="Кого"
            defaultValue={chosen && `${chosen.assessmentId}:${chosen.version}`}
            options={participants.map(({ assessmentId, version, agencyName, status }) => ({
              value: `${assessmentId}:${version}`,
              label: `${agencyName} – ${assessmentStatusLabels[status].short}`,
            }))}
          />
          <TextArea
            name="reason"
            label="Причина"
            rows={3}
            hint="Увидят участник и все, кто видит кампанию. Например: орган упраздняется, постановление Правительства от 05.06.2026 № 214."
          />
        </ActionForm>
      )}
    </div>
  )
}
