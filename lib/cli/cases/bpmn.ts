// BPMN files of other tools and bad ones: expected.json beside them says what must come of each.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { examine, type Examined } from '@/lib/processes/map/examine'
import { refusalText } from '@/lib/processes/map/labels'
import { openText } from '@/lib/processes/map/open'
import { attributeOf, walk, type XmlDocument } from '@/lib/processes/map/xml'
import { writeXml } from '@/lib/processes/map/xml-write'
import { compared, isRecord, trying } from './read'
import type { CaseResult, Runner } from './types'

const isFileName = (name: string): boolean => /\.bpmn$|^make-big\.mjs$/.test(name)

export const hasBpmnFiles = (data: unknown): boolean =>
  isRecord(data) && isRecord(data._format) && Object.keys(data).some(isFileName)

export const bpmnCases: Runner = function* (data, file) {
  if (!isRecord(data)) return
  for (const [name, right] of Object.entries(data)) {
    if (!isFileName(name)) continue
    const path = join(dirname(file), name)
    if (!isRecord(right) || !existsSync(path)) yield { id: name, equal: false, understood: false }
    else yield trying(name, () => tried(name, bytesOf(path), right))
  }
}

/** A file, or what its program writes: ten thousand shapes are made, not kept. */
const bytesOf = (path: string): Uint8Array =>
  path.endsWith('.mjs')
    ? execFileSync(process.execPath, [path, '10000'], { maxBuffer: 64 * 1024 * 1024 })
    : readFileSync(path)

function tried(id: string, bytes: Uint8Array, right: Record<string, unknown>): CaseResult {
  const examined = examine(bytes)
  const words = examined.ok ? examined.value.sayings.map(({ text }) => text).join('\n') : refusalText(examined.reason)
  const unsaid = listOf(right.mustName).filter((name) => !words.includes(String(name)))
  const got = {
    // Where a person decides, either is right.
    open: typeof right.open === 'boolean' ? examined.ok : right.open,
    ...(examined.ok && gotOf(examined.value, right)),
    ...(unsaid.length > 0 && { unsaid }),
  }
  return compared(id, got, expectedOf(right, examined.ok ? examined.value : null))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const plain = (name: string): string => name.replace(/\s+/g, ' ').trim()

/** Only what the file of cases says, in its own form. */
function gotOf(examined: Examined, right: Record<string, unknown>): Record<string, unknown> {
  const { cannotHold, processes, drawn, file } = examined
  const saved = openText(writeXml(file.document))
  const fields: Record<string, () => unknown> = {
    table: () => (cannotHold.length > 0 ? 'other' : 'table'),
    cannotHold: () => [...new Set(cannotHold.map(({ code }) => code))].sort(),
    problems: () =>
      problemsOf(
        stepsIn(examined),
        examined.problems.map(({ code, ids }) => [code, ...ids]),
      ),
    names: () => ({
      opened: namesIn(file.document, right.names),
      saved: saved.ok ? namesIn(saved.value, right.names) : null,
    }),
    drawn: () => (isEnough(drawn, right.drawn) ? 'enough' : drawn),
    choose: () => processes.map(({ name }) => name),
    tables: () =>
      Object.fromEntries(processes.map(({ key, table }) => [key, table.steps.map(({ name }) => plain(name))])),
    steps: () => processes.flatMap(({ table }) => table.steps.map(({ name }) => plain(name))),
  }
  return Object.fromEntries(Object.entries(fields).flatMap(([name, of]) => (name in right ? [[name, of()]] : [])))
}

function expectedOf(right: Record<string, unknown>, examined: Examined | null): Record<string, unknown> {
  const { open, table, choose, tables, steps } = right
  if (!examined) return { open }
  return {
    open,
    table,
    choose,
    tables,
    steps,
    ...(right.cannotHold !== undefined && { cannotHold: listOf(right.cannotHold).map(String).sort() }),
    ...(right.problems !== undefined && { problems: problemsOf(stepsIn(examined), listOf(right.problems)) }),
    ...(right.names !== undefined && { names: { opened: right.names, saved: right.names } }),
    ...(right.drawn !== undefined && { drawn: 'enough' }),
  }
}

const stepsIn = ({ processes }: Examined): Set<string> =>
  new Set(processes.flatMap(({ table }) => table.steps.map(({ id }) => id)))

/** Faults by kind with the steps at fault; gateways and events may be left out. */
function problemsOf(steps: ReadonlySet<string>, problems: readonly unknown[]): Record<string, string[]> {
  const byCode: Record<string, string[]> = {}
  for (const problem of problems) {
    const [code = '', ...ids] = listOf(problem).map(String)
    byCode[code] = [...(byCode[code] ?? []), ...ids.filter((id) => steps.has(id))].sort()
  }
  return byCode
}

function namesIn({ root }: XmlDocument, names: unknown): Record<string, string | undefined> {
  const ids = new Set(isRecord(names) ? Object.keys(names) : [])
  const found: Record<string, string | undefined> = {}
  for (const element of walk(root)) {
    const id = attributeOf(element, 'id')
    if (id !== undefined && ids.has(id)) found[id] = attributeOf(element, 'name')
  }
  return found
}

const isEnough = (drawn: Examined['drawn'], least: unknown): boolean =>
  isRecord(least) && drawn.shapes >= Number(least.shapes) && drawn.edges >= Number(least.edges)
