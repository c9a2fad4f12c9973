'use client'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { Reckoned, ReckonInput, TableFigures } from '@/lib/processes/steps/reckon'
import { openFiguresLine, type FiguresLine } from './figures-line'

/** A state of the table that could be reckoned, and when it was (ISO instant). */
type SoundState = { figures: TableFigures; at: string; rows: ReckonInput['rows'] }
export type Figures = { doubts: Reckoned['doubts']; sound: SoundState | null }

/**
 * Figures of the table as it is typed, reckoned beside the page so that typing never waits for them. A doubt leaves the
 * figures as they stood before it. `start`: those of the first `input`, which came with the page.
 */
export function useFigures(input: ReckonInput, start: Figures): Figures {
  const [shown, setShown] = useState(start)
  const line = useRef<FiguresLine | null>(null)
  const first = useRef(input)
  useEffect(() => {
    const opened = openFiguresLine(({ doubts, figures }, { rows }) => {
      const sound = figures && { figures, at: new Date().toISOString(), rows }
      startTransition(() => setShown((before) => ({ doubts, sound: sound ?? before.sound })))
    })
    line.current = opened
    return () => {
      opened.close()
      line.current = null
    }
  }, [])
  useEffect(() => {
    if (input !== first.current) line.current?.ask(input)
  }, [input])
  return shown
}
