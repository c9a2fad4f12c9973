// tables.json: the step table that a process of a file fills, in the words of that file.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { examine } from '@/lib/processes/map/examine'
import { refusalText } from '@/lib/processes/map/labels'
import type { Next, Option, StepTable, TableStart, Target } from '@/lib/processes/map/table'
import { compared, isRecord, recordsOf, trying } from './read'
import type { Runner } from './types'

export const hasBpmnTables = (data: unknown): boolean =>
  recordsOf(data, 'tables').some(
    ({ file, process, steps }) => typeof file === 'string' && isRecord(process) && Array.isArray(steps),
  )

export const bpmnTableCases: Runner = function* (data, file) {
  for (const right of recordsOf(data, 'tables')) {
    const { file: name, process, start, steps, notInTable } = right
    if (typeof name !== 'string' || !isRecord(process)) {
      yield { id: String(name), equal: false, understood: false }
      continue
    }
    const id = `${name} ${String(process.id)}`
    const folder = dirname(file)
    // Beside the cases, or where the files of other tools lie.
    const path = [folder, join(folder, '..', 'bpmn-corpus'), join(folder, '..', '..', 'data', 'bpmn')]
      .map((one) => join(one, name))
      .find(existsSync)
    if (path === undefined) yield { id, equal: false, understood: false }
    else
      yield trying(id, () => {
        const examined = examine(readFileSync(path))
        if (!examined.ok) return { id, equal: false, got: refusalText(examined.reason), expected: 'open' }
        const found = examined.value.processes.find(({ key }) => key === process.id)
        return compared(id, found && saidOf(found.table), { process, start, steps, notInTable })
      })
  }
}

const plain = (name: string | null): string | null => (name === null ? null : name.replace(/\s+/g, ' ').trim())

const saidOf = ({ process, start, steps, notInTable }: StepTable) => ({
  process: { id: process.id, name: plain(process.name) },
  start: start.map((one) => ({ event: plain(one.event), ...startOf(one) })),
  steps: steps.map(({ id, name, kind, role, next }) => ({
    id,
    name: plain(name),
    kind,
    role: plain(role),
    next: next && nextOf(next),
  })),
  notInTable: notInTable.map(({ name }) => plain(name)),
})

const startOf = (start: TableStart): Record<string, unknown> =>
  start.kind === 'none' ? { kind: 'none' } : nextOf(start)

function nextOf(next: Next): Record<string, unknown> {
  switch (next.kind) {
    case 'one':
      return { kind: 'one', to: next.to, ...(next.loop && { loop: true }) }
    case 'end':
      return { kind: 'end', end: plain(next.end) }
    case 'join':
      return { kind: 'join', gateway: next.gateway }
    case 'split':
      return { kind: 'split', options: next.options.map(optionOf) }
    case 'decision':
    case 'parallel':
    case 'held':
      return targetOf(next)
  }
}

const optionOf = (option: Option): Record<string, unknown> => ({
  flow: option.flow,
  name: plain(option.name),
  condition: plain(option.condition),
  default: option.default,
  probability: option.probability,
  ...targetOf(option),
})

function targetOf(target: Target): Record<string, unknown> {
  if ('kind' in target) {
    if (target.kind === 'parallel') {
      const { split, branches, join: joint, after } = target
      return { kind: 'parallel', split, branches: branches.map(targetOf), join: joint, after: after && targetOf(after) }
    }
    const { kind, gateway, options } = target
    return { kind, gateway: { id: gateway.id, name: plain(gateway.name) }, options: options.map(optionOf) }
  }
  if ('to' in target) return { to: target.to, ...(target.loop && { loop: true }) }
  if ('end' in target) return { end: plain(target.end) }
  if ('join' in target) return { join: target.join }
  return { nowhere: target.nowhere }
}
