/** The tree of an agency's units: how it is drawn, and lines that were pasted read into it. Pure. */
import { sameName } from '@/lib/core/same-name'
import { unitLimits } from './unit-schema'

export type UnitNode = { id: string; parentId: string | null; name: string; position: number }

/** Units in the order of their tree, each with its depth; one whose parent is not among them stands at the top. */
export function unitTree<T extends UnitNode>(units: readonly T[]): (T & { depth: number })[] {
  const known = new Set(units.map(({ id }) => id))
  const below = new Map<string | null, T[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  const walk = (parent: string | null, depth: number): (T & { depth: number })[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'ru'))
      .flatMap((unit) => [{ ...unit, depth }, ...walk(unit.id, depth + 1)])
  return walk(null, 0)
}

/** A unit that a pasted line names: the way from the top, itself last, and its head. */
export type UnitLine = { line: number; path: string[]; head: string }
export type UnitLines = { ok: true; lines: UnitLine[] } | { ok: false; problems: { line: number; message: string }[] }

const DEPTH = 8

/**
 * Lines like «Управление выплат / Отдел назначений; начальник Петров П.П.»: the way to the unit, then its head. Blank
 * lines are passed over; nothing is read when any line cannot be.
 */
export function readUnitLines(text: string): UnitLines {
  const lines: UnitLine[] = []
  const problems: { line: number; message: string }[] = []
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const [way = '', ...rest] = raw.split(/[;\t]/)
    if (raw.trim() === '') continue
    const path = way.split('/').map((name) => name.replace(/\s+/g, ' ').trim())
    const head = rest.join(' ').replace(/\s+/g, ' ').trim()
    const wrong = path.some((name) => name.length < 2)
      ? 'Название подразделения не короче 2 знаков. Уровни разделяйте знаком «/».'
      : path.some((name) => name.length > unitLimits.name)
        ? `Название подразделения длиннее ${unitLimits.name} знаков.`
        : path.length > DEPTH
          ? `Уровней больше ${DEPTH}.`
          : head.length > unitLimits.head
            ? `Сведения о руководителе длиннее ${unitLimits.head} знаков.`
            : null
    if (wrong) problems.push({ line: i + 1, message: wrong })
    else lines.push({ line: i + 1, path, head })
  }
  if (lines.length > unitLimits.lines)
    problems.push({ line: unitLimits.lines + 1, message: `За один раз – не больше ${unitLimits.lines} строк.` })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lines }
}

export type PlannedUnit = { key: string; parentKey: string | null; name: string; head: string }

/**
 * What pasted lines make of a tree: units that are not there yet, parents first, and heads of those that are. A key is
 * the id of a unit that is there, or the way to a new one.
 */
export function planUnits(
  existing: readonly UnitNode[],
  lines: readonly UnitLine[],
): { added: PlannedUnit[]; heads: { id: string; head: string }[] } {
  const keyOf = (parent: string | null, name: string): string => `${parent ?? ''}/${sameName(name)}`
  const keys = new Map(existing.map(({ id, parentId, name }) => [keyOf(parentId, name), id]))
  const added = new Map<string, PlannedUnit>()
  const heads = new Map<string, string>()
  for (const { path, head } of lines) {
    let parent: string | null = null
    for (const [i, name] of path.entries()) {
      const way = keyOf(parent, name)
      const last = i === path.length - 1
      let key: string | undefined = keys.get(way)
      if (key === undefined) {
        key = way
        keys.set(way, key)
        added.set(key, { key, parentKey: parent, name, head: '' })
      }
      const fresh = added.get(key)
      if (last && head) {
        if (fresh) fresh.head = head
        else heads.set(key, head)
      }
      parent = key
    }
  }
  return { added: [...added.values()], heads: [...heads].map(([id, head]) => ({ id, head })) }
}
