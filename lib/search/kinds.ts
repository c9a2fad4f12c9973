/** What the search finds, kind by kind, as the modules declare it. Pure. */
import { lowerFirst } from '@/lib/core/format'
import type { SearchKindSpec } from '@/lib/core/module'
import { declared, type DeclaredNames } from '@/lib/modules'
import { pageName } from '@/lib/page-names'

export type SearchKind = DeclaredNames<'search'>

export const searchSpecs: Record<SearchKind, SearchKindSpec> = Object.assign(
  {},
  ...declared.map(({ search }) => search),
)
export const searchKinds = Object.keys(searchSpecs) as SearchKind[]

/** «Проекты, практики и предложения». */
export function searchedWords(): string {
  const words = searchKinds.map((kind, i) => {
    const name = pageName(searchSpecs[kind].path)
    return i === 0 ? name : lowerFirst(name)
  })
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} и ${last}`
}
