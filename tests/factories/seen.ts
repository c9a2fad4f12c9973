import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import type { Command, Envelope } from '@/lib/platform/command'
import { withTenant, type Tx } from '@/lib/platform/db'
import { sectionVersions, settingSections } from '@/lib/tenancy/sections'

type Unseen<I> = I extends unknown ? Omit<I, 'version'> & { version?: unknown } : never

/** What names the row in an input, the first that is there. */
const names = [
  'roadmapId',
  'indicatorId',
  'id',
  'reportId',
  'projectId',
  'assessmentId',
  'requestId',
  'evidenceId',
  'awardId',
  'campaignId',
] as const
type Named = Partial<Record<(typeof names)[number] | 'key' | 'objectionId' | 'year' | 'quarter', unknown>>

/** The version that a page opened now would show of what the input names, by the table that the command changes. */
async function versionOf(tx: Tx, tenantId: string, table: string, input: Named): Promise<number> {
  const id = String(names.map((name) => input[name]).find((value) => value !== undefined) ?? '')
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
    case 'Award':
      return (await tx.award.findFirst({ where: { tenantId, id } }))?.revision ?? 0
    default: {
      const item = table === 'Roadmap' ? await tx.roadmapItem.findFirst({ where: { tenantId, id } }) : null
      const objection = input.objectionId
        ? await tx.objection.findFirst({ where: { tenantId, id: String(input.objectionId) } })
        : null
      const [row] = await tx.$queryRawUnsafe<{ version: number }[]>(
        `SELECT "version" FROM "${table}" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
        tenantId,
        item?.roadmapId ?? objection?.assessmentId ?? id,
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

/** The same for the rating's commands over several lines of a list, each with a version of its own. */
export const linesAsSeen =
  <I extends { assessments: unknown }, T>(command: Command<I, T>) =>
  async (
    actor: Actor,
    { assessmentIds, ...input }: Omit<I, 'assessments'> & { assessmentIds: string[] },
  ): Promise<Result<T>> => {
    const rows = await withTenant(actor.tenant.id, (tx) =>
      tx.selfAssessment.findMany({ where: { id: { in: assessmentIds } }, select: { id: true, version: true } }),
    )
    const lines = assessmentIds.map((id) => `${id}:${rows.find((row) => row.id === id)?.version ?? 0}`)
    return command(actor, { ...input, assessments: lines } as unknown as I)
  }
