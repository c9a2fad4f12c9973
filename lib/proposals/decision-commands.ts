import 'server-only'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma, Proposal } from '@/lib/generated/prisma/client'
import { notify } from './notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { env } from '@/lib/platform/env'
import { enqueueMany } from '@/lib/platform/outbox'
import { lockRow } from '@/lib/platform/lock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { moveRefusal } from './labels'
import { decisionLetter } from './letters'
import { answerDueOn, effectOf, proposalMachine, type ProposalMove, type ProposalStatus } from './rules'
import {
  AcceptProposalInput,
  CompleteProposalInput,
  DeclineProposalInput,
  ForgetAuthorInput,
  ReturnProposalInput,
} from './schema'
import { operations } from './operations'

type Held = Omit<Proposal, 'search'> & { agency: { name: string } }
type Step = { proposal: Held; to: ProposalStatus }

/** The proposal held until the transaction ends; a foreign one is not found. */
async function lockProposal(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Held } | { ok: false; error: Failure }> {
  const { tx, tenantId } = ctx
  await lockRow({ tx, tenantId }, 'Proposal', id)
  const proposal = await tx.proposal.findFirst({
    where: { tenantId, id, ...ctx.agencyWhere() },
    include: { agency: { select: { name: true } } },
  })
  return proposal
    ? { ok: true, value: proposal }
    : fail('NOT_FOUND', 'Предложение не найдено или недоступно. Вернитесь к списку и обновите его.')
}

/** The state after the move. */
function step(proposal: Held, move: ProposalMove): { ok: true; value: Step } | { ok: false; error: Failure } {
  const next = proposalMachine.after(proposal.status, move)
  return next.ok ? { ok: true, value: { proposal, to: next.value } } : fail('RULE', moveRefusal(proposal.status, move))
}

/** Writes the new state with its history line and tells the author. */
async function take(
  ctx: CommandContext,
  { proposal, to }: Step,
  note: string,
  data: Prisma.ProposalUncheckedUpdateInput,
): Promise<void> {
  const { tx, tenantId, actor, now } = ctx
  const { id } = proposal
  await tx.proposal.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...data, status: to, version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  })
  await tx.proposalTransition.create({
    data: { tenantId, id: newId(), proposalId: id, from: proposal.status, to, note, byName: actor.name, at: now },
    select: { id: true },
  })
  const person = proposal.personId
    ? await tx.person.findUnique({
        where: { tenantId_id: { tenantId, id: proposal.personId } },
        select: { email: true, blockedAt: true },
      })
    : null
  const address = person ? (person.blockedAt === null ? person.email : '') : proposal.email
  if (!address) return
  const letter = decisionLetter(
    {
      number: proposal.number,
      agencyName: proposal.agency.name,
      status: to,
      answer: note,
      dueOn: data.dueOn instanceof Date ? dayOf(data.dueOn) : null,
      link: person ? `${env().APP_URL}/${actor.tenant.slug}/office/proposals/${id}` : null,
    },
    actor.tenant,
  )
  await enqueueMany(tx, tenantId, [{ kind: 'mail', payload: { to: address, ...letter } }])
  if (person)
    await notify(tx, tenantId, now, [
      {
        to: [address],
        kind: 'PROPOSAL_ANSWERED',
        title: `${letter.subject} «${proposal.title}»`,
        href: `proposals/${id}`,
        key: `proposal:${id}:${proposal.version}`,
      },
    ])
}

const subject = (id: string) => ({ type: 'Proposal', id }) as const

/** The agency will do it: who answers for it and by when. */
export const acceptProposal = defineCommand({
  operation: operations['proposal.decide'],
  schema: AcceptProposalInput,
  changes: 'Proposal',
  row: lockProposal,
  run: async (ctx, input, held) => {
    const found = step(held, 'accept')
    if (!found.ok) return found
    const { id, responsible, dueOn, answer } = input
    if (dueOn < ctx.today)
      return fail('INVALID', 'Срок внедрения уже прошёл. Укажите день не раньше сегодняшнего.', {
        fields: { dueOn: 'Не раньше сегодняшнего дня.' },
      })
    await take(ctx, found.value, answer, {
      responsible,
      dueOn: dayColumn(dueOn),
      answer,
      answeredAt: ctx.now,
      answeredBy: ctx.actor.name,
    })
    return done(
      { id, status: found.value.to },
      {
        subject: subject(id),
        agencyId: found.value.proposal.agencyId,
        before: { status: 'FILED' },
        after: { status: found.value.to, responsible, dueOn, answer },
      },
    )
  },
})

/** The agency will not do it, and says why. */
export const declineProposal = defineCommand({
  operation: operations['proposal.decide'],
  schema: DeclineProposalInput,
  changes: 'Proposal',
  row: lockProposal,
  run: async (ctx, input, held) => {
    const found = step(held, 'decline')
    if (!found.ok) return found
    const { id, answer } = input
    await take(ctx, found.value, answer, { answer, answeredAt: ctx.now, answeredBy: ctx.actor.name })
    return done(
      { id, status: found.value.to },
      {
        subject: subject(id),
        agencyId: found.value.proposal.agencyId,
        before: { status: 'FILED' },
        after: { status: found.value.to, answer },
      },
    )
  },
})

/** It is in use; the effect is counted by the tenant's rate of today and stays as counted. */
export const completeProposal = defineCommand({
  operation: operations['proposal.complete'],
  schema: CompleteProposalInput,
  changes: 'Proposal',
  row: lockProposal,
  run: async (ctx, input, held) => {
    const found = step(held, 'complete')
    if (!found.ok) return found
    const { id, doneOn, answer, hours, saved, effectBasis } = input
    const { proposal, to } = found.value
    const { timeZone, settings } = ctx.actor.tenant
    const filedOn = instantToDate(timeZone, proposal.filedAt)
    if (doneOn > ctx.today)
      return fail('INVALID', 'День внедрения ещё не наступил.', { fields: { doneOn: 'Не позже сегодняшнего дня.' } })
    if (doneOn < filedOn)
      return fail('INVALID', 'Внедрить раньше, чем предложили, нельзя.', {
        fields: { doneOn: `Предложение подано ${formatLong(filedOn)}` },
      })
    const effect = effectOf({ hours, saved, hourRate: settings.proposals.hourRate })
    await take(ctx, found.value, answer, { answer, doneOn: dayColumn(doneOn), ...effect, effectBasis })
    return done(
      { id, status: to },
      {
        subject: subject(id),
        agencyId: proposal.agencyId,
        before: { status: proposal.status },
        after: { status: to, doneOn, answer, ...effect, basis: effectBasis },
      },
    )
  },
})

/** Takes a decision back: a new limit runs for the answer; the history keeps what was said. */
export const returnProposal = defineCommand({
  operation: operations['proposal.return'],
  schema: ReturnProposalInput,
  changes: 'Proposal',
  row: lockProposal,
  run: async (ctx, input, held) => {
    const found = step(held, 'return')
    if (!found.ok) return found
    const { id, reason } = input
    const { proposal, to } = found.value
    const due = answerDueOn(ctx.today, ctx.actor.tenant.settings.proposals.answerDays)
    const data: Prisma.ProposalUncheckedUpdateInput =
      to === 'FILED'
        ? {
            answer: '',
            answeredAt: null,
            answeredBy: null,
            responsible: '',
            dueOn: null,
            answerDue: dayColumn(due),
            escalatedAt: null,
          }
        : { doneOn: null, hours: null, money: null, hourRate: null, effectBasis: '' }
    await take(ctx, found.value, reason, data)
    return done(
      { id, status: to },
      {
        subject: subject(id),
        agencyId: proposal.agencyId,
        before: { status: proposal.status, answer: proposal.answer },
        after: { status: to, reason },
      },
    )
  },
})

/**
 * The author took back the consent: name and address go, the proposal stays without a name. What they were is in no
 * record of it.
 */
export const forgetProposalAuthor = defineCommand({
  operation: operations['proposal.forgetAuthor'],
  schema: ForgetAuthorInput,
  changes: 'Proposal',
  row: lockProposal,
  run: async (ctx, { id }, proposal) => {
    const { tx, tenantId } = ctx
    if (proposal.anonymous) return fail('RULE', 'Предложение и так без имени. Обновите страницу.')
    await tx.proposal.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        anonymous: true,
        personId: null,
        authorName: '',
        email: '',
        consentAt: null,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return done({ id }, { subject: subject(id), agencyId: proposal.agencyId, after: { anonymous: true } })
  },
})
