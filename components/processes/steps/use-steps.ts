'use client'
import { useMemo, useRef, useState } from 'react'
import { sendJson } from '@/components/ui/api'
import { textEvents } from '@/components/ui/text-events'
import { useAutosave } from '@/components/ui/use-autosave'
import { autosaveState } from '@/lib/core/autosave'
import { isTextBackup, textMachine, type SavedTexts, type TextEntry } from '@/lib/core/text-autosave'
import { START } from '@/lib/processes/steps/cells'
import type { Change } from '@/lib/processes/steps/changes'
import { mapStatePaths } from '@/lib/processes/model/states'
import { clashesOf, rowReader, savedCells, takenOut } from '@/lib/processes/steps/rows'
import { keptNames, noNames, withNames } from '@/lib/processes/steps/known-names'
import { MOST_EDITS } from '@/lib/processes/steps/limits'
import {
  deedOf,
  did,
  noHistory,
  redo,
  settled,
  undo,
  type Deed,
  type History,
  type Step,
} from '@/lib/processes/steps/undo'
import type { StepsLive, StepsView } from '@/lib/processes/steps/view'

const REFRESH_MS = 10_000

type Live = Pick<StepsLive, 'editors' | 'refusal' | 'roles' | 'materials' | 'subs'>

const liveOf = ({ editors, refusal, roles, materials, subs }: StepsLive | StepsView): Live => ({
  editors,
  refusal,
  roles,
  materials,
  subs,
})

/** The cells of a table of steps: typed here, saved by themselves, with undo; what others do arrives by itself. */
export function useSteps(tenant: string, view: StepsView) {
  const url = `/api/${tenant}/processes/${view.processId}/steps/${mapStatePaths[view.state]}`
  const prefix = `gemba:steps:${tenant}:${view.processId}:${view.state}:${view.userKey}:`
  const [known, setLive] = useState(() => liveOf(view))
  /** Names that the server took since it was last asked. */
  const [taken, setTaken] = useState(noNames)
  const live = useMemo(() => withNames(known, taken), [known, taken])
  const [history, setHistory] = useState<History>(noHistory)
  const [read] = useState(rowReader)
  const [opened] = useState(() => new Date().toISOString())
  /** Everything up to here has been seen: an own saving may come after a change of somebody else's. */
  const seen = useRef(view.version)

  const sendPart = async (entries: [string, TextEntry][], leaving: boolean) => {
    const edits = entries.map(([path, { local, base }]) => ({ path, base, text: local }))
    const reply = await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) })
    if (reply?.status === 200) {
      const { texts = {} } = reply.body as SavedTexts
      for (const [path, text] of Object.entries(texts)) {
        const sent = edits.find((edit) => edit.path === path)?.text ?? ''
        setHistory((now) => settled(now, path, sent, text))
      }
      // Before the cells lose their names: a role without one is a doubt.
      setTaken((now) => withNames(now, keptNames(edits, texts)))
    }
    return textEvents(reply, entries)
  }
  const saving = useAutosave({
    machine: textMachine,
    editable: view.canEdit && view.refusal === null,
    prefix,
    isBackup: isTextBackup,
    everyMs: REFRESH_MS,
    start: () => autosaveState(textMachine, savedCells(view.steps, view.start, view.version)),
    send: async (entries, leaving) => {
      const events = []
      for (let at = 0; at < entries.length; at += MOST_EDITS)
        events.push(...(await sendPart(entries.slice(at, at + MOST_EDITS), leaving)))
      return events
    },
    look: async (state) => {
      const reply = await sendJson(`${url}?version=${seen.current}`, { method: 'GET' })
      if (reply?.status !== 200) return null
      const body = reply.body as StepsLive
      seen.current = body.version
      setLive(liveOf(body))
      return savedCells(body.steps, body.start, body.version, Object.keys(state.entries))
    },
  })
  const { entries } = saving.state
  const rows = read(entries)
  const clashes = useMemo(() => clashesOf(entries), [entries])
  const gone = useMemo(() => takenOut(entries, view.userName, opened), [entries, view.userName, opened])
  const textOf = (path: string): string => entries[path]?.local ?? ''
  const write = (changes: readonly Change[]) => {
    const last = new Map(changes.map(({ path, text }) => [path, text]))
    const edits = [...last].flatMap(([key, content]) => (textOf(key) === content ? [] : [{ key, content }]))
    if (edits.length > 0) saving.editAll(edits)
  }
  const walk = (step: Step | null): Step | null => {
    if (step !== null) {
      write(step.changes)
      setHistory(step.history)
    }
    return step
  }
  return {
    ...saving,
    prefix,
    live,
    rows,
    clashes,
    gone,
    start: textOf(START) || null,
    textOf,
    lastDeed: history.done.at(-1) ?? null,
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    /** One deed that can be taken back as a whole; null – it changed nothing. */
    apply: (label: string, changes: readonly Change[]): Deed | null => {
      const deed = deedOf(label, changes, textOf)
      if (deed.cells.length === 0) return null
      write(changes)
      setHistory((now) => did(now, deed))
      return deed
    },
    undo: () => walk(undo(history, textOf)),
    redo: () => walk(redo(history, textOf)),
  }
}

export type Steps = ReturnType<typeof useSteps>
