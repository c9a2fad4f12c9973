import 'server-only'
import { notFound } from 'next/navigation'
import { formatShort } from '@/lib/core/dates'
import { lowerFirst } from '@/lib/core/format'
import { isUuid } from '@/lib/core/ids'
import type { RoadmapPartStatus } from '@/lib/generated/prisma/client'
import { env } from '@/lib/platform/env'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations as roadmapOperations } from '@/lib/roadmaps/operations'
import { operations } from '../operations'
import { readiness, type GroupWork, type ProofKind, type Readiness } from './proof'
import { headOf, type CampaignHead } from './queries'
import { readItems, type CampaignItems } from './read'
import { checkState, type CheckState } from './rules'
import { tallyOf, type Tally } from './summary'

export type ServiceLine = {
  id: string
  code: string
  name: string
  group: string
  grade: string | null
  share: string | null
  state: CheckState
  measures: number
  done: number
}
/** An item of the road map that the records may prove; `part` – where the agency owes it. */
export type ProofLine = Readiness & {
  number: string
  title: string
  part: { id: string; href: string; status: RoadmapPartStatus; attached: boolean } | null
  /** What one click puts into the part. */
  proof: { title: string; url: string; note: string }
}
export type AgencyCheckView = {
  campaign: CampaignHead
  agency: { id: string; name: string }
  tally: Tally
  lines: ServiceLine[]
  groups: (GroupWork & { tally: Tally })[]
  proofs: ProofLine[]
  can: { prove: boolean }
}

async function linesOf({ tx, tenantId }: QueryContext, campaignId: string, agencyId: string) {
  const rows = await tx.processCheck.findMany({
    where: {
      tenantId,
      campaignId,
      process: { agencyId },
      OR: [{ grade: { not: null } }, { process: { status: 'ACTIVE' } }],
    },
    orderBy: [{ process: { code: 'asc' } }, { id: 'asc' }],
    include: {
      process: { select: { code: true, name: true, group: true } },
      measures: { select: { doneOn: true } },
    },
  })
  const order = ['Г', 'В', 'Б', 'А']
  const place = (grade: string | null) => (grade === null ? -1 : order.indexOf(grade))
  return rows.toSorted((a, b) => place(a.grade) - place(b.grade))
}

/** What is planned and done of the agency's processes, by group (Kirov 3.7–3.12). */
async function groupWork({ tx, tenantId, actor }: QueryContext, agencyId: string): Promise<GroupWork[]> {
  const rows = await tx.process.findMany({
    where: { tenantId, agencyId, status: 'ACTIVE' },
    select: {
      group: true,
      reengineeredOn: true,
      maps: { where: { state: 'TO_BE', readyOn: { not: null } }, select: { id: true } },
    },
  })
  return actor.tenant.settings.processes.groups.map(({ key, title }) => {
    const own = rows.filter(({ group }) => group === key)
    return {
      key,
      title,
      processes: own.length,
      targets: own.filter(({ maps }) => maps.length > 0).length,
      reengineered: own.filter(({ reengineeredOn }) => reengineeredOn !== null).length,
    }
  })
}

async function proofsOf(
  { tx, tenantId, actor, today }: QueryContext,
  {
    items,
    campaign,
    agencyId,
    tally,
    groups,
  }: { items: CampaignItems; campaign: CampaignHead; agencyId: string; tally: Tally; groups: GroupWork[] },
): Promise<ProofLine[]> {
  const asked: { number: string; of: ProofKind }[] = [
    { number: items.plan, of: { kind: 'plan' as const } },
    { number: items.done, of: { kind: 'done' as const } },
    ...groups.map((group) => ({ number: items.groups[group.key] ?? '', of: { kind: 'group' as const, group } })),
  ].filter(({ number }) => number !== '')
  const parts = await tx.roadmapPart.findMany({
    where: {
      tenantId,
      agencyId,
      item: { number: { in: asked.map(({ number }) => number) }, removedAt: null, roadmap: { status: 'APPROVED' } },
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      status: true,
      item: { select: { id: true, number: true, title: true, roadmapId: true } },
      proofs: { select: { url: true } },
    },
  })
  const slug = actor.tenant.slug
  const url = `${env().APP_URL.replace(/\/$/, '')}/${slug}/office/processes/checks/${campaign.id}/agencies/${agencyId}`
  return asked.map(({ number, of }): ProofLine => {
    const part = parts.find(({ item }) => item.number === number)
    const own = `${url}#${number}`
    const ready = readiness(of, tally)
    return {
      ...ready,
      number,
      title:
        part?.item.title ??
        (of.kind === 'group'
          ? `План реинжиниринга: ${lowerFirst(of.group.title)}`
          : of.kind === 'plan'
            ? 'Планы оптимизации услуг с «В» и «Г»'
            : 'Оптимизация этих услуг завершена'),
      part: part
        ? {
            id: part.id,
            status: part.status,
            href: `/${slug}/office/roadmaps/${part.item.roadmapId}/items/${part.item.id}`,
            attached: part.proofs.some((proof) => proof.url === own),
          }
        : null,
      proof: {
        title: `Отчёт по самопроверке «${campaign.title}», пункт ${number}`.slice(0, 200),
        url: own,
        note: `На ${formatShort(today)}. ${ready.note}`,
      },
    }
  })
}

/** The services of one agency in a campaign, and what of the road map its records prove. */
export const getCheckAgency = defineQuery({
  operation: operations['check.read'],
  run: async (ctx, { id, agencyId }: { id: string; agencyId: string }): Promise<AgencyCheckView> => {
    const { tx, tenantId, reach } = ctx
    const known = isUuid(id) && isUuid(agencyId) && (reach === 'all' || reach.includes(agencyId))
    const row = known ? await tx.checkCampaign.findFirst({ where: { tenantId, id } }) : null
    const agency =
      row && (await tx.agency.findFirst({ where: { tenantId, id: agencyId }, select: { id: true, name: true } }))
    if (!row || !agency) notFound()
    const rows = await linesOf(ctx, id, agencyId)
    const counted = rows.map(({ process, ...check }) => ({ ...check, agencyId, group: process.group }))
    const tally = tallyOf(counted)
    const campaign = headOf(row)
    const groups = await groupWork(ctx, agencyId)
    return {
      campaign,
      agency,
      tally,
      lines: rows.map(({ process, measures, ...check }) => ({
        id: check.id,
        code: process.code,
        name: process.name,
        group: process.group,
        grade: check.grade,
        share: check.share,
        state: checkState(check),
        measures: measures.length,
        done: measures.filter(({ doneOn }) => doneOn !== null).length,
      })),
      groups: groups.map((group) => ({ ...group, tally: tallyOf(counted.filter((one) => one.group === group.key)) })),
      proofs: await proofsOf(ctx, { items: readItems(row.items), campaign, agencyId, tally, groups }),
      can: { prove: ctx.can(roadmapOperations['roadmap.prove'], agencyId) },
    }
  },
})
