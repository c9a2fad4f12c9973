import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { studyKindLabels } from '@/lib/feedback/situation/labels'
import { getStudy } from '@/lib/feedback/situation/study-queries'
import { requireActor } from '@/lib/platform/actor'
import { publishStudyAction } from '../../action'

export const metadata: Metadata = { title: 'Исследование потребностей' }

export default async function StudyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const office = `/${tenant}/office`
  const base = `${office}/situations/studies`
  const actor = await requireActor(tenant, `${base}/${id}`)
  const study = await getStudy(actor, { id })
  const { title, agency, kind, situationId, situation, segmentId, segment, from, until, people, published, can } = study
  const { notes, findings, sources, version } = study
  const none = <span className="text-muted">–</span>
  return (
    <>
      <Breadcrumbs items={[{ label: 'Исследования', href: base }, { label: title }]} />
      <PageTitle
        title={title}
        kicker={agency}
        actions={
          can.edit &&
          !published && (
            <ButtonLink href={`${base}/${id}/edit`} variant="quiet">
              Изменить
            </ButtonLink>
          )
        }
      />
      <div className="max-w-[48rem]">
        <DefinitionList
          items={[
            { term: 'Как изучали', value: upperFirst(studyKindLabels[kind]) },
            { term: 'Когда', value: from === until ? formatLong(from) : `${formatLong(from)} – ${formatLong(until)}` },
            { term: 'Человек или случаев', value: people ?? none },
            {
              term: 'Жизненная ситуация',
              value: situationId ? <a href={`${office}/situations/${situationId}`}>{situation}</a> : none,
            },
            { term: 'Сегмент', value: segmentId ? <a href={`${office}/segments/${segmentId}`}>{segment}</a> : none },
          ]}
        />
        <Section title="Что узнали" rule>
          <p className="whitespace-pre-line">{findings || none}</p>
          {can.publish && (findings !== '' || published) && (
            <ActionForm
              key={version}
              className="mt-4"
              action={publishStudyAction}
              tenant={tenant}
              hidden={{ id, version, published: published ? '' : 'on' }}
              submitLabel={published ? 'Снять со страницы «Вы сказали – мы сделали»' : 'Показать жителям'}
              variant="quiet"
            />
          )}
        </Section>
        {notes && (
          <Section title="Записи" rule>
            <p className="whitespace-pre-line">{notes}</p>
          </Section>
        )}
        {sources.length > 0 && (
          <Section title="Источники" rule>
            <ol className="list-decimal pl-5">
              {sources.map((source) => (
                <li key={source} className="wrap-anywhere">
                  {source}
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
    </>
  )
}
