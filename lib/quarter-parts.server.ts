import 'server-only'
import type { QuarterSource } from '@/lib/platform/quarter-part'
import { practicesQuarterSource } from '@/lib/practices/quarter-source'
import { processesQuarterSource } from '@/lib/processes/quarter-source'
import { projectsQuarterSource } from '@/lib/projects/quarter-source'
import { proposalsQuarterSource } from '@/lib/proposals/quarter-source'
import type { QuarterPartName } from '@/lib/quarter-parts'
import { roadmapsQuarterSource } from '@/lib/roadmaps/quarter-source'
import { toolsQuarterSource } from '@/lib/tools/quarter-source'

/** How each part of a quarter (lib/quarter-parts.ts) is read. */
export const quarterSources: Record<QuarterPartName, QuarterSource> = {
  projects: projectsQuarterSource,
  proposals: proposalsQuarterSource,
  practices: practicesQuarterSource,
  roadmaps: roadmapsQuarterSource,
  tools: toolsQuarterSource,
  processes: processesQuarterSource,
}
