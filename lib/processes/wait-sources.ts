import 'server-only'
import { addDays } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WaitSource } from '@/lib/platform/module'
import { waitColumns } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { endedStatuses } from '@/lib/projects/state/rules'
import { keeperSql } from './registry/keeper-sql'
import { courseMachine } from './request/rules'
import { ASK_BEFORE_DAYS } from './standard/rules'
import { REGISTRY_DAYS, type waits } from './waits'

const { sql } = Prisma

const processWords = `o."code" || ' ' || o."name"`
/** The optimisation of a paper or of a trouble, while its project goes on. */
const optimised = sql`JOIN "Optimisation" t ON t."tenantId" = d."tenantId" AND t."id" = d."optimisationId"
      JOIN "Process" o ON o."tenantId" = t."tenantId" AND o."id" = t."processId"
      JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId"
        AND NOT ${oneOf('p."status"', endedStatuses)}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  ANSWER_PROCESS: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: 'o."id"::text',
      title: `o."code" || ' ' || o."name"`,
      since: 'c."at"',
    })}
    FROM "ProcessComment" c JOIN "Process" o ON o."tenantId" = c."tenantId" AND o."id" = c."processId"
      AND o."status" = 'ACTIVE'
    WHERE c."tenantId" = ${tenantId}::uuid AND c."answer" IS NULL AND c."asks"`,
  ANSWER_COURSE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'r."id"',
      agencyId: 'r."agencyId"',
      number: 'q."number"',
      title: 'q."title"',
      due: 'q."dueOn"',
      since: 'r."createdAt"',
      n: `(r."status" = 'RETURNED')::int`,
    })}
    FROM "CourseAnswer" r JOIN "CourseRequest" q ON q."tenantId" = r."tenantId" AND q."id" = r."requestId"
    JOIN "Agency" o ON o."tenantId" = r."tenantId" AND o."id" = r."agencyId" AND o."status" = 'ACTIVE'
    WHERE r."tenantId" = ${tenantId}::uuid AND ${oneOf('r."status"', courseMachine.from('submit'))}`,
  ACCEPT_COURSE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'r."id"',
      agencyId: 'r."agencyId"',
      number: 'q."number"',
      title: 'q."title"',
      since: 'r."submittedAt"',
    })}
    FROM "CourseAnswer" r JOIN "CourseRequest" q ON q."tenantId" = r."tenantId" AND q."id" = r."requestId"
    JOIN "Agency" o ON o."tenantId" = r."tenantId" AND o."id" = r."agencyId" AND o."status" = 'ACTIVE'
    WHERE r."tenantId" = ${tenantId}::uuid AND ${oneOf('r."status"', courseMachine.from('accept'))}`,
  REGISTRY_CHANGED: ({ tenantId, today }) => sql`
    SELECT ${waitColumns({
      id: 'k."keeperId"',
      agencyId: 'k."keeperId"',
      ref: 'k."keeperId"::text',
      since: 'min(o."changedAt")',
      n: 'count(*)::int',
    })}
    FROM "Process" o JOIN (${keeperSql(tenantId)}) k ON k."agencyId" = o."agencyId"
    WHERE o."tenantId" = ${tenantId}::uuid AND o."changedAt" IS NOT NULL
    GROUP BY k."keeperId" HAVING min(o."changedAt") < ${dayColumn(addDays(today, 1 - REGISTRY_DAYS))}`,
  // Whoever sent a plan is not asked to decide on it, as ./optimisation/rules isOwnPlan has it.
  OPTIMISATION_DECIDE: ({ tenantId, personId, settings }) => sql`
    SELECT ${waitColumns({
      id: 'd."id"',
      agencyId: 'o."agencyId"',
      ref: 't."id"::text',
      title: processWords,
      since: 'd."sentAt"',
    })}
    FROM "OptimisationPaper" d ${optimised}
    WHERE d."tenantId" = ${tenantId}::uuid AND d."kind" = 'PLAN' AND d."status" = 'SENT'
      AND (${settings.processes.senderDecides} OR d."sentById" IS DISTINCT FROM ${personId}::uuid)`,
  OPTIMISATION_ANSWER: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'd."id"',
      agencyId: 'd."agencyId"',
      ref: 't."id"::text',
      title: processWords,
      since: 'd."raisedAt"',
    })}
    FROM "OptimisationTrouble" d ${optimised}
    WHERE d."tenantId" = ${tenantId}::uuid AND d."answer" IS NULL`,
  OPTIMISATION_RECEIVE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'd."id"',
      agencyId: 'o."agencyId"',
      ref: 't."id"::text',
      title: processWords,
      since: 'coalesce(d."decidedAt", d."agreedAt", d."sentAt")',
    })}
    FROM "OptimisationPaper" d ${optimised}
    WHERE d."tenantId" = ${tenantId}::uuid AND d."receivedAt" IS NULL
      AND (d."kind" = 'INFO' OR d."status" IN ('AGREED', 'APPROVED'))`,
  // Given to this very person, whoever of the agency keeps the process.
  STANDARD_READ: ({ tenantId, personId }) => sql`
    SELECT ${waitColumns({
      id: 's."id"',
      agencyId: 'm."agencyId"',
      ref: 's."id"::text',
      number: 's."number"',
      title: processWords,
      due: 'r."dueOn"',
    })}
    FROM "StandardReading" r JOIN "ProcessStandard" s ON s."tenantId" = r."tenantId" AND s."id" = r."standardId"
        AND s."status" = 'APPROVED'
      JOIN "Process" o ON o."tenantId" = s."tenantId" AND o."id" = s."processId" AND o."status" = 'ACTIVE'
      CROSS JOIN LATERAL (SELECT own."agencyId" FROM "Membership" own WHERE own."tenantId" = r."tenantId"
        AND own."personId" = r."personId" AND own."agencyId" IS NOT NULL ORDER BY own."agencyId" LIMIT 1) m
    WHERE r."tenantId" = ${tenantId}::uuid AND r."readAt" IS NULL AND r."personId" = ${personId}::uuid`,
  STANDARD_MEASURE: ({ tenantId, today }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: 's."id"::text',
      title: processWords,
      due: 'c."dueOn"',
    })}
    FROM "StandardCheck" c JOIN "ProcessStandard" s ON s."tenantId" = c."tenantId" AND s."id" = c."standardId"
        AND s."status" = 'APPROVED'
      JOIN "Process" o ON o."tenantId" = s."tenantId" AND o."id" = s."processId" AND o."status" = 'ACTIVE'
    WHERE c."tenantId" = ${tenantId}::uuid AND c."measuredOn" IS NULL
      AND c."dueOn" <= ${dayColumn(addDays(today, ASK_BEFORE_DAYS))}::date`,
  CHECK_SERVICE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: `c."id" || '/agencies/' || o."agencyId"`,
      title: 'c."title"',
      due: 'c."checkBy"',
      since: 'min(c."createdAt")',
      n: 'count(*)::int',
    })}
    FROM "ProcessCheck" k
    JOIN "CheckCampaign" c ON c."tenantId" = k."tenantId" AND c."id" = k."campaignId" AND c."closedAt" IS NULL
    JOIN "Process" o ON o."tenantId" = k."tenantId" AND o."id" = k."processId" AND o."status" = 'ACTIVE'
    WHERE k."tenantId" = ${tenantId}::uuid AND k."signedAt" IS NULL
    GROUP BY c."tenantId", c."id", o."agencyId"`,
  CHECK_PLAN: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'k."id"',
      agencyId: 'o."agencyId"',
      ref: `c."id" || '/services/' || k."id"`,
      title: `o."code" || ' ' || o."name"`,
      due: 'c."planBy"',
      since: 'k."signedAt"',
    })}
    FROM "ProcessCheck" k
    JOIN "CheckCampaign" c ON c."tenantId" = k."tenantId" AND c."id" = k."campaignId"
    JOIN "Process" o ON o."tenantId" = k."tenantId" AND o."id" = k."processId" AND o."status" = 'ACTIVE'
    WHERE k."tenantId" = ${tenantId}::uuid AND k."grade" IN ('В', 'Г') AND k."planOn" IS NULL`,
}
