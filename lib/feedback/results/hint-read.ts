import 'server-only'
import type { QueryContext } from '@/lib/platform/query'
import { EVERYBODY, FORMS } from '../survey/definition'
import { surveyWhere, versionContent } from '../survey/store'
import { questionHints, type WaveHints } from './hints'

/** What the wave before shows of its questions; null – there is none that the reader sees, or nothing is shown. */
export async function readHints(
  ctx: Pick<QueryContext, 'tx' | 'tenantId' | 'agencyWhere'>,
  previousId: string | null,
): Promise<WaveHints | null> {
  if (previousId === null) return null
  const { tx, tenantId } = ctx
  const survey = await tx.survey.findFirst({
    where: { AND: [surveyWhere(ctx), { id: previousId, status: { not: 'DRAFT' } }] },
    select: {
      ...{ id: true, title: true },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, content: true } },
    },
  })
  const version = survey?.versions[0]
  if (!survey || !version) return null
  const cells = await tx.surveyCell.findMany({
    where: {
      ...{ tenantId, surveyId: previousId, cell: EVERYBODY, shown: true, ...ctx.agencyWhere() },
      block: { versionId: version.id },
    },
    select: { blockId: true, questionId: true, n: true, dontKnow: true },
  })
  const formsIn = new Map(
    cells.flatMap(({ blockId, questionId, n }) => (questionId === FORMS ? [[blockId, n ?? 0] as const] : [])),
  )
  const questions = questionHints(versionContent(version.content), ({ id }) => {
    // Of the batches that show both alone: others would make the passed over too many.
    const own = cells.filter(({ blockId, questionId }) => questionId === id && formsIn.has(blockId))
    const sum = (of: (cell: (typeof own)[number]) => number): number => own.reduce((all, one) => all + of(one), 0)
    return own.length === 0
      ? null
      : {
          forms: sum(({ blockId }) => formsIn.get(blockId) ?? 0),
          answered: sum(({ n }) => n ?? 0),
          dontKnow: sum(({ dontKnow }) => dontKnow ?? 0),
        }
  })
  return questions.length === 0 ? null : { surveyId: survey.id, title: survey.title, questions }
}
