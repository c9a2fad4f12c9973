import 'server-only'
import { formatShort } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { AuditEntry } from '@/lib/platform/audit'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { appointmentKindLabels, roleOfAppointment, type AppointmentName } from './labels'
import { isSingle, replacement, type Term } from './rules'
import { CreateAppointmentInput, EndAppointmentInput } from './schema'
import { movePerson } from './commands'
import { programmeOf } from '@/lib/programme/queries'
import { curatorRule } from '@/lib/programme/act'
import { operations } from './operations'

const termOf = (row: { from: Date; until: Date | null }): Term => ({
  from: dayOf(row.from),
  until: row.until && dayOf(row.until),
})

/** Appointments to an agency are made one at a time, so that two heads cannot be appointed at once. */
const lockAppointments = (ctx: CommandContext, agencyId: string) =>
  takeTurn(ctx.tx, 'appointments', ctx.tenantId, agencyId)

/** The role is given with the appointment, unless the person has it. Returns what to record. */
async function grantRole(ctx: CommandContext, personId: string, role: Role, agencyId: string): Promise<AuditEntry[]> {
  const held = await ctx.tx.membership.findFirst({
    where: { tenantId: ctx.tenantId, personId, role, agencyId },
    select: { id: true },
  })
  if (held) return []
  await ctx.tx.membership.create({
    data: { tenantId: ctx.tenantId, id: newId(), personId, role, agencyId },
    select: { id: true },
  })
  await movePerson(ctx, personId)
  return [{ subject: { type: 'Person', id: personId }, agencyId, after: { role, agencyId } }]
}

/** The role goes with the last appointment that gave it. */
async function withdrawRole(
  ctx: CommandContext,
  personId: string,
  kind: AppointmentName,
  agencyId: string,
  appointmentId: string,
): Promise<AuditEntry[]> {
  const role = roleOfAppointment[kind]
  if (role === null) return []
  const kinds = (Object.keys(roleOfAppointment) as AppointmentName[]).filter((one) => roleOfAppointment[one] === role)
  const today = dayColumn(ctx.today)
  const other = await ctx.tx.appointment.findFirst({
    where: {
      tenantId: ctx.tenantId,
      agencyId,
      personId,
      kind: { in: kinds },
      id: { not: appointmentId },
      OR: [{ until: null }, { until: { gte: today } }],
    },
    select: { id: true },
  })
  if (other) return []
  const { count } = await ctx.tx.membership.deleteMany({ where: { tenantId: ctx.tenantId, personId, role, agencyId } })
  if (count === 0) return []
  await movePerson(ctx, personId)
  return [{ subject: { type: 'Person', id: personId }, agencyId, before: { role, agencyId } }]
}

/**
 * Ends the present head or curator on the day before, after a confirmation; answers what to record, or why it cannot
 * be.
 */
async function makeRoom(
  ctx: CommandContext,
  kind: AppointmentName,
  agencyId: string,
  next: Term,
  confirmed: boolean,
): Promise<{ ok: true; entries: AuditEntry[] } | { ok: false; error: Failure }> {
  const rows = await ctx.tx.appointment.findMany({
    where: { tenantId: ctx.tenantId, agencyId, kind },
    include: { person: { select: { name: true } } },
    orderBy: { from: 'asc' },
  })
  const entries: AuditEntry[] = []
  for (const row of rows) {
    const effect = replacement(termOf(row), next)
    const who = `${row.person.name} – ${appointmentKindLabels[kind].toLowerCase()} с ${formatShort(dayOf(row.from))}${row.until ? ` по ${formatShort(dayOf(row.until))}` : ''}`
    if (effect.kind === 'free') continue
    if (effect.kind === 'impossible')
      return fail(
        'RULE',
        `На эти дни уже назначен другой человек: ${who}. Измените дату начала или завершите то назначение.`,
        { fields: { from: `Пересекается: ${who}.` } },
      )
    if (!confirmed) {
      return fail(
        'RULE',
        `Сейчас: ${who}. Двое одновременно быть не могут: подтвердите, что прежнее назначение закончится ${formatShort(effect.until)}.`,
        {
          fields: { replace: `Подтвердите: ${row.person.name} завершает ${formatShort(effect.until)}.` },
          details: { replaces: { id: row.id, name: row.person.name, until: effect.until } },
        },
      )
    }
    await ctx.tx.appointment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } },
      data: { until: dayColumn(effect.until), version: { increment: 1 } },
      select: { id: true },
    })
    entries.push({
      subject: { type: 'Appointment', id: row.id },
      agencyId,
      before: { until: row.until && dayOf(row.until) },
      after: { until: effect.until },
    })
    entries.push(...(await withdrawRole(ctx, row.personId, kind, agencyId, row.id)))
  }
  return { ok: true, entries }
}

/**
 * An appointment by an administrative act. One head and one curator an agency at a time: a new one ends the present one
 * the day before, once confirmed. Where the act says who may be curator (B 4.2.1), the position has to be confirmed
 * against it.
 */
export const createAppointment = defineCommand({
  operation: operations['appointment.create'],
  schema: CreateAppointmentInput,
  creates: 'Appointment',
  run: async (ctx, input) => {
    const { tenantId, tx } = ctx
    const agency = await tx.agency.findFirst({
      where: { tenantId, id: input.agencyId },
      select: { id: true, kind: true, status: true },
    })
    const person = await tx.person.findFirst({
      where: { tenantId, id: input.personId },
      select: { id: true, blockedAt: true },
    })
    if (!agency) return notFound('Запись об органе')
    if (!person) return fail('INVALID', 'Проверьте человека.', { fields: { personId: 'Выберите человека из списка.' } })
    if (agency.status !== 'ACTIVE')
      return fail('RULE', 'Орган упразднён или присоединён к другому: назначить в него нельзя.')
    if (person.blockedAt)
      return fail('RULE', 'Доступ этого человека закрыт. Сначала откройте его.', {
        fields: { personId: 'Доступ этого человека закрыт.' },
      })
    if (input.actDate > input.from && input.kind === 'CURATOR') {
      return fail('RULE', 'Куратор назначается актом: акт не может быть позже начала полномочий.', {
        fields: { actDate: 'Дата акта позже начала полномочий.' },
      })
    }
    const rule = input.kind === 'CURATOR' ? curatorRule(await programmeOf(tx, tenantId), agency.kind) : null
    if (rule && !input.positionConfirmed) {
      const who = rule.position
        ? `По акту куратором здесь может быть ${rule.position}.`
        : 'Акт не называет, кто может быть куратором в органе этого вида.'
      return fail('RULE', `${who} Подтвердите, что должность подходит.`, {
        fields: { positionConfirmed: 'Подтвердите, что должность подходит.' },
      })
    }
    await lockAppointments(ctx, agency.id)
    const { positionConfirmed: _confirmed, replace, grantRole: grant, actDate, from, until, ...values } = input
    const twin = await tx.appointment.findFirst({
      where: {
        tenantId,
        agencyId: agency.id,
        personId: person.id,
        kind: input.kind,
        from: { lte: dayColumn(until ?? '2100-12-31') },
        OR: [{ until: null }, { until: { gte: dayColumn(from) } }],
      },
      select: { id: true },
    })
    if (twin)
      return fail(
        'CONFLICT',
        'Этот человек уже назначен сюда на эти дни. Завершите прежнее назначение или измените даты.',
        { fields: { personId: 'Уже назначен на эти дни.' } },
      )
    const room = isSingle(input.kind)
      ? await makeRoom(ctx, input.kind, agency.id, { from, until }, replace)
      : { ok: true as const, entries: [] }
    if (!room.ok) return room
    const id = newId()
    await tx.appointment.create({
      data: {
        tenantId,
        id,
        ...values,
        actDate: dayColumn(actDate),
        from: dayColumn(from),
        until: until && dayColumn(until),
      },
      select: { id: true },
    })
    const role = roleOfAppointment[input.kind]
    const granted = grant && role ? await grantRole(ctx, person.id, role, agency.id) : []
    return done(
      { id, agencyId: agency.id },
      {
        subject: { type: 'Appointment', id },
        agencyId: agency.id,
        after: { ...values, actDate, from, until, positionConfirmed: rule ? input.positionConfirmed : null },
      },
      [...room.entries, ...granted],
    )
  },
})

/** Ends an appointment with a day; it stays in the history. */
export const endAppointment = defineCommand({
  operation: operations['appointment.end'],
  schema: EndAppointmentInput,
  changes: 'Appointment',
  row: async (ctx, { id }) => {
    const where = { AND: [{ tenantId: ctx.tenantId, id }, ctx.agencyWhere()] }
    const place = await ctx.tx.appointment.findFirst({ where, select: { agencyId: true } })
    if (!place) return notFound('Запись о назначении')
    await lockAppointments(ctx, place.agencyId)
    await lockRow(ctx, 'Appointment', id)
    return { ok: true, value: await ctx.tx.appointment.findFirstOrThrow({ where }) }
  },
  run: async (ctx, input, row) => {
    const { from, until } = termOf(row)
    if (until !== null && until < ctx.today) return fail('RULE', `Назначение уже завершено ${formatShort(until)}.`)
    if (input.until < from)
      return fail('INVALID', 'Окончание раньше начала.', {
        fields: { until: `Назначение начинается ${formatShort(from)}.` },
      })
    await ctx.tx.appointment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } },
      data: { until: dayColumn(input.until), version: { increment: 1 } },
      select: { id: true },
    })
    const withdrawn = input.removeRole ? await withdrawRole(ctx, row.personId, row.kind, row.agencyId, row.id) : []
    return done(
      { id: row.id, agencyId: row.agencyId },
      {
        subject: { type: 'Appointment', id: row.id },
        agencyId: row.agencyId,
        before: { until },
        after: { until: input.until },
      },
      withdrawn,
    )
  },
})
