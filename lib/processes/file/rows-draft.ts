/** Rows of the table of steps as a draft of a map: what is written into a file and compared with one. Pure. */
import type { DraftModel, DraftNext, DraftStep } from '../map/draft'
import type { ParallelBlock, StepTime } from '../model/types'
import { branchMembers } from '../steps/branches'
import { cellText } from '../steps/cells'
import type { StepData, TypedNext, TypedTime } from '../steps/data'

export type Row = { id: string; data: StepData }

/** Fields of a row that the model has no word for: they go along in the file as texts. */
export const textFields = [
  'wasteNote',
  'documentsIn',
  'documentsOut',
  'system',
  'asks',
  'check',
  'outside',
  'fromId',
] as const satisfies (keyof StepData)[]
/** Under this key the file remembers in which lane a step stood: another lane is a person's move. */
export const LANE = 'lane'

export const plainName = (name: string): string => name.replace(/\s+/g, ' ').trim()

const timeOf = (time: TypedTime): StepTime => {
  if ('fixed' in time) return { fixed: time.fixed }
  if ('least' in time) return { least: time.least, usual: time.usual, most: time.most }
  return { fixed: '' }
}

function draftNext(next: TypedNext | null, whole: (block: ParallelBlock) => ParallelBlock): DraftNext | undefined {
  if (next === null || 'text' in next) return undefined
  if ('parallel' in next) return { parallel: whole(next.parallel) }
  if (!('decision' in next)) return { to: next.to, ...(next.return && { return: true }) }
  return {
    decision: next.decision.map((option) => ({
      ...('to' in option ? { to: option.to } : { parallel: whole(option.parallel) }),
      p: option.p,
      ...(option.return && { return: true }),
      ...(option.label && { label: option.label }),
    })),
  }
}

/** Texts of a row, with what else the file keeps under keys of its own. */
function textsOf(data: StepData, known: DraftStep | undefined): Record<string, string> {
  const own = textFields.map((field): [string, string] => [field, cellText(field, data[field])])
  const others = Object.entries(known?.texts ?? {}).filter(([key]) => !textFields.some((field) => field === key))
  return Object.fromEntries([...own.filter(([, text]) => text !== ''), ...others])
}

/** `known`: steps as a file has them already; a name that differs in its blanks alone stays as the file has it. */
export function rowsDraft(
  name: string,
  rows: readonly Row[],
  start: string,
  known: ReadonlyMap<string, DraftStep> = new Map(),
): DraftModel {
  const members = branchMembers(rows)
  return {
    name,
    start,
    steps: rows.map(({ id, data }): DraftStep => {
      const old = known.get(id)
      const whole = (block: ParallelBlock): ParallelBlock => ({ branches: members(id, block), join: block.join })
      const texts = textsOf(data, old)
      const next = draftNext(data.next, whole)
      return {
        id,
        name: old && plainName(old.name) === data.name ? old.name : data.name,
        agency: data.agencyId ?? '',
        unit: data.unitId ?? '',
        roles: data.roles.map(({ role, share }) => ({ role, share })),
        wait: timeOf(data.wait),
        work: timeOf(data.work),
        value: data.value,
        ...(data.materials.length > 0 && { materials: data.materials }),
        fixedCost: data.fixedCost,
        ...(Object.keys(data.wastes).length > 0 && { wastes: data.wastes }),
        ...(Object.keys(texts).length > 0 && { texts }),
        ...(next && { next }),
      }
    }),
  }
}

/** The step a table begins with: the one that is marked, else the first. */
export const startOf = (rows: readonly { id: string }[], start: string | null): string =>
  start !== null && rows.some(({ id }) => id === start) ? start : (rows[0]?.id ?? '')
