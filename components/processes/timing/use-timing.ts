'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendJson } from '@/components/ui/api'
import { newId } from '@/lib/core/ids'
import { nothingKept, tapped, type Kept, type Tap } from '@/lib/processes/timing/course'
import { Sheet } from '@/lib/processes/timing/sheet'
import { sendAll, type Line } from './send'
import {
  forgetSheet,
  forgetUnsent,
  isTimingKey,
  readKept,
  readSheet,
  readUnsent,
  writeKept,
  writeSheet,
  writeUnsent,
  type Unsent,
} from './store'

const TRY_AGAIN_MS = 10_000

export type TimingState = {
  /** Null: not known yet, or not at all (`missing`). */
  sheet: Sheet | null
  missing: boolean
  kept: Kept
  unsent: Unsent[]
  line: Line
  /** The browser keeps nothing: a closed page would lose what is unsent. */
  volatile: boolean
}

const start: TimingState = {
  sheet: null,
  missing: false,
  kept: nothingKept,
  unsent: [],
  line: { kind: 'ok' },
  volatile: false,
}

/** What the storage holds of the sheet's person. */
const stored = (tenant: string, sheet: Sheet): Pick<TimingState, 'sheet' | 'kept' | 'unsent'> => ({
  sheet,
  kept: readKept(tenant, sheet),
  unsent: readUnsent(tenant, sheet.who),
})

/** A series in a device's hand: works on what the device holds, sends when it can. */
export function useTiming(tenant: string, series: string) {
  const [state, setState] = useState(start)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])

  const send = useCallback(async () => {
    const { sheet } = latest.current
    if (!sheet || readUnsent(tenant, sheet.who).every(({ refused }) => refused !== undefined)) return
    const line = await sendAll({ tenant, who: sheet.who })
    setState((now) => ({ ...now, line, unsent: now.sheet ? readUnsent(tenant, now.sheet.who) : [] }))
  }, [tenant])

  /** Asks the portal for the series; without a connection what the device holds stands. */
  const load = useCallback(async () => {
    const held = readSheet(tenant, series)
    if (held && latest.current.sheet === null) setState((now) => ({ ...now, ...stored(tenant, held) }))
    const reply = await sendJson(`/api/${tenant}/timing/${series}`, { method: 'GET' })
    if (reply === null) return setState((now) => ({ ...now, line: { kind: 'offline' }, missing: !held }))
    if (reply.status === 401) return setState((now) => ({ ...now, line: { kind: 'signedOut' } }))
    const sheet = reply.status === 200 ? Sheet.safeParse(reply.body).data : undefined
    if (!sheet) {
      forgetSheet(tenant, series)
      return setState((now) => ({ ...now, sheet: null, missing: true, line: { kind: 'ok' } }))
    }
    const volatile = !writeSheet(tenant, sheet)
    latest.current = { ...latest.current, sheet }
    setState((now) => ({ ...now, ...stored(tenant, sheet), volatile, missing: false, line: { kind: 'ok' } }))
    return send()
  }, [tenant, series, send])

  useEffect(() => {
    const again = () => void load()
    const onStorage = ({ key }: StorageEvent) => {
      if (!isTimingKey(key)) return
      setState((now) => (now.sheet ? { ...now, ...stored(tenant, now.sheet) } : now))
    }
    const timer = setInterval(() => void send(), TRY_AGAIN_MS)
    const begin = setTimeout(again, 0)
    addEventListener('online', again)
    addEventListener('storage', onStorage)
    return () => {
      clearInterval(timer)
      clearTimeout(begin)
      removeEventListener('online', again)
      removeEventListener('storage', onStorage)
    }
  }, [load, send, tenant])

  const tap = useCallback(
    (made: Tap) => {
      const { sheet, volatile } = latest.current
      if (!sheet) return
      // Another tab may have tapped meanwhile: what is kept is asked.
      const { kept, sent } = tapped(sheet, readKept(tenant, sheet), made, { now: Date.now(), newId })
      // What was timed is kept before the state that says it was.
      const lines = sent.map((one): Unsent => ({ seriesId: sheet.seriesId, sent: one }))
      const held = [...lines.map((one) => writeUnsent(tenant, sheet.who, one)), writeKept(tenant, sheet, kept)]
      latest.current = {
        ...latest.current,
        kept,
        unsent: readUnsent(tenant, sheet.who),
        volatile: volatile || held.includes(false),
      }
      setState(latest.current)
      if (lines.length > 0) void send()
    },
    [tenant, send],
  )

  const drop = useCallback(
    (one: Unsent) => {
      const { sheet } = latest.current
      if (!sheet) return
      forgetUnsent(tenant, sheet.who, one)
      setState((now) => ({ ...now, unsent: readUnsent(tenant, sheet.who) }))
    },
    [tenant],
  )

  return { ...state, tap, drop, load }
}

/** Milliseconds, anew every second while something runs. */
export function useNow(active: boolean): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const first = setTimeout(tick, 0)
    const timer = active ? setInterval(tick, 1000) : undefined
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [active])
  return now
}
