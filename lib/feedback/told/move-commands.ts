import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { termsOf } from '../terms'
import { problemRefusal, problemSign } from './labels'
import {
  day,
  lockProblem,
  notTeller,
  ownerOf,
  refreshPages,
  step,
  subject,
  withEdition,
  write,
  type Held,
} from './lock'
import { notify } from '../notify'
import { movedOf } from './read'
import { dayAfter, openStatuses } from './rules'
import {
  AssignProblemInput,
  DeclineProblemInput,
  FinishProblemInput,
  MoveProblemInput,
  ReopenProblemInput,
  SortProblemInput,
} from './schema'

const tellOwner = async (
  ctx: CommandContext,
  problem: Held,
  email: string | null,
  due: string | null,
): Promise<void> => {
  if (email === null) return
  await notify(ctx.tx, ctx.tenantId, ctx.now, [
    {
      to: [email],
      kind: 'PROBLEM_GIVEN',
      title: `Вам поручена проблема ${problemSign(problem.number)} «${problem.title}»${due ? `: до ${formatLong(due)}` : ''}`,
      href: `problems/${problem.id}`,
      key: `problem:${problem.id}:${problem.version}`,
    },
  ])
}

const passed = (what: string) =>
  fail('INVALID', `${what} уже прошёл. Укажите день не раньше сегодняшнего.`, {
    fields: { dueOn: 'Не раньше сегодняшнего дня.' },
  })

/** Sorted out: what will be done, by whom and by when. */
export const sortProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: SortProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, measure, dueOn, personId, ownerName }, problem) => {
    const to = step(problem, 'sort')
    if (!to.ok) return to
    if (dueOn < ctx.today) return passed('Срок')
    const owner = await ownerOf(ctx, problem.agencyId, { personId, ownerName })
    if (!owner.ok) return owner
    const { name, email, ...held } = owner.value
    await write(ctx, problem, { ...held, measure, dueOn: dayColumn(dueOn), status: to.value })
    await tellOwner(ctx, problem, email, dueOn)
    return done(
      { id, status: to.value },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status },
        after: { status: to.value, owner: name, measure, dueOn },
      },
    )
  },
})

/** Gives the problem to somebody, before or while it is done. */
export const assignProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: AssignProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, personId, ownerName }, problem) => {
    if (!(openStatuses as readonly string[]).includes(problem.status))
      return fail('RULE', 'Проблема закрыта: ответственного не меняют. Обновите страницу.')
    const owner = await ownerOf(ctx, problem.agencyId, { personId, ownerName })
    if (!owner.ok) return owner
    const { name, email, ...held } = owner.value
    await write(ctx, problem, held)
    await tellOwner(ctx, problem, email, day(problem.dueOn))
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { owner: problem.personId ?? problem.ownerName },
        after: { owner: name },
      },
    )
  },
})

/** Another due day, with its reason; all moves are kept, and the page says what was promised first. */
export const moveProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: MoveProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, dueOn, reason }, problem) => {
    const from = day(problem.dueOn)
    if (problem.status !== 'IN_WORK' || from === null)
      return fail('RULE', 'Срок переносят, пока проблему делают. Обновите страницу.')
    if (problem.publishedAt !== null && !ctx.can(operations['problem.tell'], problem.agencyId)) return notTeller
    if (dueOn < ctx.today) return passed('Новый срок')
    if (dueOn === from)
      return fail('INVALID', 'Это тот же срок. Укажите другой день.', { fields: { dueOn: 'Укажите другой день.' } })
    const moved = [...movedOf(problem.moved), { from, to: dueOn, reason, on: ctx.today, by: ctx.actor.name }]
    await write(ctx, problem, { dueOn: dayColumn(dueOn), moved })
    if (problem.publishedAt !== null) await refreshPages(ctx, problem.agency.slug)
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { dueOn: from },
        after: { dueOn, reason },
      },
    )
  },
})

/** Done: what was done, since when; the people are to be told. */
export const finishProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: FinishProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, doneOn, answer, proof }, problem) => {
    const to = step(problem, 'finish')
    if (!to.ok) return to
    if (doneOn > ctx.today)
      return fail('INVALID', 'Этот день ещё не наступил.', { fields: { doneOn: 'Не позже сегодняшнего дня.' } })
    const tellBy = dayAfter(ctx.today, termsOf(ctx.actor.tenant.settings.feedback, problem.side).tellDays)
    await write(ctx, problem, {
      status: to.value,
      answer,
      proof,
      doneOn: dayColumn(doneOn),
      declinedOn: null,
      tellBy: dayColumn(tellBy),
    })
    return done(
      { id, status: to.value },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status },
        after: { status: to.value, doneOn, answer, proof, tellBy },
      },
    )
  },
})

/** It will not be done, with the reason that the people are told. */
export const declineProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: DeclineProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, answer, proof }, problem) => {
    const to = step(problem, 'decline')
    if (!to.ok) return to
    const tellBy = dayAfter(ctx.today, termsOf(ctx.actor.tenant.settings.feedback, problem.side).tellDays)
    await write(ctx, problem, {
      status: to.value,
      answer,
      proof,
      doneOn: null,
      declinedOn: dayColumn(ctx.today),
      tellBy: dayColumn(tellBy),
    })
    return done(
      { id, status: to.value },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status },
        after: { status: to.value, answer, proof, tellBy },
      },
    )
  },
})

/** Not solved after all: in work again, with a new day; what the page said before is kept. */
export const reopenProblem = defineCommand({
  operation: operations['problem.settle'],
  schema: ReopenProblemInput,
  changes: 'Problem',
  row: lockProblem,
  run: async (ctx, { id, dueOn, reason }, problem) => {
    if (problem.status === 'JOINED' || problem.status === 'NEW' || problem.status === 'IN_WORK')
      return fail('RULE', problemRefusal(problem.status, 'reopen'))
    const to = step(problem, 'reopen')
    if (!to.ok) return to
    if (problem.publishedAt !== null && !ctx.can(operations['problem.tell'], problem.agencyId)) return notTeller
    if (dueOn < ctx.today) return passed('Срок')
    const from = day(problem.dueOn)
    const moved = movedOf(problem.moved)
    await write(ctx, problem, {
      status: to.value,
      dueOn: dayColumn(dueOn),
      moved:
        from === null || from === dueOn
          ? moved
          : [...moved, { from, to: dueOn, reason, on: ctx.today, by: ctx.actor.name }],
      ...{ doneOn: null, declinedOn: null, tellBy: null, toldOn: null, answer: '' },
      editions: problem.publishedAt === null ? undefined : withEdition(ctx, problem, reason),
    })
    if (problem.publishedAt !== null) await refreshPages(ctx, problem.agency.slug)
    return done(
      { id, status: to.value },
      {
        subject: subject(id),
        agencyId: problem.agencyId,
        before: { status: problem.status, answer: problem.answer },
        after: { status: to.value, dueOn, reason },
      },
    )
  },
})
