/** The table of a page as a file is compared with it. Pure. */
import type { StepsView } from '../steps/view'
import type { KeptFile } from './keep'
import type { Against } from './port'

export function againstOf(view: StepsView, kept: KeptFile | null): Against {
  const { agency, roles, materials, agencies, origins, steps, start, dayMinutes } = view
  return {
    ownerId: agency.id,
    roles,
    materials,
    agencies,
    origins: origins.map(({ id }) => id),
    table: { start, steps },
    kept,
    dayMinutes,
    names: [
      ...[...roles, ...materials, ...agencies, ...agencies.flatMap(({ units }) => units)].map(
        ({ id, name }): [string, string] => [id, name],
      ),
      ...origins.map(({ id, number, name }): [string, string] => [id, `${number}. ${name}`]),
    ],
  }
}
