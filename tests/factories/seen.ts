import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import type { Command, Envelope } from '@/lib/platform/command'
import { withTenant, type Tx } from '@/lib/platform/db'
import { sectionVersions, settingSections } from '@/lib/tenancy/sections'

type Unseen<I> = I extends unknown ? Omit<I, 'version'> & { version?: unknown } : never
type Named = {
  id?: unknown
  key?: unknown
  roadmapId?: unknown
  indicatorId?: unknown
  reportId?: unknown
  projectId?: unknown
  year?: unknown
  quarter?: unknown
}

/** The version that a page opened now would show of what the input names, by the table that the command changes. */
async function versionOf(tx: Tx, tenantId: string, table: string, input: Named): Promise<number> {
  const id = String(input.roadmapId ?? input.indicatorId ?? input.id ?? input.reportId ?? input.projectId ?? '')
  const section = settingSections.find((one) => one === table)
  if (section) {
    const { settingVersions } = await tx.tenant.findUniqueOrThrow({
      where: { id: tenantId },
      select: { settingVersions: true },
    })
    return sectionVersions(settingVersions)[section]
  }
  switch (table) {
    case 'QuarterlyRule':
      return tx.quarterlyRule.count({ where: { tenantId } })
    case 'QuarterlyNote':
      return (
        (
          await tx.quarterlyNote.findFirst({
            where: { tenantId, year: Number(input.year), quarter: Number(input.quarter) },
          })
        )?.version ?? 0
      )
    case 'Interpretation':
      return (await tx.interpretation.findFirst({ where: { tenantId, key: String(input.key) } }))?.version ?? 0
    case 'Methodology':
      return (await tx.methodology.findFirst({ where: { tenantId }, orderBy: { version: 'desc' } }))?.version ?? 0
    default: {
      const item = table === 'Roadmap' ? await tx.roadmapItem.findFirst({ where: { tenantId, id } }) : null
      const [row] = await tx.$queryRawUnsafe<{ version: number }[]>(
        `SELECT "version" FROM "${table}" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
        tenantId,
        item?.roadmapId ?? id,
      )
      return row?.version ?? 0
    }
  }
}

/**
 * The command on what stands now: as from a page that was opened just before, where the test is not about what was
 * seen. `of` – the section, for settings; the table, where a command makes something new to what was seen. An input
 * with a `version` keeps it.
 */
export const asSeen =
  <I extends { version: unknown }, T>(command: Command<I, T>, of?: string) =>
  async (actor: Actor, input: Unseen<I>, envelope?: Envelope): Promise<Result<T>> => {
    const { shape } = command
    const table = of ?? ('changes' in shape ? shape.changes : 'nothing')
    const version = await withTenant(actor.tenant.id, (tx) => versionOf(tx, actor.tenant.id, table, input as Named))
    return command(actor, { version, ...input } as unknown as I, envelope)
  }
