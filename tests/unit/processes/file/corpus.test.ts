import { BpmnModdle } from 'bpmn-moddle'
import { describe, expect, it } from 'vitest'
import { unlike } from '@/lib/processes/file/keep'
import { stepsOf } from '@/lib/processes/map/steps'
import { fromEditor, toEditor } from '@/lib/processes/map/editor'
import { differences } from '@/lib/processes/map/same'
import { CORPUS, bytesOf, corpus, documentOf, examined } from '../map/files'
import { editable, laidOver } from './filled'

// Every file of other tools fills a table, which the kept file then tells again; nothing of the file is lost.
describe.each(corpus)('%s', (name) => {
  const { file, processes } = examined(bytesOf(`${CORPUS}/${name}`))
  for (const { key, scope } of processes) {
    const done = laidOver(file.document, key)
    const stops = done.filled.notes.some((note) => note.stops)

    it(`fills a table that agrees with the kept file by meaning (${key})`, () => {
      expect(stops).toBe(false)
      const rows = done.table.steps
      expect(rows.map(({ data }) => data.name)).toEqual(
        stepsOf(scope).steps.map((step) => step.name.replace(/\s+/g, ' ').trim()),
      )
      expect(unlike(done.kept, done.written)).toEqual([])
    })

    it(`keeps the whole file (${key})`, () => {
      const gone = differences(file.document, documentOf(done.kept.text)).filter(
        ({ before, path }) => before !== null && !path.includes('extensionElements'),
      )
      expect(gone).toEqual([])
    })

    it(`changes nothing when it comes a second time, or back from a drawing editor (${key})`, async () => {
      const again = laidOver(documentOf(done.kept.text), key, done.table, done.context)
      expect(again.filled.edits).toEqual([])
      const base = editable(done)
      const { rootElement } = await new BpmnModdle().fromXML(toEditor(base))
      const back = fromEditor(base, (await new BpmnModdle().toXML(rootElement)).xml)
      if (!back.ok) throw new Error(JSON.stringify(back.reason))
      const edited = laidOver(back.value, key, done.table, done.context)
      expect(edited.filled.edits).toEqual([])
      expect(unlike(edited.kept, edited.written)).toEqual([])
    })
  }
})
