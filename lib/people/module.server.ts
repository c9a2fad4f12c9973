import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { importPeople } from './import-commands'
import { personWork } from './import-work'
import type { people } from './module'

export const peopleServer = {
  imports: { people: { ...personWork, load: importPeople } },
  onAgencyEnd: async ({ tx, tenantId }, { gone, on }) => {
    await tx.appointment.updateMany({
      where: { tenantId, agencyId: gone.id, from: { lte: on }, OR: [{ until: null }, { until: { gt: on } }] },
      data: { until: on },
    })
  },
} satisfies ServerModule<typeof people>
