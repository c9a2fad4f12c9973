import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import type { Command } from '@/lib/platform/command'
import { withTenant, type Tx } from '@/lib/platform/db'

type Ids = {
  assessmentId?: string
  objectionId?: string
  requestId?: string
  evidenceId?: string
  awardId?: string
  campaignId?: string
}

/** The version that a page would show now of what the input names. */
async function versionOf(tx: Tx, ids: Ids): Promise<number> {
  const by = (id: string | undefined) => ({ where: { id } })
  if (ids.objectionId)
    return (
      (await tx.objection.findFirst({ ...by(ids.objectionId), select: { assessment: { select: { version: true } } } }))
        ?.assessment.version ?? 0
    )
  if (ids.assessmentId)
    return (await tx.selfAssessment.findFirst({ ...by(ids.assessmentId), select: { version: true } }))?.version ?? 0
  if (ids.requestId)
    return (await tx.materialRequest.findFirst({ ...by(ids.requestId), select: { version: true } }))?.version ?? 0
  if (ids.evidenceId)
    return (await tx.evidence.findFirst({ ...by(ids.evidenceId), select: { version: true } }))?.version ?? 0
  if (ids.awardId) return (await tx.award.findFirst({ ...by(ids.awardId), select: { revision: true } }))?.revision ?? 0
  return (await tx.ratingCampaign.findFirst({ ...by(ids.campaignId), select: { version: true } }))?.version ?? 0
}

/** A command of the rating given by somebody who has just looked: the version is the one that stands now. */
export const latest =
  <I extends { version: unknown }, T>(command: Command<I, T>) =>
  async (actor: Actor, input: Omit<I, 'version'> & { version?: unknown }): Promise<Result<T>> => {
    const version = input.version ?? (await withTenant(actor.tenant.id, (tx) => versionOf(tx, input as Ids)))
    return command(actor, { ...input, version } as unknown as I)
  }

/** The same for commands over several lines of a list. */
export const latestLines =
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
