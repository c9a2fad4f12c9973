import 'server-only'
import type { z } from 'zod'
import type { Quarter } from '@/lib/core/quarters'
import { quarterTime } from '@/lib/core/quarters'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { ResetNoteInput, SaveNoteInput } from './schema'
import { applyWords, readWords, savedWords, type Words, type WordsLive } from './words'
import { operations } from './operations'

const subject = ({ year, quarter }: Quarter) => ({ type: 'QuarterlyNote', id: `${year}-${quarter}` }) as const
const keyOf = (ctx: CommandContext, { year, quarter }: Quarter) => ({
  tenantId_year_quarter: { tenantId: ctx.tenantId, year, quarter },
})

/** The note's row held until the transaction ends, made when there is none. */
async function lockNote(ctx: CommandContext, at: Quarter): Promise<{ words: Words; version: number }> {
  await ctx.tx.quarterlyNote.createMany({ data: [{ tenantId: ctx.tenantId, ...at, version: 0 }], skipDuplicates: true })
  await ctx.tx.$queryRaw`SELECT 1 FROM "QuarterlyNote" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "year" = ${at.year}
    AND "quarter" = ${at.quarter} FOR UPDATE`
  const row = await ctx.tx.quarterlyNote.findUniqueOrThrow({
    where: keyOf(ctx, at),
    select: { words: true, version: true },
  })
  return { words: readWords(row.words), version: row.version }
}

/** Autosave of the note by section, as in reports: nobody's words are lost. */
export const saveNote = defineCommand({
  operation: operations['quarterly.note'],
  schema: SaveNoteInput,
  unversioned: 'autosave: each section is merged with the text that it was typed over',
  run: async (ctx, { year, quarter, edits }: z.output<typeof SaveNoteInput>) => {
    const at = { year, quarter }
    if (quarterTime(at, ctx.today) === 'FUTURE') return fail('RULE', 'Квартал ещё не начался: справки за него нет.')
    const before = await lockNote(ctx, at)
    const { words, changed, conflicts } = applyWords(before.words, edits, {
      by: ctx.actor.name,
      at: ctx.now.toISOString(),
    })
    const version = before.version + (changed.length > 0 ? 1 : 0)
    if (changed.length > 0)
      await ctx.tx.quarterlyNote.update({
        where: keyOf(ctx, at),
        data: { words, version, updatedAt: ctx.now },
        select: { year: true },
      })
    const value: WordsLive = {
      version,
      words: savedWords(
        edits.map(({ section }) => section),
        words,
        version,
      ),
      conflicts,
      closed: null,
    }
    return done(value, { subject: subject(at), after: { sections: changed } })
  },
})

/** A section follows the figures again; what was edited stays in the journal. */
export const resetNote = defineCommand({
  operation: operations['quarterly.note'],
  schema: ResetNoteInput,
  changes: 'QuarterlyNote',
  row: async (ctx, { year, quarter }) => {
    const at = { year, quarter }
    return { ok: true, value: { id: subject(at).id, ...(await lockNote(ctx, at)) } }
  },
  run: async (ctx, { year, quarter, section }, { words, version }) => {
    const at = { year, quarter }
    const before = words[section]
    if (!before) return fail('RULE', 'Этот раздел и так написан из цифр. Обновите страницу.')
    const { [section]: _gone, ...rest } = words
    await ctx.tx.quarterlyNote.update({
      where: keyOf(ctx, at),
      data: { words: rest, version: version + 1, updatedAt: ctx.now },
      select: { year: true },
    })
    return done({ section }, { subject: subject(at), before: { section, text: before.text, by: before.by } })
  },
})
