import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import type { ClientSide } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { termsOf } from '../terms'
import {
  changesPage,
  day,
  lockProblem,
  notTeller,
  refreshPages,
  step,
  subject,
  textsOf,
  withEdition,
  write,
  type Held,
} from './lock'
import { dayAfter, mayNumber, type HeardAs, type PublicTexts } from './rules'
import { CreateProblemInput, EditProblemInput, JoinProblemInput, LinkProblemInput, SeenProblemInput } from './schema'

type Refusal = { ok: false; error: Failure }

const gone = (what: string): Refusal =>
  fail(
    'CONFLICT',
    `${what} уже нет среди свободных: их взяли в другую проблему, скрыли или закрыли. Обновите страницу.`,
  )

const tooFew = (threshold: number): Refusal =>
  fail('INVALID', 'Столько ответов по числу не показываем. Проверьте отмеченное поле.', {
    fields: {
      heard: `Ответов меньше ${threshold}: число не показывается нигде. Оставьте поле пустым, будет «несколько ответов».`,
    },
  })

/** Words that an agency may make a problem of: of its own surveys, and those about it in common ones. */
const wordsOf = (agencyId: string) => [{ survey: { agencyId } }, { agencyId, survey: { agencyId: null } }]

/** Rows of which the problem is made, held and of this agency; a missing one is refused. */
async function takeSources(
  ctx: CommandContext,
  agencyId: string,
  input: { words: string[]; messages: string[]; topics: string[] },
): Promise<{ ok: true; surveyId: string | null; service: string; side: ClientSide | null } | Refusal> {
  const { tx, tenantId } = ctx
  const words = await tx.surveyWords.findMany({
    where: { tenantId, OR: wordsOf(agencyId), id: { in: input.words }, withheld: false },
    select: { surveyId: true, survey: { select: { side: true } } },
  })
  if (words.length !== new Set(input.words).size) return gone('Части слов')
  await tx.$queryRaw`SELECT 1 FROM "FeedbackMessage" WHERE "tenantId" = ${tenantId}::uuid
    AND "id" = ANY(${input.messages}::uuid[]) ORDER BY "id" FOR UPDATE`
  const messages = await tx.feedbackMessage.findMany({
    where: { tenantId, agencyId, id: { in: input.messages }, problemId: null, status: { in: ['NEW', 'IN_WORK'] } },
    select: { service: true },
  })
  if (messages.length !== new Set(input.messages).size) return gone('Части сообщений')
  await tx.$queryRaw`SELECT 1 FROM "ComplaintTopic" WHERE "tenantId" = ${tenantId}::uuid
    AND "id" = ANY(${input.topics}::uuid[]) ORDER BY "id" FOR UPDATE`
  const topics = await tx.complaintTopic.count({
    where: { tenantId, agencyId, id: { in: input.topics }, problemId: null },
  })
  if (topics !== new Set(input.topics).size) return gone('Части тем жалоб')
  return {
    ok: true,
    surveyId: words[0]?.surveyId ?? null,
    service: messages[0]?.service ?? '',
    side: words[0]?.survey.side ?? null,
  }
}

async function attachSources(
  ctx: CommandContext,
  problemId: string,
  input: { words: string[]; messages: string[]; topics: string[] },
): Promise<void> {
  const { tx, tenantId } = ctx
  const words = [...new Set(input.words)]
  if (words.length > 0)
    await tx.problemWords.createMany({ data: words.map((wordsId) => ({ tenantId, problemId, wordsId })) })
  if (input.messages.length > 0)
    await tx.feedbackMessage.updateMany({
      where: { tenantId, id: { in: input.messages } },
      data: { problemId, status: 'IN_WORK', version: { increment: 1 } },
    })
  if (input.topics.length > 0)
    await tx.complaintTopic.updateMany({
      where: { tenantId, id: { in: input.topics } },
      data: { problemId, version: { increment: 1 } },
    })
}

/** A problem is written down: by hand, of words of answers, of words to the agency, of complaint topics. */
export const createProblem = defineCommand({
  operation: operations['problem.edit'],
  schema: CreateProblemInput,
  creates: 'Problem',
  run: async (ctx, { words, messages, topics, surveyId, ...input }) => {
    const { tx, tenantId, today } = ctx
    const { agencyId } = input
    const agency = ctx.can(operations['problem.edit'], agencyId)
      ? await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } })
      : null
    if (!agency) return fail('NOT_FOUND', 'Орган не найден или недоступен. Обновите страницу.')
    const { feedback } = ctx.actor.tenant.settings
    const { threshold } = feedback
    const sources = await takeSources(ctx, agencyId, { words, messages, topics })
    if (!sources.ok) return sources
    // Words of answers are answers, whatever the form said.
    const heardAs: HeardAs = words.length > 0 ? 'ANSWERS' : input.heardAs
    const counted = input.heard ?? (words.length >= threshold ? words.length : null)
    if (counted !== null && !mayNumber(heardAs, counted, threshold)) return tooFew(threshold)
    const survey =
      surveyId === null
        ? null
        : await tx.survey.findFirst({
            where: { tenantId, id: surveyId, OR: [{ agencyId }, { agencyId: null }] },
            select: { id: true, service: true },
          })
    // Words of a survey are of whose clients it asked, whatever the form said.
    const side = sources.side ?? input.side
    await takeTurn(tx, 'problem', agencyId)
    const { _max } = await tx.problem.aggregate({ where: { tenantId, agencyId }, _max: { number: true } })
    const id = newId()
    const number = (_max.number ?? 0) + 1
    const { title, said, measure, heardWhere } = input
    await tx.problem.create({
      data: {
        ...{ tenantId, id, agencyId, number, title, said, measure, side, heard: counted, heardAs, heardWhere },
        service: input.service || sources.service || (survey?.service ?? ''),
        surveyId: sources.surveyId ?? survey?.id ?? null,
        sortBy: dayColumn(dayAfter(today, termsOf(feedback, side).sortDays)),
        createdBy: ctx.actor.name,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    await attachSources(ctx, id, { words, messages, topics })
    return done(
      { id, number },
      {
        subject: subject(id),
        agencyId,
        after: {
          ...{ number, title, said, side, heard: counted, heardWhere, status: 'NEW' },
          ...(words.length > 0 ? { fromWords: words.length } : {}),
          ...(messages.length > 0 ? { fromMessages: messages.length } : {}),
          ...(topics.length > 0 ? { fromTopics: topics.length } : {}),
        },
      },
    )
  },
})

/** Not sorted yet, it has the days of whose problem it is. */
const sortDay = (ctx: CommandContext, { createdAt }: Held, side: ClientSide): Date => {
  const { settings, timeZone } = ctx.actor.tenant
  return dayColumn(dayAfter(instantToDate(timeZone, createdAt), termsOf(settings.feedback, side).sortDays))
}

const editedFields = (problem: Held) => ({
  ...textsOf(problem),
  heard: problem.heard,
  heardWhere: problem.heardWhere,
  service: problem.service,
  side: problem.side,
})

/**
 * Puts right the texts and figures. What stands on the public page is changed by who speaks for the agency, with a
 * reason: the text before is kept for staff.
 */
export const rewordProblem = defineCommand({
  operation: operations['problem.edit'],
  schema: EditProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, version: _seen, reason, ...input }, problem) => {
    const { threshold } = ctx.actor.tenant.settings.feedback
    const after: PublicTexts = textsOf(input)
    const onPage = changesPage(problem, after)
    const figures =
      problem.publishedAt !== null && (problem.heard !== input.heard || problem.heardWhere !== input.heardWhere)
    if ((onPage || figures) && !ctx.can(operations['problem.tell'], problem.agencyId)) return notTeller
    if ((onPage || figures) && reason.length < 5)
      return fail('INVALID', 'Эта проблема на странице для людей. Напишите, почему текст меняется.', {
        fields: { reason: 'Напишите причину: её увидят сотрудники в истории.' },
      })
    if (problem.publishedAt !== null && input.said === '')
      return fail('INVALID', 'На странице нельзя оставить пустые слова людей.', {
        fields: { said: 'Напишите одной фразой, что сказали люди.' },
      })
    if (problem.status === 'TOLD' && input.answer === '')
      return fail('INVALID', 'Людям уже ответили: оставьте ответ или исправьте его.', {
        fields: { answer: 'Напишите, что сделали или почему не сделаете.' },
      })
    // Made of words of answers, it stays a number of answers.
    const made = await ctx.tx.problemWords.count({ where: { tenantId: ctx.tenantId, problemId: id } })
    const heardAs: HeardAs = made > 0 ? 'ANSWERS' : input.heardAs
    if (input.heard !== null && !mayNumber(heardAs, input.heard, threshold)) return tooFew(threshold)
    const { heard, heardWhere, service } = input
    const side = made > 0 ? problem.side : (input.side ?? problem.side)
    await write(ctx, problem, {
      ...after,
      ...{ heard, heardAs, heardWhere, service, side },
      sortBy: side !== problem.side && problem.status === 'NEW' ? sortDay(ctx, problem, side) : undefined,
      editions: onPage ? withEdition(ctx, problem, reason) : undefined,
    })
    if (problem.publishedAt !== null) await refreshPages(ctx, problem.agency.slug)
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: editedFields(problem),
        after: { ...after, heard, heardWhere, service, side, ...(reason ? { reason } : {}) },
      },
    )
  },
})

/** Ties a problem to a process, project, item of a road map, life situation; an empty field unties. */
export const linkProblem = defineCommand({
  operation: operations['problem.edit'],
  schema: LinkProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, version: _seen, ...links }, problem) => {
    const { tx, tenantId } = ctx
    const { agencyId } = problem
    const { processId, projectId, roadmapItemId, situationId } = links
    const found = {
      processId: processId && (await tx.process.count({ where: { tenantId, id: processId, agencyId } })),
      projectId:
        projectId &&
        (await tx.project.count({
          where: { tenantId, id: projectId, OR: [{ agencyId }, { participants: { some: { agencyId } } }] },
        })),
      roadmapItemId:
        roadmapItemId &&
        (await tx.roadmapItem.count({ where: { tenantId, id: roadmapItemId, parts: { some: { agencyId } } } })),
      situationId: situationId && (await tx.lifeSituation.count({ where: { tenantId, id: situationId } })),
    }
    const missing = Object.entries(found).filter(([, n]) => n === 0)
    if (missing.length > 0)
      return fail('INVALID', 'Часть выбранного не найдена у этого органа. Выберите из списка.', {
        fields: Object.fromEntries(missing.map(([key]) => [key, 'Выберите из списка.'])),
      })
    await write(ctx, problem, links)
    return done(
      { id },
      {
        subject: subject(id),
        agencyId,
        before: {
          processId: problem.processId,
          projectId: problem.projectId,
          roadmapItemId: problem.roadmapItemId,
          situationId: problem.situationId,
        },
        after: links,
      },
    )
  },
})

/** The same thing said twice: this problem goes into another one, whose end is told to its people too. */
export const joinProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: JoinProblemInput,
  changes: 'Problem',
  row: async (ctx, input) => {
    // Two problems that are joined to each other at once would wait for each other.
    await takeTurn(ctx.tx, 'join', ctx.tenantId)
    return lockProblem(ctx, input)
  },
  run: async (ctx, { id, joinedToId }, problem) => {
    const { tx, tenantId } = ctx
    const to = step(problem, 'join')
    if (!to.ok) return to
    if (joinedToId === id)
      return fail('INVALID', 'Присоединить проблему к ней самой нельзя. Выберите другую.', {
        fields: { joinedToId: 'Выберите другую проблему.' },
      })
    if (problem.publishedAt !== null)
      return fail('RULE', 'Эта проблема уже на странице для людей: присоединить её нельзя, иначе она оттуда пропадёт.')
    const target = await lockProblem(ctx, { id: joinedToId })
    if (!target.ok || target.value.agencyId !== problem.agencyId)
      return fail('NOT_FOUND', 'Проблема, к которой присоединяют, не найдена. Обновите страницу.')
    if (target.value.status !== 'NEW' && target.value.status !== 'IN_WORK')
      return fail('RULE', 'Присоединяют к той, что ждёт разбора или делается. Выберите другую.')
    // Those that were joined to this one go on to where it goes: there are no chains.
    await tx.problem.updateMany({
      where: { tenantId, joinedToId: id },
      data: { joinedToId, version: { increment: 1 } },
    })
    await write(ctx, problem, { status: to.value, joinedToId })
    return done(
      { id, joinedToId },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status },
        after: { status: to.value, joinedTo: target.value.number },
      },
    )
  },
})

/** Joined by mistake: a problem of its own again, to be sorted anew. */
export const partProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: SeenProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id }, problem) => {
    const to = step(problem, 'part')
    if (!to.ok) return to
    const sortBy = dayAfter(ctx.today, termsOf(ctx.actor.tenant.settings.feedback, problem.side).sortDays)
    await write(ctx, problem, { status: to.value, joinedToId: null, sortBy: dayColumn(sortBy) })
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status, sortBy: day(problem.sortBy) },
        after: { status: to.value, sortBy },
      },
    )
  },
})
