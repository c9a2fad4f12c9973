/** The office's menu with the figures of «Что вас ждёт»: what the modules declare, summed up. Pure. */
import { can, type Membership } from '@/lib/core/permissions'
import { menuSections, type MenuEntry, type MenuSection } from '@/lib/core/menu'
import { modules, operations } from '@/lib/modules'
import { todoCount, type KindCounts, type QueueKind } from './kinds'

/** A kind that no module declares does not compile here. */
const entries = modules.flatMap((one): readonly MenuEntry<QueueKind>[] => ('menu' in one ? one.menu : []))

const countOf = ({ counts: kinds = [] }: MenuEntry<QueueKind>, counts: KindCounts): number =>
  kinds === 'todo' ? todoCount(counts) : kinds.reduce((sum, kind) => sum + counts[kind], 0)

/** The figure beside the entry of this path; 0 where there is none. */
export const menuCount = (counts: KindCounts, path: string): number => {
  const entry = entries.find((one) => one.path === path)
  return entry ? countOf(entry, counts) : 0
}

/** Who looks at the menu, and where. */
type Viewer = { memberships: readonly Membership[]; tenant: { rated: boolean } }

export type MenuLine = { path: string; label: string; count: number; exact?: true }

/**
 * What of the menu the person sees: only what the table of operations opens to them. Sections without entries are left
 * out.
 */
export function menuOf({ memberships, tenant }: Viewer, counts: KindCounts): { title?: string; lines: MenuLine[] }[] {
  const staff = can(memberships, operations['assessment.verify']) || can(memberships, operations['audit.read'])
  const seen = entries.filter(
    ({ needs, rated, staffOnly }) => can(memberships, needs) && (!rated || tenant.rated) && (!staffOnly || staff),
  )
  return (Object.keys(menuSections) as MenuSection[])
    .map((section) => ({
      title: menuSections[section],
      lines: seen
        .filter((entry) => entry.section === section)
        .sort((a, b) => a.order - b.order)
        .map((entry) => ({
          path: entry.path,
          label: entry.label,
          count: countOf(entry, counts),
          exact: entry.exact,
        })),
    }))
    .filter(({ lines }) => lines.length > 0)
}
