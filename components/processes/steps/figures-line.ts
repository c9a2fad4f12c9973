'use client'
import type { Reckoned, ReckonInput } from '@/lib/processes/steps/reckon'
import type { FiguresAsked, FiguresTold } from './figures-worker'

export type FiguresLine = { ask: (input: ReckonInput) => void; close: () => void }

/** Reckons beside the page, one table at a time; of those that come meanwhile the last is taken. */
export function openFiguresLine(told: (reckoned: Reckoned, input: ReckonInput) => void): FiguresLine {
  const worker = new Worker(new URL('./figures-worker.ts', import.meta.url), { type: 'module' })
  let current: ReckonInput | null = null
  let waiting: ReckonInput | null = null
  const send = (input: ReckonInput) => {
    current = input
    waiting = null
    worker.postMessage({ input } satisfies FiguresAsked)
  }
  worker.onmessage = ({ data }: MessageEvent<FiguresTold>) => {
    const done = current
    current = null
    // What is typed since makes the answer old: the next one is shown.
    if (waiting !== null) send(waiting)
    else if (done !== null) told(data.reckoned, done)
  }
  return {
    ask: (input) => {
      if (current === null) send(input)
      else waiting = input
    },
    close: () => worker.terminate(),
  }
}
