/**
 * Two people at one journey: a change names what it saw, so that it meets only a change of the same cell. The page and
 * the server apply changes by the same function. Pure.
 */
import { z } from 'zod'
import { emptyStage, MAX_STAGES, stageFields, type Stage, type StageField } from './stage'

export const StageChange = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('cell'),
    stageId: z.uuid(),
    field: z.enum(stageFields as [StageField, ...StageField[]]),
    from: z.string().max(2000),
    to: z.string().max(2000),
  }),
  z.object({ op: z.literal('add'), stageId: z.uuid(), after: z.uuid().nullable() }),
  /** `seen` – its cells as they stood: a stage that somebody has changed since is not taken away. */
  z.object({ op: z.literal('remove'), stageId: z.uuid(), seen: z.record(z.string(), z.string()) }),
  z.object({ op: z.literal('order'), ids: z.array(z.uuid()).max(MAX_STAGES) }),
])
export type StageChange = z.infer<typeof StageChange>

/** What a change met: another value of the cell, or – without a field – a stage changed or taken away meanwhile. */
export type Conflict = { stageId: string; field: StageField | null; theirs: string | null }

const orderIds = (current: readonly string[], wanted: readonly string[]): string[] => {
  const kept = wanted.filter((id) => current.includes(id))
  // What somebody else has added keeps its place after the one that it was put after.
  return current
    .filter((id) => !kept.includes(id))
    .reduce((all, id) => {
      const before = current[current.indexOf(id) - 1]
      return all.toSpliced(before === undefined ? 0 : all.indexOf(before) + 1, 0, id)
    }, kept)
}

function applyOne(stages: Stage[], change: StageChange, force: boolean): { stages: Stage[]; conflict?: Conflict } {
  if (change.op === 'order') {
    const byId = new Map(stages.map((stage) => [stage.id, stage]))
    const ids = orderIds([...byId.keys()], change.ids)
    return { stages: ids.flatMap((id) => byId.get(id) ?? []) }
  }
  const at = stages.findIndex(({ id }) => id === change.stageId)
  const stage = stages[at]
  if (change.op === 'add') {
    if (stage || stages.length >= MAX_STAGES) return { stages }
    const place = change.after === null ? 0 : stages.findIndex(({ id }) => id === change.after) + 1
    return {
      stages: stages.toSpliced(change.after !== null && place === 0 ? stages.length : place, 0, emptyStage(change.stageId)),
    }
  }
  if (change.op === 'remove') {
    if (!stage) return { stages }
    const same = stageFields.every((field) => stage[field] === (change.seen[field] ?? ''))
    return same || force
      ? { stages: stages.toSpliced(at, 1) }
      : { stages, conflict: { stageId: stage.id, field: null, theirs: stage.name } }
  }
  const { field, from, to, stageId } = change
  if (!stage) return { stages, conflict: { stageId, field: null, theirs: null } }
  if (stage[field] === to) return { stages }
  const conflict = stage[field] === from ? undefined : { stageId, field, theirs: stage[field] }
  return { stages: conflict && !force ? stages : stages.with(at, { ...stage, [field]: to }), conflict }
}

/** The stages with the changes; one that meets somebody else's is left out and told, or – `force` – wins. */
export function applyChanges(
  stages: readonly Stage[],
  changes: readonly StageChange[],
  force = false,
): { stages: Stage[]; conflicts: Conflict[] } {
  return changes.reduce<{ stages: Stage[]; conflicts: Conflict[] }>(
    (now, change) => {
      const { stages: next, conflict } = applyOne(now.stages, change, force)
      return { stages: next, conflicts: conflict ? [...now.conflicts, conflict] : now.conflicts }
    },
    { stages: [...stages], conflicts: [] },
  )
}

const idsOf = (stages: readonly Stage[]): string[] => stages.map(({ id }) => id)

/** What makes `draft` of `base`, change by change. */
export function changesBetween(base: readonly Stage[], draft: readonly Stage[]): StageChange[] {
  const was = new Map(base.map((stage) => [stage.id, stage]))
  const kept = new Set(idsOf(draft))
  const removed = base
    .filter(({ id }) => !kept.has(id))
    .map(({ id, ...seen }): StageChange => ({ op: 'remove', stageId: id, seen }))
  const added = draft.flatMap((stage, i): StageChange[] =>
    was.has(stage.id) ? [] : [{ op: 'add', stageId: stage.id, after: draft[i - 1]?.id ?? null }],
  )
  const cells = draft.flatMap((stage): StageChange[] => {
    const before = was.get(stage.id) ?? emptyStage(stage.id)
    return stageFields.flatMap((field): StageChange[] =>
      before[field] === stage[field]
        ? []
        : [{ op: 'cell', stageId: stage.id, field, from: before[field], to: stage[field] }],
    )
  })
  const common = idsOf(base).filter((id) => kept.has(id))
  const ordered = idsOf(draft).filter((id) => was.has(id))
  const moved = common.some((id, i) => id !== ordered[i])
  return [...removed, ...added, ...(moved ? [{ op: 'order' as const, ids: idsOf(draft) }] : []), ...cells]
}

/** What was typed, put upon what the server holds now: own cells win and the ones that met another change are told. */
export const rebase = (
  base: readonly Stage[],
  draft: readonly Stage[],
  server: readonly Stage[],
): { stages: Stage[]; conflicts: Conflict[] } => applyChanges(server, changesBetween(base, draft), true)
