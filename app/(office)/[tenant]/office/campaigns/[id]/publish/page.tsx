import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getPublication } from '@/lib/rating/publication/queries'
import { Checklist } from './Checklist'
import { ObjectionsOpen, Unreceived } from './ObjectionStage'
import { PreviewTable } from './PreviewTable'
import { PublishForm } from './PublishForm'
import { ResultsToSend } from './ResultsToSend'
import { ToFinalise } from './ToFinalise'
import { VersionList } from './VersionList'

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
          { label: pageName('campaigns'), href: `${office}/campaigns` },
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
      {view.toSend.length > 0 && <ResultsToSend tenant={tenant} view={view} />}
      {view.unreceived.length > 0 && <Unreceived tenant={tenant} view={view} />}
      {view.inWindow.length > 0 && <ObjectionsOpen tenant={tenant} view={view} />}
      {view.toFinalise.length > 0 && <ToFinalise tenant={tenant} view={view} />}
      <Section title={published ? 'Действующая версия' : 'Так рейтинг будет выглядеть'} rule>
        <PreviewTable view={view} />
      </Section>
      {!published && blocking.length === 0 && <PublishForm tenant={tenant} view={view} />}
      {versions.length > 0 && <VersionList versions={versions} timeZone={actor.tenant.timeZone} />}
    </>
  )
}
