'use client'
import { useState } from 'react'
import { sendJson, troubleOf, type Reply } from '@/components/ui/api'
import { useAutosave } from '@/components/ui/use-autosave'
import {
  wordsMachine,
  wordsState,
  type SavedWord,
  type WordsBackup,
  type WordsEvent,
  type WordsLive,
} from '@/lib/quarterly/words'
import type { Entry } from '@/lib/core/autosave'

const REFRESH_MS = 15_000

function isBackup(value: unknown): value is WordsBackup {
  if (typeof value !== 'object' || value === null) return false
  const { content, base, at } = value as Record<string, unknown>
  return typeof content === 'string' && typeof base === 'string' && typeof at === 'number'
}

/** What the reply means for each section that was sent. */
function eventsOf(reply: Reply | null, entries: [string, Entry<string, SavedWord, string>][]): WordsEvent[] {
  const at = Date.now()
  if (reply?.status !== 200) return entries.map(([key]) => ({ type: 'failed', key, trouble: troubleOf(reply) }))
  const { version, words, conflicts } = reply.body as WordsLive
  return entries.map(([key, entry]): WordsEvent => {
    const other = conflicts.find(({ section }) => section === key)
    return other
      ? { type: 'conflicted', key, at, theirs: { text: other.text, version, by: other.by, at: other.at } }
      : { type: 'saved', key, at, saved: words[key] ?? { text: entry.local, version, by: null, at: null } }
  })
}

type Options = { url: string; prefix: string; editable: boolean; saved: Record<string, SavedWord> }

/** Sections of words that save themselves; what another person wrote meanwhile comes by itself. */
export function useWords({ url, prefix, editable, saved }: Options) {
  const [closed, setClosed] = useState<string | null>(null)
  const saving = useAutosave({
    machine: wordsMachine,
    editable,
    prefix,
    isBackup,
    everyMs: REFRESH_MS,
    start: () => wordsState(saved),
    send: async (entries, leaving) => {
      const edits = entries.map(([section, { local, base }]) => ({ section, base, text: local }))
      return eventsOf(
        await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) }),
        entries,
      )
    },
    look: async () => {
      const reply = await sendJson(url, { method: 'GET' })
      if (reply?.status !== 200) return null
      const live = reply.body as WordsLive
      setClosed(live.closed)
      return live.words
    },
  })
  return { ...saving, closed }
}

export type WordsSaving = ReturnType<typeof useWords>
