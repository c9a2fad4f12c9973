import { describe, expect, it } from 'vitest'
import { navigationOf } from '@/app/(office)/[tenant]/office/navigation'
import { roles, type Role } from '@/lib/core/permissions'
import { parseTenantRow } from '@/lib/core/tenant'
import type { Actor } from '@/lib/platform/actor'
import { noCounts, queueKinds } from '@/lib/queue/kinds'

const ofAgency: readonly Role[] = ['CURATOR', 'TEAM_MEMBER', 'EMPLOYEE']

const person = (held: readonly Role[], rated: boolean): Actor => ({
  personId: null,
  userId: null,
  name: 'Человек',
  sessionId: null,
  strong: false,
  tenant: parseTenantRow({
    id: 'tenant',
    slug: 'region',
    name: 'Область',
    kind: 'REGION',
    timeZone: 'Asia/Novokuznetsk',
    accent: '#000000',
    emblem: null,
    isDemo: false,
    settings: {},
    rated,
  }),
  memberships: held.map((role) => {
    const agencyId = ofAgency.includes(role) ? 'agency' : null
    return { role, agencyId, agencyName: agencyId && 'Орган', subtree: agencyId ? [agencyId] : [] }
  }),
})

type Line = { href: string; label: string; exact?: boolean }

/** The menu in words: sections and entries. */
const menuText = (actor: Actor, line: (item: Line) => string): string =>
  navigationOf(actor, noCounts)
    .flatMap(({ title, items }) => [`# ${title ?? '–'}`, ...items.map(line)])
    .join('\n')

const path = (href: string): string => href.replace('/region/office', '') || '/'

/** Which kinds of «Что вас ждёт» are counted beside an entry. */
const countedBeside = (actor: Actor, href: string): string[] =>
  queueKinds
    .filter((kind) =>
      navigationOf(actor, { ...noCounts, [kind]: 1 })
        .flatMap(({ items }) => items)
        .some((item) => item.href === href && item.count === 1),
    )
    .sort()

describe('the menu of the office', () => {
  it('is what it was for every role, with what is counted beside each entry', async () => {
    const blocks = [...roles.map((role): Role[] => [role]), ['CURATOR', 'AUTHORITY'] as const].flatMap((held) =>
      [true, false].map((rated) => {
        const lines = menuText(
          person(held, rated),
          ({ href, label, exact }) => `${label} ${path(href)}${exact ? ' (exact)' : ''}`,
        )
        return `== ${held.join(' + ')}${rated ? '' : ', no rating'}\n${lines}\n`
      }),
    )
    const authority = person(['AUTHORITY'], true)
    const counted = menuText(authority, ({ href }) => `${path(href)}: ${countedBeside(authority, href).join(' ')}`)
    await expect([...blocks, `== counted\n${counted}\n`].join('\n')).toMatchFileSnapshot('office-menu.txt')
  })
})
