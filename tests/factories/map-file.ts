/** Inputs of the files of maps over the scene's process of one step. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileOf, keptText } from '@/lib/processes/file/keep'
import { toEditor } from '@/lib/processes/map/editor'
import { StepData } from '@/lib/processes/steps/data'
import type { Things } from './scene'

/** A file of another program with one process. */
export const otherFile = () => ({
  name: 'карта.bpmn',
  file: readFileSync('tests/cases/bpmn/07-no-drawing.bpmn').toString('base64'),
  process: 'P1',
})

/** The scene's drawing with its step renamed. */
export function renamedDrawing({ step, resource }: Things) {
  const data = StepData.parse({ name: 'Принять заявление', work: { fixed: '10' }, next: { to: 'end' } })
  const roles = [{ id: resource, name: 'Специалист' }]
  const { document } = fileOf({ name: 'Выдача справок', start: null, rows: [{ id: step, data }], roles }, null)
  return {
    base: createHash('sha256').update(keptText(document)).digest('hex'),
    xml: toEditor(document).replace('Принять заявление', 'Взять заявление'),
  }
}
