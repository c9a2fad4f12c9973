import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { processFaults } from '../model/check'
import type { StoredStep } from './apply'
import { toModel, type Owner } from './model'
import type { MapState } from '../model/states'
import { readSums, rolesOf } from './read'
import type { Sound } from './sound-rows'

type Rows = readonly Pick<StoredStep, 'id' | 'data'>[]

/** What is to be kept of the table before a change: undefined – what is kept stays. */
export async function soundAfter(
  ctx: CommandContext,
  owner: Owner & { id: string },
  map: { state: MapState; sound: unknown; updatedAt: Date },
  before: { start: string | null; rows: Rows },
  after: { start: string | null; rows: Rows },
): Promise<Prisma.InputJsonValue | typeof Prisma.DbNull | undefined> {
  const roles = await rolesOf(ctx, owner.agencyId)
  const rows = [...before.rows, ...after.rows]
  const subs = await readSums(ctx, { rows, process: owner, state: map.state })
  const isSound = ({ start, rows }: { start: string | null; rows: Rows }): boolean =>
    processFaults(toModel(rows, owner, start, subs), { roles }).length === 0
  if (isSound(after)) return map.sound === null ? undefined : Prisma.DbNull
  if (map.sound !== null || !isSound(before)) return undefined
  return {
    at: map.updatedAt.toISOString(),
    start: before.start,
    rows: before.rows.map(({ id, data }) => ({ id, data })),
  } satisfies Sound
}
