import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { lateStageSql, runningSql } from './late-where'

/**
 * What the cell «Проекты» counts of the year that runs, on "Project" o: the agency's own that go on. Its page lists by
 * the same condition.
 */
export const countedSql = runningSql('o')

/** Of what a project is late, today: its open stages behind their day. */
export const lateStagesSql = (tenantId: string, today: DateString): Prisma.Sql =>
  Prisma.sql`SELECT l."projectId", min(l."dueTo") AS due FROM "ProjectStage" l WHERE l."tenantId" = ${tenantId}::uuid
  AND ${lateStageSql('l', today)} GROUP BY 1`
