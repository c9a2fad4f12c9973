'use client'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { formatDateTime, formatTime, todayIn, instantToDate } from '@/lib/core/dates'
import type { Backup } from '@/lib/rating/assessment/autosave'
import { oneOrMany } from '@/lib/core/format'

type Props = {
  offered: Readonly<Record<string, Backup>>
  timeZone: string
  onRestore: () => void
  onDiscard: () => void
}

/** On return: what this browser holds and the server does not. */
export function RestoreNotice({ offered, timeZone, onRestore, onDiscard }: Props) {
  const criteria = Object.keys(offered)
  if (criteria.length === 0) return null
  const last = new Date(Math.max(...Object.values(offered).map(({ at }) => at)))
  const today = instantToDate(timeZone, last) === todayIn(timeZone, new Date())
  return (
    <Notice
      tone="warn"
      live
      className="mb-6 print:hidden"
      title={`Есть несохранённые изменения от ${today ? formatTime(timeZone, last) : formatDateTime(timeZone, last)}`}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="s" onClick={onRestore}>
            Восстановить
          </Button>
          <Button size="s" variant="quiet" onClick={onDiscard}>
            Отбросить
          </Button>
        </span>
      }
    >
      {oneOrMany(criteria.length, 'Критерий', 'Критерии')} {criteria.join(', ')}: набрано в этом браузере, но не дошло
      до портала.
    </Notice>
  )
}
