/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ recordId }: { recordId: string; agencyId: string }): string => `/practices/${recordId}`

export const practicesFacts = {
  PRACTICES_PUBLISHED: {
    name: 'опубликованные практики',
    rule: 'Практика считается в день публикации; отозванная не считается.',
    path,
  },
} satisfies FactSources
