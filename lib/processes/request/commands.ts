import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { count } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { answererAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { notify } from '../notify'
import { operations } from '../operations'
import { requestTitle } from './labels'
import { AskCourseInput } from './schema'
import { termProblem } from './rules'

const unfinished = ['DUE', 'SUBMITTED', 'RETURNED'] as const

type Asked = { id: string; code: string; name: string; agencyId: string }

/** Chosen processes that are in the registry and of which nobody is asked at the moment. */
async function askable({ tx, tenantId }: CommandContext, processIds: readonly string[]): Promise<Asked[]> {
  return tx.process.findMany({
    where: {
      tenantId,
      id: { in: [...processIds] },
      status: 'ACTIVE',
      agency: { status: 'ACTIVE' },
      asked: { none: { answer: { status: { in: [...unfinished] } } } },
    },
    orderBy: [{ agencyId: 'asc' }, { code: 'asc' }],
    select: { id: true, code: true, name: true, agencyId: true },
  })
}

type Answer = { id: string; agencyId: string; processes: Asked[] }

/** One letter to each agency, with its processes. */
function requestLetters(
  ctx: CommandContext,
  answers: readonly Answer[],
  addresses: ReadonlyMap<string, string[]>,
  { number, title, text, dueOn }: { number: number; title: string; text: string; dueOn: string },
): OutboxWork[] {
  return answers.flatMap(({ id, agencyId, processes }) =>
    letters(addresses.get(agencyId) ?? [], `${requestTitle(number)}: ответ до ${formatLong(dueOn)}`, [
      `Процессный офис запрашивает сведения о фактическом ходе процессов: «${title}». Срок – ${formatLong(dueOn)}`,
      ...(text ? [text] : []),
      ...processes.slice(0, 30).map(({ code, name }) => `${code} ${name}`),
      ...(processes.length > 30 ? [`И ещё ${count(processes.length - 30, 'процесс', 'процесса', 'процессов')}`] : []),
      'Внесите шаги, времена и объёмы и сдайте ответ:',
      officeUrl(ctx, `processes/requests/${id}`),
    ]),
  )
}

/**
 * The process office asks agencies and institutions for the actual course of processes – steps, times, volumes, prices
 * of resources (Leningrad 3.2): one answer from each owner of the chosen ones.
 */
export const askCourse = defineCommand({
  operation: operations['request.ask'],
  schema: AskCourseInput,
  creates: 'CourseRequest',
  run: async (ctx, { title, text, dueOn, prices, processIds }) => {
    const { tx, tenantId, actor, now } = ctx
    const wrong = termProblem(dueOn, ctx.today)
    if (wrong) return fail('INVALID', 'Запрос пока не отправлен.', { fields: { dueOn: wrong } })
    // Of two who ask at once the second sees what the first asked.
    await takeTurn(tx, 'course requests', tenantId)
    const chosen = await askable(ctx, processIds)
    if (chosen.length === 0) {
      const known = await tx.process.count({ where: { tenantId, id: { in: processIds } } })
      if (known === 0) return notFound('Запись о процессах')
      return fail(
        'CONFLICT',
        'Об этих процессах уже спрошено и ответ ещё не принят, либо они исключены из реестра. Измените выбор.',
      )
    }
    const last = await tx.courseRequest.aggregate({ where: { tenantId }, _max: { number: true } })
    const [id, number] = [newId(), (last._max.number ?? 0) + 1]
    await tx.courseRequest.create({
      data: { tenantId, id, number, title, text, dueOn: dayColumn(dueOn), prices, askedBy: actor.name, createdAt: now },
      select: { id: true },
    })
    const answers = [...new Set(chosen.map(({ agencyId }) => agencyId))].map((agencyId): Answer => ({
      id: newId(),
      agencyId,
      processes: chosen.filter((one) => one.agencyId === agencyId),
    }))
    await tx.courseAnswer.createMany({
      data: answers.map((one) => ({ tenantId, id: one.id, requestId: id, agencyId: one.agencyId, createdAt: now })),
    })
    await tx.courseAnswerItem.createMany({
      data: answers.flatMap((one) =>
        one.processes.map((process) => ({ tenantId, id: newId(), answerId: one.id, processId: process.id })),
      ),
    })
    const addresses = await answererAddresses(
      ctx,
      answers.map(({ agencyId }) => agencyId),
    )
    await enqueueMany(tx, tenantId, requestLetters(ctx, answers, addresses, { number, title, text, dueOn }))
    await notify(
      tx,
      tenantId,
      now,
      answers.map((one) => ({
        to: addresses.get(one.agencyId) ?? [],
        kind: 'COURSE_ASKED',
        title: `${requestTitle(number)} о ходе процессов: ответ до ${formatLong(dueOn)}`,
        href: `processes/requests/${one.id}`,
        key: `course:${one.id}`,
      })),
    )
    return done(
      {
        id,
        number,
        agencies: answers.length,
        processes: chosen.length,
        left: new Set(processIds).size - chosen.length,
        unreachable: answers.filter(({ agencyId }) => !addresses.has(agencyId)).length,
      },
      {
        subject: { type: 'CourseRequest', id },
        after: { number, title, dueOn, prices, request: text, count: chosen.length },
      },
    )
  },
})
