import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { NumberStrip, Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { assessmentSorts, assessmentStates, type AssessmentState } from '@/lib/rating/assessment/list'
import { getCampaign } from '@/lib/rating/campaign/queries'
import { campaignStatusLabels } from '@/lib/rating/status/labels'
import { remindAction } from './action'
import { CampaignTable } from './CampaignTable'
import { DeadlineLine } from './DeadlineLine'
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
  const waiting = counts.notStarted + counts.draft
  const mayWithdraw = open && may(actor, 'campaign.withdraw')
  const mayRemind = open && may(actor, 'campaign.remind')
  const share = (part: number) => (counts.all > 0 ? `${Math.round((part / counts.all) * 100)} %` : undefined)
  return (
    <>
      <Breadcrumbs items={[{ label: 'Кампании', href: `/${tenant}/office/campaigns` }, { label: String(year) }]} />
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
      <NumberStrip
        label="Участники по состояниям"
        items={[
          {
            key: 'not-started',
            value: counts.notStarted,
            label: 'не начали',
            note: share(counts.notStarted),
            href: `${here}?state=not-started#table`,
          },
          {
            key: 'draft',
            value: counts.draft,
            label: 'заполняют черновик',
            note: share(counts.draft),
            href: `${here}?state=draft#table`,
          },
          {
            key: 'submitted',
            value: counts.submitted,
            label: 'сдали',
            note: share(counts.submitted),
            href: `${here}?state=submitted#table`,
          },
          {
            key: 'late',
            value: counts.late,
            label: 'опоздали',
            note: counts.late > 0 ? 'не сдали вовремя' : 'никто',
            noteTone: counts.late > 0 ? 'danger' : undefined,
            href: `${here}?state=late#table`,
          },
        ]}
      />
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
      {campaign.notIncluded.length > 0 && (
        <Notice
          tone="warn"
          className="mt-6"
          title={`${count(campaign.notIncluded.length, 'орган не включён', 'органа не включены', 'органов не включены')} в кампанию`}
          action={
            <ButtonLink size="s" variant="quiet" href={`${here}/participants`}>
              Показать и включить
            </ButtonLink>
          }
        >
          Появились после открытия:{' '}
          {campaign.notIncluded
            .slice(0, 3)
            .map(({ name }) => name)
            .join('; ')}
          {campaign.notIncluded.length > 3 && ' и другие'}.
        </Notice>
      )}
      <Section
        id="table"
        title={state ? `${stateTitles[state]}: ${campaign.page.total}` : 'Участники'}
        actions={
          <>
            {mayWithdraw && (
              <ButtonLink size="s" variant="text" href={`${here}/withdraw`}>
                Вывести участника
              </ButtonLink>
            )}
            {mayRemind && waiting > 0 && (
              <ActionForm
                action={remindAction}
                tenant={tenant}
                hidden={{ campaignId: id, all: '1' }}
                submitLabel={`Напомнить всем, кто не сдал: ${waiting}`}
                variant="quiet"
                size="s"
                quiet
                confirm={{
                  title: 'Напомнить всем, кто не сдал?',
                  text: 'Письма уйдут кураторам и командам. Кому сегодня уже напоминали, тех пропустим.',
                  confirmLabel: 'Отправить письма',
                }}
              />
            )}
          </>
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
