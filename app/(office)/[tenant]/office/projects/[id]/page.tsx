import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { notFound } from 'next/navigation'
import { formatLong, todayIn } from '@/lib/core/dates'
import { getProjectOverview, type ProjectOverview } from '@/lib/projects/opening/overview-queries'
import { projectMachine } from '@/lib/projects/state/rules'
import type { ProjectHeader } from '@/lib/projects/opening/queries'
import { may } from '@/lib/access'
import { BeforeAfter } from '../../BeforeAfter'
import { TiedProblems } from '../../TiedProblems'
import { resumeProjectAction } from './cancel/action'
import { Goals } from './Goals'
import { loadProject } from './load'
import { NextStep } from './NextStep'
import { Events } from './Events'
import { optimisationOfProject } from '@/lib/processes/optimisation/list-queries'
import { Origin } from './Origin'
import { Participants, Team } from './People'
import { Process } from './Process'

export const metadata: Metadata = { title: 'Проект' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** What the project is, where it stands and what comes next. */
export default async function ProjectPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  const overview = await getProjectOverview(actor, { id })
  if (!overview) notFound()
  const optimisation = may(actor, 'optimisation.read') ? await optimisationOfProject(actor, { projectId: id }) : null
  const base = `/${tenant}/office/projects/${id}`
  const { passport } = overview
  const { timeZone } = actor.tenant
  const manage = may(actor, 'project.cancel', project.agency.id)
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
          <Process passport={passport} />
          <BeforeAfter tenant={tenant} actor={actor} of={{ projectId: id }} />
          <TiedProblems tenant={tenant} actor={actor} to={{ projectId: id }} />
          <Events base={base} events={overview.events} timeZone={timeZone} />
        </div>
        <div className="min-w-0">
          <Dates project={project} stages={overview.stages} />
          <Team passport={passport} />
          <Participants base={base} project={project} />
          {(project.portfolio || project.proposal || project.practice || optimisation) && (
            <Origin tenant={tenant} actor={actor} project={project} optimisation={optimisation} />
          )}
          {manage && (projectMachine.allows(project.status, 'cancel') || project.status === 'CANCELLED') && (
            <Ending tenant={tenant} base={base} project={project} />
          )}
        </div>
      </div>
    </>
  )
}

/** «Сроки» and how many stages are closed. */
function Dates({ project, stages }: { project: ProjectHeader; stages: ProjectOverview['stages'] }) {
  const closed = stages.filter(({ closedOn }) => closedOn !== null).length
  return (
    <Section title="Сроки">
      {project.startsOn && project.endsOn ? (
        <p>
          {formatLong(project.startsOn)} – {formatLong(project.endsOn)}
          {stages.length > 0 && (
            <span className="block text-muted">
              Закрыто этапов: {closed} из {stages.length}
            </span>
          )}
        </p>
      ) : (
        <p className="text-muted">Ещё не указаны.</p>
      )}
    </Section>
  )
}

/** Resumes a cancelled project; leads to cancelling any other. */
function Ending({ tenant, base, project }: { tenant: string; base: string; project: ProjectHeader }) {
  return (
    <div className="mt-8 border-t border-line pt-4">
      {project.status === 'CANCELLED' ? (
        <ActionForm
          action={resumeProjectAction}
          tenant={tenant}
          hidden={{ id: project.id, version: project.version }}
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
  )
}
