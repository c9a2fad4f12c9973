import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { pageNumber } from '@/lib/core/pages'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { assessmentSorts, assessmentStates, type AssessmentState } from '@/lib/rating/assessment/list'
import { getCampaign } from '@/lib/rating/campaign/queries'
import { campaignStatusLabels } from '@/lib/rating/status/labels'
import { CampaignTable } from './CampaignTable'
import { DeadlineLine } from './DeadlineLine'
import { NotIncluded } from './NotIncluded'
import { ParticipantActions } from './ParticipantActions'
import { StateNumbers } from './StateNumbers'
import { WithdrawnList } from './WithdrawnList'

export type CampaignSearch = { state?: string; kind?: string; q?: string; sort?: string; desc?: string; page?: string }
type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<CampaignSearch> }

export const metadata: Metadata = { title: 'Кампания' }

const stateTitles: Record<AssessmentState, string> = {
  'not-started': 'Не начали',
  draft: 'Черновики',
  submitted: 'Сдали',
  late: 'Просрочили или сдали с опозданием',
  waiting: 'Ещё не сдали',
}

/** Who has not started, who drafts, who is late – and what to do about it. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}`)
  const search = await searchParams
  const state = assessmentStates.find((one) => one === search.state)
  const sort = assessmentSorts.find((one) => one === search.sort)
  const page = pageNumber(search.page)
  const campaign = await getCampaign(actor, {
    id,
    state,
    kind: search.kind || undefined,
    search: search.q,
    sort,
    descending: search.desc === '1',
    page,
  })
  const { year, counts, timing } = campaign
  const here = `/${tenant}/office/campaigns/${id}`
  const open = campaign.status === 'OPEN'
  const mayWithdraw = open && may(actor, 'campaign.withdraw')
  const mayRemind = open && may(actor, 'campaign.remind')
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('campaigns'), href: `/${tenant}/office/campaigns` }, { label: String(year) }]}
      />
      <PageTitle
        kicker={`Открыта ${formatDateTime(actor.tenant.timeZone, campaign.openedAt)} · ${campaignStatusLabels[campaign.status]}`}
        title={
          open
            ? `Рейтинг за ${year} год: сдали ${counts.submitted} из ${counts.all}`
            : `Рейтинг за ${year} год опубликован`
        }
        lead={
          open ? `Самооценка до ${formatLong(campaign.deadlines.selfAssessmentDue)}, ${timingText(timing)}.` : undefined
        }
        actions={
          may(actor, 'campaign.publish') && (
            <ButtonLink href={`${here}/publish`} variant="quiet">
              {open ? 'К публикации' : 'Версии рейтинга'}
            </ButtonLink>
          )
        }
      />
      <StateNumbers tenant={tenant} campaign={campaign} />
      <Section
        title="Сроки"
        actions={
          open &&
          may(actor, 'campaign.moveDeadline') && (
            <ButtonLink size="s" variant="quiet" href={`${here}/deadlines`}>
              Перенести срок
            </ButtonLink>
          )
        }
      >
        <DeadlineLine
          deadlines={campaign.deadlines}
          changes={campaign.changes}
          timeZone={actor.tenant.timeZone}
          now={new Date()}
        />
      </Section>
      {campaign.notIncluded.length > 0 && <NotIncluded tenant={tenant} campaign={campaign} />}
      <Section
        id="table"
        title={state ? `${stateTitles[state]}: ${campaign.page.total}` : 'Участники'}
        actions={
          <ParticipantActions tenant={tenant} campaign={campaign} mayWithdraw={mayWithdraw} mayRemind={mayRemind} />
        }
      >
        <CampaignTable
          tenant={tenant}
          timeZone={actor.tenant.timeZone}
          campaign={campaign}
          search={search}
          state={state}
          sort={sort ?? 'name'}
          page={page}
          mayRemind={mayRemind}
        />
      </Section>
      {campaign.withdrawn.length > 0 && (
        <Section id="withdrawn" title={`Выбыли: ${campaign.withdrawn.length}`} lead="В числах и таблице выше их нет.">
          <WithdrawnList
            tenant={tenant}
            timeZone={actor.tenant.timeZone}
            rows={campaign.withdrawn}
            mayRestore={open && may(actor, 'campaign.restore')}
          />
        </Section>
      )}
    </>
  )
}
