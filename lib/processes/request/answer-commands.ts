import 'server-only'
import type { Operation } from '@/lib/core/permissions'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { answererAddresses, checkerAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import type { AuditEntry } from '@/lib/platform/audit'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { rowsOf } from '@/lib/platform/sources'
import { notify } from '../notify'
import { operations } from '../operations'
import { markChanged } from '../registry/changed'
import { courseOf } from './facts'
import { courseStatusLabels, itemProblemLabels, requestTitle } from './labels'
import { courseMachine, itemProblems, type CourseFacts, type CourseStatusName } from './rules'
import { AcceptCourseInput, ReturnCourseInput, SaveCourseInput } from './schema'

const answerInclude = {
  request: { select: { number: true, title: true } },
  agency: { select: { name: true, status: true } },
  items: {
    orderBy: { process: { code: 'asc' } },
    include: {
      process: {
        select: { id: true, name: true, agencyId: true, unitId: true, runsPerYear: true, status: true },
      },
    },
  },
} satisfies Prisma.CourseAnswerInclude
type Held = Prisma.CourseAnswerGetPayload<{ include: typeof answerInclude }>

/** The answer held to the end of the transaction; a foreign one is not found. */
const held =
  (operation: Operation) =>
  async (
    ctx: CommandContext,
    { id }: { id: string },
  ): Promise<{ ok: true; value: Held } | { ok: false; error: Failure }> => {
    await lockRow(ctx, 'CourseAnswer', id)
    const row = await ctx.tx.courseAnswer.findFirst({
      where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
      include: answerInclude,
    })
    if (!row || !ctx.can(operation, row.agencyId)) return notFound('Запись об ответе')
    if (row.agency.status !== 'ACTIVE')
      return fail('RULE', 'Органа больше нет: ответ на запрос остаётся таким, как был.')
    return { ok: true, value: row }
  }

const wrongState = (status: CourseStatusName) =>
  fail('RULE', `Ответ ${courseStatusLabels[status].short}: сейчас это действие недоступно. Обновите страницу.`)

type Typed = { id: string; runsPerYear: number | null; note: string }

/** Lines of the answer as they will stand; those of another answer are passed over. */
const typedItems = (row: Held, typed: readonly Typed[]) =>
  row.items.map((item) => {
    const own = typed.find(({ id }) => id === item.id)
    return { item, runsPerYear: own ? own.runsPerYear : item.runsPerYear, note: own ? own.note : item.note }
  })

async function writeItems(
  { tx, tenantId }: CommandContext,
  rows: readonly { id: string; runsPerYear: number | null; note: string; facts: CourseFacts | null }[],
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE "CourseAnswerItem" i SET "runsPerYear" = r."runsPerYear", "note" = r."note",
      "facts" = CASE WHEN r."facts" = 'null'::jsonb THEN NULL ELSE r."facts" END
    FROM ${rowsOf(rows)} AS r("id" uuid, "runsPerYear" int, "note" text, "facts" jsonb)
    WHERE i."tenantId" = ${tenantId}::uuid AND i."id" = r."id"`)
}

const key = ({ tenantId }: CommandContext, id: string) => ({ tenantId_id: { tenantId, id } })

/** Keeps what is typed of an answer that is not handed in. */
export const saveCourse = defineCommand({
  operation: operations['request.answer'],
  schema: SaveCourseInput,
  changes: 'CourseAnswer',
  row: held(operations['request.answer']),
  run: async (ctx, { id, items, note }, row) => {
    if (!courseMachine.allows(row.status, 'save')) return wrongState(row.status)
    const typed = typedItems(row, items)
    await writeItems(
      ctx,
      typed.map((one) => ({ id: one.item.id, runsPerYear: one.runsPerYear, note: one.note, facts: null })),
    )
    await ctx.tx.courseAnswer.update({
      where: key(ctx, id),
      data: { note, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'CourseAnswer', id },
        agencyId: row.agencyId,
        before: { note: row.note },
        after: { note, count: typed.filter(({ runsPerYear }) => runsPerYear !== null).length },
      },
    )
  },
})

/** Hands the answer in: every process has its steps and its volume, and its course is kept as it is now. */
export const submitCourse = defineCommand({
  operation: operations['request.submit'],
  schema: SaveCourseInput,
  changes: 'CourseAnswer',
  row: held(operations['request.submit']),
  run: async (ctx, { id, items, note }, row) => {
    const { actor, now } = ctx
    const next = courseMachine.after(row.status, 'submit')
    if (!next.ok) return wrongState(row.status)
    const { dayMinutes } = actor.tenant.settings.processes
    const fields: Record<string, string> = {}
    const rows = []
    for (const [i, { item, runsPerYear, note: said }] of typedItems(row, items).entries()) {
      const facts = await courseOf(ctx, item.process, dayMinutes)
      const asked = item.process.status === 'ACTIVE'
      for (const problem of asked ? itemProblems({ steps: facts.steps.length, runsPerYear }) : [])
        fields[`items.${i}.${problem === 'NO_STEPS' ? 'note' : 'runsPerYear'}`] = itemProblemLabels[problem]
      rows.push({ id: item.id, runsPerYear, note: said, facts })
    }
    if (Object.keys(fields).length > 0)
      return fail('INVALID', 'Ответ пока не сдан: дополните отмеченные процессы.', { fields })
    await writeItems(ctx, rows)
    await ctx.tx.courseAnswer.update({
      where: key(ctx, id),
      data: { note, status: next.value, submittedBy: actor.name, submittedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await enqueueMany(
      ctx.tx,
      ctx.tenantId,
      letters(await checkerAddresses(ctx), `${requestTitle(row.request.number)}: сдан ответ`, [
        `${row.agency.name}: сдан ответ на запрос «${row.request.title}».`,
        officeUrl(ctx, `processes/requests/${id}`),
      ]),
    )
    return done(
      { id, status: next.value },
      {
        subject: { type: 'CourseAnswer', id },
        agencyId: row.agencyId,
        before: { status: row.status },
        after: { status: next.value, count: rows.length, note },
      },
    )
  },
})

/** Accepted volumes go into the cards of the processes, each recorded. */
async function writeVolumes(ctx: CommandContext, row: Held): Promise<AuditEntry[]> {
  const changed = row.items.filter(
    ({ runsPerYear, process }) =>
      process.status === 'ACTIVE' && runsPerYear !== null && runsPerYear !== process.runsPerYear,
  )
  if (changed.length === 0) return []
  const { tx, tenantId, now } = ctx
  const rows = changed.map(({ runsPerYear, process }) => ({ id: process.id, runsPerYear }))
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Process" p SET "runsPerYear" = r."runsPerYear", "version" = p."version" + 1, "updatedAt" = ${now}
    FROM ${rowsOf(rows)} AS r("id" uuid, "runsPerYear" int)
    WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = r."id"`)
  await markChanged(
    ctx,
    rows.map(({ id }) => id),
  )
  return changed.map(({ runsPerYear, process }) => ({
    subject: { type: 'Process', id: process.id },
    agencyId: process.agencyId,
    before: { runsPerYear: process.runsPerYear },
    after: { runsPerYear },
  }))
}

async function decide(ctx: CommandContext, row: Held, verb: 'accept' | 'return', remarks: string) {
  const { tx, tenantId, actor, now } = ctx
  const next = courseMachine.after(row.status, verb)
  if (!next.ok) return wrongState(row.status)
  const status = next.value
  await tx.courseAnswer.update({
    where: key(ctx, row.id),
    data: { status, remarks, decidedBy: actor.name, decidedAt: now, version: { increment: 1 } },
    select: { id: true },
  })
  const volumes = verb === 'accept' ? await writeVolumes(ctx, row) : []
  const to = (await answererAddresses(ctx, [row.agencyId])).get(row.agencyId) ?? []
  const said = `${requestTitle(row.request.number)}: ответ ${courseStatusLabels[status].short}`
  await enqueueMany(
    tx,
    tenantId,
    letters(to, said, [
      `Ответ на запрос «${row.request.title}» ${courseStatusLabels[status].short}.`,
      ...(remarks ? [remarks] : []),
      officeUrl(ctx, `processes/requests/${row.id}`),
    ]),
  )
  await notify(tx, tenantId, now, [
    {
      to,
      kind: 'COURSE_DECIDED',
      title: said,
      href: `processes/requests/${row.id}`,
      key: `course:${row.id}:${row.version}`,
    },
  ])
  return done(
    { id: row.id, status, volumes: volumes.length },
    {
      subject: { type: 'CourseAnswer', id: row.id },
      agencyId: row.agencyId,
      before: { status: row.status },
      after: { status, remarks },
    },
    volumes,
  )
}

export const acceptCourse = defineCommand({
  operation: operations['request.decide'],
  schema: AcceptCourseInput,
  changes: 'CourseAnswer',
  row: held(operations['request.decide']),
  run: (ctx, { remarks }, row) => decide(ctx, row, 'accept', remarks),
})
export const returnCourse = defineCommand({
  operation: operations['request.decide'],
  schema: ReturnCourseInput,
  changes: 'CourseAnswer',
  row: held(operations['request.decide']),
  run: (ctx, { remarks }, row) => decide(ctx, row, 'return', remarks),
})
