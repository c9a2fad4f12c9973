import 'server-only'
import { notFound } from 'next/navigation'
import { quarterTime, type Quarter } from '@/lib/core/quarters'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { writeNote } from './note'
import { noteFigures } from './note-figures'
import { noteSections } from './schema'
import { readWords, savedWords, type WordsLive } from './words'
import type { NoteView, NoteDocument } from './view'
import { operations } from './operations'

/** The note is of the whole programme: those who see all of it read it. */
async function viewOf(ctx: QueryContext, quarter: Quarter): Promise<NoteView> {
  const { timeZone } = ctx.actor.tenant
  const today = ctx.today
  if (quarterTime(quarter, today) === 'FUTURE') return notFound()
  const figures = await noteFigures(ctx.tx, { tenantId: ctx.tenantId, timeZone, today }, quarter)
  const row = await ctx.tx.quarterlyNote.findUnique({
    where: { tenantId_year_quarter: { tenantId: ctx.tenantId, ...quarter } },
    select: { words: true, version: true },
  })
  const words = readWords(row?.words)
  const written = writeNote(figures)
  return {
    quarter,
    figures,
    written,
    saved: savedWords(noteSections, words, row?.version ?? 0, written),
    edited: noteSections.filter((section) => words[section] !== undefined),
    canEdit: ctx.can(operations['quarterly.note']),
    userKey: ctx.actor.personId ?? '',
  }
}

export const getNote = defineQuery({
  operation: operations['quarterly.readNote'],
  run: (ctx, input: { quarter: Quarter }): Promise<NoteView> => viewOf(ctx, input.quarter),
})
export const getNoteDocument = defineQuery({
  operation: operations['quarterly.readNote'],
  run: async (ctx, input: { quarter: Quarter }): Promise<NoteDocument> => {
    const { name, programme, isDemo, timeZone } = ctx.actor.tenant
    return { ...(await viewOf(ctx, input.quarter)), tenantName: name, programme, isDemo, timeZone, printedAt: ctx.now }
  },
})

/** Edited words as they are now, for an open note. */
export const getNoteWords = defineQuery({
  operation: operations['quarterly.readNote'],
  run: async (ctx, input: { quarter: Quarter }): Promise<WordsLive> => {
    const row = await ctx.tx.quarterlyNote.findUnique({
      where: { tenantId_year_quarter: { tenantId: ctx.tenantId, ...input.quarter } },
      select: { words: true, version: true },
    })
    const words = readWords(row?.words)
    return {
      version: row?.version ?? 0,
      words: savedWords(
        noteSections.filter((section) => words[section] !== undefined),
        words,
        row?.version ?? 0,
      ),
      conflicts: [],
      closed: null,
    }
  },
})
