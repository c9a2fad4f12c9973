import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { formatDateTime, formatShort } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { frozenPdf } from '@/lib/platform/pdf/frozen-pdf'
import { safeFileName } from '@/lib/files/rules'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { log } from '@/lib/platform/log'
import { putObject } from '@/lib/platform/storage'
import { startIfNeeded } from './commands'
import { lockAssessment } from '../status/lock'
import { campaignMethodology } from '../methodology/of-campaign'
import { findCriterion } from '../methodology/types'
import { readOffered } from './offer-read'
import { readSheet, sheetHeading } from './offer-sheet'
import { inYear, ruleFor } from '../methodology/offer-rules'
import { isNotSubmitted } from '../status/rules'
import { AttachOfferInput } from './schema'
import { operations } from '../operations'

const TITLE_MOST = 300

/** Stores the copy as a file of the agency. */
async function keepCopy(
  { tx, tenantId, actor, now }: CommandContext,
  agencyId: string,
  title: string,
  pdf: Uint8Array,
): Promise<Result<{ fileId: string; sha256: string }>> {
  const fileId = newId()
  const storageKey = `${tenantId}/${fileId}`
  try {
    await putObject(storageKey, Readable.from(Buffer.from(pdf)), 'application/pdf', pdf.length)
  } catch (error) {
    log.error(
      { operation: operations['evidence.add'], err: error instanceof Error ? error.stack : String(error) },
      'file store',
    )
    return fail('UNAVAILABLE', 'Хранилище файлов не отвечает. Повторите через минуту.')
  }
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await tx.storedFile.create({
    data: {
      tenantId,
      id: fileId,
      agencyId,
      name: safeFileName(`${title}.pdf`, 'pdf'),
      mime: 'application/pdf',
      size: pdf.length,
      sha256,
      storageKey,
      uploadedBy: actor.name,
      uploadedAt: now,
    },
    select: { id: true },
  })
  return ok({ fileId, sha256 })
}

/**
 * Attaches a project, practice or proposal as evidence: a PDF of what it is now, which never changes later whatever
 * becomes of the thing.
 */
export const attachOffer = defineCommand({
  operation: operations['evidence.add'],
  schema: AttachOfferInput,
  creates: 'Evidence',
  run: async (ctx, { assessmentId, criterion: number, kind, id }) => {
    const locked = await lockAssessment(ctx, assessmentId)
    if (!locked.ok) return locked
    const { tx, tenantId, actor, now } = ctx
    const assessment = locked.value
    const { tenant } = actor
    if (!isNotSubmitted(assessment.status))
      return fail('RULE', 'Самооценка уже отправлена, поэтому состав подтверждений не меняется.')
    const criterion = findCriterion(await campaignMethodology(tx, tenantId, assessment.campaignId), number)
    const [thing] = await readOffered(
      tx,
      { tenantId, agencyId: assessment.agencyId, timeZone: tenant.timeZone },
      [kind],
      id,
    )
    const { year } = await tx.ratingCampaign.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: assessment.campaignId } },
      select: { year: true },
    })
    const rule = criterion && thing && inYear(year, thing) ? ruleFor(criterion, thing) : null
    if (!thing || !rule)
      return fail('RULE', 'Эта запись больше не подходит к критерию или недоступна. Обновите страницу.')
    const known = await tx.evidence.count({
      where: { tenantId, assessmentId, criterion: number, sourceKind: kind, sourceId: id, removedAt: null },
    })
    if (known > 0)
      return fail('CONFLICT', 'Это уже приложено к критерию. Чтобы приложить свежие сведения, сначала уберите прежние.')

    const today = ctx.today
    const pdf = frozenPdf({
      ...(await readSheet(tx, { tenantId, timeZone: tenant.timeZone }, kind, id)),
      heading: sheetHeading(kind, today),
      isDemo: tenant.isDemo,
      foot: `${tenant.programme}. ${tenant.name}`,
      made: `Копия из портала «Гемба» сделана ${formatDateTime(tenant.timeZone, now)} для самооценки за ${year} год, критерий ${number}. Дальнейшие изменения записи в копию не попадают.`,
    })
    const title = `${thing.title} (на ${formatShort(today)})`.slice(0, TITLE_MOST)
    const kept = await keepCopy(ctx, assessment.agencyId, title, pdf)
    if (!kept.ok) return kept
    const { fileId, sha256 } = kept.value
    const evidenceId = newId()
    await tx.evidence.create({
      data: {
        tenantId,
        id: evidenceId,
        assessmentId,
        criterion: number,
        rung: rule.rung ?? null,
        kind: 'FILE',
        title,
        fileId,
        sourceKind: kind,
        sourceId: id,
        addedBy: actor.name,
        addedAt: now,
      },
      select: { id: true },
    })
    if (assessment.status === 'NOT_STARTED') {
      await tx.selfAssessment.update({
        where: { tenantId_id: { tenantId, id: assessmentId } },
        data: await startIfNeeded(ctx, assessment),
        select: { id: true },
      })
    }
    return done(
      { id: evidenceId },
      {
        subject: { type: 'Evidence', id: evidenceId },
        agencyId: assessment.agencyId,
        after: {
          assessmentId,
          criterion: number,
          rung: rule.rung ?? null,
          title,
          fileId,
          sha256,
          source: kind,
          sourceId: id,
        },
      },
    )
  },
})
