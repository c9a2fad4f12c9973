import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { oneOf } from '@/lib/platform/sql'
import { startedStatuses } from '../state/rules'

/** The alias of a table in the statement. */
type Alias = 'p' | 'o' | 's' | 'l' | 't'

/** `isRunning` of the project `p`. */
export const runningSql = (p: Alias): Prisma.Sql => oneOf(`${p}."status"`, ['RUNNING'])

/** The open stage `s` is behind its day, as `stageLateness` says. Its project is late only while it runs. */
export const lateStageSql = (s: Alias, today: DateString): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`${s}."closedOn" IS NULL AND ${s}."dueTo"`)} < ${today}::date`

/** `isProjectLate` of the project `p`. */
export const lateProjectSql = (p: Alias, today: DateString): Prisma.Sql => Prisma.sql`(${runningSql(p)} AND EXISTS (
  SELECT 1 FROM "ProjectStage" l WHERE ${Prisma.raw(`l."tenantId" = ${p}."tenantId" AND l."projectId" = ${p}."id"`)}
    AND ${lateStageSql('l', today)}))`

/** By the day the stability of the closed project `p` has to be measured (form, stage 10): `asksMeasurement`. */
export const measurementDueSql = (p: Alias, day: DateString): Prisma.Sql =>
  Prisma.sql`(${Prisma.raw(`${p}."status" = 'MONITORING' AND ${p}."stabilityDue"`)} <= ${day}::date)`

/** `wasStageLate` of the stage `s` of the project `p`. */
export const stageWasLateSql = (s: Alias, p: Alias, day: DateString): Prisma.Sql => Prisma.sql`(
  ${oneOf(`${p}."status"`, startedStatuses)} AND ${Prisma.raw(`${s}."dueTo"`)} < ${day}::date
  AND (${Prisma.raw(`${s}."closedOn" IS NULL OR ${s}."closedOn"`)} > ${day}::date)
    AND (${Prisma.raw(`${p}."closedOn" IS NULL OR ${p}."closedOn"`)} > ${day}::date))`
