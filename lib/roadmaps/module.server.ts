import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { roadmaps } from './module'
import { ACT_KEY, assignParts, loadRoadmapFromTemplate } from './load'
import { roadmapsCockpit, roadmapYears } from './cockpit-part'
import { readingsOfMaps } from './readings-read'
import { passRoadmapParts } from './succession'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'

export const roadmapsServer = {
  waits: waitSources,
  due: dueSources,
  onAgencyEnd: passRoadmapParts,
  files: {
    roadmaps: () => null,
    roadmapProofs: (ctx) => ({ some: { part: ctx.agencyWhere() } }),
    roadmapChanges: () => null,
  },
  template: {
    load: async (tx, { tenantId, template, now }) => {
      await loadRoadmapFromTemplate(tx, tenantId, template, { name: 'Портал', now })
    },
    agenciesMade: async (tx, tenantId) => {
      const map = await tx.roadmap.findFirst({ where: { tenantId, templateKey: ACT_KEY }, select: { id: true } })
      if (map) await assignParts(tx, tenantId, map.id)
    },
  },
  readings: { ROADMAP: readingsOfMaps },
  cockpit: roadmapsCockpit,
  yearColumns: roadmapYears,
} satisfies ServerModule<typeof roadmaps>
