import 'server-only'
import { record, RecordId, Version } from '@/lib/core/fields'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { Prisma, type TableImport } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import type { ImportWork, LoadedRow } from '@/lib/platform/module'
import { UNDO_DAYS } from '@/lib/tables/draft'
import { importKind } from './kinds'
import { operations } from './operations'
import { seesLoad } from './scope'

async function loadRow(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: TableImport } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'TableImport', id)
  const load = await ctx.tx.tableImport.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } })
  const kind = load && importKind(load.kind)
  return load && kind && seesLoad(ctx, kind, load) ? { ok: true, value: load } : notFound('Загрузка')
}

/** Takes a load back: every record that nobody has touched since; what stays, and why, is said. */
export const undoImport = defineCommand({
  operation: operations['import.undo'],
  schema: record({ id: RecordId, version: Version }),
  changes: 'TableImport',
  row: loadRow,
  run: async (ctx, _input, load) => {
    const { tx, tenantId, actor, now } = ctx
    const kind = importKind(load.kind)
    if (!kind || load.status === 'DRAFT') return notFound('Загрузка')
    if (load.status === 'UNDONE') return fail('RULE', 'Эта загрузка уже отменена.')
    if (load.loadedAt === null || now.getTime() - load.loadedAt.getTime() > UNDO_DAYS * 86_400_000)
      return fail('RULE', `Срок отмены вышел: загрузку отменяют ${UNDO_DAYS} дней.`)
    await kind.work.lock?.(ctx)
    const rows = await tx.tableImportRow.findMany({
      where: { tenantId, importId: load.id, undoneAt: null },
      orderBy: { row: 'desc' },
    })
    const stays = new Map(await kind.work.changedSince(ctx, rows))
    const undone = await takeAllBack(ctx, kind.work, rows, stays)
    if (undone.length === 0)
      return fail('RULE', 'Отменить нечего: все записи этой загрузки с тех пор изменились или на них уже ссылаются.')
    await tx.tableImportRow.updateMany({
      where: { tenantId, importId: load.id, row: { in: undone.map(({ row }) => row) } },
      data: { undoneAt: now },
    })
    await tx.tableImport.update({
      where: { tenantId_id: { tenantId, id: load.id } },
      data: { status: 'UNDONE', undoneAt: now, undoneBy: actor.name, version: { increment: 1 } },
      select: { id: true },
    })
    const stayed = rows.length - undone.length
    return done(
      { undone: undone.length, stayed },
      {
        subject: { type: 'TableImport', id: load.id },
        after: {
          ...{ list: kind.spec.title, fileName: load.fileName, undone: undone.length, stayed },
          records: undone.slice(0, 200).map(({ label }) => label),
        },
      },
    )
  },
})

/** One by one, those that hang on others first: as often as another one comes free. */
async function takeAllBack(
  ctx: CommandContext,
  work: ImportWork,
  rows: readonly LoadedRow[],
  stays: ReadonlyMap<string, string>,
): Promise<LoadedRow[]> {
  const undone: LoadedRow[] = []
  let waiting = rows.filter(({ recordId }) => !stays.has(recordId))
  for (let more = true; more;) {
    more = false
    const held: LoadedRow[] = []
    for (const row of waiting)
      if (await takenBack(ctx, work, row)) {
        undone.push(row)
        more = true
      } else held.push(row)
    waiting = held
  }
  return undone
}

/** False – something refers to the record: it stays, the others go on. */
async function takenBack(ctx: CommandContext, work: ImportWork, row: LoadedRow): Promise<boolean> {
  await ctx.tx.$executeRaw`SAVEPOINT import_row`
  try {
    await work.takeBack(ctx, row)
    await ctx.tx.$executeRaw`RELEASE SAVEPOINT import_row`
    return true
  } catch (error) {
    const known =
      error instanceof Prisma.PrismaClientKnownRequestError || /foreign key|23001|23503/i.test(String(error))
    if (!known) throw error
    await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT import_row`
    return false
  }
}
