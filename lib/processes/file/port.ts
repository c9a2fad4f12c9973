/**
 * Work on a file of a map beside the page: the worker's side without the worker, which only carries messages. A task is
 * dropped by ending its worker. Pure.
 */
import { newId } from '@/lib/core/ids'
import { drawMap } from '../map/draw'
import { fromEditor, toEditor } from '../map/editor'
import { examine, examineMap, type Examined } from '../map/examine'
import { openText } from '../map/open'
import { readMap } from '../map/read'
import type { Refusal } from '../map/refusals'
import { writeXml } from '../map/xml-write'
import type { StoredTable } from '../steps/apply'
import { differenceOf, isNothing, type Difference } from './difference'
import { fill, type FillContext } from './fill'
import { keptRows, type KeptFile } from './keep'
import { differenceText, noteText } from './words'

/** What a file is compared with: the table as the page was given it. */
export type Against = Omit<FillContext, 'kept' | 'newId'> & {
  table: StoredTable
  kept: KeptFile | null
  dayMinutes: string
  /** Names of whatever cells refer to, by id. */
  names: [id: string, name: string][]
}

export type FileTask = { job: number; against: Against } & (
  | { kind: 'file'; bytes: Uint8Array; as?: string; process?: string }
  /** What an editor gave back: laid into the text that it was made of. */
  | { kind: 'drawing'; base: string; xml: string; process: string }
)
export type OpenTask = { job: number; kind: 'open'; text: string }

type FileStage = 'read' | 'compare' | 'draw'
export type FilePreview = {
  encoding: string
  processes: { key: string; name: string; steps: number }[]
  /** The one that is compared. */
  process: string
  difference: Difference
  headline: string
  /** Whether the table would change. */
  changes: boolean
  stops: string[]
  notes: string[]
  sayings: { level: 'warning' | 'note'; text: string }[]
  drawn: { shapes: number; edges: number }
  /** Null where the map is too large to be shown here. */
  svg: string | null
  /** Of a drawing: the whole file, with what the editor does not know. */
  text: string | null
}
export type FileReply =
  | { kind: 'progress'; job: number; stage: FileStage }
  | { kind: 'preview'; job: number; preview: FilePreview }
  | { kind: 'opened'; job: number; xml: string; nodes: number }
  | { kind: 'refused'; job: number; reason: Refusal }
  /** There is no process with a step in the file. */
  | { kind: 'empty'; job: number }
  /** `error` is for the console, not for people. */
  | { kind: 'failed'; job: number; error: string }

/** Shapes that a page still shows quickly. */
export const MOST_SHOWN = 1500

/** Makes the function that answers each task; what it has done so far is told before every stage. */
export const filePort =
  (post: (reply: FileReply) => void) =>
  (task: FileTask | OpenTask): void => {
    const { job } = task
    try {
      if (task.kind === 'open') {
        const opened = openText(task.text)
        if (!opened.ok) return post({ kind: 'refused', job, reason: opened.reason })
        const nodes = readMap(opened.value).nodes.size
        return post({ kind: 'opened', job, xml: toEditor(opened.value), nodes })
      }
      post({ kind: 'progress', job, stage: 'read' })
      const read = task.kind === 'file' ? readFile(task) : readDrawing(task)
      if (!read.ok) return post({ kind: 'refused', job, reason: read.reason })
      post({ kind: 'progress', job, stage: 'compare' })
      const preview = previewOf(read.examined, task, () => post({ kind: 'progress', job, stage: 'draw' }))
      if (!preview) return post({ kind: 'empty', job })
      post({ kind: 'preview', job, preview: { ...preview, text: read.text } })
    } catch (error) {
      post({ kind: 'failed', job, error: String(error) })
    }
  }

type Read = { ok: true; examined: Examined; text: string | null } | { ok: false; reason: Refusal }

function readFile({ bytes, as }: Extract<FileTask, { kind: 'file' }>): Read {
  const examined = examine(bytes, { as })
  return examined.ok ? { ok: true, examined: examined.value, text: null } : examined
}

function readDrawing({ base, xml }: Extract<FileTask, { kind: 'drawing' }>): Read {
  const kept = openText(base)
  if (!kept.ok) return kept
  const back = fromEditor(kept.value, xml)
  if (!back.ok) return back
  return { ok: true, examined: examineMap(readMap(back.value)), text: writeXml(back.value) }
}

function previewOf(examined: Examined, task: FileTask, drawing: () => void): Omit<FilePreview, 'text'> | null {
  const { against, process: wish } = task
  const chosen = examined.processes.find(({ key }) => key === wish) ?? examined.processes[0]
  if (!chosen) return null
  const { table, kept, dayMinutes, names, ...context } = against
  const filled = fill(chosen.scope, table, { ...context, kept: keptRows(kept), newId })
  const known = new Map(names)
  const difference = differenceOf(table, filled, { dayMinutes, nameOf: (id) => known.get(id) ?? id })
  const { file, drawing: drawn } = examined
  const isShown = task.kind === 'file' && drawn.shapes.size <= MOST_SHOWN
  if (isShown) drawing()
  return {
    encoding: examined.encoding,
    processes: examined.processes.map(({ key, name, table: { steps } }) => ({ key, name, steps: steps.length })),
    process: chosen.key,
    difference,
    headline: differenceText(difference),
    changes: !isNothing(difference),
    stops: filled.notes.filter(({ stops }) => stops).map(noteText),
    notes: [...new Set(filled.notes.filter(({ stops }) => !stops).map(noteText))],
    sayings: examined.sayings.map(({ level, text }) => ({ level, text })),
    drawn: examined.drawn,
    svg: isShown ? drawMap(file, drawn, { id: 'preview', title: chosen.name, description: 'Карта из файла' }) : null,
  }
}
