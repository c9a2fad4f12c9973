import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BpmnModdle } from 'bpmn-moddle'
import { tryCases } from '../../lib/cli/cases/run'
import { drawMap } from '../../lib/processes/map/draw'
import { missingIn } from '../../lib/processes/map/drawing'
import { draftOf } from '../../lib/processes/map/draft'
import { fromEditor, toEditor } from '../../lib/processes/map/editor'
import { examine } from '../../lib/processes/map/examine'
import { layoutMap } from '../../lib/processes/map/layout/picture'
import { openBytes, openText } from '../../lib/processes/map/open'
import { readMap } from '../../lib/processes/map/read'
import { differences } from '../../lib/processes/map/same'
import { stepsOf } from '../../lib/processes/map/steps'
import { mergeModel } from '../../lib/processes/map/write'
import type { XmlDocument } from '../../lib/processes/map/xml'
import { copyDocument, writeXml } from '../../lib/processes/map/xml-write'
import { round } from './measure'

const CORPUS = 'tests/cases/bpmn-corpus'
const CASES = 'tests/cases/bpmn'
const SHAPES = 10_000
const TIMES = 3

/** The file as it comes back from the library that drawing editors use. */
async function throughLibrary(xml: string): Promise<string> {
  const { rootElement } = await new BpmnModdle().fromXML(xml)
  return (await new BpmnModdle().toXML(rootElement)).xml
}

const isSame = (before: XmlDocument, after: string): boolean => {
  const opened = openText(after)
  return opened.ok && differences(before, opened.value).length === 0
}

/** Real files of other tools: opened, equal by meaning after saving, laid out with every node and flow. */
async function measureCorpus() {
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.bpmn'))
  const counts = { files: files.length, opened: 0, same: 0, sameThroughEditor: 0, sameInBareLibrary: 0, laidOut: 0 }
  for (const name of files) {
    const opened = openBytes(readFileSync(join(CORPUS, name)))
    if (!opened.ok) continue
    const { document } = opened.value
    counts.opened += 1
    const text = writeXml(document)
    if (isSame(document, text)) counts.same += 1
    if (isSame(document, await throughLibrary(text))) counts.sameInBareLibrary += 1
    const back = fromEditor(document, await throughLibrary(toEditor(document)))
    // What the way adds – a drawing where there was none – is no loss.
    if (back.ok && differences(document, back.value).every(({ before }) => before === null))
      counts.sameThroughEditor += 1
    const file = readMap(document)
    const missing = missingIn(file, [layoutMap(file)])
    if (missing.nodes.length + missing.flows.length === 0) counts.laidOut += 1
  }
  return counts
}

async function measureCases() {
  const counts = { cases: 0, equal: 0 }
  for (const name of ['expected.json', 'tables.json']) {
    const file = join(CASES, name)
    for await (const { outcome } of tryCases(JSON.parse(readFileSync(file, 'utf8')), file)) {
      counts.cases += 1
      if (outcome === 'equal') counts.equal += 1
    }
  }
  return counts
}

/** Milliseconds by the clock and of the processor: the least of a few. */
function timed<T>(work: () => T): { value: T; ms: number; cpuMs: number } {
  let [best, cpuMs] = [Infinity, Infinity]
  let value = work()
  for (let i = 0; i < TIMES; i += 1) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    value = work()
    const spent = process.cpuUsage(used)
    best = Math.min(best, performance.now() - began)
    cpuMs = Math.min(cpuMs, (spent.user + spent.system) / 1000)
  }
  return { value, ms: round(best), cpuMs: round(cpuMs) }
}

function measureBig() {
  const bytes = execFileSync(process.execPath, [join(CASES, 'make-big.mjs'), String(SHAPES)], { maxBuffer: 2 ** 26 })
  const opened = timed(() => openBytes(bytes))
  if (!opened.value.ok) throw new Error('not opened')
  const { document } = opened.value.value
  const read = timed(() => readMap(document))
  const [scope] = read.value.processes
  if (!scope) throw new Error('no process')
  const table = timed(() => stepsOf(scope))
  const saved = timed(() => writeXml(document))
  const layout = timed(() => layoutMap(read.value))
  const drawn = timed(() => drawMap(read.value, layout.value, { id: 'big', title: '', description: '' }))
  const whole = timed(() => examine(bytes))
  // A step renamed and given its times: put into the kept file.
  const { model, roles, unsaid } = draftOf(scope)
  const edited = { ...model, steps: model.steps.map((step, i) => (i === 0 ? { ...step, name: 'Другое имя' } : step)) }
  const merged = timed(() => mergeModel(copyDocument(document), scope.key, edited, roles))
  const figures = ({ ms, cpuMs }: { ms: number; cpuMs: number }) => ({ ms, cpuMs })
  return {
    shapes: SHAPES,
    megabytes: round(bytes.length / 1024 ** 2),
    steps: table.value.steps.length,
    unsaid: unsaid.length,
    drawn: { shapes: layout.value.shapes.size, edges: layout.value.edges.size },
    open: figures(opened),
    read: figures(read),
    table: figures(table),
    save: figures(saved),
    layout: figures(layout),
    draw: figures(drawn),
    /** From bytes to tables, sayings and the file's own drawing. */
    examine: figures(whole),
    merge: figures(merged),
  }
}

/** BPMN files: nothing lost in those of other tools, bad ones said by name, ten thousand shapes in seconds. */
export async function measureBpmn() {
  return { corpus: await measureCorpus(), cases: await measureCases(), big: measureBig() }
}
