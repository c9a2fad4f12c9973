import Link from 'next/link'
import { Section } from '@/components/ui/Section'
import type { ProposalView } from '@/lib/proposals/view'

/** Projects that grew out of the proposal. */
export function ProposalProjects({ tenant, proposal }: { tenant: string; proposal: ProposalView }) {
  if (proposal.projects.length === 0) return null
  return (
    <Section title="Проекты из этого предложения">
      <ul className="grid gap-1">{proposal.projects.map(({ id, number, title }) => <li key={id}><Link href={`/${tenant}/office/projects/${id}`}>№ {number}. {title}</Link></li>)}</ul>
    </Section>
  )
}
