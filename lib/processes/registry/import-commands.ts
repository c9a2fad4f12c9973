import 'server-only'
import { notFound as pageNotFound } from 'next/navigation'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { previewOf, SHOWN_ERRORS, UploadInput, type ImportPreview } from '@/lib/tables/preview'
import { readTable } from '@/lib/tables/table-file'
import { operations } from '../operations'
import { markChanged } from './changed'
import { lockCodes } from './commands'
import { parseProcessImport, type ImportedProcess, type KnownProcess, type ProcessImport } from './import'
import { processKindLabels } from './labels'
import { readEntries } from './read'
import { nextCode } from './rules'

type Context = Pick<CommandContext & QueryContext, 'tx' | 'tenantId' | 'actor' | 'can'>

async function existingOf(ctx: Context, kept: readonly string[]): Promise<KnownProcess[]> {
  const rows = await readEntries(ctx, ctx.actor.tenant.settings.processes, { agencyId: { in: [...kept] } })
  return rows.map(
    ({
      entry: { owner, participants, groupTitle: _group, carriesTitle: _carries, links: _links, ...entry },
      status,
    }) => ({
      ...entry,
      agencyId: owner.agencyId,
      unitId: owner.unitId,
      participants: participants.map(({ agencyId, unitId }) => ({ agencyId, unitId })),
      dropped: status === 'DROPPED',
    }),
  )
}

async function read(ctx: Context, bytes: Uint8Array): Promise<Result<ProcessImport>> {
  const { tx, tenantId, can } = ctx
  const table = await readTable(bytes)
  if (!table.ok) return table
  const agencies = await tx.agency.findMany({
    where: { tenantId, status: 'ACTIVE' },
    select: { id: true, name: true, shortName: true, kind: true, parentId: true },
  })
  const kept = agencies.map(({ id }) => id).filter((id) => can(operations['process.import'], id))
  const parsed = parseProcessImport(table.value, {
    settings: ctx.actor.tenant.settings.processes,
    agencies,
    units: await tx.unit.findMany({ where: { tenantId }, select: { id: true, agencyId: true, name: true } }),
    kept,
    existing: await existingOf(ctx, kept),
  })
  return 'message' in parsed ? fail('INVALID', parsed.message, { fields: { file: parsed.message } }) : ok(parsed)
}

const stateWords = { new: 'новый', changed: 'изменится', same: 'без изменений' } as const

/** What would become of each row and what is wrong; writes nothing. */
export const previewProcessImport = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { bytes: Uint8Array }): Promise<Result<ImportPreview>> => {
    if (!ctx.can(operations['process.import'])) pageNotFound()
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { total, errors, ignored, rows } = parsed.value
    const sample = rows.map(({ row, values, agencyName, state }) => [
      String(row),
      values.name,
      values.code || 'следующий',
      agencyName || '–',
      processKindLabels[values.kind],
      stateWords[state],
    ])
    return ok(previewOf(total, errors, ignored, ['Строка', 'Процесс', 'Код', 'Владелец', 'Вид', 'Что будет'], sample))
  },
})

const columnsOf = ({ participants: _participants, ...values }: ImportedProcess) => values

/** Takes every row or none: the file is read again here, whatever a preview said before. */
export const importProcesses = defineCommand({
  operation: operations['process.import'],
  schema: UploadInput,
  creates: 'Process',
  run: async (ctx, input) => {
    const { tx, tenantId, actor, now } = ctx
    const first = await read(ctx, input.bytes)
    if (!first.ok) return first
    for (const agencyId of [...new Set(first.value.rows.map((row) => row.agencyId))].filter(Boolean).sort())
      await lockCodes(ctx, agencyId)
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { rows, errors } = parsed.value
    if (errors.length > 0)
      return fail('INVALID', 'В файле есть ошибки: не загружено ничего. Исправьте их и проверьте файл снова.', {
        details: errors.slice(0, SHOWN_ERRORS),
      })
    if (rows.every(({ state }) => state === 'same'))
      return fail('RULE', 'Изменять нечего: все процессы файла в реестре уже такие.')
    const codes = new Map<string, string[]>()
    for (const { agencyId, code } of await tx.process.findMany({
      where: { tenantId, agencyId: { in: rows.map((row) => row.agencyId) } },
      select: { agencyId: true, code: true },
    }))
      codes.set(agencyId, [...(codes.get(agencyId) ?? []), code])
    for (const { agencyId, values } of rows)
      if (values.code) codes.set(agencyId, [...(codes.get(agencyId) ?? []), values.code])
    const made = rows
      .filter(({ state }) => state === 'new')
      .map(({ agencyId, agencyName, values }) => {
        const taken = codes.get(agencyId) ?? []
        const code = values.code || nextCode(taken, agencyName)
        codes.set(agencyId, [...taken, code])
        return { id: newId(), agencyId, values: { ...values, code } }
      })
    const changed = rows.flatMap(({ id, agencyId, values, state }) =>
      id !== null && state === 'changed' ? [{ id, agencyId, values }] : [],
    )
    await tx.process.createMany({
      data: made.map(({ id, agencyId, values }) => ({
        tenantId,
        id,
        agencyId,
        ...columnsOf(values),
        createdBy: actor.name,
      })),
    })
    for (const { id, values } of changed)
      await tx.process.update({
        where: { tenantId_id: { tenantId, id } },
        data: { ...columnsOf(values), updatedAt: now, version: { increment: 1 } },
        select: { id: true },
      })
    await tx.processParticipant.deleteMany({ where: { tenantId, processId: { in: changed.map(({ id }) => id) } } })
    const written = [...made, ...changed]
    await tx.processParticipant.createMany({
      data: written.flatMap(({ id, values }) =>
        values.participants.map((one) => ({ tenantId, id: newId(), processId: id, ...one })),
      ),
    })
    await markChanged(
      ctx,
      written.map(({ id }) => id),
    )
    return done(
      { count: written.length },
      {
        subject: { type: 'ProcessImport', id: newId() },
        after: {
          count: made.length,
          changed: changed.length,
          processes: written.map(({ id, agencyId, values: { code, name } }) => ({ id, agencyId, code, name })),
        },
      },
    )
  },
})
