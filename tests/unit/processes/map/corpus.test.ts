import { BpmnModdle } from 'bpmn-moddle'
import { describe, expect, it } from 'vitest'
import { draftOf } from '@/lib/processes/map/draft'
import { missingIn, planesOf } from '@/lib/processes/map/drawing'
import { fromEditor, toEditor } from '@/lib/processes/map/editor'
import { layoutMap } from '@/lib/processes/map/layout/picture'
import { openText } from '@/lib/processes/map/open'
import { readMap } from '@/lib/processes/map/read'
import { differences } from '@/lib/processes/map/same'
import { disagreements, mergeModel } from '@/lib/processes/map/write'
import { writeXml } from '@/lib/processes/map/xml-write'
import { CORPUS, bytesOf, corpus, documentOf, examined } from './files'
import { flawsOf } from './flaws'

// 54 files of some forty tools: nothing is lost on any way.
describe.each(corpus)('%s', (name) => {
  const { file, processes } = examined(bytesOf(`${CORPUS}/${name}`))
  const { document } = file

  it('means the same after it is saved', () => {
    expect(differences(document, documentOf(writeXml(document)))).toEqual([])
  })

  it('is laid out with every node and flow, and nothing on each other', () => {
    for (const direction of ['right', 'down'] as const) {
      const drawing = layoutMap(file, direction)
      const missing = missingIn(file, [drawing])
      expect([...missing.nodes, ...missing.flows]).toEqual([])
      expect(flawsOf(file, drawing)).toEqual([])
    }
  })

  it('means the same after it went through an editor', async () => {
    const { rootElement } = await new BpmnModdle().fromXML(toEditor(document))
    const { xml } = await new BpmnModdle().toXML(rootElement)
    const back = fromEditor(document, xml)
    if (!back.ok) throw new Error(JSON.stringify(back.reason))
    // A drawing may be added where there was none.
    expect(differences(document, back.value).filter(({ before }) => before !== null)).toEqual([])
  })

  it('stays as it is when a table comes back unchanged, and takes times without losing anything', () => {
    for (const { key, scope } of processes) {
      const { model, roles } = draftOf(scope)
      const same = mergeModel(document, key, model, roles)
      expect(same.isRedrawn).toBe(false)
      expect(differences(document, same.document)).toEqual([])
      const filled = {
        ...model,
        steps: model.steps.map((step) => ({ ...step, work: { fixed: '5' }, wait: { fixed: '0' } })),
      }
      const merged = mergeModel(document, key, filled, roles).document
      expect(disagreements(merged, key, filled)).toEqual([])
      expect(
        differences(document, merged).filter(({ before, path }) => before !== null && !path.includes('gemba')),
      ).toEqual([])
    }
  })

  it('takes a new step in the middle and keeps all the rest', () => {
    for (const { key, scope } of processes) {
      const { model, roles } = draftOf(scope)
      const at = model.steps.find(({ next }) => next && 'to' in next)
      // Where the step stands in a branch, the new one does, too.
      const isInBranch = JSON.stringify(model.steps.map(({ next }) => next)).includes('branches')
      if (!at || isInBranch) continue
      const added = { ...at, id: 'added', name: 'Новый шаг' }
      const steps = model.steps.flatMap((step) => (step === at ? [{ ...step, next: { to: 'added' } }, added] : [step]))
      const { document: merged, isRedrawn } = mergeModel(document, key, { ...model, steps }, roles)
      expect(isRedrawn).toBe(true)
      expect(disagreements(merged, key, { ...model, steps })).toEqual([])
      const again = readMap(merged)
      const missing = missingIn(
        again,
        planesOf(again).map(({ drawing }) => drawing),
      )
      expect([...missing.nodes, ...missing.flows]).toEqual([])
      // Only places in the drawing may differ, and what leads where at the new step.
      const lost = differences(document, merged).filter(
        ({ before, after, path }) =>
          before !== null && after === null && !/Bounds|waypoint|BPMNLabel|\/(incoming|outgoing)/.test(path),
      )
      expect(lost).toEqual([])
      expect(openText(writeXml(merged)).ok).toBe(true)
    }
  })
})

it('there are 54 of them', () => {
  expect(corpus.length).toBe(54)
})
