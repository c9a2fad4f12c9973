import { Section } from '@/components/ui/Section'
import { may } from '@/lib/access'
import type { Actor } from '@/lib/platform/actor'
import type { ProjectHeader } from '@/lib/projects/opening/queries'

type Props = {
  tenant: string
  actor: Actor
  project: ProjectHeader
  optimisation: { id: string; number: number; process: string } | null
}

/** «Откуда и куда»: the portfolio, the proposal, the practice and the process that the project comes from. */
export function Origin({ tenant, actor, project, optimisation }: Props) {
  return (
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
        {optimisation && (
          <li>
            <a href={`/${tenant}/office/processes/optimisations/${optimisation.id}`}>
              Оптимизация № {optimisation.number}
            </a>{' '}
            процесса {optimisation.process}
          </li>
        )}
        {project.practice && <li>Тиражирует практику «{project.practice.title}»</li>}
      </ul>
    </Section>
  )
}
