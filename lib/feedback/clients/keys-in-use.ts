import 'server-only'
import type { CommandContext } from '@/lib/platform/command'

type Named = readonly { key: string; title: string }[]
type Lists = { channels: Named; externalClients: Named; internalClients: Named }

const gone = (used: readonly string[], kept: Named, known: Named): string =>
  [...new Set(used)]
    .filter((key) => key !== '' && !kept.some((one) => one.key === key))
    .map((key) => `«${known.find((one) => one.key === key)?.title ?? key}»`)
    .join(', ')

/** Words that records stand on and the new lists no longer have: field → what to do. */
export async function lostKeys(
  { tx, tenantId, actor }: CommandContext,
  { channels, externalClients, internalClients }: Lists,
): Promise<Record<string, string>> {
  const known = actor.tenant.settings.feedback
  const points = await tx.touchpoint.findMany({ where: { tenantId }, distinct: ['channel'], select: { channel: true } })
  const segments = await tx.clientSegment.findMany({
    where: { tenantId },
    distinct: ['side', 'kind'],
    select: { side: true, kind: true },
  })
  const kindsOf = (side: 'EXTERNAL' | 'INTERNAL') => segments.filter((one) => one.side === side).map(({ kind }) => kind)
  const lost = {
    channels: gone(
      points.map(({ channel }) => channel),
      channels,
      known.channels,
    ),
    externalClients: gone(kindsOf('EXTERNAL'), externalClients, known.externalClients),
    internalClients: gone(kindsOf('INTERNAL'), internalClients, known.internalClients),
  }
  const whose = { channels: 'У точек', externalClients: 'У сегментов', internalClients: 'У сегментов' } as const
  return Object.fromEntries(
    Object.entries(lost).flatMap(([field, names]) =>
      names ? [[field, `${whose[field as keyof typeof whose]} указано: ${names}. Сначала измените их.`]] : [],
    ),
  )
}
