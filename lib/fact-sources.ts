/**
 * Everything that is counted for the plan. Not a fold over lib/modules.ts, since the plan is itself a module and reads
 * this list: each module's own list imports nothing. What a module declares and is missing here does not compile
 * (lib/modules.ts).
 */
import { feedbackFacts } from '@/lib/feedback/facts'
import { practicesFacts } from '@/lib/practices/facts'
import { processesFacts } from '@/lib/processes/facts'
import { projectsFacts } from '@/lib/projects/facts'
import { proposalsFacts } from '@/lib/proposals/facts'
import { quarterlyFacts } from '@/lib/quarterly/counted'
import { ratingFacts } from '@/lib/rating/facts'
import { toolsFacts } from '@/lib/tools/facts'

export const factSources = {
  ...projectsFacts,
  ...proposalsFacts,
  ...practicesFacts,
  ...ratingFacts,
  ...quarterlyFacts,
  ...toolsFacts,
  ...processesFacts,
  ...feedbackFacts,
}
