/** Roles and materials that a table of steps names before the server's list has them. Pure. */
import type { ResourcePrices } from '../model/types'
import { cellValue, readPath } from './cells'
import type { TypedData } from './data'
import type { Named } from './role-text'

type Lists = { roles: readonly Named[]; materials: readonly Named[] }
export const noNames: Lists = { roles: [], materials: [] }

const withMore = (list: readonly Named[], more: readonly Named[]): readonly Named[] => {
  const known = new Set(list.map(({ id }) => id))
  const fresh = more.filter(({ id }, i) => !known.has(id) && more.findIndex((one) => one.id === id) === i)
  return fresh.length === 0 ? list : [...list, ...fresh]
}

/** The same lists with what they lack. */
export const withNames = <L extends Lists>(lists: L, more: Lists): L => ({
  ...lists,
  roles: withMore(lists.roles, more.roles),
  materials: withMore(lists.materials, more.materials),
})

/** What is new in the rows, by the ids under which it stands there. */
export const typedNames = (rows: readonly { data: Pick<TypedData, 'roles' | 'materials'> }[]): Lists => ({
  roles: rows.flatMap(({ data }) => data.roles.flatMap(({ role, name }) => (name ? [{ id: role, name }] : []))),
  materials: rows.flatMap(({ data }) =>
    data.materials.flatMap(({ material, name }) => (name ? [{ id: material, name }] : [])),
  ),
})

/** What was new in the cells that were sent, by the ids under which it is kept (./apply, settleNames: same order). */
export function keptNames(
  sent: readonly { path: string; text: string }[],
  kept: Readonly<Record<string, string>>,
): Lists {
  const pairs = sent.flatMap(({ path, text }) => {
    const [field, taken] = [readPath(path)?.field, kept[path]]
    return taken === undefined ? [] : [{ field, text, taken }]
  })
  const of = (wanted: 'roles' | 'materials', ids: (text: string) => string[], names: (text: string) => string[]) =>
    pairs
      .filter(({ field }) => field === wanted)
      .flatMap(({ text, taken }) => {
        const list = ids(taken)
        return names(text).flatMap((name, i) => (name !== '' && list[i] ? [{ id: list[i], name }] : []))
      })
  const roles = (text: string) => cellValue('roles', text) ?? []
  const materials = (text: string) => cellValue('materials', text) ?? []
  return {
    roles: of(
      'roles',
      (text) => roles(text).map(({ role }) => role),
      (text) => roles(text).map(({ name = '' }) => name),
    ),
    materials: of(
      'materials',
      (text) => materials(text).map(({ material }) => material),
      (text) => materials(text).map(({ name = '' }) => name),
    ),
  }
}

/** Prices that know materials by their names, priced or not. */
export function namedMaterials(prices: ResourcePrices, materials: readonly Named[]): ResourcePrices {
  const fresh = materials.filter(({ id }) => prices.materials[id] === undefined)
  return fresh.length === 0
    ? prices
    : {
        ...prices,
        materials: {
          ...prices.materials,
          ...Object.fromEntries(fresh.map(({ id, name }) => [id, { name, prices: [] }])),
        },
      }
}
