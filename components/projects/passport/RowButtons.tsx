'use client'
import { Button } from '@/components/ui/Button'
import type { Rows } from './use-rows'

/** Takes a row away; the texts can be brought back. */
export function RemoveRow({ rows, id, label }: { rows: Rows; id: string; label: string }) {
  return (
    <Button
      variant="quiet"
      size="s"
      className="min-w-10 text-muted"
      aria-label={`Убрать: ${label}`}
      onClick={() => rows.remove(id)}
    >
      ✕
    </Button>
  )
}

export function AddRow({ rows, label }: { rows: Rows; label: string }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button variant="quiet" size="s" onClick={rows.add}>
        + {label}
      </Button>
      {rows.removed && (
        <span role="status" className="text-dense text-muted">
          Строка убрана.{' '}
          <Button variant="text" size="s" onClick={rows.undo}>
            Вернуть
          </Button>
        </span>
      )}
    </div>
  )
}
