/**
 * Every place where the act is silent or contradicts itself, and how the tenant reads it: the areas as the modules
 * declare them. Pure.
 */
import { formatShort } from '@/lib/core/dates'
import type { Reading as Told, ReadingArea as Area } from '@/lib/core/reading'
import { fold } from '@/lib/core/module'
import { modules, type DeclaredNames, type OperationName } from '@/lib/modules'

export type ReadingArea = DeclaredNames<'readings'>
export type Reading = Told & { area: ReadingArea }

/** An operation that no module declares does not compile here. */
export const areas: Readonly<Record<ReadingArea, Area<OperationName>>> = fold(modules, 'readings')
export const readingAreas = (Object.keys(areas) as ReadingArea[]).sort((a, b) => areas[a].order - areas[b].order)

/** Names under which the portal itself writes what it takes from a template. */
const byTemplate: readonly string[] = ['Портал', 'Шаблон программы', 'По акту программы']

/** «Решение: Комитет, 12.03.2026», «Принято в шаблоне программы». */
export function decidedText({ by, on, own }: Pick<Reading, 'by' | 'on' | 'own'>): string {
  if (own) return 'Правило портала'
  const who = by === null || byTemplate.includes(by) ? 'Принято в шаблоне программы' : `Решение: ${by}`
  return on === null ? who : `${who}, ${formatShort(on)}`
}
