/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ agencyId }: { recordId: string; agencyId: string }): string => `/tools/${agencyId}`

export const toolsFacts = {
  TOOLS_APPLIED: {
    name: 'применяемые инструменты',
    rule: 'Инструмент подразделения считается с первого дня, когда он применён, пока он применяется.',
    path,
  },
} satisfies FactSources
