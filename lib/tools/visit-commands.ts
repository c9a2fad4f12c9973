import 'server-only'
import { formatLong, formatShort, instantToDate } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done } from '@/lib/platform/command'
import { nextNumber } from '@/lib/platform/counter'
import { enqueueMany } from '@/lib/platform/outbox'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { dayColumn } from '@/lib/core/db-day'
import { levelLabels, unitLabel } from './labels'
import { RecordVisitInput, WithdrawVisitInput } from './schema'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from './operations'

/** A visit sheet: what was seen of each tool, beside what the agency says on that day. The curators are told of it. */
export const recordVisit = defineCommand({
  operation: operations['tool.visit'],
  schema: RecordVisitInput,
  creates: 'ToolVisit',
  run: async (ctx, { agencyId, visitedOn, visitors, hosts, conclusion, fileId, findings }) => {
    const { tx, tenantId, actor, now } = ctx
    const agency = await tx.agency.findFirst({ where: { tenantId, id: agencyId }, select: { name: true } })
    if (!agency) return notFound('Запись об органе')
    if (visitedOn > ctx.today)
      return fail('INVALID', 'Лист посещения пока не сохранён.', {
        fields: { visitedOn: 'Этот день ещё не наступил.' },
      })
    if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, agencyId)))
      return fail('INVALID', 'Файл не найден. Загрузите его ещё раз и сохраните лист.')
    const tools = new Map(
      (await tx.tool.findMany({ where: { tenantId }, select: { key: true, title: true } })).map(({ key, title }) => [
        key,
        title,
      ]),
    )
    if (findings.some(({ tool }) => !tools.has(tool)))
      return fail(
        'CONFLICT',
        'Перечень инструментов изменился, пока вы заполняли лист. Проверьте инструменты и сохраните ещё раз.',
      )
    const claims = await tx.toolAdoption.findMany({
      where: { tenantId, agencyId },
      select: { tool: true, unit: true, level: true },
    })
    const rows = findings.map((one) => ({
      ...one,
      claimed: claims.find(({ tool, unit }) => tool === one.tool && unit === one.unit)?.level ?? ('NOT_BEGUN' as const),
    }))
    const unexplained = rows.findIndex(({ claimed, seen, remark }) => claimed !== seen && remark === '')
    if (unexplained >= 0) {
      const row = rows[unexplained]
      return fail(
        'INVALID',
        `Лист посещения пока не сохранён: «${tools.get(row?.tool ?? '') ?? ''}», ${unitLabel(row?.unit ?? '').toLowerCase()} – увиденный уровень другой, напишите, что вы увидели.`,
        { fields: { findings: 'Где уровень другой, нужно замечание.' } },
      )
    }
    await takeTurn(tx, 'visit', tenantId, agencyId)
    const visit = { tenantId, agencyId, visitedOn: dayColumn(visitedOn), visitors, hosts, conclusion }
    const same = await tx.toolVisit.findFirst({
      where: { ...visit, withdrawnAt: null },
      select: { id: true, number: true },
    })
    if (same)
      return fail('CONFLICT', `Этот лист посещения уже сохранён: № ${same.number}.`, {
        see: { path: `tools/visits/${same.id}`, label: `Открыть лист № ${same.number}` },
      })
    const id = newId()
    const number = await nextNumber(tx, tenantId, 'visit')
    await tx.toolVisit.create({
      data: {
        ...visit,
        id,
        number,
        fileId,
        byName: actor.name,
        at: now,
      },
      select: { id: true },
    })
    await tx.toolFinding.createMany({ data: rows.map((row) => ({ tenantId, id: newId(), visitId: id, ...row })) })
    const apart = rows.filter(({ claimed, seen }) => claimed !== seen)
    const to = (await curatorAddresses(ctx, [agencyId])).get(agencyId) ?? []
    await enqueueMany(
      tx,
      tenantId,
      letters(to, `Лист посещения № ${number}: ${agency.name}`, [
        `${formatLong(visitedOn)} уполномоченный орган посмотрел, как в органе «${agency.name}» применяются инструменты.`,
        conclusion,
        ...apart.map(
          ({ tool, unit, claimed, seen, remark }) =>
            `${tools.get(tool) ?? tool}, ${unitLabel(unit)}: заявлено «${levelLabels[claimed]}», увидено «${levelLabels[seen]}». ${remark}`,
        ),
        officeUrl(ctx, `tools/visits/${id}`),
      ]),
    )
    return done(
      { id, number },
      {
        subject: { type: 'ToolVisit', id },
        agencyId,
        after: { number, visitedOn, tools: rows.length, differences: apart.length },
      },
    )
  },
})

/** A sheet made by mistake stays readable and counts for nothing. */
export const withdrawVisit = defineCommand({
  operation: operations['tool.visit'],
  schema: WithdrawVisitInput,
  changes: 'ToolVisit',
  row: async ({ tx, tenantId }, { id }) => {
    await lockRow({ tx, tenantId }, 'ToolVisit', id)
    const visit = await tx.toolVisit.findUnique({
      where: { tenantId_id: { tenantId, id } },
      select: { id: true, agencyId: true, withdrawnAt: true, withdrawnBy: true, version: true },
    })
    return visit ? { ok: true, value: visit } : notFound('Запись о посещении')
  },
  run: async (ctx, { id, reason }, visit) => {
    const { tx, tenantId, actor, now } = ctx
    if (visit.withdrawnAt)
      return fail(
        'CONFLICT',
        `Этот лист уже аннулирован: ${visit.withdrawnBy ?? ''}, ${formatShort(instantToDate(actor.tenant.timeZone, visit.withdrawnAt))}.`,
      )
    await tx.toolVisit.update({
      where: { tenantId_id: { tenantId, id } },
      data: { withdrawnAt: now, withdrawnBy: actor.name, withdrawnReason: reason, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'ToolVisit', id },
        agencyId: visit.agencyId,
        before: { withdrawn: false },
        after: { withdrawn: true, reason },
      },
    )
  },
})
