import 'server-only'
import { notFound } from 'next/navigation'
import { yearOf } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { itemText } from './draft-items'
import {
  actsFor,
  inForceOnceStatuses,
  nextNumber,
  partMachine,
  partState,
  readItemText,
  stateCodes,
  type ItemText,
  type RoadmapStatus,
} from './rules'
import { roadmapWhere } from './scope'
import { countedItems } from './summary-queries'
import type { ChangeView, EventView, ItemView, PartView } from './view'
import type { Operation } from '@/lib/core/permissions'
import { operations } from './operations'

const partInclude = {
  proofs: { orderBy: [{ addedAt: 'asc' }, { id: 'asc' }], include: { file: { select: { id: true, name: true } } } },
} satisfies Prisma.RoadmapPartInclude
type PartRow = Prisma.RoadmapPartGetPayload<{ include: typeof partInclude }>

function partView(ctx: QueryContext, row: PartRow, dueOn: string, today: string, live: boolean): PartView {
  const {
    id,
    agencyId,
    bodyName,
    groupName,
    lead,
    status,
    formerBody,
    submittedBy,
    decidedBy,
    decidedAt,
    remark,
    closedReason,
    version,
  } = row
  const submittedOn = row.submittedOn && dayOf(row.submittedOn)
  const acts = (operation: Operation) => live && actsFor(ctx.actor.memberships, operation, agencyId)
  const may = (operation: Parameters<QueryContext['can']>[0]) => live && ctx.can(operation, agencyId)
  return {
    id,
    agencyId,
    bodyName,
    groupName,
    lead,
    status,
    formerBody,
    submittedOn,
    submittedBy,
    decidedBy,
    decidedAt,
    remark,
    closedReason,
    version,
    state: partState({ status, submittedOn }, dueOn, today),
    proofs: row.proofs.map(({ id: proofId, title, note, url, file, byName, addedAt, handedAt }) => ({
      id: proofId,
      title,
      note,
      url,
      file,
      by: byName,
      at: addedAt,
      handed: handedAt !== null,
    })),
    can: {
      prove: partMachine.allows(status, 'submit') && acts(operations['roadmap.prove']),
      deliver: partMachine.allows(status, 'submit') && acts(operations['roadmap.deliver']),
      takeBack: partMachine.allows(status, 'takeBack') && acts(operations['roadmap.deliver']),
      decide: partMachine.allows(status, 'accept') && may(operations['roadmap.accept']),
      reopen: partMachine.allows(status, 'reopen') && may(operations['roadmap.accept']),
      close: partMachine.allows(status, 'close') && may(operations['roadmap.closePart']),
      restore: partMachine.allows(status, 'restore') && may(operations['roadmap.closePart']),
    },
  }
}

const wordsOf = (json: unknown): Record<string, unknown> =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}

type ChangeRow = Prisma.RoadmapChangeGetPayload<Record<never, never>>
const changeView = ({
  id,
  kind,
  status,
  itemId,
  before,
  after,
  reason,
  proposedBy,
  proposedAt,
  consent,
  protocol,
  consentOn,
  remark,
  decidedBy,
  decidedAt,
  version,
}: ChangeRow): ChangeView => ({
  id,
  kind,
  status,
  itemId,
  before: readItemText(before),
  after: readItemText(after),
  reason,
  proposedBy,
  proposedAt,
  consent,
  protocol,
  consentOn: consentOn && dayOf(consentOn),
  remark,
  decidedBy,
  decidedAt,
  version,
})

/** Lines of a history that the person may read: what is everybody's, and what is about agencies in reach. */
async function eventsOf(ctx: QueryContext, where: Prisma.RoadmapEventWhereInput, take: number): Promise<EventView[]> {
  const { agencyId } = ctx.agencyWhere()
  const rows = await ctx.tx.roadmapEvent.findMany({
    where: {
      AND: [
        { tenantId: ctx.tenantId },
        where,
        agencyId ? { OR: [{ agencyId }, { agencyId: null, partId: null }] } : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(({ id, kind, words, byName, at }) => ({ id, kind, words: wordsOf(words), by: byName, at }))
}

/** One item with the parts in reach, their proofs, its changes and history. Six statements whatever their number. */
export const getRoadmapItem = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, { id }: { id: string }): Promise<ItemView> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.roadmapItem.findFirst({
          where: { tenantId, id, roadmap: roadmapWhere(ctx) },
          include: { roadmap: { include: { agency: { select: { name: true } } } } },
        })
      : null
    if (!row) return notFound()
    const { roadmap } = row
    const today = ctx.today
    const text = itemText(row)
    const counted = (await countedItems(tx, tenantId, [roadmap.id], today)).find((one) => one.id === id)
    const parts = await tx.roadmapPart.findMany({
      where: { tenantId, itemId: id, ...ctx.agencyWhere() },
      orderBy: [{ lead: 'desc' }, { position: 'asc' }, { bodyName: 'asc' }],
      include: partInclude,
    })
    const changes = await tx.roadmapChange.findMany({
      where: { tenantId, itemId: id },
      orderBy: { proposedAt: 'desc' },
      take: 50,
    })
    const live = roadmap.status === 'APPROVED' && row.removedAt === null
    const views = parts.map((part) => partView(ctx, part, text.dueOn, today, live))
    return {
      id,
      text,
      removed: row.removedAt !== null,
      today,
      counts: counted?.parts ?? { open: 0, checking: 0, onTime: 0, late: 0, closed: 0, lastOn: null },
      state: counted?.state ?? { code: 'CLOSED', days: 0, workingDays: 0 },
      events: await eventsOf(ctx, { itemId: id }, 100),
      changes: changes.map(changeView),
      parts: views.sort(
        (a, b) =>
          Number(b.can.decide) - Number(a.can.decide) ||
          stateCodes.indexOf(a.state.code) - stateCodes.indexOf(b.state.code) ||
          Number(b.lead) - Number(a.lead),
      ),
      roadmap: {
        id: roadmap.id,
        kind: roadmap.kind,
        title: roadmap.title,
        status: roadmap.status,
        agencyId: roadmap.agencyId,
        agencyName: roadmap.agency?.name ?? null,
        version: roadmap.version,
      },
      can: {
        amend: live && roadmap.kind === 'PROGRAMME' && ctx.can(operations['roadmap.amend']),
        propose: live && roadmap.kind === 'DEPARTMENTAL' && ctx.can(operations['roadmap.propose'], roadmap.agencyId),
        seeAll: ctx.reach === 'all',
      },
    }
  },
})

export type ChangeList = {
  map: { id: string; title: string; agencyName: string | null; version: number }
  changes: ChangeView[]
  events: EventView[]
  today: string
  can: { propose: boolean; consent: boolean }
}

/** Changes of a map, those that wait for consent first, and its history. */
export const listRoadmapChanges = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, { id }: { id: string }): Promise<ChangeList> => {
    const map = isUuid(id)
      ? await ctx.tx.roadmap.findFirst({
          where: { AND: [{ id }, roadmapWhere(ctx)] },
          select: {
            id: true,
            title: true,
            version: true,
            kind: true,
            status: true,
            agencyId: true,
            agency: { select: { name: true } },
          },
        })
      : null
    if (!map) return notFound()
    const changes = await ctx.tx.roadmapChange.findMany({
      where: { tenantId: ctx.tenantId, roadmapId: id },
      orderBy: [{ status: 'asc' }, { proposedAt: 'desc' }],
      take: 200,
    })
    return {
      map: { id: map.id, title: map.title, version: map.version, agencyName: map.agency?.name ?? null },
      changes: changes.map(changeView),
      events: await eventsOf(ctx, { roadmapId: id }, 100),
      today: ctx.today,
      can: {
        propose:
          map.kind === 'DEPARTMENTAL' &&
          map.status === 'APPROVED' &&
          ctx.can(operations['roadmap.propose'], map.agencyId),
        consent: ctx.can(operations['roadmap.consent'], map.agencyId),
      },
    }
  },
})

export type ItemForm = {
  map: {
    id: string
    title: string
    kind: 'PROGRAMME' | 'DEPARTMENTAL'
    status: RoadmapStatus
    agencyName: string | null
    version: number
    yearFrom: number
    yearTo: number
  }
  item: (ItemText & { id: string }) | null
  sections: { number: string; title: string; next: string }[]
  mode: 'DRAFT' | 'PROPOSE' | 'AMEND'
}

/**
 * What the form of an item offers: of a draft, of a proposal, or of the authority's own change; not found for who may
 * do none of them.
 */
export const getItemForm = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, { roadmapId, itemId }: { roadmapId: string; itemId: string | null }): Promise<ItemForm> => {
    const { tx, tenantId } = ctx
    const map = isUuid(roadmapId)
      ? await tx.roadmap.findFirst({
          where: { AND: [{ id: roadmapId }, roadmapWhere(ctx)] },
          include: { agency: { select: { name: true } } },
        })
      : null
    if (!map) return notFound()
    const { status, kind, agencyId } = map
    const mode =
      status === 'DRAFT' && ctx.can(operations['roadmap.edit'], agencyId)
        ? 'DRAFT'
        : status === 'APPROVED' && kind === 'DEPARTMENTAL' && ctx.can(operations['roadmap.propose'], agencyId)
          ? 'PROPOSE'
          : status === 'APPROVED' && kind === 'PROGRAMME' && ctx.can(operations['roadmap.amend'], agencyId)
            ? 'AMEND'
            : null
    if (mode === null) return notFound()
    const items = await tx.roadmapItem.findMany({
      where: { tenantId, roadmapId, removedAt: null },
      orderBy: { position: 'asc' },
    })
    const found = itemId === null ? undefined : items.find(({ id }) => id === itemId)
    if (itemId !== null && !found) return notFound()
    const numbers = items.map(({ number }) => number)
    const sections = [...new Map(items.map(({ sectionNumber, section }) => [sectionNumber, section]))].map(
      ([number, title]) => ({ number, title, next: nextNumber(number, numbers) }),
    )
    return {
      map: {
        id: map.id,
        title: map.title,
        kind,
        status,
        agencyName: map.agency?.name ?? null,
        version: map.version,
        yearFrom: map.yearFrom,
        yearTo: map.yearTo,
      },
      item: found ? { id: found.id, ...itemText(found) } : null,
      sections,
      mode,
    }
  },
})

export type RoadmapChoices = {
  agencies: { id: string; name: string; previous: boolean; concerned: boolean }[]
  thisYear: number
  programmeTitle: string | null
  canProgramme: boolean
}

/** Who may get a map of their own, and what it may begin with. */
export const getRoadmapChoices = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, _input: Record<never, never>): Promise<RoadmapChoices> => {
    const { tx, tenantId } = ctx
    if (!ctx.can(operations['roadmap.create'])) return notFound()
    const { agencyId } = ctx.agencyWhere()
    const rows = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(agencyId ? { id: agencyId } : {}) },
      orderBy: { name: 'asc' },
      take: 1000,
      select: {
        id: true,
        name: true,
        _count: {
          select: {
            roadmaps: { where: { status: { in: inForceOnceStatuses } } },
            roadmapParts: {
              where: { status: { not: 'CLOSED' }, item: { roadmap: { kind: 'PROGRAMME', status: 'APPROVED' } } },
            },
          },
        },
      },
    })
    const programme = await tx.roadmap.findFirst({
      where: { tenantId, kind: 'PROGRAMME', status: 'APPROVED' },
      orderBy: { yearTo: 'desc' },
      select: { title: true },
    })
    return {
      agencies: rows
        .filter(({ id }) => ctx.can(operations['roadmap.create'], id))
        .map(({ id, name, _count }) => ({
          id,
          name,
          previous: _count.roadmaps > 0,
          concerned: _count.roadmapParts > 0,
        })),
      thisYear: yearOf(ctx.today),
      programmeTitle: programme?.title ?? null,
      canProgramme: ctx.can(operations['roadmap.amend']),
    }
  },
})
