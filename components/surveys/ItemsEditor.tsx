'use client'
import { useRef, type ReactNode } from 'react'
import { surveyCaps } from '@/lib/feedback/survey/definition'

export type Item = { id: string; label: string }

type Props<T extends Item> = {
  /** «Вариант», «Строка». */
  word: string
  addLabel: string
  items: readonly T[]
  most: number
  editable: boolean
  onChange: (items: T[], label: string | null) => void
  onAdd: (label: string) => T
  /** Below an item: where it leads. */
  more?: (item: T, at: number) => ReactNode
}

/**
 * A list that is typed: Enter adds a line, arrows with Alt move it, several lines may be pasted at once.
 * Long: one list with its keys.
 */
export function ItemsEditor<T extends Item>({
  word,
  addLabel,
  items,
  most,
  editable,
  onChange,
  onAdd,
  more,
}: Props<T>) {
  const list = useRef<HTMLOListElement>(null)
  const focusAt = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('.survey-item-text')[at]?.focus())
  const insert = (at: number, labels: readonly string[]) => {
    const room = labels.slice(0, Math.max(0, most - items.length))
    onChange([...items.slice(0, at), ...room.map(onAdd), ...items.slice(at)], null)
    focusAt(at + room.length - 1)
  }
  const move = (at: number, by: -1 | 1) => {
    const next = [...items]
    const [one] = next.splice(at, 1)
    if (!one || at + by < 0 || at + by > next.length) return
    next.splice(at + by, 0, one)
    onChange(next, `${word.toLowerCase()} переставлен`)
    focusAt(at + by)
  }
  return (
    <>
      <ol ref={list} className="grid gap-2">
        {items.map((item, at) => (
          <li key={item.id}>
            <span className="survey-item">
              <span className="text-muted" aria-hidden="true">
                {at + 1}
              </span>
              <input
                className="survey-input survey-item-text"
                aria-label={`${word} ${at + 1}`}
                value={item.label}
                maxLength={surveyCaps.label}
                readOnly={!editable}
                onChange={({ target }) =>
                  onChange(
                    items.map((one, i) => (i === at ? { ...one, label: target.value } : one)),
                    null,
                  )
                }
                onPaste={(event) => {
                  const lines = event.clipboardData
                    .getData('text/plain')
                    .split(/\r?\n/)
                    .map((line) => line.trim())
                    .filter((line) => line !== '')
                  if (lines.length < 2 || !editable) return
                  event.preventDefault()
                  insert(at + 1, lines)
                }}
                onKeyDown={(event) => {
                  if (!editable) return
                  if (event.key === 'Enter') {
                    event.preventDefault()
                    insert(at + 1, [''])
                  }
                  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                    event.preventDefault()
                    move(at, event.key === 'ArrowUp' ? -1 : 1)
                  }
                }}
              />
              {editable && (
                <>
                  <button
                    type="button"
                    className="survey-link"
                    disabled={at === 0}
                    aria-label={`${word} ${at + 1}: выше`}
                    onClick={() => move(at, -1)}
                  >
                    выше
                  </button>
                  <button
                    type="button"
                    className="survey-link"
                    aria-label={`${word} ${at + 1}: убрать`}
                    onClick={() =>
                      onChange(
                        items.filter((one) => one.id !== item.id),
                        `${word.toLowerCase()} убран`,
                      )
                    }
                  >
                    убрать
                  </button>
                </>
              )}
            </span>
            {more?.(item, at)}
          </li>
        ))}
      </ol>
      {editable && items.length < most && (
        <button type="button" className="survey-add mt-2" onClick={() => insert(items.length, [''])}>
          + {addLabel}
        </button>
      )}
    </>
  )
}
