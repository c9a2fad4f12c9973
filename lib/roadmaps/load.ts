import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/platform/db'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { bodyKey, partsOf, type BodyAgency, type PlannedPart } from './bodies'
import { readBodies, type ItemText, type PartStatus } from './rules'
import { departmentalRule, templateRoadmap } from './template'

/** The key of the map that the programme's act brings: there is one a tenant. */
export const ACT_KEY = 'act'

/** Agencies as the rule of parts asks for them. */
export async function bodyAgencies(tx: Tx, tenantId: string): Promise<BodyAgency[]> {
  const rows = await tx.agency.findMany({
    where: { tenantId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, shortName: true, kind: true, since: true, until: true, status: true },
  })
  return rows.map(({ status, since, until, ...row }) => ({
    ...row,
    since: since && dayOf(since),
    until: until && dayOf(until),
    active: status === 'ACTIVE',
  }))
}

export const itemRow = (tenantId: string, roadmapId: string, item: ItemText, position: number) => ({
  tenantId,
  id: newId(),
  roadmapId,
  number: item.number,
  sectionNumber: item.sectionNumber,
  section: item.section,
  title: item.title,
  dueOn: dayColumn(item.dueOn),
  dueText: item.dueText,
  result: item.result,
  responsible: item.responsible,
  position,
})

export type LoadedRoadmap = { roadmapId: string; items: number; parts: number; title: string }

/**
 * The programme's map from the act: items exactly as they are there, approved by the act itself, parts for the agencies
 * that the tenant has now (assignParts adds those of later ones). Null when the template brings no map or it is loaded
 * already.
 */
export async function loadRoadmapFromTemplate(
  tx: Tx,
  tenantId: string,
  template: unknown,
  by: { name: string; now: Date },
): Promise<LoadedRoadmap | null> {
  const map = templateRoadmap(template)
  if (map === null) return null
  if ((await tx.roadmap.count({ where: { tenantId, templateKey: ACT_KEY } })) > 0) return null
  const { withinDays, inForceOn } = departmentalRule(template)
  const act = (template as { program?: { act?: { date?: string; issuer?: string } } }).program?.act
  const roadmapId = newId()
  await tx.roadmap.create({
    data: {
      tenantId,
      id: roadmapId,
      kind: 'PROGRAMME',
      title: map.title,
      basis: map.basis,
      status: 'APPROVED',
      yearFrom: map.yearFrom,
      yearTo: map.yearTo,
      approveWithinDays: withinDays,
      inForceOn: inForceOn && dayColumn(inForceOn),
      approvedOn: act?.date ? dayColumn(act.date) : null,
      approvedByName: act?.issuer ?? '',
      templateKey: ACT_KEY,
      remark: map.reading,
      createdBy: by.name,
      createdAt: by.now,
      updatedAt: by.now,
    },
    select: { id: true },
  })
  await tx.roadmapItem.createMany({ data: map.items.map((item, i) => itemRow(tenantId, roadmapId, item, i)) })
  await tx.roadmapEvent.create({
    data: {
      tenantId,
      id: newId(),
      roadmapId,
      kind: 'LOADED',
      words: { items: map.items.length, basis: map.basis },
      byName: by.name,
      at: by.now,
    },
  })
  const { parts } = await assignParts(tx, tenantId, roadmapId)
  return { roadmapId, items: map.items.length, parts, title: map.title }
}

type KnownPart = { id: string; agencyId: string | null; bodyName: string; status: PartStatus }
type ItemToAssign = { id: string; dueOn: DateString; responsible: string[]; parts: KnownPart[] }

async function itemsToAssign(tx: Tx, tenantId: string, roadmapId: string): Promise<ItemToAssign[]> {
  const items = await tx.roadmapItem.findMany({
    where: { tenantId, roadmapId, removedAt: null },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      dueOn: true,
      responsible: true,
      parts: { select: { id: true, agencyId: true, bodyName: true, status: true } },
    },
  })
  return items.map(({ dueOn, responsible, ...item }) => ({
    ...item,
    dueOn: dayOf(dueOn),
    responsible: readBodies(responsible),
  }))
}

export type PlannedAssignment = {
  made: { itemId: string; part: PlannedPart; position: number }[]
  adopted: { partId: string; agencyId: string }[]
  agencies: string[]
}

/** What is missing: parts that nobody has yet, and parts of a body that has become an agency of the tenant since. */
export async function planAssignment(
  tx: Tx,
  tenantId: string,
  roadmapId: string,
  ownAgencyId: string | null = null,
): Promise<PlannedAssignment> {
  const agencies = await bodyAgencies(tx, tenantId)
  const own = agencies.find(({ id }) => id === ownAgencyId)
  const plan: PlannedAssignment = { made: [], adopted: [], agencies: [] }
  for (const { id: itemId, dueOn, responsible, parts } of await itemsToAssign(tx, tenantId, roadmapId)) {
    const planned =
      own === undefined
        ? partsOf(responsible, dueOn, agencies)
        : [{ agencyId: own.id, bodyName: own.name, groupName: '', lead: true }]
    let position = parts.length
    const owing = new Set(parts.map(({ agencyId }) => agencyId))
    const named = new Map(
      parts
        .filter(({ agencyId }) => agencyId === null)
        .toReversed()
        .map((part) => [bodyKey(part.bodyName), part]),
    )
    for (const part of planned) {
      const nameless = named.size === 0 ? undefined : named.get(bodyKey(part.bodyName))
      if (part.agencyId === null ? nameless !== undefined : owing.has(part.agencyId)) continue
      if (part.agencyId !== null && nameless?.status === 'OPEN')
        plan.adopted.push({ partId: nameless.id, agencyId: part.agencyId })
      else plan.made.push({ itemId, part, position: position++ })
    }
  }
  plan.agencies = [
    ...new Set([
      ...plan.made.flatMap(({ part }) => part.agencyId ?? []),
      ...plan.adopted.map(({ agencyId }) => agencyId),
    ]),
  ]
  return plan
}

/**
 * Gives every item its parts by the act's words; parts that are there stay untouched, a closed one is not made again.
 * An agency's own map is owed by that agency alone: other bodies in its text owe nothing without their consent. Says
 * how many parts and which agencies.
 */
export async function assignParts(
  tx: Tx,
  tenantId: string,
  roadmapId: string,
  ownAgencyId: string | null = null,
): Promise<{ parts: number; agencies: string[] }> {
  const { made, adopted, agencies } = await planAssignment(tx, tenantId, roadmapId, ownAgencyId)
  await tx.roadmapPart.createMany({
    data: made.map(({ itemId, part, position }) => ({ tenantId, id: newId(), itemId, ...part, position })),
  })
  if (adopted.length > 0) {
    await tx.$executeRaw`UPDATE "RoadmapPart" p SET "agencyId" = n.agency
    FROM unnest(${adopted.map(({ partId }) => partId)}::uuid[],
      ${adopted.map(({ agencyId }) => agencyId)}::uuid[]) AS n(part, agency)
      WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = n.part`
  }
  return { parts: made.length + adopted.length, agencies }
}
