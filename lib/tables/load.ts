import 'server-only'
import { newId } from '@/lib/core/ids'
import type { ImportSpec } from '@/lib/core/table-import'
import { fail } from '@/lib/core/result'
import type { Prisma, TableImport } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import type { ImportWork, LoadedCounts, WrittenRow } from '@/lib/platform/module'
import { lockDraft, notDraft, openDraft, readyOf, waitingOf, type Opened } from './draft'
import { LoadInput } from './input'

const NAMED = 200

/**
 * The command that loads a list of this kind: all rows that are ready, or none. It reads the kept file again by the
 * choices and decisions that the person saw (the draft's version says which); rows that wait go on waiting in a new
 * draft.
 */
export function defineLoad(kind: string, spec: ImportSpec, work: ImportWork) {
  return defineCommand({
    operation: spec.needs,
    schema: LoadInput,
    changes: 'TableImport',
    row: (ctx, { id }) => lockDraft(ctx, id),
    run: async (ctx, { options = [] }, draft) => {
      if (draft.kind !== kind || draft.status !== 'DRAFT') return notDraft()
      await work.lock?.(ctx)
      const opened = await openDraft(ctx, draft, spec, work)
      if (!opened.ok) return opened
      const { outcomes, plan } = opened.value
      const ready = readyOf(outcomes)
      const same = outcomes.filter(({ state }) => state === 'same').length
      if (ready.size === 0)
        return fail(
          'RULE',
          same > 0 && waitingOf(outcomes).length === 0
            ? 'Загружать нечего: всё, что есть в таблице, в портале уже такое.'
            : 'Загружать нечего: ни одна строка не готова. Исправьте то, что отмечено.',
        )
      const written = await plan.write(ctx, ready, { fileName: draft.fileName, options })
      if (!Array.isArray(written)) return written
      const counts = await keepLoad(ctx, draft, opened.value, written, same)
      return done(counts, {
        subject: { type: 'TableImport', id: draft.id },
        after: {
          list: spec.title,
          fileName: draft.fileName,
          made: counts.made,
          changed: counts.changed,
          same: counts.same,
          left: counts.left,
          ...(options.length > 0 && {
            options: options.map((key) => spec.options?.find((one) => one.key === key)?.label ?? key),
          }),
          records: written.slice(0, NAMED).map(({ label }) => label),
        },
      })
    },
  })
}

async function keepLoad(
  ctx: CommandContext,
  draft: TableImport,
  { outcomes }: Opened,
  written: WrittenRow[],
  same: number,
): Promise<LoadedCounts> {
  const { tx, tenantId, now } = ctx
  const left = waitingOf(outcomes)
  const restId = left.length > 0 ? newId() : null
  const made = written.filter((one) => one.made).length
  const counts = { made, changed: written.length - made, same, left: left.length, restId }
  // One statement over one value: thousands of rows as parameters take seconds.
  const rows = written.map(({ label, ...one }) => ({ ...one, label: label.slice(0, 300) }))
  await tx.$executeRaw`
    INSERT INTO "TableImportRow" ("tenantId", "importId", "row", "recordId", "label", "made", "before", "version")
    SELECT ${tenantId}::uuid, ${draft.id}::uuid, r."at", r."id", r."label", r."made", r."before", r."version"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("at" int, "id" uuid, "label" text, "made" boolean, "before" jsonb, "version" int)`
  await tx.tableImport.update({
    where: { tenantId_id: { tenantId, id: draft.id } },
    data: {
      status: 'LOADED',
      loadedAt: now,
      restId,
      counts: { made, changed: counts.changed, same, left: left.length },
      version: { increment: 1 },
    },
    select: { id: true },
  })
  if (restId !== null) await keepRest(ctx, draft, restId)
  return counts
}

/** The rows that were not ready wait in a draft of the same file; those that came in are found to be the same there. */
async function keepRest({ tx, tenantId, now }: CommandContext, draft: TableImport, id: string): Promise<void> {
  const { personId, byName, kind, fileName, size, sha256, choice, decisions } = draft
  await tx.tableImport.create({
    data: {
      ...{ tenantId, id, personId, byName, kind, fileName, size, sha256, createdAt: now },
      choice: choice as Prisma.InputJsonValue,
      decisions: decisions as Prisma.InputJsonValue,
    },
    select: { id: true },
  })
  await tx.$executeRaw`
    INSERT INTO "TableImportFile" ("tenantId", "importId", "bytes")
    SELECT "tenantId", ${id}::uuid, "bytes" FROM "TableImportFile"
    WHERE "tenantId" = ${tenantId}::uuid AND "importId" = ${draft.id}::uuid`
}
