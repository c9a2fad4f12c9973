import 'server-only'
/** The halves of the modules that need the database, for those that have one; see lib/modules.ts. */
import { portfoliosServer } from '@/lib/portfolios/module.server'
import { practicesServer } from '@/lib/practices/module.server'
import { projectsServer } from '@/lib/projects/module.server'
import { proposalsServer } from '@/lib/proposals/module.server'
import { quarterlyServer } from '@/lib/quarterly/module.server'
import { ratingServer } from '@/lib/rating/module.server'
import { resultsServer } from '@/lib/results/module.server'
import { roadmapsServer } from '@/lib/roadmaps/module.server'

export const serverModules = [
  ratingServer,
  projectsServer,
  resultsServer,
  practicesServer,
  portfoliosServer,
  proposalsServer,
  quarterlyServer,
  roadmapsServer,
] as const
