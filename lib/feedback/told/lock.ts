import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueue } from '@/lib/platform/outbox'
import { dayOf } from '@/lib/core/db-day'
import { problemRefusal } from './labels'
import { editionsOf } from './read'
import {
  problemMachine,
  textsOnPage,
  type Edition,
  type ProblemMove,
  type ProblemStatus,
  type PublicTexts,
} from './rules'

const agency = { agency: { select: { name: true, slug: true } } } as const
export type Held = Prisma.ProblemGetPayload<{ include: typeof agency }>
type Locked<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** The problem held until the transaction ends; a foreign one is not found. */
export async function lockProblem(ctx: CommandContext, { id }: { id: string }): Promise<Locked<Held>> {
  const { tx, tenantId } = ctx
  await lockRow({ tx, tenantId }, 'Problem', id)
  const problem = await tx.problem.findFirst({ where: { tenantId, id, ...ctx.agencyWhere() }, include: agency })
  return problem
    ? { ok: true, value: problem }
    : fail('NOT_FOUND', 'Проблема не найдена или недоступна. Вернитесь к списку и обновите его.')
}

/** The state after the move. */
export function step(problem: Held, move: ProblemMove): Locked<ProblemStatus> {
  const next = problemMachine.after(problem.status, move)
  return next.ok ? next : fail('RULE', problemRefusal(problem.status, move))
}

export const textsOf = ({ title, said, measure, answer, proof }: PublicTexts): PublicTexts => ({
  title,
  said,
  measure,
  answer,
  proof,
})

/** What the page says of a published problem changes only by who speaks for the agency. */
export const changesPage = (problem: Held, after: PublicTexts): boolean =>
  problem.publishedAt !== null && textsOnPage(problem.status).some((key) => problem[key] !== after[key])

/** The editions with what stood on the public page so far, kept for staff. */
export const withEdition = (ctx: CommandContext, problem: Held, reason: string): Edition[] => [
  ...editionsOf(problem.editions),
  { ...textsOf(problem), reason, on: ctx.today, by: ctx.actor.name },
]

export const notTeller = fail(
  'RULE',
  'Эта проблема уже на странице «Вы сказали – мы сделали». Менять, что там обещано, может куратор органа или уполномоченный орган: попросите куратора.',
)

export type ProblemData = Prisma.ProblemUncheckedUpdateInput

export async function write(ctx: CommandContext, problem: Held, data: ProblemData): Promise<void> {
  await ctx.tx.problem.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: problem.id } },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })
}

/** The public pages are made anew after the transaction. */
export const refreshPages = async (ctx: CommandContext, slug: string): Promise<void> => {
  const { slug: tenant } = ctx.actor.tenant
  await enqueue(ctx.tx, ctx.tenantId, {
    kind: 'cache.refresh',
    payload: { paths: [`/${tenant}/told`, `/${tenant}/told/${slug}`] },
  })
}

export const subject = (id: string) => ({ type: 'Problem', id }) as const
export const day = (column: Date | null): string | null => column && dayOf(column)

/** Who answers for it: a person of the agency, or words. */
export async function ownerOf(
  ctx: CommandContext,
  agencyId: string,
  { personId, ownerName }: { personId: string | null; ownerName: string },
): Promise<Locked<{ personId: string | null; ownerName: string; name: string; email: string | null }>> {
  if (personId === null)
    return ownerName === ''
      ? fail('INVALID', 'Назначьте ответственного: выберите человека или напишите должность.', {
          fields: { ownerName: 'Выберите человека выше или напишите, кто отвечает.' },
        })
      : { ok: true, value: { personId, ownerName, name: ownerName, email: null } }
  const person = await ctx.tx.person.findFirst({
    where: { tenantId: ctx.tenantId, id: personId, blockedAt: null, memberships: { some: { agencyId } } },
    select: { name: true, email: true },
  })
  return person
    ? { ok: true, value: { personId, ownerName: '', name: person.name, email: person.email } }
    : fail('INVALID', 'Этот человек больше не работает в органе. Выберите другого.', {
        fields: { personId: 'Выберите человека из списка.' },
      })
}
