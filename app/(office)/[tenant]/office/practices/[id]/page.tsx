import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BeforeAfter } from '@/components/practices/BeforeAfter'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { contactText, practiceStatusLabels } from '@/lib/practices/labels'
import { getPractice, type PracticeView } from '@/lib/practices/queries'
import { Family } from './Family'
import { Replicas } from './Replicas'
import { Steps } from './Steps'

export const metadata: Metadata = { title: 'Практика' }

export default async function PracticePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/practices/${id}`)
  const practice = await getPractice(actor, { id })
  if (!practice) notFound()
  const { short, mark, next } = practiceStatusLabels[practice.status]
  const text = (body: string, none: string) =>
    body ? <p className="max-w-[68ch] whitespace-pre-line">{body}</p> : <p className="text-muted">{none}</p>
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('practices'), href: `/${tenant}/office/practices` }, { label: practice.title }]}
      />
      <PageTitle
        title={practice.title}
        kicker={practice.agency.name}
        lead={practice.status === 'PUBLISHED' && !practice.can.withdraw ? undefined : next}
        meta={
          <>
            <StatusMark kind={mark}>{short}</StatusMark>
            {practice.publishedAt && practice.status === 'PUBLISHED' && (
              <span className="block">{formatLong(instantToDate(actor.tenant.timeZone, practice.publishedAt))}</span>
            )}
          </>
        }
      />
      {practice.remarks && (
        <Notice
          tone="warn"
          className="mb-6"
          title={practice.status === 'WITHDRAWN' ? 'Почему снята с публикации' : 'Замечания'}
        >
          <p className="whitespace-pre-line">{practice.remarks}</p>
        </Notice>
      )}
      <Steps tenant={tenant} practice={practice} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title="Проблема" className="mt-0">
          {text(practice.problem, 'Ещё не описана.')}
        </Section>
        <Section title="Решение" className="mt-0 max-lg:mt-8">
          {text(practice.solution, 'Ещё не описано.')}
        </Section>
      </div>
      <Section title="Было → стало" lead="По подтверждённым измерениям проекта.">
        {practice.results.length > 0 ? (
          <BeforeAfter results={practice.results} />
        ) : (
          <p className="text-muted">Подтверждённых измерений пока нет.</p>
        )}
      </Section>
      <HowToRepeat tenant={tenant} practice={practice} files={may(actor, 'file.read')} />
      {practice.family.length > 1 && (
        <>
          <Section
            title="Как практика расходится"
            rule
            actions={
              (practice.status === 'PUBLISHED' || practice.replicas.length > 0) && (
                <a href={`/${tenant}/office/practices/map?practice=${id}`}>На карте тиражирования</a>
              )
            }
          >
            <Family tenant={tenant} members={practice.family} practiceId={id} />
          </Section>
          {practice.replicas.some(({ goals }) => goals.some(({ replica }) => replica !== null)) && (
            <Section
              title="Что получилось у других"
              rule
              lead="Изменения сравниваются в процентах: органы начинают с разных значений."
            >
              <Replicas tenant={tenant} replicas={practice.replicas} />
            </Section>
          )}
        </>
      )}
    </>
  )
}

/** «Как повторить»: what it takes, whom to ask, the project and its documents. */
function HowToRepeat({
  tenant,
  practice,
  files,
}: {
  tenant: string
  practice: PracticeView
  /** May open them. */
  files: boolean
}) {
  return (
    <Section title="Как повторить">
      <DefinitionList
        items={[
          ...(practice.conditions
            ? [{ term: 'Что понадобится', value: <span className="whitespace-pre-line">{practice.conditions}</span> }]
            : []),
          {
            term: 'К кому обратиться',
            value: contactText(practice.contact) || <span className="text-muted">не указано</span>,
          },
          {
            term: 'Проект',
            value: practice.project.open ? (
              <a href={`/${tenant}/office/projects/${practice.project.id}`}>№ {practice.project.number}</a>
            ) : (
              `№ ${practice.project.number}`
            ),
          },
          ...(practice.files.length > 0
            ? [
                {
                  term: 'Документы',
                  value: (
                    <ul className="grid gap-1">
                      {practice.files.map((file) => (
                        <li key={file.id}>
                          {files ? (
                            <a href={`/api/${tenant}/files/${file.id}`} className="wrap-anywhere">
                              {file.title}
                            </a>
                          ) : (
                            file.title
                          )}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
