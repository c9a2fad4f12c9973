import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { titleOf } from '@/lib/proposals/rules'
import type { ProposalView } from '@/lib/proposals/view'
import { openFromProposalAction } from './action'

/** Projects that grew out of the proposal, and the press that opens one. */
export function ProposalProjects({ tenant, proposal }: { tenant: string; proposal: ProposalView }) {
  const { id, agencyId, title, problem, projects, status, can } = proposal
  const mayOpen = can.openProject && status !== 'DECLINED'
  if (projects.length === 0 && !mayOpen) return null
  const projectsAt = `/${tenant}/office/projects`
  return (
    <Section
      title={projects.length > 0 ? 'Проекты из этого предложения' : 'Бережливый проект'}
      lead={
        projects.length === 0 &&
        'Если одним поручением не обойтись, откройте проект: название, проблема и решение перейдут в паспорт, связь останется в обе стороны.'
      }
    >
      {projects.length > 0 && (
        <ul className="mb-4 grid gap-1">
          {projects.map((project) => (
            <li key={project.id}>
              <a href={`${projectsAt}/${project.id}`}>
                № {project.number}. {project.title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayOpen && (
        <ActionForm
          action={openFromProposalAction}
          tenant={tenant}
          submitLabel="В проект"
          variant="quiet"
          hidden={{ proposalId: id, agencyId, kind: 'LEAN', title: title.length < 5 ? titleOf('', problem) : title }}
          actions={
            <ButtonLink href={`${projectsAt}/new?proposal=${id}`} variant="text">
              Сначала выбрать вид, основание и участников
            </ButtonLink>
          }
        />
      )}
    </Section>
  )
}
