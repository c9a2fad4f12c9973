'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'

const EVERY_MS = 20_000

/**
 * Asks the server for the page again from time to time; React changes only what differs, so nothing flickers. Stops
 * while the tab is hidden.
 */
export function AutoRefresh({ at }: { /** When the server drew the page, in words. */ at: string }) {
  const router = useRouter()
  const [on, setOn] = useState(true)
  useEffect(() => {
    if (!on) return
    const again = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(again, EVERY_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [on, router])
  return (
    <span className="needs-script flex flex-wrap items-center gap-x-3 text-muted">
      <span>
        {on ? 'обновляется само' : 'обновление остановлено'}, {at}
      </span>
      <Button variant="text" size="s" onClick={() => setOn(!on)}>
        {on ? 'Остановить' : 'Продолжить'}
      </Button>
    </span>
  )
}

const subscribe = (tell: () => void) => {
  document.addEventListener('fullscreenchange', tell)
  return () => document.removeEventListener('fullscreenchange', tell)
}

/** The whole screen for the board, where the browser allows it. */
export function FullScreenButton() {
  const full = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null,
    () => false,
  )
  const possible = useSyncExternalStore(
    subscribe,
    () => document.fullscreenEnabled,
    () => false,
  )
  if (!possible) return null
  const toggle = () =>
    void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined)
  return (
    <Button variant="quiet" size="s" className="needs-script" onClick={toggle}>
      {full ? 'Свернуть' : 'На весь экран'}
    </Button>
  )
}
