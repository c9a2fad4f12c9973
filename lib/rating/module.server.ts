import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { loadMethodologyFromTemplate } from './methodology/load'
import type { rating } from './module'

export const ratingServer = {
  holdsAgency: async ({ tx, tenantId }, agencyId) =>
    (await tx.selfAssessment.count({
      where: { tenantId, agencyId, status: { notIn: ['FINAL', 'WITHDRAWN'] }, campaign: { status: 'OPEN' } },
    })) > 0,
  files: { evidence: () => null },
  template: { load: (tx, { tenantId, template }) => loadMethodologyFromTemplate(tx, tenantId, template) },
} satisfies ServerModule<typeof rating>
