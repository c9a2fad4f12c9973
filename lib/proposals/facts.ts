/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ recordId }: { recordId: string; agencyId: string }): string => `/proposals/${recordId}`

export const proposalsFacts = {
  PROPOSALS_FILED: { name: 'поданные предложения', rule: 'Предложение считается в день подачи.', path },
  PROPOSALS_ACCEPTED: {
    name: 'принятые предложения',
    rule: 'Принятое или внедрённое предложение считается в день ответа.',
    path,
  },
  PROPOSALS_DONE: { name: 'внедрённые предложения', rule: 'Предложение считается в день внедрения.', path },
} satisfies FactSources
