import 'server-only'
import { formatDateTime } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { recordRoadmapEvents } from './events'
import { partStatusLabels } from './labels'
import { itemWords, tellEachAgency } from './letters'
import { entry, eventOf, itemOf, lockParts, type LockedPart } from './part-step'
import { partMachine } from './rules'
import { AcceptPartsInput } from './schema'
import { operations } from './operations'

/** «1.2, министерство …»: which part it was. */
const nameOf = ({ item, bodyName }: LockedPart): string => `${item.number}, ${bodyName}`

/** Why a marked part cannot be accepted as it was seen; null – it can. */
function changedSince(ctx: CommandContext, part: LockedPart, version: number): string | null {
  if (partMachine.allows(part.status, 'accept'))
    return part.version === version ? null : 'сдано заново, посмотрите новые документы'
  if (part.status === 'OPEN') return 'исполнитель отозвал сданное'
  const by =
    part.decidedBy && part.decidedAt
      ? `, ${part.decidedBy}, ${formatDateTime(ctx.actor.tenant.timeZone, part.decidedAt)}`
      : ''
  return `уже решено: ${partStatusLabels[part.status]}${by}`
}

/**
 * Accepts the marked parts, each as a step of its own in the history and the journal. A part that changed since it was
 * seen is left as it is and named with the reason; nothing at all is written when all of them changed. Agencies get one
 * letter each.
 */
export const acceptParts = defineCommand({
  operation: operations['roadmap.accept'],
  schema: AcceptPartsInput,
  unversioned: 'each marked part comes with the version that was seen of it',
  run: async (ctx, { parts }) => {
    const { tx, tenantId, actor, now } = ctx
    const versions = new Map(parts.map(({ id, version }) => [id, version]))
    const locked = await lockParts(ctx, [...versions.keys()])
    const accepted: LockedPart[] = []
    const left: string[] = []
    for (const part of locked.sort(
      (a, b) => parts.findIndex(({ id }) => id === a.id) - parts.findIndex(({ id }) => id === b.id),
    )) {
      const why = changedSince(ctx, part, versions.get(part.id) ?? 0)
      if (why === null) accepted.push(part)
      else left.push(`${nameOf(part)} – ${why}`)
    }
    const gone = versions.size - locked.length
    if (gone > 0)
      left.push(
        `${count(gone, 'отмеченное мероприятие', 'отмеченных мероприятия', 'отмеченных мероприятий')} – не найдено или недоступно`,
      )
    const [first, ...rest] = accepted
    if (!first) return fail('CONFLICT', `Ничего не принято, пока вы смотрели, всё изменилось. ${left.join('; ')}.`)
    await tx.roadmapPart.updateMany({
      where: { tenantId, id: { in: accepted.map(({ id }) => id) } },
      data: { status: 'ACCEPTED', remark: '', decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
    })
    await recordRoadmapEvents(
      ctx,
      accepted.map((part) => eventOf(part, 'PART_ACCEPTED')),
    )
    await tellAccepted(ctx, accepted)
    const said = (part: LockedPart) => entry(part, { status: 'ACCEPTED', remark: '' })
    return done({ accepted: accepted.length, left }, said(first), rest.map(said))
  },
})

async function tellAccepted(ctx: CommandContext, parts: readonly LockedPart[]): Promise<void> {
  const byAgency = new Map<string, LockedPart[]>()
  for (const part of parts)
    if (part.agencyId !== null) byAgency.set(part.agencyId, [...(byAgency.get(part.agencyId) ?? []), part])
  await tellEachAgency(
    ctx,
    [...byAgency].map(([agencyId, own]) => ({
      agencyId,
      subject:
        own.length === 1
          ? `Принято: мероприятие ${own.map(({ item }) => item.number).join()}`
          : `Принято: ${count(own.length, 'мероприятие', 'мероприятия', 'мероприятий')} дорожной${NBSP}карты`,
      paragraphs: [`${own[0]?.bodyName ?? ''}: исполнение принято.`, ...own.map((part) => itemWords(itemOf(part)))],
      path:
        own.length === 1
          ? own.map(({ item }) => `roadmaps/${item.roadmapId}/items/${item.id}`).join()
          : `roadmaps/${own[0]?.item.roadmapId ?? ''}?state=DONE`,
    })),
  )
}
