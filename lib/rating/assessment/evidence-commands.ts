import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { attachableFile, sameDocument } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { startIfNeeded } from './commands'
import { lockAssessment, type LockedAssessment } from '../status/lock'
import { campaignMethodology } from '../methodology/of-campaign'
import { findCriterion, isPossibleScore } from '../methodology/types'
import { isNotSubmitted } from '../status/rules'
import { touch } from '../status/step'
import { AddFileInput, AddLinkInput, RemoveEvidenceInput, UpdateEvidenceInput } from './schema'
import { operations } from '../operations'

const request = { materialRequestId: z.uuid().nullable().optional() }

/** A link or an uploaded file as evidence; for an open request of the authority, also while it verifies. */
export const AddEvidenceInput = z.union([AddFileInput.extend(request), AddLinkInput.extend(request)])

const closed = () =>
  fail(
    'RULE',
    'Самооценка уже отправлена, поэтому состав подтверждений не меняется. Документ можно приложить в ответ на запрос уполномоченного органа.',
  )

/** Evidence may change while the agency drafts, or for a request that still waits for its answer. */
async function mayChange(
  ctx: CommandContext,
  assessment: LockedAssessment,
  criterion: number,
  materialRequestId: string | null,
): Promise<boolean> {
  if (materialRequestId === null) return isNotSubmitted(assessment.status)
  if (assessment.status === 'WITHDRAWN') return false
  const open = await ctx.tx.materialRequest.count({
    where: { tenantId: ctx.tenantId, id: materialRequestId, assessmentId: assessment.id, criterion, status: 'OPEN' },
  })
  return open > 0
}

export const addEvidence = defineCommand({
  operation: operations['evidence.add'],
  schema: AddEvidenceInput,
  creates: 'Evidence',
  run: async (ctx, input) => {
    const locked = await lockAssessment(ctx, input.assessmentId)
    if (!locked.ok) return locked
    const { tx, tenantId, actor, now } = ctx
    const assessment = locked.value
    const materialRequestId = input.materialRequestId ?? null
    if (!(await mayChange(ctx, assessment, input.criterion, materialRequestId))) return closed()
    const criterion = findCriterion(await campaignMethodology(tx, tenantId, assessment.campaignId), input.criterion)
    if (!criterion || (input.rung !== null && !isPossibleScore(criterion, input.rung)))
      return fail('INVALID', 'Такой ступени в методике нет. Обновите страницу.')
    const file = 'fileId' in input ? await attachableFile(tx, tenantId, input.fileId, assessment.agencyId) : null
    if ('fileId' in input && !file)
      return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.')
    const source =
      'fileId' in input ? { kind: 'FILE' as const, fileId: input.fileId } : { kind: 'LINK' as const, url: input.url }
    const place = { tenantId, assessmentId: assessment.id, criterion: input.criterion, rung: input.rung }
    const same = await sameDocument(tx, tenantId, { title: input.title, ...source })
    if ((await tx.evidence.count({ where: { ...place, materialRequestId, removedAt: null, ...same } })) > 0)
      return fail('CONFLICT', `Этот документ к критерию ${input.criterion} уже приложен: «${input.title}».`)
    const id = newId()
    await tx.evidence.create({
      data: {
        tenantId,
        id,
        assessmentId: assessment.id,
        criterion: input.criterion,
        rung: input.rung,
        title: input.title,
        materialRequestId,
        addedBy: actor.name,
        addedAt: now,
        ...source,
      },
      select: { id: true },
    })
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId, id: assessment.id } },
      data: { ...(await startIfNeeded(ctx, assessment)), version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Evidence', id },
        agencyId: assessment.agencyId,
        after: {
          assessmentId: assessment.id,
          criterion: input.criterion,
          rung: input.rung,
          title: input.title,
          ...source,
        },
      },
    )
  },
})

/** The evidence, its assessment held, and the agency may still change it. */
async function changeable(ctx: CommandContext, { evidenceId }: { evidenceId: string }) {
  const found = await ctx.tx.evidence.findFirst({
    where: { tenantId: ctx.tenantId, id: evidenceId, removedAt: null, assessment: ctx.agencyWhere() },
  })
  const missing = () => fail('NOT_FOUND', 'Подтверждение не найдено или уже удалено. Обновите страницу.')
  if (!found) return missing()
  const locked = await lockAssessment(ctx, found.assessmentId)
  if (!locked.ok) return locked
  // Read again: the lock of the assessment is the lock of its evidence.
  const evidence = await ctx.tx.evidence.findFirst({
    where: { tenantId: ctx.tenantId, id: evidenceId, removedAt: null },
  })
  if (!evidence) return missing()
  if (
    evidence.objectionItemId !== null ||
    !(await mayChange(ctx, locked.value, evidence.criterion, evidence.materialRequestId))
  )
    return closed()
  return { ok: true as const, value: { ...evidence, assessment: locked.value } }
}

/** Another title, or another rung of the same criterion; the document itself stays. */
export const updateEvidence = defineCommand({
  operation: operations['evidence.update'],
  schema: UpdateEvidenceInput,
  changes: 'Evidence',
  row: changeable,
  run: async (ctx, { evidenceId, title, rung }, { assessment, ...evidence }) => {
    const { tx, tenantId } = ctx
    const criterion = findCriterion(await campaignMethodology(tx, tenantId, assessment.campaignId), evidence.criterion)
    if (!criterion || (rung !== null && !isPossibleScore(criterion, rung)))
      return fail('INVALID', 'Такой ступени в методике нет. Обновите страницу.')
    await tx.evidence.update({
      where: { tenantId_id: { tenantId, id: evidenceId } },
      data: { title, rung, version: { increment: 1 } },
      select: { id: true },
    })
    await touch(ctx, assessment.id)
    return done(
      { id: evidenceId },
      {
        subject: { type: 'Evidence', id: evidenceId },
        agencyId: assessment.agencyId,
        before: { title: evidence.title, rung: evidence.rung },
        after: { criterion: evidence.criterion, title, rung },
      },
    )
  },
})

/** Takes evidence out of sight; the row and the file stay for the record. */
export const removeEvidence = defineCommand({
  operation: operations['evidence.remove'],
  schema: RemoveEvidenceInput,
  changes: 'Evidence',
  row: changeable,
  run: async (ctx, { evidenceId }, { assessment, ...evidence }) => {
    const { tx, tenantId, now } = ctx
    await tx.evidence.update({
      where: { tenantId_id: { tenantId, id: evidenceId } },
      data: { removedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await touch(ctx, assessment.id)
    return done(
      { id: evidenceId },
      {
        subject: { type: 'Evidence', id: evidenceId },
        agencyId: assessment.agencyId,
        before: { criterion: evidence.criterion, title: evidence.title },
        after: { removed: true },
      },
    )
  },
})
