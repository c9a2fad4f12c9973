'use client'
import type { ReactNode } from 'react'
import { saveStatus, type AnyState } from '@/lib/core/autosave'
import { formatTime } from '@/lib/core/dates'
import { Button } from './Button'

type Props = {
  state: AnyState
  timeZone: string
  signInHref: string
  onRetry: () => void
  /** Before anything was typed. */
  idle?: ReactNode
  /** What to do about what others changed at the same time; `keys` – where. */
  conflict: (keys: string[]) => ReactNode
}

/** «Сохранено в 14:05», said quietly by everything that saves itself; trouble is said with what to do. */
export function SaveLine({ state, timeZone, signInHref, onRetry, idle = null, conflict }: Props) {
  const status = saveStatus(state)
  switch (status.kind) {
    case 'idle':
      return idle
    case 'saving':
      return <span>Сохраняю…</span>
    case 'saved':
      return <span>Сохранено в {formatTime(timeZone, new Date(status.at))}</span>
    case 'conflict':
      return <span className="text-warn">! {conflict(status.keys)}</span>
    case 'offline':
      return <span className="text-warn">! Нет связи – сохраню, как появится. Набранное цело в этом браузере.</span>
    case 'signedOut':
      return (
        <span className="text-warn">
          ! Сеанс истёк –{' '}
          <a href={signInHref} target="_blank" rel="noreferrer">
            войдите в новой вкладке
          </a>
          . Набранное цело.
        </span>
      )
    case 'refused':
      return (
        <span className="text-danger">
          ✕ {status.message}{' '}
          <Button variant="text" size="s" onClick={onRetry}>
            Повторить
          </Button>
        </span>
      )
  }
}
