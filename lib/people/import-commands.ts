import 'server-only'
import { notFound as pageNotFound } from 'next/navigation'
import { z } from 'zod'
import { readTable } from '@/lib/tables/table-file'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { accountFor, createInvite } from '@/lib/account/tokens'
import { parsePersonImport, type PersonImport } from './import'
import { roleLabels } from './labels'
import { Checked } from '@/lib/core/fields'
import { previewOf, type ImportPreview } from '@/lib/tables/preview'
import { operations } from './operations'

/** Letters are written one by one inside the transaction; more would outlast it. */
const MAX_INVITED = 1000

async function read(
  ctx: Pick<CommandContext & QueryContext, 'tx' | 'tenantId'>,
  bytes: Uint8Array,
): Promise<Result<PersonImport>> {
  const table = await readTable(bytes)
  if (!table.ok) return table
  const people = await ctx.tx.person.findMany({ where: { tenantId: ctx.tenantId }, select: { email: true } })
  const agencies = await ctx.tx.agency.findMany({
    where: { tenantId: ctx.tenantId, status: 'ACTIVE' },
    select: { id: true, name: true, shortName: true, inn: true },
  })
  const parsed = parsePersonImport(table.value, { emails: new Set(people.map(({ email }) => email)), agencies })
  return 'message' in parsed ? fail('INVALID', parsed.message, { fields: { file: parsed.message } }) : ok(parsed)
}

/** What would be imported and what is wrong, row by row; writes nothing. */
export const previewPersonImport = defineQuery({
  operation: operations['person.read'],
  run: async (ctx, input: { bytes: Uint8Array }): Promise<Result<ImportPreview>> => {
    if (!ctx.can(operations['person.import'])) pageNotFound()
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { total, errors, ignored, rows } = parsed.value
    const sample = rows.map((row) => [
      String(row.row),
      row.name,
      row.position ?? '–',
      row.email,
      row.role ? roleLabels[row.role] : '–',
      row.agencyName || '–',
    ])
    return ok(
      previewOf(total, errors, ignored, ['Строка', 'ФИО', 'Должность', 'Электронная почта', 'Роль', 'Орган'], sample),
    )
  },
})

/** Takes every row or none: the file is read again here, whatever a preview said before. */
export const importPeople = defineCommand({
  operation: operations['person.import'],
  schema: z.object({ bytes: z.instanceof(Uint8Array, { error: 'Выберите файл.' }), invite: Checked }),
  creates: 'Person',
  run: async (ctx, input) => {
    const { tx, tenantId, now } = ctx
    const { tenant } = ctx.actor
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { rows, errors } = parsed.value
    if (errors.length > 0)
      return fail('INVALID', 'В файле есть ошибки: не загружено ничего. Исправьте их и проверьте файл снова.', {
        details: errors.slice(0, 200),
      })
    if (input.invite && rows.length > MAX_INVITED)
      return fail(
        'LIMIT',
        `Приглашения отправляются не более чем ${MAX_INVITED} людям за раз. Разделите файл или загрузите его без приглашений.`,
      )
    const people = rows.map((row) => ({ id: newId(), ...row }))
    await tx.person.createMany({
      data: people.map(({ id, name, position, email }) => ({ tenantId, id, name, position, email })),
    })
    await tx.membership.createMany({
      data: people.flatMap(({ id, role, agencyId }) =>
        role ? [{ tenantId, id: newId(), personId: id, role, agencyId }] : [],
      ),
    })
    for (const person of input.invite ? people : []) {
      const account = await accountFor(tx, person.email)
      await tx.person.update({
        where: { tenantId_id: { tenantId, id: person.id } },
        data: { userId: account.id, invitedAt: now },
        select: { id: true },
      })
      await createInvite(tx, { userId: account.id, tenantId, tenantSlug: tenant.slug, tenantName: tenant.name, now })
    }
    return done(
      { count: people.length, invited: input.invite },
      {
        subject: { type: 'PersonImport', id: newId() },
        after: {
          count: people.length,
          invited: input.invite,
          people: people.map(({ id, name, email, role, agencyId }) => ({ id, name, email, role, agencyId })),
        },
      },
    )
  },
})
