import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { letters } from '@/lib/notifications/letters'
import { defineCommand, done, repeated, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { writeProposal } from '@/lib/proposals/filing'
import { newAwardCode } from '@/lib/core/code'
import { proposalSign } from '@/lib/proposals/labels'
import { operations } from '../operations'
import { termsOf } from '../terms'
import { messageKindLabels, messageRefusal } from './labels'
import { dayAfter, messageMachine, type MessageMove } from './rules'
import {
  AnswerMessageInput,
  AttachMessageInput,
  CloseMessageInput,
  ReopenMessageInput,
  SeenProblemInput,
  WriteMessageInput,
} from './schema'
import { messageCode, putMessage } from './filing'
import { showMessageCode } from './code'

const agency = { agency: { select: { id: true, name: true } } } as const
type Held = Prisma.FeedbackMessageGetPayload<{ include: typeof agency }>
type Locked = { ok: true; value: Held } | { ok: false; error: Failure }

async function lockMessage(ctx: CommandContext, { id }: { id: string }): Promise<Locked> {
  const { tx, tenantId } = ctx
  await lockRow({ tx, tenantId }, 'FeedbackMessage', id)
  const message = await tx.feedbackMessage.findFirst({ where: { tenantId, id, ...ctx.agencyWhere() }, include: agency })
  return message
    ? { ok: true, value: message }
    : fail('NOT_FOUND', 'Сообщение не найдено или недоступно. Вернитесь к списку и обновите его.')
}

const step = (message: Held, move: MessageMove) => {
  const next = messageMachine.after(message.status, move)
  return next.ok ? next : fail('RULE', messageRefusal(message.status, move))
}

const write = async (ctx: CommandContext, { id }: Held, data: Prisma.FeedbackMessageUncheckedUpdateInput) => {
  await ctx.tx.feedbackMessage.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  })
}

const subject = (id: string) => ({ type: 'FeedbackMessage', id }) as const

/** The answer by post to whoever left an address; the address goes with it. */
async function sendAnswer(ctx: CommandContext, message: Held, answer: string): Promise<number> {
  const { tx, tenantId, actor } = ctx
  const rows = await tx.toldAddress.findMany({
    where: { tenantId, messageId: message.id },
    select: { id: true, address: true },
  })
  if (rows.length === 0) return 0
  await enqueueMany(
    tx,
    tenantId,
    letters(
      rows.map(({ address }) => address),
      `Ответ на ваше сообщение: ${message.agency.name}`,
      [
        'Здравствуйте!',
        `${message.agency.name} отвечает на ваше сообщение (${messageKindLabels[message.kind]}).`,
        answer,
        'Ваш адрес мы удалили: других писем об этом не будет.',
        `${actor.tenant.programme}. ${actor.tenant.name}`,
      ],
    ),
  )
  await tx.toldAddress.deleteMany({ where: { tenantId, id: { in: rows.map(({ id }) => id) } } })
  return rows.length
}

const ending =
  (move: 'answer' | 'close') =>
  async (ctx: CommandContext, { id, answer }: { id: string; answer: string }, message: Held) => {
    const to = step(message, move)
    if (!to.ok) return to
    await write(ctx, message, {
      status: to.value,
      answer,
      answeredOn: dayColumn(ctx.today),
      answeredBy: ctx.actor.name,
    })
    const sent = await sendAnswer(ctx, message, answer)
    return done(
      { id, letters: sent },
      {
        subject: subject(id),
        agencyId: message.agencyId,
        before: { status: message.status },
        after: { status: to.value, answer, ...(sent > 0 ? { letters: sent } : {}) },
      },
    )
  }

/** The answer that the writer reads by the code. */
export const answerMessage = defineCommand({
  operation: operations['message.answer'],
  schema: AnswerMessageInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: ending('answer'),
})

/** Not to this agency, rude, an advertisement: closed, and the reason stands beside the code. */
export const closeMessage = defineCommand({
  operation: operations['message.answer'],
  schema: CloseMessageInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: ending('close'),
})

/** An answer that was not one is taken back; a new day runs for the next. */
export const reopenMessage = defineCommand({
  operation: operations['message.answer'],
  schema: ReopenMessageInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: async (ctx, { id, reason }, message) => {
    const to = step(message, 'reopen')
    if (!to.ok) return to
    const answerBy = dayAfter(ctx.today, termsOf(ctx.actor.tenant.settings.feedback, message.side).answerDays)
    await write(ctx, message, {
      status: to.value,
      answer: '',
      answeredOn: null,
      answeredBy: null,
      answerBy: dayColumn(answerBy),
    })
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: message.agencyId,
        before: { status: message.status, answer: message.answer, answerBy: dayOf(message.answerBy) },
        after: { status: to.value, reason, answerBy },
      },
    )
  },
})

/** It speaks of a problem that is known: the problem's end answers it. */
export const attachMessage = defineCommand({
  operation: operations['message.answer'],
  schema: AttachMessageInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: async (ctx, { id, problemId }, message) => {
    const { tx, tenantId } = ctx
    if (message.status !== 'NEW' && message.status !== 'IN_WORK')
      return fail('RULE', messageRefusal(message.status, 'take'))
    if (message.proposalId !== null) return fail('RULE', 'Сообщение уже стало предложением. Обновите страницу.')
    await lockRow({ tx, tenantId }, 'Problem', problemId)
    const problem = await tx.problem.findFirst({
      where: { tenantId, id: problemId, agencyId: message.agencyId },
      select: { number: true, status: true },
    })
    if (!problem)
      return fail('INVALID', 'Проблема не найдена. Выберите из списка.', {
        fields: { problemId: 'Выберите из списка.' },
      })
    if (problem.status === 'TOLD' || problem.status === 'JOINED')
      return fail('RULE', 'По этой проблеме людям уже ответили. Ответьте на сообщение сами или выберите другую.')
    await write(ctx, message, { status: 'IN_WORK', problemId })
    return done(
      { id, problemId },
      {
        subject: subject(id),
        agencyId: message.agencyId,
        before: { status: message.status },
        after: { status: 'IN_WORK', problem: problem.number },
      },
    )
  },
})

/** Put to the wrong problem: waits for an answer of its own again. */
export const detachMessage = defineCommand({
  operation: operations['message.answer'],
  schema: SeenProblemInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: async (ctx, { id }, message) => {
    if (message.problemId === null || message.status !== 'IN_WORK')
      return fail('RULE', 'Сообщение не связано с проблемой, по которой ещё не ответили. Обновите страницу.')
    const answerBy = dayAfter(ctx.today, termsOf(ctx.actor.tenant.settings.feedback, message.side).answerDays)
    await write(ctx, message, { problemId: null, answerBy: dayColumn(answerBy) })
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: message.agencyId,
        before: { answerBy: dayOf(message.answerBy) },
        after: { answerBy, problem: null },
      },
    )
  },
})

/** An employee's idea goes over to the proposals (ППУ), without a name; its code shows what becomes of it. */
export const messageToProposal = defineCommand({
  operation: operations['message.answer'],
  schema: SeenProblemInput,
  changes: 'FeedbackMessage',
  row: lockMessage,
  run: async (ctx, { id }, message) => {
    const { tx, actor, now } = ctx
    if (message.kind !== 'IDEA') return fail('RULE', 'Предложением становится идея. На сообщение ответьте сами.')
    if (message.status !== 'NEW' && message.status !== 'IN_WORK')
      return fail('RULE', messageRefusal(message.status, 'take'))
    if (message.proposalId !== null) return fail('RULE', 'Идея уже стала предложением. Обновите страницу.')
    if (message.problemId !== null) return fail('RULE', 'Сообщение уже связано с проблемой. Сначала отделите его.')
    const filed = await writeProposal(tx, {
      tenant: actor.tenant,
      agency: message.agency,
      text: {
        title: '',
        place: message.place,
        problem: message.service ? `Идея об услуге «${message.service}»: ${message.text}` : message.text,
        suggestion: message.text,
        photos: [],
        followCode: newAwardCode(),
      },
      author: { anonymous: true, personId: null, name: '', email: null, consent: false },
      now,
    })
    if (!filed.ok) return filed
    const { id: proposalId, number } = filed.value
    await write(ctx, message, { status: 'IN_WORK', proposalId })
    return done(
      { id, proposalId },
      {
        subject: subject(id),
        agencyId: message.agencyId,
        before: { status: message.status },
        after: { status: 'IN_WORK', proposal: proposalSign(number) },
      },
      [
        {
          subject: { type: 'Proposal', id: proposalId },
          agencyId: message.agencyId,
          after: { number, anonymous: true },
        },
      ],
    )
  },
})

/** Said at the window or written in a paper book: put down by the agency, with a code for who said it. */
export const writeMessage = defineCommand({
  operation: operations['message.answer'],
  schema: WriteMessageInput,
  creates: 'FeedbackMessage',
  // What is kept of an attempt would hold the code.
  ownKey: true,
  run: async (ctx, { agencyId, key, side, ...fields }) => {
    const { tx, tenantId, actor } = ctx
    const place = ctx.can(operations['message.answer'], agencyId)
      ? await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } })
      : null
    if (!place) return fail('NOT_FOUND', 'Орган не найден или недоступен. Обновите страницу.')
    const code = messageCode(JSON.stringify([tenantId, agencyId, key, side, fields]))
    const kept = { tx, tenant: actor.tenant, agencyId, touchpointId: null, side, today: ctx.today, code, fields }
    const { id, again } = await putMessage(kept)
    const made = { id, code: showMessageCode(code) }
    if (again) return repeated(made)
    return done(made, {
      subject: subject(id),
      agencyId,
      after: { kind: fields.kind, side, place: fields.place, date: ctx.today },
    })
  },
})
