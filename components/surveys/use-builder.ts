'use client'
import { useMemo, useRef, useState } from 'react'
import { sendJson } from '@/components/ui/api'
import { textEvents } from '@/components/ui/text-events'
import { useAutosave } from '@/components/ui/use-autosave'
import { autosaveState } from '@/lib/core/autosave'
import { isTextBackup, savedTexts, textMachine, type TextEntry } from '@/lib/core/text-autosave'
import { contentOf } from '@/lib/feedback/survey/draft'
import type { BuilderLive, BuilderView } from '@/lib/feedback/survey/view'
import type { Change } from '@/lib/processes/steps/changes'
import { deedOf, did, noHistory, redo, undo, type History, type Step } from '@/lib/processes/steps/undo'

const REFRESH_MS = 10_000
/** Paths that go in one request. */
const AT_ONCE = 200

/** The draft of a survey: typed here, saved by itself, with undo; what others do arrives by itself. */
export function useBuilder(tenant: string, view: BuilderView) {
  const url = `/api/${tenant}/surveys/${view.id}/draft`
  const [refusal, setRefusal] = useState(view.refusal)
  const [history, setHistory] = useState<History>(noHistory)
  /** Everything up to here has been seen: an own saving may come after a change of somebody else's. */
  const seen = useRef(view.version)
  const [version, setVersion] = useState(view.version)

  const sendPart = async (entries: [string, TextEntry][], leaving: boolean) => {
    const edits = entries.map(([path, { local, base }]) => ({ path, base, text: local }))
    const reply = await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) })
    if (reply?.status === 200) setVersion((now) => Math.max(now, (reply.body as { version: number }).version))
    return textEvents(reply, entries)
  }
  const saving = useAutosave({
    machine: textMachine,
    editable: view.refusal === null,
    prefix: `gemba:survey:${tenant}:${view.id}:${view.userKey}:`,
    isBackup: isTextBackup,
    everyMs: REFRESH_MS,
    start: () => autosaveState(textMachine, savedTexts(view.texts, view.edits, view.version)),
    send: async (entries, leaving) => {
      const events = []
      for (let at = 0; at < entries.length; at += AT_ONCE)
        events.push(...(await sendPart(entries.slice(at, at + AT_ONCE), leaving)))
      return events
    },
    look: async (state) => {
      const reply = await sendJson(`${url}?version=${seen.current}`, { method: 'GET' })
      if (reply?.status !== 200) return null
      const live = reply.body as BuilderLive
      seen.current = live.version
      setVersion((now) => Math.max(now, live.version))
      setRefusal(live.refusal)
      return live.texts === null ? {} : savedTexts(live.texts, live.edits, live.version, Object.keys(state.entries))
    },
  })
  const { entries } = saving.state
  const texts = useMemo(
    () =>
      Object.fromEntries(Object.entries(entries).flatMap(([path, { local }]) => (local === '' ? [] : [[path, local]]))),
    [entries],
  )
  const content = useMemo(() => contentOf(texts), [texts])
  const textOf = (path: string): string => entries[path]?.local ?? ''
  const write = (changes: readonly Change[]) => {
    const last = new Map(changes.map(({ path, text }) => [path, text]))
    const edits = [...last].flatMap(([key, text]) => (textOf(key) === text ? [] : [{ key, content: text }]))
    if (edits.length > 0) saving.editAll(edits)
  }
  const walk = (step: Step | null): string | null => {
    if (step === null) return null
    write(step.changes)
    setHistory(step.history)
    return step.label
  }
  return {
    ...saving,
    refusal,
    version,
    texts,
    content,
    textOf,
    /** Typing: the field's own undo takes it back. */
    type: (path: string, text: string) => saving.edit(path, text),
    /** One deed that can be taken back as a whole. */
    apply: (label: string, changes: readonly Change[]) => {
      const deed = deedOf(label, changes, textOf)
      if (deed.cells.length === 0) return
      write(changes)
      setHistory((now) => did(now, deed))
    },
    /** How many deeds may be taken back: a deed adds one. */
    deeds: history.done.length,
    undo: () => walk(undo(history, textOf)),
    redo: () => walk(redo(history, textOf)),
  }
}

export type Builder = ReturnType<typeof useBuilder>
