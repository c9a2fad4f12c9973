import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { notFound } from 'next/navigation'
import { formatDateTimeShort, formatLong, todayIn } from '@/lib/core/dates'
import { personLine } from '@/lib/projects/passport/sheet'
import { may } from '@/lib/access'
import { feedSentence } from '@/lib/projects/opening/feed'
import { getProjectOverview } from '@/lib/projects/opening/overview-queries'
import { afterMove } from '@/lib/projects/state/rules'
import { resumeProjectAction } from './cancel/action'
import { Goals } from './Goals'
import { loadProject } from './load'
import { NextStep } from './NextStep'

export const metadata: Metadata = { title: 'Проект' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** What the project is, where it stands and what comes next. */
export default async function ProjectPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  const overview = await getProjectOverview(actor, { id })
  if (!overview) notFound()
  const base = `/${tenant}/office/projects/${id}`
  const { passport } = overview
  const { timeZone } = actor.tenant
  const manage = may(actor, 'project.cancel', project.agency.id)
  const closed = overview.stages.filter(({ closedOn }) => closedOn !== null).length
  return (
    <>
      <NextStep
        base={base}
        project={project}
        overview={overview}
        today={todayIn(timeZone, new Date())}
        maySubmit={may(actor, 'project.submit', project.agency.id)}
      />
      <div className="grid gap-x-10 @min-[64rem]/page:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title="Цели">
            <Goals overview={overview} />
          </Section>
          {passport.effects.length > 0 && (
            <ul className="mt-3 grid list-disc gap-1 pl-5">
              {passport.effects.map(({ id: effect, text }) => (
                <li key={effect}>{text}</li>
              ))}
            </ul>
          )}
          <Section title="О процессе">
            <DefinitionList
              items={[
                { term: 'Процесс', value: passport.process || <span className="text-muted">не назван</span> },
                ...(passport.boundaries ? [{ term: 'Границы', value: passport.boundaries }] : []),
                ...(passport.customer ? [{ term: 'Заказчик', value: passport.customer }] : []),
                ...(passport.grounds.length > 0
                  ? [
                      {
                        term: 'Почему меняем',
                        value: (
                          <ul>
                            {passport.grounds.map(({ id: ground, text }) => (
                              <li key={ground}>{text}</li>
                            ))}
                          </ul>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          <Section
            title="Что происходило"
            actions={
              <ButtonLink size="s" variant="quiet" href={`${base}/feed`}>
                Вся лента
              </ButtonLink>
            }
          >
            <ul className="border-t border-line">
              {overview.events.map(({ id: event, kind, data, by, at }) => {
                const { title, text } = feedSentence(kind, data)
                return (
                  <li key={event} className="grid gap-x-4 border-b border-line py-2 md:grid-cols-[9rem_minmax(0,1fr)]">
                    <span className="text-sm text-muted">{formatDateTimeShort(timeZone, at)}</span>
                    <span>
                      {title}
                      {text && <span className="block text-dense">{text}</span>}
                      <span className="block text-sm text-muted">{by}</span>
                    </span>
                  </li>
                )
              })}
            </ul>
          </Section>
        </div>
        <div className="min-w-0">
          <Section title="Сроки">
            {project.startsOn && project.endsOn ? (
              <p>
                {formatLong(project.startsOn)} – {formatLong(project.endsOn)}
                {overview.stages.length > 0 && (
                  <span className="block text-muted">
                    Закрыто этапов: {closed} из {overview.stages.length}
                  </span>
                )}
              </p>
            ) : (
              <p className="text-muted">Ещё не указаны.</p>
            )}
          </Section>
          <Section title="Команда">
            <ul className="grid gap-1">
              <li>
                {personLine(passport.leader) || <span className="text-muted">Руководитель не назначен</span>}
                {passport.leader.name && <span className="text-muted"> – руководитель</span>}
              </li>
              {passport.team.map((member) => (
                <li key={member.id}>{personLine(member)}</li>
              ))}
            </ul>
          </Section>
          <Section
            title="Кто участвует"
            actions={
              project.can.manage && (
                <ButtonLink size="s" variant="quiet" href={`${base}/participants`}>
                  Изменить состав
                </ButtonLink>
              )
            }
          >
            <ul className="grid gap-1.5">
              {project.participants.map((agency, at) => (
                <li key={agency.id}>
                  {agency.name}
                  <span className="block text-sm text-muted">
                    {[at === 0 ? 'ведёт проект' : '', agency.part].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          {(project.portfolio || project.proposal || project.practice) && (
            <Section title="Откуда и куда">
              <ul className="grid gap-1.5">
                {project.portfolio && (
                  <li>
                    Портфель:{' '}
                    {may(actor, 'portfolio.read') ? (
                      <a href={`/${tenant}/office/portfolios/${project.portfolio.id}`}>{project.portfolio.title}</a>
                    ) : (
                      project.portfolio.title
                    )}
                  </li>
                )}
                {project.proposal && (
                  <li>
                    Из предложения № {project.proposal.number}: {project.proposal.title}
                  </li>
                )}
                {project.practice && <li>Тиражирует практику «{project.practice.title}»</li>}
              </ul>
            </Section>
          )}
          {manage && (afterMove(project.status, 'cancel') !== null || project.status === 'CANCELLED') && (
            <div className="mt-8 border-t border-line pt-4">
              {project.status === 'CANCELLED' ? (
                <ActionForm
                  action={resumeProjectAction}
                  tenant={tenant}
                  hidden={{ id }}
                  submitLabel="Возобновить проект"
                  variant="quiet"
                  quiet
                  confirm={{
                    title: 'Возобновить проект?',
                    text: 'Он станет черновиком, паспорт утверждают заново.',
                    confirmLabel: 'Возобновить',
                  }}
                />
              ) : (
                <a href={`${base}/cancel`} className="text-danger">
                  Прекратить проект
                </a>
              )}
            </div>
          )}
        </div>
      </div>
    </>
  )
}
