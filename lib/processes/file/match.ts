/** Which step of a file is which row of the table. Pure. */
import { stepData } from '../map/gemba'
import type { MapScope } from '../map/read'
import { attributeOf } from '../map/xml'
import type { StoredStep } from '../steps/apply'
import { plainName } from './rows-draft'

export type FileStep = {
  /** Its key in the file. */
  key: string
  name: string
}

const folded = (name: string): string => plainName(name).toLocaleLowerCase('ru').replaceAll('ё', 'е')

/** What stands once under its name. */
function once<T>(list: readonly T[], nameOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>()
  const twice = new Set<string>()
  for (const one of list) {
    const name = nameOf(one)
    if (name === '' || found.has(name)) twice.add(name)
    found.set(name, one)
  }
  for (const name of twice) found.delete(name)
  return found
}

/** Rows by the ids of their elements in a file that is kept already: another program keeps these when it drops ours. */
export function rowsByElement(scope: MapScope): Map<string, string> {
  return new Map(
    scope.nodes.flatMap(({ element }): [string, string][] => {
      const id = attributeOf(element, 'id')
      const row = stepData(element).step ?? id
      return id === undefined || row === undefined ? [] : [[id, row]]
    }),
  )
}

/**
 * Rows by the steps' keys, each row once: by the id that the file keeps for us, by the element's id in the file kept
 * before, by the step «как есть» of which a row came, by a name that stands once on both sides.
 */
export function matched(
  scope: MapScope,
  steps: readonly FileStep[],
  rows: readonly StoredStep[],
  kept: ReadonlyMap<string, string>,
): Map<string, string> {
  const nodes = new Map(scope.nodes.map((node) => [node.key, node.element]))
  const found = new Map<string, string>()
  const left = new Map(rows.map((row) => [row.id, row]))
  const take = (key: string, id: string | undefined) => {
    if (id === undefined || found.has(key) || !left.has(id)) return
    found.set(key, id)
    left.delete(id)
  }
  const said = (key: string) => {
    const element = nodes.get(key)
    return element && { row: stepData(element).step, id: attributeOf(element, 'id') }
  }
  for (const { key } of steps) take(key, said(key)?.row)
  for (const { key } of steps) take(key, said(key)?.id)
  for (const { key } of steps) take(key, kept.get(said(key)?.id ?? ''))
  const origins = once(
    [...left.values()].filter(({ removed }) => !removed),
    ({ data }) => data.fromId ?? '',
  )
  for (const { key } of steps) take(key, origins.get(said(key)?.row ?? '')?.id)
  const open = steps.filter(({ key }) => !found.has(key))
  const standing = once(
    [...left.values()].filter(({ removed }) => !removed),
    ({ data }) => folded(data.name),
  )
  for (const [name, { key }] of once(open, (one) => folded(one.name))) take(key, standing.get(name)?.id)
  return found
}
