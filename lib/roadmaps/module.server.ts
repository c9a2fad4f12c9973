import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { roadmaps } from './module'
import { passRoadmapParts } from './succession'

export const roadmapsServer = {
  onAgencyEnd: passRoadmapParts,
  files: {
    roadmaps: () => null,
    roadmapProofs: (ctx) => ({ some: { part: ctx.agencyWhere() } }),
    roadmapChanges: () => null,
  },
} satisfies ServerModule<typeof roadmaps>
