/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ recordId }: { recordId: string; agencyId: string }): string => `/quarterly/${recordId}`

export const quarterlyFacts = {
  QUARTERLY_ACCEPTED: {
    name: 'принятые квартальные отчёты',
    rule: 'Принятый отчёт считается в том квартале, о котором он.',
    path,
  },
} satisfies FactSources
