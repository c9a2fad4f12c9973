/**
 * What the modules tell of a quarter: their part of an agency's report and of the programme's note. Not a fold over
 * lib/modules.ts, since the reports are themselves a module and read this list: each part knows its own module and the
 * ground alone. What a module declares and is missing here does not compile (lib/modules.ts).
 */
import { practicesQuarter } from '@/lib/practices/quarter'
import { processesQuarter } from '@/lib/processes/quarter'
import { projectsQuarter } from '@/lib/projects/quarter'
import { proposalsQuarter } from '@/lib/proposals/quarter'
import { roadmapsQuarter } from '@/lib/roadmaps/quarter'
import { toolsQuarter } from '@/lib/tools/quarter'
import type { QuarterPart } from '@/lib/core/quarter-part'

export const quarterParts = {
  projects: projectsQuarter,
  proposals: proposalsQuarter,
  practices: practicesQuarter,
  roadmaps: roadmapsQuarter,
  tools: toolsQuarter,
  processes: processesQuarter,
} satisfies Record<string, QuarterPart>

export type QuarterPartName = keyof typeof quarterParts

/** In the order of reading. */
export const quarterPartNames = (Object.keys(quarterParts) as QuarterPartName[]).sort(
  (a, b) => quarterParts[a].order - quarterParts[b].order,
)
