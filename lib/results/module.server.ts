import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { projectWhere } from '@/lib/projects/state/scope'
import { sweepStability } from './stability-sweep'
import type { results } from './module'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'

export const resultsServer = {
  waits: waitSources,
  due: dueSources,
  files: {
    measurements: (ctx) => ({ some: { project: projectWhere(ctx) } }),
    effects: (ctx) => ({ some: { project: projectWhere(ctx) } }),
  },
  sweeps: { 'stability-sweep': sweepStability },
} satisfies ServerModule<typeof results>
