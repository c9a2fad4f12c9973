import { Section } from '@/components/ui/Section'
import { may } from '@/lib/access'
import type { Actor } from '@/lib/platform/actor'
import type { ProjectHeader } from '@/lib/projects/opening/queries'

/** «Откуда и куда»: the portfolio, the proposal and the practice that the project comes from. */
export function Origin({ tenant, actor, project }: { tenant: string; actor: Actor; project: ProjectHeader }) {
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
        {project.practice && <li>Тиражирует практику «{project.practice.title}»</li>}
      </ul>
    </Section>
  )
}
