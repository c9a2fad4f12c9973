import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getPublication } from '@/lib/rating/publication/queries'
import { AgencySelection } from './AgencySelection'
import { Checklist } from './Checklist'
import { PreviewTable } from './PreviewTable'
import { PublishForm } from './PublishForm'
import { finaliseAction, sendAllAction } from './action'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Публикация рейтинга' }

export default async function PublishPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}/publish`)
  const view = await getPublication(actor, { campaignId: id })
  const { campaign, versions } = view
  const published = campaign.status === 'PUBLISHED'
  const blocking = view.checklist.filter((item) => item.blocking)
  const office = `/${tenant}/office`
  const title = published
    ? `Рейтинг за ${campaign.year} год опубликован`
    : blocking.length > 0
      ? `До публикации: ${count(blocking.length, 'незаконченное дело', 'незаконченных дела', 'незаконченных дел')}`
      : 'Рейтинг готов к публикации'
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Кампании', href: `${office}/campaigns` },
          { label: `${campaign.year} год`, href: `${office}/campaigns/${id}` },
          { label: 'Публикация' },
        ]}
      />
      <PageTitle
        title={title}
        kicker={`Рейтинг за ${campaign.year} год`}
        lead={
          published ? undefined : (
            <>
              Опубликовать до {formatLong(campaign.publicationDue)}: {timingText(view.due)}.
            </>
          )
        }
        actions={
          published && (
            <>
              <ButtonLink href={`/${tenant}/rating/${campaign.year}`} variant="quiet">
                Открыть публичную страницу
              </ButtonLink>
              <ButtonLink href={`${office}/campaigns/${id}/correct`} variant="quiet">
                Исправить с причиной
              </ButtonLink>
            </>
          )
        }
      />
      {!published && <Checklist tenant={tenant} checklist={view.checklist} agencies={view.agencies} />}
      {view.toSend.length > 0 && (
        <Section
          id="send"
          title={
            <>
              Направить результаты <span className="font-normal text-muted">{view.toSend.length}</span>
            </>
          }
          rule
          lead="День и час будут записаны, каждый участник получит письмо."
        >
          <AgencySelection
            tenant={tenant}
            action={sendAllAction}
            hidden={{ campaignId: id }}
            label="Кому направить"
            submitLabel="Направить отмеченным"
            confirm={{
              title: 'Направить результаты?',
              text: 'После этого оценки меняются только по несогласию участника.',
              confirmLabel: 'Направить',
            }}
            agencies={view.toSend.map(({ assessmentId, agencyName }) => ({ value: assessmentId, label: agencyName }))}
          />
        </Section>
      )}
      {view.unreceived.length > 0 && (
        <Section
          title={
            <>
              Ещё не получили <span className="font-normal text-muted">{view.unreceived.length}</span>
            </>
          }
          rule
          lead="Срок для несогласия начнётся, когда участник откроет результаты или вы отметите получение."
        >
          <ul className="border-t border-line text-dense">
            {view.unreceived.map((agency) => (
              <li key={agency.assessmentId} className="flex flex-wrap justify-between gap-3 border-b border-line py-2">
                <a href={`${office}/verification/${agency.assessmentId}`}>{agency.agencyName}</a>
                <span className="text-muted">{agency.sentOn && `направлены ${formatLong(agency.sentOn)}`}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.inWindow.length > 0 && (
        <Section
          title={
            <>
              Идёт срок для несогласия <span className="font-normal text-muted">{view.inWindow.length}</span>
            </>
          }
          rule
        >
          <ul className="border-t border-line text-dense">
            {view.inWindow.map((agency) => (
              <li key={agency.assessmentId} className="flex flex-wrap justify-between gap-3 border-b border-line py-2">
                <a href={`${office}/verification/${agency.assessmentId}`}>{agency.agencyName}</a>
                <span className="text-muted">до {formatLong(agency.lastDay)} включительно</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.toFinalise.length > 0 && (
        <Section
          id="finalise"
          title={
            <>
              Подвести итог <span className="font-normal text-muted">{view.toFinalise.length}</span>
            </>
          }
          rule
          lead="Срок для несогласия истёк или несогласие рассмотрено."
        >
          <AgencySelection
            tenant={tenant}
            action={finaliseAction}
            hidden={{}}
            label="По кому подвести итог"
            submitLabel="Подвести итог по отмеченным"
            agencies={view.toFinalise.map(({ assessmentId, agencyName }) => ({
              value: assessmentId,
              label: agencyName,
            }))}
          />
        </Section>
      )}
      <Section title={published ? 'Действующая версия' : 'Так рейтинг будет выглядеть'} rule>
        <PreviewTable view={view} />
      </Section>
      {!published && blocking.length === 0 && <PublishForm tenant={tenant} view={view} />}
      {versions.length > 0 && (
        <Section title="Версии" rule>
          <ul className="border-t border-line">
            {versions.map((version) => (
              <li key={version.id} className="border-b border-line py-3">
                <p>
                  <b>Версия {version.version}</b> · {formatDateTime(actor.tenant.timeZone, version.publishedAt)} ·{' '}
                  {version.publishedBy} · {count(version.rated, 'участник', 'участника', 'участников')}
                </p>
                {version.reason && <p className="text-muted">Причина: {version.reason}</p>}
                {version.notRated.map((agency) => (
                  <p key={agency.agencyId} className="text-sm text-muted">
                    Не оценён: {agency.agencyName} – {agency.reason}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
