/** What the search finds, kind by kind, as the modules declare it. Pure. */
import type { SearchKindSpec } from '@/lib/core/module'
import { declared, type DeclaredNames } from '@/lib/modules'

export type SearchKind = DeclaredNames<'search'>

export const searchSpecs: Record<SearchKind, SearchKindSpec> = Object.assign(
  {},
  ...declared.map(({ search }) => search),
)
export const searchKinds = Object.keys(searchSpecs) as SearchKind[]

/** «Проекты, практики и предложения». */
export function searchedWords(): string {
  const words = searchKinds.map((kind, i) =>
    i === 0 ? searchSpecs[kind].title : searchSpecs[kind].title.toLowerCase(),
  )
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} и ${last}`
}
