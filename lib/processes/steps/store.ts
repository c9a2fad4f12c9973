import 'server-only'
import { newId } from '@/lib/core/ids'
import type { TextAuthors } from '@/lib/core/text-autosave'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { rowsOf } from '@/lib/platform/sources'
import type { StoredStep } from './apply'
import { StepData } from './data'
import type { MapState } from '../model/states'

type Context = Pick<CommandContext, 'tx' | 'tenantId' | 'now'>

export type LockedMap = { id: string; version: number; startId: string | null; sound: unknown; updatedAt: Date }

/** The map of a process in one state, held to the end of the transaction; «как есть» is made when it is missing. */
export async function lockMap(
  { tx, tenantId }: Context,
  processId: string,
  state: MapState,
): Promise<LockedMap | null> {
  if (state === 'AS_IS')
    await tx.$executeRaw`
      INSERT INTO "ProcessMap" ("tenantId", "id", "processId", "state", "version")
      VALUES (${tenantId}::uuid, ${newId()}::uuid, ${processId}::uuid, 'AS_IS', 0)
      ON CONFLICT ("tenantId", "processId", "state") DO NOTHING`
  const [map] = await tx.$queryRaw<LockedMap[]>`
    SELECT "id", "version", "startId", "sound", "updatedAt" FROM "ProcessMap"
    WHERE "tenantId" = ${tenantId}::uuid AND "processId" = ${processId}::uuid AND "state" = ${state}::"MapState"
    FOR UPDATE`
  return map ?? null
}

/** Every step of a map, those that were taken out among them. */
export async function storedSteps(
  { tx, tenantId }: Pick<Context, 'tx' | 'tenantId'>,
  mapId: string,
): Promise<StoredStep[]> {
  const rows = await tx.processStep.findMany({
    where: { tenantId, mapId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true, data: true, edits: true, removedAt: true },
  })
  return rows.map(({ id, position, data, edits, removedAt }) => ({
    id,
    position,
    removed: removedAt !== null,
    data: StepData.parse(data),
    edits: edits as TextAuthors,
  }))
}

const KEPT_DAYS = 7

/**
 * Writes steps of a map in one statement; the number of those that could be written – an id of another map's step
 * cannot. What was taken out long ago is forgotten.
 */
export async function writeSteps(
  { tx, tenantId, now }: Context,
  { mapId, version, by, steps }: { mapId: string; version: number; by: string; steps: readonly StoredStep[] },
): Promise<number> {
  if (steps.length === 0) return 0
  const written = await tx.$executeRaw(Prisma.sql`
    INSERT INTO "ProcessStep"
      ("tenantId", "id", "mapId", "position", "data", "version", "edits", "updatedBy", "updatedAt", "removedAt")
    SELECT ${tenantId}::uuid, s."id", ${mapId}::uuid, s."position", s."data", ${version}, s."edits", ${by}, ${now},
      CASE WHEN s."removed" THEN ${now}::timestamptz END
    FROM ${rowsOf(steps)} AS s("id" uuid, "position" float8, "data" jsonb, "edits" jsonb, "removed" boolean)
    ON CONFLICT ("tenantId", "id") DO UPDATE SET "position" = excluded."position", "data" = excluded."data",
      "version" = excluded."version", "edits" = excluded."edits", "updatedBy" = excluded."updatedBy",
      "updatedAt" = excluded."updatedAt", "removedAt" = excluded."removedAt"
    WHERE "ProcessStep"."mapId" = excluded."mapId"`)
  await tx.$executeRaw`
    DELETE FROM "ProcessStep" WHERE "tenantId" = ${tenantId}::uuid AND "mapId" = ${mapId}::uuid
      AND "removedAt" < ${new Date(now.getTime() - KEPT_DAYS * 86_400_000)}`
  return written
}
