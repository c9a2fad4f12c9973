'use client'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { ColumnKey } from '@/lib/processes/steps/columns'
import { fieldLabels } from '@/lib/processes/steps/labels'
import type { Suggestion } from '@/lib/processes/steps/suggestions'
import { useGrid } from './grid-context'
import { noteId } from './cell-dom'

export type Draft = { text: string; found: readonly Suggestion[]; chosen: number; changed: boolean }

type Props = {
  stepId: string
  number: number
  column: ColumnKey
  draft: Draft
  /** It was begun by a key: what was there is typed over; otherwise all of it is marked. */
  begun: boolean
  onText: (text: string) => void
  onChoose: (chosen: number) => void
}

/** The cell being typed in. Enter goes down, Tab to the right, Esc leaves it as it was. */
export function CellInput({ stepId, number, column, draft, begun, onText, onChoose }: Props) {
  const grid = useGrid()
  const box = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useLayoutEffect(() => {
    const input = box.current
    if (!input) return
    input.focus({ preventScroll: false })
    if (begun) input.setSelectionRange(input.value.length, input.value.length)
    else input.select()
  }, [begun])

  const commit = () => {
    if (done.current) return
    done.current = true
    const suggestion = draft.changed ? draft.found[draft.chosen] : undefined
    grid.commit(stepId, column, suggestion?.text ?? draft.text)
  }
  /** A suggestion after which more is typed is only filled in. */
  const takes = (): boolean => {
    const suggestion = draft.changed ? draft.found[draft.chosen] : undefined
    if (!suggestion?.goesOn) return false
    onText(suggestion.text)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const { key, code, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const act = (work: () => void) => {
      event.preventDefault()
      work()
    }
    if (key === 'Enter' && control) return act(() => (commit(), grid.addBelow(stepId)))
    if (key === 'Enter') return act(() => takes() || (commit(), grid.move(shiftKey ? 'up' : 'down', { typing: true })))
    if (key === 'Tab')
      return act(() => takes() || (commit(), grid.move(shiftKey ? 'left' : 'right', { tab: true, typing: true })))
    if (key === 'Escape')
      return act(() => {
        done.current = true
        grid.draft(stepId, column, null)
        grid.leave()
      })
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      return act(() => (commit(), grid.leave(), grid.shift(stepId, key === 'ArrowUp' ? -1 : 1)))
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const by = key === 'ArrowDown' ? 1 : -1
      const { length } = draft.found
      if (draft.changed && length > 0) return act(() => onChoose((draft.chosen + by + length) % length))
      return act(() => (commit(), grid.move(by > 0 ? 'down' : 'up', { typing: true })))
    }
    if (control && code === 'KeyZ' && !draft.changed) return act(() => (shiftKey ? grid.redo() : grid.undo()))
  }
  const listed = draft.found.length > 0
  return (
    <input
      ref={box}
      className="step-input"
      value={draft.text}
      aria-label={`${fieldLabels[column]}, шаг ${number}`}
      aria-describedby={noteId(stepId)}
      {...(listed && {
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': true,
        'aria-controls': `${noteId(stepId)}-list`,
        'aria-activedescendant': draft.chosen >= 0 ? `${noteId(stepId)}-${draft.chosen}` : undefined,
      })}
      autoComplete="off"
      maxLength={2000}
      onChange={({ currentTarget }) => {
        onText(currentTarget.value)
        grid.draft(stepId, column, currentTarget.value)
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // Also when it goes because another cell is typed in now.
        if (done.current) return
        commit()
        grid.leave()
      }}
      onPaste={(event) => {
        if (!grid.paste(stepId, column, event.clipboardData.getData('text/plain'))) return
        event.preventDefault()
        done.current = true
      }}
    />
  )
}
