import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { fail } from '@/lib/core/result'
import { letters } from '@/lib/notifications/letters'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { env } from '@/lib/platform/env'
import { enqueueMany } from '@/lib/platform/outbox'
import { operations } from '../operations'
import { addressesWhere } from './addresses'
import { problemRefusal } from './labels'
import { lockProblem, refreshPages, step, subject, textsOf, withEdition, write, type Held } from './lock'
import { untellable, type PublicTexts } from './rules'
import { SeenProblemInput, TellProblemInput } from './schema'

/** Sorted and put on the public page as what is being done: the promise is everybody's to see. */
export const publishProblem = defineCommand({
  operation: operations['problem.tell'],
  schema: SeenProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id }, problem) => {
    if (problem.status !== 'IN_WORK') return fail('RULE', problemRefusal(problem.status, 'tell'))
    if (problem.publishedAt !== null) return fail('RULE', 'Проблема уже на странице. Обновите её.')
    if (problem.said.trim() === '')
      return fail('RULE', 'Сначала напишите одной фразой, что сказали люди: «Изменить» на странице проблемы.')
    await write(ctx, problem, { publishedAt: ctx.now })
    await refreshPages(ctx, problem.agency.slug)
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { publishedAt: null },
        after: { publishedAt: ctx.now.toISOString(), said: problem.said, measure: problem.measure },
      },
    )
  },
})

/** A letter to each address that was left for it; the addresses go with it (no one is written to twice). */
async function writeLetters(ctx: CommandContext, problem: Held, texts: PublicTexts): Promise<number> {
  const { tx, tenantId, actor } = ctx
  const joined = await tx.problem.findMany({ where: { tenantId, joinedToId: problem.id }, select: { id: true } })
  const ids = [problem.id, ...joined.map(({ id }) => id)]
  const messages = await tx.feedbackMessage.findMany({
    where: { tenantId, problemId: { in: ids } },
    select: { id: true },
  })
  const rows = await tx.toldAddress.findMany({
    where: {
      tenantId,
      agencyId: problem.agencyId,
      ...addressesWhere(
        ids,
        problem.surveyId,
        messages.map(({ id }) => id),
      ),
    },
    select: { id: true, address: true },
  })
  const declined = problem.declinedOn !== null
  const page = `${env().APP_URL}/${actor.tenant.slug}/told/${problem.agency.slug}`
  const work = letters(
    rows.map(({ address }) => address),
    `Вы сказали – ${declined ? 'мы отвечаем' : 'мы сделали'}: ${texts.title}`,
    [
      'Здравствуйте!',
      `${problem.agency.name}. Вы просили сообщить, что сделано.`,
      `Вы сказали: ${texts.said}`,
      `${declined ? 'Не сделаем, и вот почему' : 'Мы сделали'}: ${texts.answer}`,
      page,
      'Ваш адрес мы удалили: других писем об этом не будет.',
      `${actor.tenant.programme}. ${actor.tenant.name}`,
    ],
  )
  await enqueueMany(tx, tenantId, work)
  if (rows.length > 0) await tx.toldAddress.deleteMany({ where: { tenantId, id: { in: rows.map(({ id }) => id) } } })
  return work.length
}

/** The end: published with what was done or why not, the letters are sent, the codes show the answer. */
export const tellProblem = defineCommand({
  operation: operations['problem.tell'],
  schema: TellProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, said, answer, proof }, problem) => {
    const to = step(problem, 'tell')
    if (!to.ok) return to
    const { tx, tenantId } = ctx
    const texts: PublicTexts = { ...textsOf(problem), said, answer, proof }
    const missing = untellable(texts)
    if (missing !== null) return fail('RULE', missing)
    const sent = await writeLetters(ctx, problem, texts)
    await write(ctx, problem, {
      ...{ status: to.value, said, answer, proof },
      toldOn: dayColumn(ctx.today),
      publishedAt: problem.publishedAt ?? ctx.now,
      letters: { increment: sent },
      // What people saw while it was being done; the answer itself they had not seen.
      editions:
        problem.publishedAt !== null && problem.said !== said
          ? withEdition(ctx, problem, 'Уточнено, когда людям сказали, что сделано')
          : undefined,
    })
    const { count } = await tx.feedbackMessage.updateMany({
      where: {
        tenantId,
        status: { in: ['NEW', 'IN_WORK'] },
        OR: [{ problemId: id }, { problem: { joinedToId: id } }],
      },
      data: {
        status: 'ANSWERED',
        answer,
        answeredOn: dayColumn(ctx.today),
        answeredBy: ctx.actor.name,
        version: { increment: 1 },
      },
    })
    await refreshPages(ctx, problem.agency.slug)
    return done(
      { id, letters: sent, codes: count },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status },
        after: { status: to.value, said, answer, toldOn: ctx.today, letters: sent, codes: count },
      },
    )
  },
})
