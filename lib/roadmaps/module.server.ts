import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { roadmaps } from './module'
import { passRoadmapParts } from './succession'

export const roadmapsServer = {
  onAgencyEnd: passRoadmapParts,
} satisfies ServerModule<typeof roadmaps>
