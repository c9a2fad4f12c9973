import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import type { AssessmentFacts, RatingFacts } from './cockpit'
import { levelRank } from './methodology/levels'
import { campaignMethodology } from './methodology/of-campaign'
import { levelSign } from './methodology/labels'

type Programme = { due: DateString | null; criteria: number | null; ratedBy: string | null }
type Row = Omit<RatingFacts, 'sign'> &
  Omit<AssessmentFacts, 'due' | 'criteria' | 'submittedAt'> & { submittedAt: string | null }

const unknownLevel: RatingFacts['sign'] = (code) => ({ tone: 'initial', glyph: '○', title: code, rank: 0 })

export const ratingCockpit = {
  programme: ({ tenantId, year }) => Prisma.sql`SELECT jsonb_build_object(
    'due', c."selfAssessmentDue", 'criteria', jsonb_array_length(c."methodology" -> 'criteria'),
    'ratedBy', (SELECT c."id" FROM "RatingCampaign" c WHERE c."tenantId" = ${tenantId}::uuid AND c."year" <= ${year - 1}
    ORDER BY c."year" DESC LIMIT 1))
    FROM (SELECT) one LEFT JOIN "RatingCampaign" c ON c."tenantId" = ${tenantId}::uuid AND c."year" = ${year}`,
  // Joined by equality alone, which the planner hashes.
  agencies: ({ tenantId, year }) => Prisma.sql`
    SELECT coalesce(r."agencyId", s."agencyId") AS "agencyId", r."total", r."level", r."totalBefore", r."levelBefore",
      s."id" AS "assessmentId", s."status", s."submittedAt", coalesce(s.answered, 0)::int AS "answered", s."finalTotal"
    FROM (
      SELECT r."agencyId", max(r."total") FILTER (WHERE v."year" = ${year - 1}) AS "total",
        max(r."level") FILTER (WHERE v."year" = ${year - 1}) AS "level",
        max(r."total") FILTER (WHERE v."year" = ${year - 2}) AS "totalBefore",
        max(r."level") FILTER (WHERE v."year" = ${year - 2}) AS "levelBefore"
      FROM (
        SELECT DISTINCT ON (v."year") v."id", v."year" FROM "RatingVersion" v
        WHERE v."tenantId" = ${tenantId}::uuid AND v."year" IN (${year - 1}, ${year - 2})
        ORDER BY v."year", v."version" DESC) v
      JOIN "RatingResult" r ON r."tenantId" = ${tenantId}::uuid AND r."versionId" = v."id" GROUP BY 1) r
    FULL JOIN (
      SELECT s."agencyId", s."id", s."status"::text AS "status", s."submittedAt", s."finalTotal",
        coalesce(n.n, 0) AS answered
      FROM "RatingCampaign" c JOIN "SelfAssessment" s ON s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
        LEFT JOIN LATERAL (SELECT count(*) AS n FROM "AssessmentAnswer" w WHERE s."status" = 'DRAFT'
          AND w."tenantId" = s."tenantId" AND w."assessmentId" = s."id" AND w."answered") n ON true
      WHERE c."tenantId" = ${tenantId}::uuid AND c."year" = ${year}) s ON s."agencyId" = r."agencyId"`,
  firstYear: ({ tenantId }) =>
    Prisma.sql`SELECT min(v."year") FROM "RatingVersion" v WHERE v."tenantId" = ${tenantId}::uuid`,
  read: async ({ tx }, { tenantId, rated }, found) => {
    const programme = found.programme as Programme | null
    const rows = found.agencies as ReadonlyMap<string, Row>
    const methodology = programme?.ratedBy ? await campaignMethodology(tx, tenantId, programme.ratedBy) : null
    const sign: RatingFacts['sign'] = methodology
      ? (code) => ({ ...levelSign(methodology, code), rank: levelRank(methodology, code) })
      : unknownLevel
    const due = programme?.due ?? null
    return {
      columns: {
        rating: {
          shown: rated && [...rows.values()].some(({ total }) => total !== null),
          of: (agencyId: string): RatingFacts | undefined => {
            const row = rows.get(agencyId)
            return row && { ...row, sign }
          },
        },
        assessment: {
          shown: rated && due !== null,
          of: (agencyId: string): AssessmentFacts | undefined => {
            const row = rows.get(agencyId)
            return (
              row && {
                ...row,
                due,
                criteria: programme?.criteria ?? 0,
                submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt),
              }
            )
          },
        },
      },
    }
  },
} satisfies CockpitPart
