import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Interpretation } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { takeTurn } from '@/lib/platform/lock'
import type { Methodology } from '@/lib/rating/methodology/parse'
import { currentMethodology } from './queries'
import { withBoundaries, withEffort, withScores, type Changed } from './ruling'
import { RuleInterpretationInput, SetEffortInput } from './schema'
import { operations as ratingOperations } from '@/lib/rating/operations'
import { operations } from './operations'

/** Two rulings at once would both make the next version: the second waits for the first. */
const lockMethodology = (ctx: CommandContext) => takeTurn(ctx.tx, 'methodology', ctx.tenantId)

const refused = (change: Extract<Changed, { ok: false }>) => fail('INVALID', change.message, { fields: change.fields })

async function addVersion(ctx: CommandContext, version: number, methodology: Methodology): Promise<string> {
  const id = newId()
  await ctx.tx.methodology.create({
    data: { tenantId: ctx.tenantId, id, version, body: methodology },
    select: { id: true },
  })
  return id
}

/**
 * The authority rules how an unclear place is read: other words and, for the level scale or a criterion, other values,
 * which make a new version of the methodology. Campaigns that are open keep the copy frozen when they opened (domain
 * §3.4).
 */
export const ruleInterpretation = defineCommand({
  operation: operations['interpretation.rule'],
  schema: RuleInterpretationInput,
  changes: 'Interpretation',
  row: async (ctx, { key }) => {
    await lockMethodology(ctx)
    const before = await ctx.tx.interpretation.findUnique({ where: { tenantId_key: { tenantId: ctx.tenantId, key } } })
    return before ? { ok: true, value: before } : notFound('Запись о толковании')
  },
  run: async (ctx, input, before) => {
    const where = { tenantId_id: { tenantId: ctx.tenantId, id: before.id } }
    const ruling = { text: input.text, ruledBy: ctx.actor.name, ruledAt: ctx.now }
    await ctx.tx.interpretation.update({
      where,
      data: { ...ruling, version: { increment: 1 } },
      select: { id: true },
    })
    const current = await currentMethodology(ctx.tx, ctx.tenantId)
    let version: number | null = null
    let others: string[] = []
    if (current) {
      const change = applyValues(current.methodology, before.subject, input)
      if (!change.ok) return refused(change)
      const interpretations = change.methodology.interpretations.map((one) =>
        one.id === input.key ? { ...one, text: input.text } : one,
      )
      version = current.version + 1
      await addVersion(ctx, version, { ...change.methodology, interpretations })
      if (change.methodology !== current.methodology) others = await moveOthers(ctx, before)
    }
    await enqueue(ctx.tx, ctx.tenantId, { kind: 'cache.refresh', payload: { paths: [`/${ctx.actor.tenant.slug}`] } })
    return done(
      { key: input.key },
      {
        subject: { type: 'Interpretation', id: before.id },
        before: { text: before.text, ruledBy: before.ruledBy },
        after: { text: input.text, boundaries: input.boundaries, scores: input.scores, methodologyVersion: version },
      },
      others.map((id) => ({
        subject: { type: 'Interpretation' as const, id },
        after: { boundaries: input.boundaries, scores: input.scores, methodologyVersion: version },
      })),
    )
  },
})

/** Interpretations of the same place show the same values: who rules on another of them must see the new ones. */
async function moveOthers({ tx, tenantId }: CommandContext, { id, subject }: Interpretation): Promise<string[]> {
  const rows = await tx.interpretation.updateManyAndReturn({
    where: { tenantId, subject, id: { not: id } },
    data: { version: { increment: 1 } },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

function applyValues(
  methodology: Methodology,
  subject: string,
  input: { boundaries?: { value: string; belongs: 'above' | 'below' }[]; scores?: string[] },
): Changed {
  if (subject === 'level' && input.boundaries) return withBoundaries(methodology, input.boundaries)
  const criterion = /^criterion:(\d+)$/.exec(subject)?.[1]
  if (criterion && input.scores) return withScores(methodology, Number(criterion), input.scores)
  return { ok: true, methodology }
}

/** What climbing to each score costs, for «путь к следующему уровню»; makes a new version of the methodology. */
export const setEffort = defineCommand({
  operation: ratingOperations['methodology.setEffort'],
  schema: SetEffortInput,
  changes: 'Methodology',
  row: async (ctx) => {
    await lockMethodology(ctx)
    const current = await currentMethodology(ctx.tx, ctx.tenantId)
    return current ? { ok: true, value: current } : notFound('Методика рейтинга')
  },
  run: async (ctx, input, current) => {
    const change = withEffort(current.methodology, input.effort)
    if (!change.ok) return refused(change)
    const [before, after] = [effortsOf(current.methodology), effortsOf(change.methodology)]
    if (JSON.stringify(before) === JSON.stringify(after))
      return fail('RULE', 'Вы ничего не изменили: трудоёмкость осталась прежней.')
    const id = await addVersion(ctx, current.version + 1, change.methodology)
    return done({ version: current.version + 1 }, { subject: { type: 'Methodology', id }, before, after })
  },
})

const effortsOf = (methodology: Methodology): Record<string, string> =>
  Object.fromEntries(
    methodology.criteria.flatMap(({ number, options }) =>
      options.flatMap(({ score, effort }) => (effort === undefined ? [] : [[`${number}.${score}`, effort]])),
    ),
  )
