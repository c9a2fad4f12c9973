'use client'
import { useState } from 'react'
import { sendJson, troubleOf, type Reply } from '@/components/ui/api'
import { useAutosave } from '@/components/ui/use-autosave'
import {
  localFields,
  passportMachine,
  passportState,
  savedTexts,
  type PassportBackup,
  type PassportEntry,
  type PassportEvent,
  type PassportState,
} from '@/lib/projects/passport/autosave'
import type { PassportLive, PassportView, SavedPassport } from '@/lib/projects/passport/view'

const REFRESH_MS = 15_000

function isBackup(value: unknown): value is PassportBackup {
  if (typeof value !== 'object' || value === null) return false
  const { content, base, at } = value as Record<string, unknown>
  return typeof content === 'string' && typeof base === 'string' && typeof at === 'number'
}

/** Whom the list holds is said by the name beside it: a clash over the hidden id alone is nobody's business. */
const silent = (path: string): boolean => path.endsWith('.personId')

/** What the reply means for each path that was sent. */
function eventsOf(reply: Reply | null, entries: [string, PassportEntry][]): PassportEvent[] {
  const at = Date.now()
  const body =
    reply?.status === 200
      ? (reply.body as SavedPassport)
      : reply?.status === 409
        ? (reply.body as { error?: { details?: SavedPassport } }).error?.details
        : undefined
  if (!body) return entries.map(([key]) => ({ type: 'failed', key, trouble: troubleOf(reply) }))
  const conflicts = new Map(body.conflicts.map((conflict) => [conflict.path, conflict]))
  return entries.map(([key, entry]) => {
    const other = conflicts.get(key)
    if (!other)
      return { type: 'saved', key, at, saved: { text: entry.local, version: body.version, by: body.by, at: body.at } }
    const theirs = { text: other.text, version: body.version, by: other.by, at: other.at }
    return silent(key) ? { type: 'saved', key, at, saved: theirs } : { type: 'conflicted', key, at, theirs }
  })
}

const knownVersion = (state: PassportState): number =>
  Math.max(0, ...Object.values(state.entries).map(({ saved }) => saved.version))

/** The passport's texts with who else is at them and the state of the project as it is now. */
export function usePassport(tenant: string, view: PassportView) {
  const url = `/api/${tenant}/projects/${view.id}/passport`
  const [live, setLive] = useState<Pick<PassportLive, 'status' | 'refusal' | 'editors'>>({
    status: view.status,
    refusal: view.refusal,
    editors: view.editors,
  })
  const saving = useAutosave({
    machine: passportMachine,
    editable: view.can.edit && view.refusal === null,
    prefix: `gemba:passport:${tenant}:${view.id}:${view.userKey}:`,
    isBackup,
    everyMs: REFRESH_MS,
    start: () => passportState(view.fields, view.edits, view.version),
    send: async (entries, leaving) => {
      const edits = entries.map(([path, { local, base }]) => ({ path, base, text: local }))
      return eventsOf(
        await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) }),
        entries,
      )
    },
    look: async (state) => {
      const reply = await sendJson(`${url}?version=${knownVersion(state)}`, { method: 'GET' })
      if (reply?.status !== 200) return null
      const { fields, edits, version, status, refusal, editors } = reply.body as PassportLive
      setLive({ status, refusal, editors })
      return fields === null ? {} : savedTexts(fields, edits, version, Object.keys(state.entries))
    },
  })
  return { ...saving, live, fields: localFields(saving.state) }
}
