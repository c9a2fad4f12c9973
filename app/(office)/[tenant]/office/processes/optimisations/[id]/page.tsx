import type { Metadata } from 'next'
import { cache } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { StatusMark } from '@/components/ui/StatusMark'
import { requireActor } from '@/lib/platform/actor'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { placedSolutions, rankedProblems, togetherText, type Ground } from '@/lib/processes/optimisation/figures'
import { optimisationHeadline } from '@/lib/processes/optimisation/headline'
import { getOptimisation } from '@/lib/processes/optimisation/queries'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { Brought } from './Brought'
import { Solutions } from './Solutions'
import { Papers } from './Papers'
import { Plan } from './Plan'
import { Problems } from './Problems'
import { Roots } from './Roots'
import { Stages } from './Stages'
import { Team } from './Team'
import { Troubles } from './Troubles'

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ problem?: string; order?: string }>
}

const load = cache(async (tenant: string, id: string) => {
  const actor = await requireActor(tenant, `/${tenant}/office/processes/optimisations/${id}`)
  return { actor, view: await getOptimisation(actor, { id }) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, id } = await params
  const { code, name } = (await load(tenant, id)).view.process
  return { title: `Оптимизация: ${code} ${name}` }
}

export default async function OptimisationPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { problem: chosen, order } = await searchParams
  const office = `/${tenant}/office`
  const { actor, view } = await load(tenant, id)
  const calculation = await getCalculation(actor, { id: view.process.id })
  const { AS_IS: asIs } = calculation.states
  const ground: Ground | null = asIs?.results
    ? {
        model: asIs.map.model,
        question: asIs.question,
        results: asIs.results,
        dayMinutes: calculation.dayMinutes,
      }
    : null
  const by = order === 'money' && calculation.money ? 'money' : 'lead'
  const problems = rankedProblems(view.problems, view.solutions, ground, by)
  const problem =
    problems.find((one) => one.id === chosen) ??
    problems.find(({ whys, causes }) => whys.length + causes.length > 0) ??
    problems[0]
  const { short, mark } = projectStatusLabels[view.project.status]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `${office}/processes` },
          { label: view.process.code, href: `${office}/processes/${view.process.id}` },
          { label: `Оптимизация № ${view.number}` },
        ]}
      />
      <PageTitle
        title={optimisationHeadline(view)}
        kicker={`${view.process.code} ${view.process.name} · ${view.process.agency}`}
        meta={<StatusMark kind={mark}>{short}</StatusMark>}
        lead={view.passport.grounds[0]?.text}
        actions={<ButtonLink href={`${office}/projects/${view.project.id}`}>Проект № {view.project.number}</ButtonLink>}
      />
      <Stages tenant={tenant} view={view} />
      <Problems
        tenant={tenant}
        view={view}
        problems={problems}
        together={togetherText(view.problems, ground)}
        by={by}
        money={calculation.money}
        chosen={problem?.id}
        faults={asIs ? asIs.faults : null}
      />
      {problem && <Roots tenant={tenant} optimisationId={id} problem={problem} works={view.can.work} />}
      <Solutions tenant={tenant} view={view} placed={placedSolutions(view.solutions, view.problems, ground)} />
      <Plan tenant={tenant} view={view} />
      <Papers
        tenant={tenant}
        view={view}
        timeZone={actor.tenant.timeZone}
        reckoned={Boolean(calculation.states.TO_BE?.results)}
      />
      <Brought tenant={tenant} calculation={calculation} />
      <Troubles tenant={tenant} view={view} timeZone={actor.tenant.timeZone} />
      <Team tenant={tenant} view={view} />
    </>
  )
}
