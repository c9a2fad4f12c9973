import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { Prisma, type Roadmap } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { overdueSql } from './late-where'
import { ACT_KEY, planAssignment } from './load'
import { isUnapproved, partState, progressOf, stateCodes, type PartStatus, type StateCode } from './rules'
import { roadmapWhere } from './scope'
import { countedItems, type CountedItem } from './summary-queries'
import type { BodyGroup, PartLine, RoadmapFilter, RoadmapRow, RoadmapView, RoadmapDocument } from './view'
import { operations } from './operations'

type PartRow = {
  itemId: string
  id: string
  agencyId: string | null
  bodyName: string
  groupName: string
  lead: boolean
  status: PartStatus
  submittedOn: Date | null
  formerBody: string
}
type GroupRow = {
  itemId: string
  name: string
  owed: number
  delivered: number
  overdue: number
  checking: number
  closed: number
}

/** Parts to show one by one: of the agencies looked at, or – for who sees all – of the bodies that the act names. */
async function partsShown(ctx: QueryContext, mapId: string, focus: readonly string[] | null): Promise<PartRow[]> {
  const which =
    focus === null ? Prisma.sql`AND p."groupName" = ''` : Prisma.sql`AND p."agencyId" = ANY(${[...focus]}::uuid[])`
  return ctx.tx.$queryRaw<PartRow[]>`
    SELECT p."itemId", p."id", p."agencyId", p."bodyName", p."groupName", p."lead", p."status"::text AS "status",
      p."submittedOn", p."formerBody"
    FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
    WHERE p."tenantId" = ${ctx.tenantId}::uuid AND i."roadmapId" = ${mapId}::uuid ${which}
    ORDER BY p."lead" DESC, p."position", p."id"`
}

/** Groups of the act («органы исполнительной власти») with how many of them delivered. */
async function groupsShown(ctx: QueryContext, mapId: string, today: string): Promise<GroupRow[]> {
  return ctx.tx.$queryRaw<GroupRow[]>`
    SELECT p."itemId", p."groupName" AS name, count(*) FILTER (WHERE p."status" <> 'CLOSED')::int AS owed,
      count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS delivered,
      count(*) FILTER (WHERE ${overdueSql(today)})::int AS overdue,
      count(*) FILTER (WHERE p."status" = 'SUBMITTED')::int AS checking,
      count(*) FILTER (WHERE p."status" = 'CLOSED')::int AS closed
    FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
    WHERE p."tenantId" = ${ctx.tenantId}::uuid AND i."roadmapId" = ${mapId}::uuid AND p."groupName" <> ''
    GROUP BY p."itemId", p."groupName"`
}

const isState = (text: string | undefined): text is StateCode => stateCodes.some((code) => code === text)

function matches(row: RoadmapRow, filter: RoadmapFilter, focused: boolean): boolean {
  const words = (filter.q ?? '').trim().toLowerCase()
  return (
    (!isState(filter.state) ||
      row.state.code === filter.state ||
      (filter.state === 'DONE' && row.state.code === 'DONE_LATE')) &&
    (!filter.section || row.sectionNumber === filter.section) &&
    (!focused || row.named.length > 0) &&
    (words === '' ||
      [row.number, row.title, row.result, ...row.responsible].some((text) => text.toLowerCase().includes(words)))
  )
}

/** Whose parts are looked at: a chosen body, one's own agencies; null – the whole items. */
function focusOf(ctx: QueryContext, map: Roadmap, filter: RoadmapFilter): readonly string[] | null {
  if (ctx.reach === 'all') return filter.body && isUuid(filter.body) ? [filter.body] : null
  if (map.kind === 'DEPARTMENTAL') return [map.agencyId ?? '']
  return filter.body && ctx.reach.includes(filter.body) ? [filter.body] : ctx.reach
}

function rowOf(
  item: CountedItem,
  parts: readonly PartRow[],
  groups: readonly GroupRow[],
  moved: ReadonlySet<string>,
  today: string,
  focused: boolean,
): RoadmapRow {
  const named = parts
    .filter(({ itemId }) => itemId === item.id)
    .map(({ itemId: _item, submittedOn, ...part }): PartLine => {
      const on = submittedOn && dayOf(submittedOn)
      return { ...part, submittedOn: on, state: partState({ status: part.status, submittedOn: on }, item.dueOn, today) }
    })
  const { roadmapId: _map, parts: counts, state, ...text } = item
  const own = focused
    ? [...named].sort((a, b) => stateCodes.indexOf(a.state.code) - stateCodes.indexOf(b.state.code))[0]?.state
    : undefined
  return {
    ...text,
    counts,
    named,
    state: own ?? state,
    moved: moved.has(item.id),
    groups: focused
      ? []
      : groups.filter(({ itemId }) => itemId === item.id).map(({ itemId: _item, ...group }): BodyGroup => group),
  }
}

const mayOn = (ctx: QueryContext, map: Roadmap) => {
  const { status, kind, agencyId } = map
  const departmental = kind === 'DEPARTMENTAL'
  return {
    edit: status === 'DRAFT' && ctx.can(operations['roadmap.edit'], agencyId),
    approve: isUnapproved(status) && ctx.can(operations['roadmap.approve'], agencyId),
    close: status === 'APPROVED' && ctx.can(operations['roadmap.close'], agencyId),
    assign: status === 'APPROVED' && ctx.can(operations['roadmap.assign'], agencyId),
    propose: departmental && status === 'APPROVED' && ctx.can(operations['roadmap.propose'], agencyId),
    amend: !departmental && status === 'APPROVED' && ctx.can(operations['roadmap.amend'], agencyId),
    consent: departmental && ctx.can(operations['roadmap.consent'], agencyId),
    force:
      !departmental &&
      status === 'APPROVED' &&
      map.approveWithinDays !== null &&
      ctx.can(operations['roadmap.amend'], agencyId),
    accept: ctx.can(operations['roadmap.accept'], agencyId),
    seeAll: ctx.reach === 'all',
  }
}

/** A map with its items, states and who owes what; seven statements whatever the number of items and agencies. */
export async function readRoadmap(ctx: QueryContext, id: string, filter: RoadmapFilter): Promise<RoadmapView> {
  const { tx, tenantId } = ctx
  const found = isUuid(id)
    ? await tx.roadmap.findFirst({
        where: { AND: [{ id }, roadmapWhere(ctx)] },
        include: { agency: { select: { id: true, name: true } }, file: { select: { id: true, name: true } } },
      })
    : null
  if (!found) return notFound()
  const { agency, file, ...map } = found
  const today = ctx.today
  const focus = focusOf(ctx, map, filter)
  const items = await countedItems(tx, tenantId, [id], today)
  const parts = await partsShown(ctx, id, focus)
  const groups = focus === null ? await groupsShown(ctx, id, today) : []
  const changes = await tx.roadmapChange.findMany({
    where: { tenantId, roadmapId: id, status: { in: ['CONSENTED', 'PROPOSED'] } },
    select: { itemId: true, status: true, before: true },
  })
  const bodies =
    ctx.reach === 'all' && map.kind === 'PROGRAMME'
      ? await tx.agency.findMany({
          where: { tenantId, roadmapParts: { some: { tenantId, item: { roadmapId: id } } } },
          orderBy: { name: 'asc' },
          select: { id: true, name: true },
        })
      : []
  const can = mayOn(ctx, map)
  const plan = can.assign
    ? await planAssignment(tx, tenantId, id, map.agencyId)
    : { made: [], adopted: [], agencies: [] }
  const moved = new Set(
    changes.flatMap(({ itemId, status, before }) => (status === 'CONSENTED' && before !== null ? (itemId ?? []) : [])),
  )
  const mine = focus !== null && map.kind === 'PROGRAMME'
  const rows = items.map((item) => rowOf(item, parts, groups, moved, today, focus !== null))
  const narrowed = mine && (filter.who === 'mine' || (filter.body !== undefined && filter.body !== ''))
  const day = (column: Date | null) => column && dayOf(column)
  const {
    kind,
    title,
    basis,
    status,
    yearFrom,
    yearTo,
    approvedByName,
    approvedByPosition,
    approveWithinDays,
    remark,
    createdBy,
    version,
  } = map
  return {
    id,
    kind,
    title,
    basis,
    status,
    yearFrom,
    yearTo,
    agency,
    file,
    approvalDue: day(map.approvalDue),
    approvedOn: day(map.approvedOn),
    approvedByName,
    approvedByPosition,
    inForceOn: day(map.inForceOn),
    approveWithinDays,
    fromAct: map.templateKey === ACT_KEY,
    remark,
    createdBy,
    version,
    rows,
    shown: rows.filter((row) => matches(row, filter, narrowed)),
    progress: progressOf((mine ? rows.filter((row) => row.named.length > 0) : rows).map(({ state }) => state.code)),
    sections: [...new Map(rows.map(({ sectionNumber, section }) => [sectionNumber, section]))].map(
      ([number, name]) => ({ number, title: name }),
    ),
    bodies,
    focus: mine ? 'BODY' : 'ITEM',
    openChanges: changes.filter((change) => change.status === 'PROPOSED').length,
    missing: plan.made.length + plan.adopted.length,
    today,
    can,
  }
}

export const getRoadmap = defineQuery({
  operation: operations['roadmap.read'],
  run: (ctx, input: { id: string } & RoadmapFilter): Promise<RoadmapView> => readRoadmap(ctx, input.id, input),
})

/** The whole map for its paper. */
export const getRoadmapDocument = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, input: { id: string }): Promise<RoadmapDocument> => {
    const { name, programme, isDemo, timeZone } = ctx.actor.tenant
    return {
      ...(await readRoadmap(ctx, input.id, {})),
      tenantName: name,
      programme,
      isDemo,
      timeZone,
      printedAt: ctx.now,
    }
  },
})
