import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { toWorkingDay } from '@/lib/core/work-calendar'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { candidates } from '@/lib/people/candidates'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { notify } from '../notify'
import { operations } from '../operations'
import { StandardContent } from './content'
import { lockStandard, type LockedStandard } from './lock'
import { standardOf } from './make'
import { addMonths, readBy } from './rules'
import { AcknowledgeInput, AddReadersInput, ApproveStandardInput, EditStandardInput, MakeStandardInput } from './schema'

/** Makes the next version of a process's standard from its steps «как будет», frozen as they are now. */
export const makeStandard = defineCommand({
  operation: operations['standard.edit'],
  schema: MakeStandardInput,
  creates: 'ProcessStandard',
  run: async (ctx, { processId }) => {
    const { tx, tenantId, actor, now } = ctx
    await lockRow(ctx, 'Process', processId)
    const process = await tx.process.findFirst({
      where: { tenantId, id: processId, ...ctx.agencyWhere() },
      include: { agency: { select: { name: true } } },
    })
    if (!process) return notFound('Карточка процесса')
    if (process.status !== 'ACTIVE') return fail('RULE', 'Процесс исключён из реестра: стандарт ему не нужен.')
    const last = await tx.processStandard.findFirst({
      where: { tenantId, processId },
      orderBy: { number: 'desc' },
      select: { number: true, status: true, content: true },
    })
    if (last?.status === 'DRAFT')
      return fail('RULE', `Версия ${last.number} ещё не утверждена. Утвердите её или исправьте.`)
    const made = await standardOf(
      { tx, tenantId, settings: actor.tenant.settings },
      process,
      last ? StandardContent.parse(last.content) : null,
    )
    if (!made.ok) return fail('RULE', made.message)
    const [id, number] = [newId(), (last?.number ?? 0) + 1]
    await tx.processStandard.create({
      data: { tenantId, id, processId, number, content: made.content, createdBy: actor.name, createdAt: now },
      select: { id: true },
    })
    return done(
      { id, processId, number },
      { subject: { type: 'ProcessStandard', id }, agencyId: process.agencyId, after: { processId, number } },
    )
  },
})

const draftOnly = (row: LockedStandard) =>
  row.status === 'DRAFT'
    ? null
    : fail('RULE', `Версия ${row.number} утверждена и больше не меняется. Сделайте новую версию.`)

/** Words of a draft: what the steps are called in the standard, and its general part. */
export const editStandard = defineCommand({
  operation: operations['standard.edit'],
  schema: EditStandardInput,
  changes: 'ProcessStandard',
  row: (ctx, { id }) => lockStandard(ctx, id, operations['standard.edit']),
  run: async (ctx, { id, general, words }, row) => {
    const refused = draftOnly(row)
    if (refused) return refused
    const content = StandardContent.parse(row.content)
    const steps = content.steps.map((step) => ({ ...step, words: words[step.id] || step.name }))
    await ctx.tx.processStandard.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { content: { ...content, general, steps }, version: { increment: 1 } },
      select: { id: true },
    })
    const texts = (all: typeof steps) => all.map((step) => step.words)
    return done(
      { id, processId: row.processId },
      {
        subject: { type: 'ProcessStandard', id },
        agencyId: row.process.agencyId,
        before: { words: texts(content.steps) },
        after: { words: texts(steps) },
      },
    )
  },
})

/** Gives the standard to these people to read and tells them; who has it already is passed over. */
async function giveToRead(
  ctx: CommandContext,
  row: LockedStandard,
  ids: readonly string[],
): Promise<{ ok: true; given: number } | ReturnType<typeof fail>> {
  const { tx, tenantId, now, actor, today } = ctx
  const wanted = new Set(ids)
  const places = await tx.processParticipant.findMany({
    where: { tenantId, processId: row.processId },
    select: { agencyId: true },
  })
  const among = await candidates(ctx, [row.process.agencyId, ...places.map(({ agencyId }) => agencyId)], today)
  const people = among.filter(({ id }) => wanted.has(id))
  if (people.length !== wanted.size)
    return fail('INVALID', 'Люди пока не назначены.', {
      fields: { readers: 'Кого-то из выбранных нет в органах процесса. Обновите страницу и выберите снова.' },
    })
  const known = await tx.standardReading.findMany({
    where: { tenantId, standardId: row.id },
    select: { personId: true },
  })
  const fresh = people.filter(({ id }) => !known.some(({ personId }) => personId === id))
  const dueOn = readBy(today, actor.tenant.settings.processes.readDays)
  await tx.standardReading.createMany({
    data: fresh.map(({ id }) => ({ tenantId, standardId: row.id, personId: id, dueOn: dayColumn(dueOn) })),
  })
  const to = fresh.map(({ email }) => email)
  const href = `processes/standards/${row.id}`
  const title = `Прочитайте стандарт «${row.process.name}»`
  await notify(tx, tenantId, now, [{ to, kind: 'STANDARD_TO_READ', title, href, key: `standard:${row.id}` }])
  await enqueueMany(
    tx,
    tenantId,
    letters(to, title, [
      `Утверждён стандарт процесса «${row.process.name}», версия ${row.number}. Прочитайте его и подтвердите это до ${formatLong(dueOn)}`,
      officeUrl(ctx, href),
    ]),
  )
  return { ok: true, given: fresh.length }
}

/**
 * Records the act that approved a version: it no longer changes, takes the place of the one before, is given to read,
 * and its measurements and review have their days.
 */
export const approveStandard = defineCommand({
  operation: operations['standard.approve'],
  schema: ApproveStandardInput,
  changes: 'ProcessStandard',
  row: (ctx, { id }) => lockStandard(ctx, id, operations['standard.approve']),
  run: async (ctx, { id, actTitle, actNumber, actOn, effectiveOn, reviewOn, readers }, row) => {
    const { tx, tenantId, actor, now, today } = ctx
    const refused = draftOnly(row)
    if (refused) return refused
    const fields: Record<string, string> = {}
    if (actOn > today) fields.actOn = 'День акта позже сегодняшнего.'
    if (effectiveOn < actOn) fields.effectiveOn = 'Стандарт действует не раньше дня акта.'
    if (reviewOn !== null && reviewOn <= effectiveOn) fields.reviewOn = 'Пересмотр – после дня, с которого действует.'
    if (readers.length === 0) fields.readers = 'Выберите, кому прочитать.'
    if (Object.keys(fields).length > 0) return fail('INVALID', 'Стандарт пока не утверждён.', { fields })
    const { holdsWithin, monitorMonths, reviewMonths } = actor.tenant.settings.processes
    await tx.processStandard.updateMany({
      where: { tenantId, processId: row.processId, status: 'APPROVED' },
      data: { status: 'SUPERSEDED', version: { increment: 1 } },
    })
    await tx.processStandard.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        status: 'APPROVED',
        actTitle,
        actNumber,
        actOn: dayColumn(actOn),
        effectiveOn: dayColumn(effectiveOn),
        reviewOn: dayColumn(reviewOn ?? toWorkingDay(addMonths(effectiveOn, reviewMonths))),
        tolerance: holdsWithin,
        approvedBy: actor.name,
        approvedAt: now,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    await tx.standardCheck.createMany({
      // Runs are measured where people work.
      data: [...new Set(monitorMonths)].map((months) => ({
        tenantId,
        id: newId(),
        standardId: id,
        dueOn: dayColumn(toWorkingDay(addMonths(effectiveOn, months))),
      })),
    })
    const given = await giveToRead(ctx, row, readers)
    if (!given.ok) return given
    return done(
      { id, processId: row.processId, number: row.number },
      {
        subject: { type: 'ProcessStandard', id },
        agencyId: row.process.agencyId,
        after: { number: row.number, actTitle, actNumber, actOn, effectiveOn, readers: given.given },
      },
    )
  },
})

/** More people are given a standard in force: new staff, those who stand in for others. */
export const addReaders = defineCommand({
  operation: operations['standard.edit'],
  schema: AddReadersInput,
  changes: 'ProcessStandard',
  row: (ctx, { id }) => lockStandard(ctx, id, operations['standard.edit']),
  run: async (ctx, { id, readers }, row) => {
    if (row.status !== 'APPROVED') return fail('RULE', 'Прочитать дают действующий стандарт. Сначала утвердите его.')
    if (readers.length === 0)
      return fail('INVALID', 'Люди пока не назначены.', { fields: { readers: 'Выберите, кому прочитать.' } })
    const given = await giveToRead(ctx, row, readers)
    if (!given.ok) return given
    await ctx.tx.processStandard.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, processId: row.processId, given: given.given },
      {
        subject: { type: 'ProcessStandard', id },
        agencyId: row.process.agencyId,
        after: { readers: given.given },
      },
    )
  },
})

/** A person says that they have read the standard they were given; said again, it stays as it was. */
export const acknowledgeStandard = defineCommand({
  operation: operations['standard.acknowledge'],
  schema: AcknowledgeInput,
  unversioned: 'A reading is the person’s own, and saying it twice is the same.',
  run: async (ctx, { id }) => {
    const { tx, tenantId, actor, now } = ctx
    const personId = actor.personId
    const mine =
      personId === null
        ? null
        : await tx.standardReading.findFirst({
            where: { tenantId, standardId: id, personId, standard: { status: 'APPROVED' } },
            include: { standard: { select: { number: true, process: { select: { agencyId: true } } } } },
          })
    if (!mine || personId === null) return notFound('Запись о чтении стандарта')
    const readAt = mine.readAt ?? now
    await tx.standardReading.update({
      where: { tenantId_standardId_personId: { tenantId, standardId: id, personId } },
      data: { readAt },
      select: { standardId: true },
    })
    return done(
      { id },
      {
        subject: { type: 'ProcessStandard', id },
        agencyId: mine.standard.process.agencyId,
        after: { number: mine.standard.number, readOn: dayOf(readAt) },
      },
    )
  },
})
