import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { practiceChain } from '@/lib/replication/chain'
import { nextNumber } from '@/lib/platform/counter'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { isEnded } from '../state/rules'
import { recordEvent } from '../state/events'
import { lockProject } from '../state/locked-project'
import type { PassportFields } from '../form/passport'
import { passportFormOf, type PassportForm } from '../form/form'
import { grownAlready, openAlready } from '../state/once'
import { fromPractice, fromProposal } from './prefill'
import { programmeOf } from '@/lib/programme/queries'
import { ChangeParticipantsInput, OpenProjectInput } from './schema'
import { mayOpenInto } from '../state/portfolio-rights'
import { replicationProblemTexts } from '@/lib/replication/labels'
import { replicationProblem } from '@/lib/replication/rules'
import { operations } from '../operations'

type Line = { agencyId: string | null; part: string }
type Part = { agencyId: string; part: string }

/** The agencies of a project, the running one first; null – some of them is not an active agency of the tenant. */
async function partsOf(
  ctx: CommandContext,
  agencyId: string,
  lines: readonly Line[],
  keep: readonly string[] = [],
): Promise<{ parts: Part[]; names: string[] } | null> {
  const own = lines.find((line) => line.agencyId === agencyId)?.part ?? ''
  const others = lines.flatMap((line): Part[] =>
    line.agencyId !== null && line.agencyId !== agencyId ? [{ agencyId: line.agencyId, part: line.part }] : [],
  )
  const parts = [...new Map([{ agencyId, part: own }, ...others].map((part) => [part.agencyId, part])).values()]
  const rows = await ctx.tx.agency.findMany({
    where: {
      tenantId: ctx.tenantId,
      id: { in: parts.map((part) => part.agencyId) },
      OR: [{ status: 'ACTIVE' }, { id: { in: [...keep] } }],
    },
    select: { id: true, name: true },
  })
  const names = parts.flatMap((part) => rows.find(({ id }) => id === part.agencyId)?.name ?? [])
  return names.length === parts.length ? { parts, names } : null
}

const foreignParticipant = () =>
  fail('NOT_FOUND', 'Один из выбранных органов не найден среди действующих. Обновите страницу и выберите его снова.')

type NewProject = Pick<Prisma.ProjectUncheckedCreateInput, 'kind' | 'agencyId' | 'title'> &
  Partial<Pick<Prisma.ProjectUncheckedCreateInput, 'ground' | 'portfolioId' | 'proposalId' | 'practiceId'>> & {
    form: PassportForm
    fields: PassportFields
  }

/** Writes a project with its participants, the running agency first, and the first line of its feed. */
export async function writeProject(
  ctx: CommandContext,
  { project, parts, event }: { project: NewProject; parts: Part[]; event: Record<string, Prisma.InputJsonValue> },
): Promise<{ id: string; number: number }> {
  const { tx, tenantId } = ctx
  const id = newId()
  const number = await nextNumber(tx, tenantId, 'project')
  await tx.project.create({
    data: {
      ...project,
      tenantId,
      id,
      number,
      form: project.form satisfies Prisma.InputJsonObject,
      createdBy: ctx.actor.name,
    },
    select: { id: true },
  })
  await tx.projectParticipant.createMany({ data: parts.map((part) => ({ tenantId, projectId: id, ...part })) })
  await recordEvent(ctx, id, 'OPENED', event)
  return { id, number }
}

/** Opens a project: anew, from a proposal or from a practice that is being replicated (B 5.5.2, W 1.5). */
export const openProject = defineCommand({
  operation: operations['project.create'],
  schema: OpenProjectInput,
  creates: 'Project',
  run: async (ctx, input) => {
    const { tx, tenantId } = ctx
    if (!ctx.can(operations['project.create'], input.agencyId)) return notFound('Организация')
    const made = await partsOf(ctx, input.agencyId, input.participants)
    if (!made) return foreignParticipant()
    const form = passportFormOf(await programmeOf(tx, tenantId))
    const { agencyId: within } = ctx.agencyWhere()
    const proposal =
      input.proposalId === null
        ? null
        : await tx.proposal.findFirst({
            where: { tenantId, id: input.proposalId, ...(within && { agencyId: within }) },
          })
    if (input.proposalId !== null && !proposal) return notFound('Запись о предложении')
    const known = (proposal && (await grownAlready(ctx, proposal.id))) ?? (await openAlready(ctx, input))
    if (known) return known
    const practice =
      input.practiceId === null
        ? null
        : await tx.practice.findFirst({
            where: { tenantId, id: input.practiceId, status: 'PUBLISHED' },
            select: { title: true, project: { select: { fields: true } } },
          })
    if (input.practiceId !== null && !practice) return notFound('Практика')
    const circle =
      input.practiceId === null
        ? null
        : replicationProblem(true, await practiceChain(tx, tenantId, input.practiceId), input.agencyId)
    if (circle)
      return fail('RULE', replicationProblemTexts[circle], { fields: { agencyId: replicationProblemTexts[circle] } })
    const portfolio =
      input.portfolioId === null
        ? null
        : await tx.portfolio.findFirst({
            where: { tenantId, id: input.portfolioId, closedAt: null },
            select: { agencyId: true },
          })
    if (input.portfolioId !== null && !(portfolio && mayOpenInto(ctx.actor, portfolio)))
      return fail('NOT_FOUND', 'Этот портфель закрыт или недоступен.', {
        fields: { portfolioId: 'Выберите портфель из списка.' },
      })
    const fields: PassportFields = {
      ...(proposal && fromProposal(proposal, [newId(), newId()])),
      ...(practice && fromPractice(practice.project.fields as PassportFields)),
      title: input.title,
    }
    const ground = input.groundText || input.ground
    const { kind, agencyId, title, portfolioId, proposalId, practiceId } = input
    const { id, number } = await writeProject(ctx, {
      project: { kind, agencyId, title, ground, portfolioId, proposalId, practiceId, form, fields },
      parts: made.parts,
      event: { ...(proposal && { proposal: proposal.number }), ...(practice && { practice: practice.title }) },
    })
    return done(
      { id },
      {
        subject: { type: 'Project', id },
        agencyId,
        after: { number, kind, title, agencyId, ground, participants: made.names, portfolioId, proposalId, practiceId },
      },
    )
  },
})

/**
 * Changes which agencies take part and what each does; the running agency stays. For those who edit on the side of the
 * running agency.
 */
export const changeParticipants = defineCommand({
  operation: operations['project.edit'],
  schema: ChangeParticipantsInput,
  changes: 'Project',
  row: (ctx, input) => lockProject(ctx, input.id),
  run: async (ctx, input, project) => {
    if (!ctx.can(operations['project.edit'], project.agencyId))
      return fail('RULE', 'Состав участников меняет орган, который ведёт проект. Обратитесь к его куратору.')
    if (isEnded(project.status))
      return fail('RULE', 'Проект завершён или прекращён: состав участников больше не меняется.')
    const before = project.participants.map(({ agencyId }) => agencyId)
    const made = await partsOf(ctx, project.agencyId, input.participants, before)
    if (!made) return foreignParticipant()
    const key = { tenantId: ctx.tenantId, projectId: project.id }
    await ctx.tx.projectParticipant.deleteMany({ where: key })
    await ctx.tx.projectParticipant.createMany({ data: made.parts.map((part) => ({ ...key, ...part })) })
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: project.id } },
      data: { version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    await recordEvent(ctx, project.id, 'PARTICIPANTS_CHANGED', { agencies: made.names })
    return done(
      { id: project.id },
      {
        subject: { type: 'Project', id: project.id },
        agencyId: project.agencyId,
        before: { participants: project.participants },
        after: { participants: made.parts },
      },
    )
  },
})
