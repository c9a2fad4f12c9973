import 'server-only'
import { freeSlug, slugOf } from '@/lib/agencies/slug'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import { recordEvent } from '@/lib/projects/state/events'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { notify } from './notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue, enqueueMany } from '@/lib/platform/outbox'
import { lockRow } from '@/lib/platform/lock'
import { loadResultProject, measurementsOf, type ResultProject } from '@/lib/results/load'
import { goalState } from '@/lib/results/rules'
import type { Practice } from '@/lib/generated/prisma/client'
import { practiceStatusLabels } from './labels'
import { resultsOf, type PracticeResult } from './practice'
import { publicPracticePaths } from './public-paths'
import { canBecomePractice, practiceEditable, practiceMachine, type PracticeMove } from './rules'
import {
  CreatePracticeInput,
  DecidePracticeInput,
  SeenPracticeInput,
  submissionProblems,
  UpdatePracticeInput,
  WithdrawPracticeInput,
} from './schema'
import { authorityAddresses, curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from './operations'

const noPractice = 'Практика не найдена или недоступна. Вернитесь к списку практик.'

/**
 * The practice held until the transaction ends; a foreign one is not found. Its version moves with its words, its
 * figures and the list of its files alike.
 */
async function lockPractice(
  { tx, tenantId, agencyWhere }: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Practice } | { ok: false; error: Failure }> {
  await lockRow({ tx, tenantId }, 'Practice', id)
  const practice = await tx.practice.findFirst({ where: { tenantId, id, ...agencyWhere() } })
  return practice ? { ok: true, value: practice } : fail('NOT_FOUND', noPractice)
}

const refusal = (practice: Practice) =>
  fail(
    'RULE',
    `Сейчас практика ${practiceStatusLabels[practice.status].short}: это действие недоступно. Обновите страницу.`,
  )

/** Before and after by goal, from the passport and the confirmed measurements. */
async function currentResults(ctx: CommandContext, project: ResultProject): Promise<PracticeResult[]> {
  const measured = await measurementsOf(ctx.tx, ctx.tenantId, project.id)
  const latest = new Map(project.goals.map((goal) => [goal.id, goalState(goal, measured).latest]))
  return resultsOf(project.goals, (goalId) => latest.get(goalId) ?? null)
}

/** Moves a practice on; null – this step is not open. */
async function move(
  ctx: CommandContext,
  practice: Practice,
  step: PracticeMove,
  data: { remarks?: string; publishedAt?: Date; results?: PracticeResult[] } = {},
) {
  const next = practiceMachine.after(practice.status, step)
  if (!next.ok) return null
  await ctx.tx.practice.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: practice.id } },
    data: { ...data, status: next.value, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })
  return next.value
}

/** A closed project becomes a practice: its words are taken from the passport for a start. */
export const createPractice = defineCommand({
  operation: operations['practice.edit'],
  schema: CreatePracticeInput,
  creates: 'Practice',
  run: async (ctx, { projectId }) => {
    const { tx, tenantId } = ctx
    const project = await loadResultProject(ctx, projectId)
    if (!project) return fail('NOT_FOUND', 'Проект не найден или недоступен. Вернитесь к списку проектов.')
    if (!ctx.can(operations['practice.edit'], project.agencyId))
      return fail('RULE', 'Практику оформляет орган, который ведёт проект. Обратитесь к его куратору.')
    if (!canBecomePractice(project.status))
      return fail('RULE', 'Практикой становится закрытый проект. Закройте последний этап и вернитесь.')
    const there = await tx.practice.findFirst({ where: { tenantId, projectId }, select: { id: true } })
    if (there) return fail('RULE', 'Этот проект уже оформлен как практика. Откройте её в списке практик.')
    const { fields } = await tx.project.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: projectId } },
      select: { fields: true },
    })
    const passport = readPassport(fields as PassportFields)
    const taken = await tx.practice.findMany({
      where: { tenantId, slug: { startsWith: slugOf(project.title) } },
      select: { slug: true },
    })
    const id = newId()
    const slug = freeSlug(project.title, new Set(taken.map((one) => one.slug)))
    const results = await currentResults(ctx, project)
    await tx.practice.create({
      data: {
        tenantId,
        id,
        projectId,
        agencyId: project.agencyId,
        title: project.title,
        slug,
        results,
        createdBy: ctx.actor.name,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        problem: passport.grounds
          .map(({ text }) => text)
          .join('\n')
          .slice(0, 4000),
      },
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'PRACTICE_CREATED', { practice: id })
    return done(
      { id },
      {
        subject: { type: 'Practice', id },
        agencyId: project.agencyId,
        after: { title: project.title, slug, projectId },
      },
    )
  },
})

/** Words, contact and shown files of a practice, while it is with the agency. */
export const updatePractice = defineCommand({
  operation: operations['practice.edit'],
  schema: UpdatePracticeInput,
  changes: 'Practice',
  row: lockPractice,
  run: async (ctx, { id, version: _seen, fileIds, ...words }, practice) => {
    const { tx, tenantId } = ctx
    if (!practiceEditable(practice.status)) return refusal(practice)
    const project = await loadResultProject(ctx, practice.projectId)
    if (!project) return fail('NOT_FOUND', noPractice)
    const artefacts =
      fileIds.length === 0
        ? []
        : await tx.projectArtefact.findMany({
            where: { tenantId, projectId: practice.projectId, removedAt: null, fileId: { in: fileIds } },
            select: { fileId: true, title: true },
          })
    await tx.practice.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...words, results: await currentResults(ctx, project), version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    await tx.practiceFile.deleteMany({ where: { tenantId, practiceId: id } })
    const files = [...new Map(artefacts.map(({ fileId, title }) => [fileId, title]))].flatMap(([fileId, title]) =>
      fileId === null ? [] : [{ tenantId, id: newId(), practiceId: id, fileId, title }],
    )
    if (files.length > 0) await tx.practiceFile.createMany({ data: files })
    const { title, problem, solution, conditions, contact } = practice
    return done(
      { id },
      {
        subject: { type: 'Practice', id },
        agencyId: practice.agencyId,
        before: { title, problem, solution, conditions, contact },
        after: { ...words, files: files.length },
      },
    )
  },
})

/** The curator hands the practice in; the figures are taken anew. */
export const submitPractice = defineCommand({
  operation: operations['practice.submit'],
  schema: SeenPracticeInput,
  changes: 'Practice',
  row: lockPractice,
  run: async (ctx, { id }, practice) => {
    const project = await loadResultProject(ctx, practice.projectId)
    if (!project) return fail('NOT_FOUND', noPractice)
    const results = await currentResults(ctx, project)
    const missing = submissionProblems({ ...practice, results })
    if (practiceMachine.allows(practice.status, 'submit') && Object.keys(missing).length > 0) {
      return fail('INVALID', `Практика пока не отправлена. ${Object.values(missing).join(' ')}`, { fields: missing })
    }
    const status = await move(ctx, practice, 'submit', { results, remarks: '' })
    if (!status) return refusal(practice)
    await enqueueMany(
      ctx.tx,
      ctx.tenantId,
      letters(await authorityAddresses(ctx), `Практика на публикацию: ${practice.title}`, [
        `${project.agencyName} предлагает опубликовать практику «${practice.title}».`,
        officeUrl(ctx, `practices/${id}`),
      ]),
    )
    return done(
      { id, status },
      {
        subject: { type: 'Practice', id },
        agencyId: practice.agencyId,
        before: { status: practice.status },
        after: { status },
      },
    )
  },
})

/** Takes a practice back to work before a decision, or one that was withdrawn. */
export const recallPractice = defineCommand({
  operation: operations['practice.submit'],
  schema: SeenPracticeInput,
  changes: 'Practice',
  row: lockPractice,
  run: async (ctx, { id }, practice) => {
    const status = await move(ctx, practice, practice.status === 'WITHDRAWN' ? 'revise' : 'recall')
    if (!status) return refusal(practice)
    return done(
      { id },
      {
        subject: { type: 'Practice', id },
        agencyId: practice.agencyId,
        before: { status: practice.status },
        after: { status },
      },
    )
  },
})

/** The authority or the methodologist publishes a practice, or returns it with remarks; the curators get a letter. */
export const decidePractice = defineCommand({
  operation: operations['practice.decide'],
  schema: DecidePracticeInput,
  changes: 'Practice',
  row: lockPractice,
  run: async (ctx, { id, outcome, remarks }, practice) => {
    const publish = outcome === 'PUBLISH'
    const status = await move(
      ctx,
      practice,
      publish ? 'publish' : 'return',
      publish ? { publishedAt: ctx.now, remarks: '' } : { remarks },
    )
    if (!status) return refusal(practice)
    const addresses = (await curatorAddresses(ctx, [practice.agencyId])).get(practice.agencyId) ?? []
    await enqueueMany(
      ctx.tx,
      ctx.tenantId,
      letters(
        addresses,
        publish ? `Практика опубликована: ${practice.title}` : `Практика возвращена: ${practice.title}`,
        [
          publish
            ? `Практика «${practice.title}» опубликована: её видят все, другие органы могут её тиражировать.`
            : `Практика «${practice.title}» возвращена с замечаниями: ${remarks}`,
          officeUrl(ctx, `practices/${id}`),
        ],
      ),
    )
    await notify(ctx.tx, ctx.tenantId, ctx.now, [
      {
        to: addresses,
        kind: 'PRACTICE_DECIDED',
        title: `Практика ${publish ? 'опубликована' : 'возвращена'}: ${practice.title}`,
        href: `practices/${id}`,
        key: `practice:${id}:${ctx.now.toISOString()}`,
      },
    ])
    if (publish)
      await enqueue(ctx.tx, ctx.tenantId, {
        kind: 'cache.refresh',
        payload: { paths: publicPracticePaths(ctx.actor.tenant.slug, practice.slug) },
      })
    return done(
      { id, status },
      {
        subject: { type: 'Practice', id },
        agencyId: practice.agencyId,
        before: { status: practice.status },
        after: { status, remarks },
      },
    )
  },
})

/** Takes a published practice off the list, with the reason; projects that replicate it go on. */
export const withdrawPractice = defineCommand({
  operation: operations['practice.withdraw'],
  schema: WithdrawPracticeInput,
  changes: 'Practice',
  row: lockPractice,
  run: async (ctx, { id, reason }, practice) => {
    const status = await move(ctx, practice, 'withdraw', { remarks: reason })
    if (!status) return refusal(practice)
    const addresses = (await curatorAddresses(ctx, [practice.agencyId])).get(practice.agencyId) ?? []
    await enqueueMany(
      ctx.tx,
      ctx.tenantId,
      letters(addresses, `Практика снята с публикации: ${practice.title}`, [
        `Практика «${practice.title}» снята с публикации. Почему: ${reason}`,
        officeUrl(ctx, `practices/${id}`),
      ]),
    )
    await notify(ctx.tx, ctx.tenantId, ctx.now, [
      {
        to: addresses,
        kind: 'PRACTICE_DECIDED',
        title: `Практика снята с публикации: ${practice.title}`,
        href: `practices/${id}`,
        key: `practice:${id}:${ctx.now.toISOString()}`,
      },
    ])
    await enqueue(ctx.tx, ctx.tenantId, {
      kind: 'cache.refresh',
      payload: { paths: publicPracticePaths(ctx.actor.tenant.slug, practice.slug) },
    })
    return done(
      { id },
      {
        subject: { type: 'Practice', id },
        agencyId: practice.agencyId,
        before: { status: practice.status },
        after: { status, reason },
      },
    )
  },
})
