import 'server-only'
import { notify } from '../notify'
import type { CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { centreAddresses, curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'

type About = { id: string; number: number; title: string; agencyId: string }

const link = (ctx: CommandContext, { id }: About, page = ''): string => officeUrl(ctx, `projects/${id}${page}`)
const name = ({ number, title }: About): string => `№ ${number} «${title}»`
const foot = ({ actor }: CommandContext): string => `${actor.tenant.programme}. ${actor.tenant.name}`

const tellInside = (
  ctx: CommandContext,
  to: readonly string[],
  { id, title }: About,
  subject: string,
  page: string,
): Promise<void> =>
  notify(ctx.tx, ctx.tenantId, ctx.now, [
    {
      to,
      kind: 'PASSPORT_DECIDED',
      title: `${subject}: ${title}`,
      href: `projects/${id}${page}`,
      key: `passport:${id}:${subject}:${ctx.now.toISOString()}`,
    },
  ])

/** Letters to the people of the competence centre. */
export async function tellCentre(
  ctx: CommandContext,
  project: About,
  subject: string,
  paragraphs: readonly string[],
  page = '/passport',
): Promise<void> {
  const to = await centreAddresses(ctx)
  await tellInside(ctx, to, project, subject, page)
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(to, subject, [`Проект ${name(project)}.`, ...paragraphs, 'Откройте:', link(ctx, project, page), foot(ctx)]),
  )
}

/** Letters to the curators of the running agency, or of the nearest agency above that has one. */
export async function tellCurators(
  ctx: CommandContext,
  project: About,
  subject: string,
  paragraphs: readonly string[],
): Promise<void> {
  const found = await curatorAddresses(ctx, [project.agencyId])
  const to = found.get(project.agencyId) ?? []
  await tellInside(ctx, to, project, subject, '/passport')
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(to, subject, [
      `Проект ${name(project)}.`,
      ...paragraphs,
      'Откройте паспорт:',
      link(ctx, project, '/passport'),
      foot(ctx),
    ]),
  )
}
