/**
 * What the pages of the office's menu are called: one word for the entry, the tab, the heading, the way here and the
 * group of the search. It stands in the module's `menu`. Pure.
 */
import { declared } from '@/lib/modules'

const names = new Map(declared.flatMap(({ menu = [] }) => menu.map(({ path, label }) => [path, label] as const)))

/** `path` – below the office, as the menu has it; '' is its first page. */
export function pageName(path: string): string {
  const name = names.get(path)
  if (name === undefined) throw new Error(`No entry of the menu leads to «${path}».`)
  return name
}
