import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { listCampaigns, type CampaignLine } from '@/lib/rating/campaign/queries'
import { campaignStatusLabels } from '@/lib/rating/status/labels'

type Props = { params: Promise<{ tenant: string }> }

export const metadata: Metadata = { title: pageName('campaigns') }

export default async function CampaignsPage({ params }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns`)
  const campaigns = await listCampaigns(actor, undefined)
  const mayOpen = may(actor, 'campaign.open')
  const current = campaigns.find(({ status }) => status === 'OPEN')
  const columns: Column<CampaignLine>[] = [
    {
      key: 'year',
      header: 'Год',
      phone: 'title',
      cell: (line) => (
        <a href={`/${tenant}/office/campaigns/${line.id}`} className="font-semibold">
          {line.year}
        </a>
      ),
    },
    {
      key: 'status',
      header: 'Состояние',
      cell: (line) => (
        <StatusMark kind={line.status === 'PUBLISHED' ? 'ok' : line.counts.overdue > 0 ? 'bad' : 'none'}>
          {campaignStatusLabels[line.status]}
        </StatusMark>
      ),
    },
    { key: 'all', header: 'Участники', numeric: true, cell: (line) => line.counts.all },
    { key: 'notStarted', header: 'Не начали', numeric: true, cell: (line) => line.counts.notStarted },
    { key: 'draft', header: 'Черновики', numeric: true, cell: (line) => line.counts.draft },
    { key: 'submitted', header: 'Сдали', numeric: true, cell: (line) => line.counts.submitted },
    {
      key: 'due',
      header: 'Самооценка до',
      cell: (line) => (
        <>
          {formatShort(line.deadlines.selfAssessmentDue)}
          {line.status === 'OPEN' && <span className="block text-sm text-muted">{timingText(line.timing)}</span>}
        </>
      ),
    },
    { key: 'publication', header: 'Публикация до', cell: (line) => formatShort(line.deadlines.publicationDue) },
  ]
  return (
    <>
      <OfficeTitle
        path="campaigns"
        says={
          current
            ? `Идёт рейтинг за ${current.year} год`
            : campaigns.length > 0
              ? 'Рейтинги по годам'
              : 'Рейтинг ещё не проводился'
        }
        lead={
          current
            ? `Сдали самооценку ${current.counts.submitted} из ${current.counts.all}, ${timingText(current.timing)}.`
            : undefined
        }
        actions={
          mayOpen &&
          campaigns.length > 0 && (
            <ButtonLink href={`/${tenant}/office/campaigns/open`} variant={current ? 'quiet' : 'primary'}>
              Открыть новый год
            </ButtonLink>
          )
        }
      />
      <DataTable
        caption="Кампании по годам"
        columns={columns}
        rows={campaigns}
        rowKey={(line) => line.id}
        empty={
          <EmptyState
            title="Кампаний пока нет"
            action={
              mayOpen && <ButtonLink href={`/${tenant}/office/campaigns/open`}>Открыть первую кампанию</ButtonLink>
            }
          >
            Кампания – это рейтинг за один год: методика в ней застывает, каждый участник получает самооценку, а сроки
            считаются по акту.
          </EmptyState>
        }
      />
    </>
  )
}
