import 'server-only'
import { ratingOpenData } from './publication/open-data-part'
import type { ServerModule } from '@/lib/platform/module'
import { loadMethodologyFromTemplate } from './methodology/load'
import { PROGRAMME } from '@/lib/core/facts'
import { ratingCockpit } from './cockpit-part'
import type { rating } from './module'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'
import { overStatuses } from './status/rules'
import { ratingFigures, ratingYears } from './over-years-read'

export const ratingServer = {
  waits: waitSources,
  due: dueSources,
  holdsAgency: async ({ tx, tenantId }, agencyId) =>
    (await tx.selfAssessment.count({
      where: { tenantId, agencyId, status: { notIn: [...overStatuses] }, campaign: { status: 'OPEN' } },
    })) > 0,
  files: { evidence: () => null },
  template: { load: (tx, { tenantId, template }) => loadMethodologyFromTemplate(tx, tenantId, template) },
  facts: {
    RATING_PUBLISHED: {
      note: 'A rating counts for the year that it rates, whenever it was published; corrections are the same rating.',
      table: 'RatingVersion',
      where: 'r."version" = 1',
      on: 'make_date(r."year", 12, 31)',
      agency: `'${PROGRAMME}'::uuid`,
      title: `'Рейтинг за ' || r."year" || ' год'`,
    },
    AGENCIES_RATED: {
      note: 'An agency is rated once a year, however often the rating is corrected.',
      table: 'RatingResult',
      join: 'JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"',
      where: `NOT EXISTS (
      SELECT 1 FROM "RatingResult" o JOIN "RatingVersion" w ON w."tenantId" = o."tenantId" AND w."id" = o."versionId"
      WHERE o."tenantId" = r."tenantId" AND o."agencyId" = r."agencyId" AND w."year" = v."year" AND w."version" < v."version")`,
      on: 'make_date(v."year", 12, 31)',
      title: `'Рейтинг за ' || extract(year FROM f."on") || ' год'`,
    },
  },
  cockpit: ratingCockpit,
  yearFigures: { rating: ratingFigures },
  yearColumns: ratingYears,
  openData: { rating: ratingOpenData },
} satisfies ServerModule<typeof rating>
