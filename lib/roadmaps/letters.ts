import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { notify } from './notify'
import type { CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { authorityAddresses, curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'

const tellInside = (ctx: CommandContext, to: readonly string[], title: string, href: string): Promise<void> =>
  notify(ctx.tx, ctx.tenantId, ctx.now, [
    { to, kind: 'ROADMAP_DECIDED', title, href, key: `roadmap:${href}:${title}:${ctx.now.toISOString()}` },
  ])

/** Letters to those who answer for the agencies, one a person whatever the number of their agencies. */
export async function tellCurators(
  ctx: CommandContext,
  agencyIds: readonly string[],
  subject: string,
  paragraphs: readonly string[],
  path: string,
): Promise<void> {
  if (agencyIds.length === 0) return
  const addresses = [...(await curatorAddresses(ctx, agencyIds)).values()].flat()
  await tellInside(ctx, addresses, subject, path)
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(addresses, subject, ['Здравствуйте!', ...paragraphs, officeUrl(ctx, path)]),
  )
}

export type AgencyLetter = { agencyId: string; subject: string; paragraphs: readonly string[]; path: string }

/** A letter of its own to each agency's people: the number of statements does not grow with the letters. */
export async function tellEachAgency(ctx: CommandContext, agencies: readonly AgencyLetter[]): Promise<void> {
  if (agencies.length === 0) return
  const addresses = await curatorAddresses(
    ctx,
    agencies.map(({ agencyId }) => agencyId),
  )
  const each = agencies.map((letter) => ({ ...letter, to: addresses.get(letter.agencyId) ?? [] }))
  await notify(
    ctx.tx,
    ctx.tenantId,
    ctx.now,
    each.map(({ to, subject, path, agencyId }) => ({
      to,
      kind: 'ROADMAP_DECIDED',
      title: subject,
      href: path,
      key: `roadmap:${agencyId}:${path}:${subject}:${ctx.now.toISOString()}`,
    })),
  )
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    each.flatMap(({ to, subject, paragraphs, path }) =>
      letters(to, subject, ['Здравствуйте!', ...paragraphs, officeUrl(ctx, path)]),
    ),
  )
}

/** The same to the authorised body's staff. */
export async function tellAuthority(
  ctx: CommandContext,
  subject: string,
  paragraphs: readonly string[],
  path: string,
): Promise<void> {
  const addresses = await authorityAddresses(ctx)
  await tellInside(ctx, addresses, subject, path)
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(addresses, subject, ['Здравствуйте!', ...paragraphs, officeUrl(ctx, path)]),
  )
}

export type ItemOfLetter = { number: string; title: string; dueOn: string }

const shortTitle = (title: string): string => (title.length > 160 ? `${title.slice(0, 157)}…` : title)
export const itemWords = ({ number, title, dueOn }: ItemOfLetter): string =>
  `Мероприятие ${number} «${shortTitle(title)}», срок ${formatLong(dueOn)}`

/** Agencies learn that a map now asks something of them. */
export const tellAssigned = (
  ctx: CommandContext,
  agencyIds: readonly string[],
  map: { id: string; title: string },
  parts: number,
): Promise<void> =>
  tellCurators(
    ctx,
    agencyIds,
    `Мероприятия дорожной карты: ${map.title}`.slice(0, 200),
    [
      `По дорожной карте «${map.title}» исполнителям распределено ${count(parts, 'обязательство', 'обязательства', 'обязательств')}. Посмотрите, что из них за вашим органом и к какому дню:`,
    ],
    `roadmaps/${map.id}?who=mine`,
  )
