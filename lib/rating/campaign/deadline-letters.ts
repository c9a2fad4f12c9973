import 'server-only'
import { formatLong, type DateString } from '@/lib/core/dates'
import { notify } from '../notify'
import type { CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { fillerAddresses } from '@/lib/people/addresses'
import type { CampaignDeadlines } from '../methodology/clock'
import { aheadOf } from '../status/rules'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { deadlineLabels } from '../methodology/labels'

export type MovedDeadline = {
  campaignId: string
  year: number
  deadline: keyof CampaignDeadlines
  from: DateString
  to: DateString
  reason: string
}

const NAMED = 10

/**
 * Tells those who may fill that a date still ahead of their agency has moved: one letter a person, however many
 * agencies; how many letters.
 */
export async function tellDeadlineMoved(
  ctx: CommandContext,
  { campaignId, year, deadline, from, to, reason }: MovedDeadline,
): Promise<number> {
  const { tx, tenantId, actor, now } = ctx
  const concerned = await tx.selfAssessment.findMany({
    where: { tenantId, campaignId, status: { in: [...aheadOf(deadline)] } },
    orderBy: { agency: { name: 'asc' } },
    select: { id: true, agencyId: true, agency: { select: { name: true } } },
  })
  const addresses = await fillerAddresses(
    ctx,
    concerned.map(({ agencyId }) => agencyId),
    ctx.today,
  )
  const byAddress = new Map<string, typeof concerned>()
  for (const assessment of concerned) {
    for (const to of addresses.get(assessment.agencyId) ?? [])
      byAddress.set(to, [...(byAddress.get(to) ?? []), assessment])
  }
  const works = [...byAddress].flatMap(([address, own]) => {
    const names = own
      .slice(0, NAMED)
      .map(({ agency }) => agency.name)
      .join('; ')
    return letters([address], `Рейтинг за ${year} год: перенесён срок – ${deadlineLabels[deadline].toLowerCase()}`, [
      'Здравствуйте!',
      `Срок «${deadlineLabels[deadline]}» рейтинга за ${year} год перенесён: было до ${formatLong(from)}, стало до ${formatLong(to)} включительно.`,
      `Причина: ${reason}`,
      `Кого касается: ${names}${own.length > NAMED ? ` и ещё ${own.length - NAMED}` : ''}.`,
      officeUrl(ctx, own.length === 1 ? `assessments/${own[0]?.id ?? ''}` : 'assessments'),
      `${actor.tenant.programme}. ${actor.tenant.name}`,
    ])
  })
  await enqueueMany(tx, tenantId, works)
  await notify(tx, tenantId, now, [
    {
      to: [...byAddress.keys()],
      kind: 'DEADLINE_MOVED',
      title: `Рейтинг за ${year} год: ${deadlineLabels[deadline].toLowerCase()} – до ${formatLong(to)}`,
      href: 'assessments',
      key: `moved:${campaignId}:${deadline}:${now.toISOString()}`,
    },
  ])
  return works.length
}
