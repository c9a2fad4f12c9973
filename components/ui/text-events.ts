'use client'
import type { SavedTexts, TextEntry, TextEvent } from '@/lib/core/text-autosave'
import { troubleOf, type Reply } from './api'

/**
 * What the reply of an autosave of texts means for each path that was sent. `silent`: a clash there is settled in
 * silence, by what is saved.
 */
export function textEvents(
  reply: Reply | null,
  entries: readonly (readonly [string, TextEntry])[],
  silent: (path: string) => boolean = () => false,
): TextEvent[] {
  const at = Date.now()
  const body =
    reply?.status === 200
      ? (reply.body as SavedTexts)
      : reply?.status === 409
        ? (reply.body as { error?: { details?: SavedTexts } }).error?.details
        : undefined
  if (!body) return entries.map(([key]) => ({ type: 'failed', key, trouble: troubleOf(reply) }))
  const conflicts = new Map(body.conflicts.map((conflict) => [conflict.path, conflict]))
  return entries.map(([key, entry]) => {
    const other = conflicts.get(key)
    if (!other) {
      const text = body.texts?.[key] ?? entry.local
      return { type: 'saved', key, at, saved: { text, version: body.version, by: body.by, at: body.at } }
    }
    const theirs = { text: other.text, version: body.version, by: other.by, at: other.at }
    return silent(key) ? { type: 'saved', key, at, saved: theirs } : { type: 'conflicted', key, at, theirs }
  })
}
