import type { NavItem } from '@/components/layout/nav'
import type { Actor } from '@/lib/platform/actor'
import type { KindCounts } from '@/lib/queue/kinds'
import { menuOf } from '@/lib/queue/menu'

/** The office's menu for a person, with addresses. */
export const navigationOf = (actor: Actor, counts: KindCounts): { title?: string; items: NavItem[] }[] =>
  menuOf(actor, counts).map(({ title, lines }) => ({
    title,
    items: lines.map(({ path, label, count, exact }) => ({
      href: `/${actor.tenant.slug}/office${path && `/${path}`}`,
      label,
      exact,
      count: count || undefined,
    })),
  }))
