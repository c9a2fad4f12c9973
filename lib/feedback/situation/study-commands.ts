import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { ClientStudy } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'
import { CreateStudyInput, EditStudyInput, PublishStudyInput } from './schema'

type Fields = {
  situationId: string | null
  segmentId: string | null
  from: string
  until: string
}

async function problemsOf({ tx, tenantId, today }: CommandContext, { situationId, segmentId, from }: Fields) {
  const fields: Record<string, string> = {}
  if (from > today) fields.from = 'Исследование ещё не началось. Внесите его, когда оно пройдёт.'
  if (situationId && (await tx.lifeSituation.count({ where: { tenantId, id: situationId } })) === 0)
    fields.situationId = 'Выберите ситуацию из списка.'
  if (segmentId && (await tx.clientSegment.count({ where: { tenantId, id: segmentId } })) === 0)
    fields.segmentId = 'Выберите сегмент из списка.'
  return fields
}
const invalid = (fields: Record<string, string>): { ok: false; error: Failure } =>
  fail('INVALID', 'Проверьте отмеченные поля: исследование пока не сохранено.', { fields })

async function lockStudy(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'ClientStudy', id)
  const row = await ctx.tx.clientStudy.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row ? { ok: true as const, value: row } : notFound('Исследование')
}

const columnsOf = <T extends Fields>({ from, until, ...rest }: T) => ({
  ...rest,
  from: dayColumn(from),
  until: dayColumn(until),
})
const beforeOf = ({
  kind,
  title,
  situationId,
  segmentId,
  from,
  until,
  people,
  notes,
  findings,
  sources,
}: ClientStudy) => ({
  ...{ kind, title, situationId, segmentId, people, notes, findings, sources },
  from: dayOf(from),
  until: dayOf(until),
})

export const createStudy = defineCommand({
  operation: operations['study.edit'],
  schema: CreateStudyInput,
  creates: 'ClientStudy',
  run: async (ctx, { agencyId, ...input }) => {
    const { tx, tenantId, actor } = ctx
    const agency =
      ctx.can(operations['study.edit'], agencyId) &&
      (await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } }))
    if (!agency) return notFound('Запись об органе')
    const problems = await problemsOf(ctx, input)
    if (Object.keys(problems).length > 0) return invalid(problems)
    const id = newId()
    await tx.clientStudy.create({
      data: { tenantId, id, agencyId, ...columnsOf(input), createdBy: actor.name },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'ClientStudy', id }, agencyId, after: input })
  },
})

/** A study that was shown to the public is taken down before it is changed: what people read stays what was found. */
export const editStudy = defineCommand({
  operation: operations['study.edit'],
  schema: EditStudyInput,
  changes: 'ClientStudy',
  row: lockStudy,
  run: async (ctx, { id, version: _seen, ...input }, before) => {
    if (before.publishedAt) return fail('RULE', 'Итоги показаны жителям. Сначала снимите их со страницы.')
    const problems = await problemsOf(ctx, input)
    if (Object.keys(problems).length > 0) return invalid(problems)
    await ctx.tx.clientStudy.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { ...columnsOf(input), updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'ClientStudy', id }, agencyId: before.agencyId, before: beforeOf(before), after: input },
    )
  },
})

/** Shows the findings on the page «Вы сказали – мы сделали», or takes them down. */
export const publishStudy = defineCommand({
  operation: operations['study.publish'],
  schema: PublishStudyInput,
  changes: 'ClientStudy',
  row: lockStudy,
  run: async (ctx, { id, published }, before) => {
    if (published && before.findings === '') return fail('RULE', 'Показывать пока нечего: напишите, что узнали.')
    await ctx.tx.clientStudy.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        publishedAt: published ? (before.publishedAt ?? ctx.now) : null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    return done(
      { id, published },
      {
        subject: { type: 'ClientStudy', id },
        agencyId: before.agencyId,
        before: { published: before.publishedAt !== null },
        after: { published },
      },
    )
  },
})
