/**
 * Work on a map beside the page: the worker's side of it, without the worker, so that threads of the browser and of the
 * server only carry messages. A task is dropped by ending its worker.
 */
import type { Shown } from './complete'
import { drawMap } from './draw'
import { examine, type Saying } from './examine'
import type { Direction } from './layout/picture'
import type { StepMark } from './marks'
import { dark, light, page } from './palette'
import type { Refusal } from './refusals'
import type { StepTable } from './table'

export type MapTask = {
  job: number
  /** A BPMN file; `as` – the encoding that a person chose. */
  bytes: Uint8Array
  as?: string
  /** How it is drawn; without it only the tables are read. */
  draw?: {
    id: string
    title: string
    description: string
    direction: Direction
    colours: 'page' | 'light' | 'dark'
    isPicture: boolean
    /** By the step's id. */
    marks: [string, StepMark][]
  }
}

export type MapStage = 'read' | 'draw'
export type MapAnswer = {
  processes: { key: string; name: string; table: StepTable }[]
  sayings: Saying[]
  drawn: { shapes: number; edges: number }
  drawingFrom: Shown['from']
  svg: string | null
}
export type MapReply =
  | { kind: 'progress'; job: number; stage: MapStage }
  | { kind: 'done'; job: number; answer: MapAnswer }
  | { kind: 'refused'; job: number; reason: Refusal }
  /** `error` is for the console, not for people. */
  | { kind: 'failed'; job: number; error: string }

const palettes = { page, light, dark }

/** Makes the function that answers each task; what it has done so far is told before every stage. */
export const mapPort =
  (post: (reply: MapReply) => void) =>
  ({ job, bytes, as, draw }: MapTask): void => {
    try {
      post({ kind: 'progress', job, stage: 'read' })
      const examined = examine(bytes, { as, direction: draw?.direction })
      if (!examined.ok) {
        post({ kind: 'refused', job, reason: examined.reason })
        return
      }
      const { file, processes, sayings, drawn, drawing, drawingFrom } = examined.value
      if (draw) post({ kind: 'progress', job, stage: 'draw' })
      const svg = draw
        ? drawMap(file, drawing, { ...draw, colours: palettes[draw.colours], marks: new Map(draw.marks) })
        : null
      const plain = processes.map(({ key, name, table }) => ({ key, name, table }))
      post({ kind: 'done', job, answer: { processes: plain, sayings, drawn, drawingFrom, svg } })
    } catch (error) {
      post({ kind: 'failed', job, error: String(error) })
    }
  }
