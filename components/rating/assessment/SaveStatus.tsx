'use client'
import { Button } from '@/components/ui/Button'
import { formatTime } from '@/lib/core/dates'
import { saveStatus } from '@/lib/core/autosave'
import type { AutosaveState } from '@/lib/rating/assessment/autosave'

type Props = { state: AutosaveState; timeZone: string; signInHref: string; onRetry: () => void }

/** «Сохранено в 14:05», said quietly; trouble is said with what to do. */
export function SaveStatus({ state, timeZone, signInHref, onRetry }: Props) {
  const status = saveStatus(state)
  switch (status.kind) {
    case 'idle':
      return null
    case 'saving':
      return <span>Сохраняю…</span>
    case 'saved':
      return <span>Сохранено в {formatTime(timeZone, new Date(status.at))}</span>
    case 'conflict':
      return <span className="text-warn">! Есть чужие изменения: критерий {status.keys.join(', ')}</span>
    case 'offline':
      return <span className="text-warn">! Нет связи – сохраню, как появится</span>
    case 'signedOut':
      return (
        <span className="text-warn">
          ! Сеанс истёк –{' '}
          <a href={signInHref} target="_blank" rel="noreferrer">
            войдите в новой вкладке
          </a>
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
