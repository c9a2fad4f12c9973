'use client'
import { useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react'
import type { AssessmentLive, AssessmentView } from '@/lib/rating/assessment-view'
import {
  autosave, autosaveState, backupOf, dueToSend, hasUnsaved, nextDueIn, unsavedBackups, type AnswerContent, type Backup,
} from '@/lib/rating/autosave'
import { getLive, putAnswer } from './assessment-api'
import { readBackups, writeBackup } from './backup-store'

const REFRESH_MS = 20_000
const RETRY_MS = 5_000
/** A timer may fire a hair early; the pause must then be over. */
const SLACK_MS = 20

/** The form's answers: typed here, saved by themselves, kept in the browser until the server has them. */
export function useAutosave(tenant: string, view: AssessmentView) {
  const base = `/api/${tenant}/assessments/${view.id}`
  const [state, dispatch] = useReducer(autosave, null, () => autosaveState(view.methodology.criteria.map(({ number }) => number), view.answers))
  const [live, setLive] = useState<Omit<AssessmentLive, 'answers'>>({ status: view.status, evidence: view.evidence, requests: view.requests })
  const [found, setFound] = useState<Record<number, Backup>>({})
  const written = useRef(new Set<number>())
  const key = useMemo(() => ({ tenant, assessmentId: view.id, userKey: view.userKey }), [tenant, view.id, view.userKey])
  const editable = view.can.edit

  const send = (criteria: number[], leaving = false) => {
    for (const criterion of criteria) {
      const entry = state.entries[criterion]
      if (!entry) continue
      dispatch({ type: 'sent', criterion })
      void putAnswer(base, criterion, entry.local, entry.baseVersion, leaving).then(dispatch)
    }
  }
  const sendDue = useEffectEvent(() => send(dueToSend(state, Date.now())))
  const sendAll = useEffectEvent((leaving: boolean) => send(dueToSend(state, Infinity), leaving))

  const refresh = async () => {
    const answer = await getLive(base)
    if ('kind' in answer) return
    const { answers, ...rest } = answer
    dispatch({ type: 'refreshed', answers })
    setLive(rest)
  }
  const refreshNow = useEffectEvent(() => refresh())

  // What was typed goes a moment after the last keystroke.
  useEffect(() => {
    const wait = nextDueIn(state, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => sendDue(), wait + SLACK_MS)
    return () => clearTimeout(timer)
  }, [state])

  // The browser's copy is written before the server answers and removed after it.
  useEffect(() => {
    for (const [number, entry] of Object.entries(state.entries)) {
      const criterion = Number(number)
      const backup = backupOf(entry)
      if (backup === null && !written.current.has(criterion)) continue
      writeBackup(key, criterion, backup)
      if (backup === null) written.current.delete(criterion)
      else written.current.add(criterion)
    }
  }, [state, key])

  // On return: others' changes first, then what this browser still holds.
  useEffect(() => {
    const timer = setTimeout(() => void refreshNow().then(() => { if (editable) setFound(readBackups(key)) }), 0)
    return () => clearTimeout(timer)
  }, [key, editable])

  // Others' saved changes while the page is in sight; sooner when something went wrong.
  const everyMs = state.trouble === null ? REFRESH_MS : RETRY_MS
  useEffect(() => {
    const look = () => { if (document.visibilityState === 'visible') void refreshNow() }
    const timer = setInterval(look, everyMs)
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
    }
  }, [everyMs])

  useEffect(() => {
    const leave = () => { if (document.visibilityState === 'hidden') sendAll(true) }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [])

  const unsaved = hasUnsaved(state)
  useEffect(() => {
    if (!unsaved) return
    const guard = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [unsaved])

  const offered = unsavedBackups(state, found)
  return {
    base, state, live, unsaved, offered, refresh,
    edit: (criterion: number, answer: AnswerContent) => dispatch({ type: 'edited', criterion, answer, at: Date.now() }),
    resolve: (criterion: number, answer: AnswerContent) => dispatch({ type: 'resolved', criterion, answer, at: Date.now() }),
    retry: () => dispatch({ type: 'retried' }),
    restore: () => {
      dispatch({ type: 'restored', backups: offered })
      setFound({})
    },
    discard: () => {
      for (const criterion of Object.keys(offered)) writeBackup(key, Number(criterion), null)
      setFound({})
    },
  }
}

export type Autosave = ReturnType<typeof useAutosave>
