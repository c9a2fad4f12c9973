'use client'
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import {
  autosave,
  backupOf,
  dueToSend,
  hasUnsaved,
  nextDueIn,
  unsavedBackups,
  type AutosaveEvent,
  type AutosaveState,
  type Backup,
  type Entry,
  type Machine,
} from '@/lib/core/autosave'
import { readBackups, writeBackup } from './backup-store'
import { useLeaveGuard } from './use-leave-guard'

const RETRY_MS = 5_000
/** A timer may fire a hair early; the pause must then be over. */
const SLACK_MS = 20

type Options<C, S, B> = {
  machine: Machine<C, S, B>
  start: () => AutosaveState<C, S, B>
  editable: boolean
  /** Where the browser keeps what the server does not have yet: tells apart tenant, thing and person. */
  prefix: string
  isBackup: (value: unknown) => value is Backup<C, B>
  /** Sends what is due; the answers are events of the machine. `leaving` lets the request outlive the page. */
  send: (entries: [string, Entry<C, S, B>][], leaving: boolean) => Promise<AutosaveEvent<C, S, B>[]>
  /** What the server holds now, by key; null when it could not be asked. */
  look: (state: AutosaveState<C, S, B>) => Promise<Readonly<Record<string, S>> | null>
  /** How often others' changes are asked for while the page is in sight. */
  everyMs: number
}

/** A form's content: typed here, saved by itself, kept in the browser until the server has it. */
export function useAutosave<C, S, B>({
  machine,
  start,
  editable,
  prefix,
  isBackup,
  send,
  look,
  everyMs,
}: Options<C, S, B>) {
  const [state, dispatch] = useReducer(
    (now: AutosaveState<C, S, B>, event: AutosaveEvent<C, S, B>) => autosave(machine, now, event),
    null,
    start,
  )
  const [found, setFound] = useState<Record<string, Backup<C, B>>>({})

  const sendKeys = (keys: string[], leaving = false) => {
    const entries = keys.flatMap((key): [string, Entry<C, S, B>][] =>
      state.entries[key] ? [[key, state.entries[key]]] : [],
    )
    if (entries.length === 0) return
    dispatch({ type: 'several', events: entries.map(([key]) => ({ type: 'sent', key })) })
    void send(entries, leaving).then((events) => dispatch({ type: 'several', events }))
  }
  const sendDue = useEffectEvent(() => sendKeys(dueToSend(state, Date.now())))

  const refresh = async () => {
    const saved = await look(state)
    if (saved !== null) dispatch({ type: 'refreshed', saved })
  }
  const refreshNow = useEffectEvent(() => refresh())
  const backups = useEffectEvent(() => readBackups(prefix, isBackup))

  // What was typed goes a moment after the last keystroke.
  useEffect(() => {
    const wait = nextDueIn(state, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => sendDue(), wait + SLACK_MS)
    return () => clearTimeout(timer)
  }, [state])

  useBackupCopy(prefix, state)

  // On return: others' changes first, then what this browser still holds.
  useEffect(() => {
    const timer = setTimeout(() => {
      const held = editable ? backups() : {}
      void refreshNow().then(() => setFound(held))
    }, 0)
    return () => clearTimeout(timer)
  }, [prefix, editable])

  // Others' saved changes while the page is in sight; sooner when something went wrong.
  useWhileInSight(refresh, state.trouble === null ? everyMs : RETRY_MS)

  useOnHide(() => sendKeys(dueToSend(state, Infinity), true))

  const unsaved = hasUnsaved(state)
  useLeaveGuard(unsaved)

  const offered = unsavedBackups(machine, state, found)
  const passOver = (keys: readonly string[]) => {
    if (keys.some((key) => key in found))
      setFound(Object.fromEntries(Object.entries(found).filter(([one]) => !keys.includes(one))))
  }
  return {
    state,
    unsaved,
    offered,
    refresh,
    /** What is typed anew takes the place of what was kept. */
    edit: (key: string, content: C) => {
      passOver([key])
      dispatch({ type: 'edited', key, content, at: Date.now() })
    },
    editAll: (edits: readonly { key: string; content: C }[]) => {
      passOver(edits.map(({ key }) => key))
      dispatch({
        type: 'several',
        events: edits.map(({ key, content }) => ({ type: 'edited', key, content, at: Date.now() })),
      })
    },
    resolve: (key: string, content: C) => dispatch({ type: 'resolved', key, content, at: Date.now() }),
    retry: () => dispatch({ type: 'retried' }),
    restore: () => {
      dispatch({ type: 'restored', backups: offered })
      setFound({})
    },
    discard: () => {
      for (const key of Object.keys(offered)) writeBackup(prefix, key, null)
      setFound({})
    },
  }
}

/** The browser's copy is written before the server answers and removed after it. */
function useBackupCopy<C, S, B>(prefix: string, state: AutosaveState<C, S, B>): void {
  const written = useRef(new Set<string>())
  useEffect(() => {
    for (const [key, entry] of Object.entries(state.entries)) {
      const backup = backupOf(entry)
      if (backup === null && !written.current.has(key)) continue
      writeBackup(prefix, key, backup)
      if (backup === null) written.current.delete(key)
      else written.current.add(key)
    }
  }, [state, prefix])
}

/** Looks every so often, and at once on return to the page or to the network; never while the page is out of sight. */
function useWhileInSight(look: () => Promise<void>, everyMs: number): void {
  const lookNow = useEffectEvent(look)
  useEffect(() => {
    const see = () => {
      if (document.visibilityState === 'visible') void lookNow()
    }
    const timer = setInterval(see, everyMs)
    window.addEventListener('focus', see)
    window.addEventListener('online', see)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', see)
      window.removeEventListener('online', see)
    }
  }, [everyMs])
}

/** The last moment before the page may be gone. */
function useOnHide(leave: () => void): void {
  const leaveNow = useEffectEvent(leave)
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') leaveNow()
    }
    document.addEventListener('visibilitychange', hide)
    return () => document.removeEventListener('visibilitychange', hide)
  }, [])
}
