import { addDays, todayIn, yearOf, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { dayColumn, dayOf } from '../../lib/core/db-day'
import { itemText } from '../../lib/roadmaps/draft-items'
import { assignParts, itemRow } from '../../lib/roadmaps/load'
import type { ItemText, RoadmapStatus } from '../../lib/roadmaps/rules'
import type { TenantView } from '../../lib/core/tenant'
import type { SeedAgency } from './campaign'
import { demoFile, type DemoFile } from './files'
import { pick, random } from './random'
import { diligenceOf, fateOf, partsOfMaps, writeTrail } from './roadmap-trail'
import { changeReasons, kuzbassItems, usualItems, type SeedItem } from './roadmap-wording'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[] }
type Seed = Place & {
  tenantId: string
  today: DateString
  next: () => number
  file: DemoFile
  authority: string
  diligence: Map<string, number>
}
type MapMade = {
  id: string
  agency: SeedAgency
  yearFrom: number
  yearTo: number
  status: RoadmapStatus
  approvedOn: DateString | null
}

const textsOf = (items: readonly SeedItem[], year: number, agency: string): ItemText[] => {
  const sections = [...new Set(items.map(({ section }) => section))]
  return items
    .map(({ section, title, due, result }) => {
      const sectionNumber = String(sections.indexOf(section) + 1)
      const at = items.filter((other) => other.section === section).findIndex((other) => other.title === title) + 1
      return {
        number: `${sectionNumber}.${at}`,
        sectionNumber,
        section,
        title,
        dueOn: `${year}-${due}`,
        dueText: '',
        result,
        responsible: [agency],
      }
    })
    .sort((a, b) => a.number.localeCompare(b.number))
}

/** Maps of agencies: rows, items, parts of the approved ones, history. */
async function writeMaps(
  seed: Seed,
  maps: readonly (MapMade & { items: ItemText[]; basis?: string; approvalDue?: DateString | null })[],
): Promise<void> {
  const { tx, tenantId } = seed
  const rows = maps.map(
    ({
      id,
      agency,
      yearFrom,
      yearTo,
      status,
      approvedOn,
      basis = '',
      approvalDue = null,
    }): Prisma.RoadmapCreateManyInput => ({
      tenantId,
      id,
      kind: 'DEPARTMENTAL',
      agencyId: agency.id,
      title: 'Ведомственный план мероприятий («дорожная карта»)',
      basis,
      status,
      yearFrom,
      yearTo,
      approvalDue: approvalDue && dayColumn(approvalDue),
      approvedOn: approvedOn && dayColumn(approvedOn),
      approvedByName: approvedOn ? 'Руководитель органа' : '',
      approvedByPosition: '',
      createdBy: `Куратор, ${agency.name}`,
      remark: status === 'CLOSED' ? 'Срок карты завершён.' : '',
      createdAt: new Date(`${approvedOn ?? seed.today}T05:00:00Z`),
      version: 2,
    }),
  )
  await tx.roadmap.createMany({ data: rows })
  for (const { id, items } of maps)
    await tx.roadmapItem.createMany({ data: items.map((item, i) => itemRow(tenantId, id, item, i)) })
  await tx.roadmapEvent.createMany({
    data: maps.flatMap(({ id, agency, approvedOn, items, status }) => {
      const line = (kind: 'CREATED' | 'SENT' | 'APPROVED', on: DateString, words: Prisma.InputJsonObject) => ({
        tenantId,
        id: newId(),
        roadmapId: id,
        agencyId: agency.id,
        kind,
        words,
        byName: `Куратор, ${agency.name}`,
        at: new Date(`${on}T0${kind === 'CREATED' ? 5 : kind === 'SENT' ? 6 : 7}:10:00Z`),
      })
      const on = approvedOn ?? seed.today
      return [
        line('CREATED', addDays(on, -6), { items: items.length }),
        ...(status === 'DRAFT' ? [] : [line('SENT', addDays(on, -2), {})]),
        ...(approvedOn ? [line('APPROVED', on, { name: 'Руководитель органа', position: '', on })] : []),
      ]
    }),
  })
  const approved = maps.filter(({ status }) => status === 'APPROVED' || status === 'CLOSED')
  for (const { id, agency } of approved) await assignParts(tx, tenantId, id, agency.id)
  const sinceOf = new Map(approved.map(({ id, approvedOn }) => [id, approvedOn ?? seed.today]))
  const parts = await partsOfMaps(
    tx,
    tenantId,
    approved.map(({ id }) => id),
  )
  const closed = new Set(maps.filter(({ status }) => status === 'CLOSED').map(({ id }) => id))
  await writeTrail(
    seed,
    parts.map((part) => ({
      part,
      fate: fateOf({
        dueOn: part.dueOn,
        today: seed.today,
        since: sinceOf.get(part.roadmapId) ?? seed.today,
        diligence: closed.has(part.roadmapId) ? 1 : (seed.diligence.get(part.agencyId ?? '') ?? 1),
        next: seed.next,
      }),
    })),
    seed,
  )
}

const newMap = (
  agency: SeedAgency,
  yearFrom: number,
  yearTo: number,
  status: RoadmapStatus,
  approvedOn: DateString | null,
): MapMade => ({ id: newId(), agency, yearFrom, yearTo, status, approvedOn })

/** Proposed and decided changes of a few approved maps. */
async function seedChanges({ tx, tenantId, next, today, authority }: Seed, maps: readonly MapMade[]): Promise<void> {
  for (const [i, map] of maps.entries()) {
    const item = await tx.roadmapItem.findFirst({
      where: { tenantId, roadmapId: map.id, removedAt: null, parts: { some: { status: 'OPEN' } } },
      orderBy: { dueOn: 'desc' },
    })
    if (!item) continue
    const before = itemText(item)
    const refused = i % 3 === 2
    const waiting = i % 3 === 0
    const id = newId()
    await tx.roadmapChange.create({
      data: {
        tenantId,
        id,
        roadmapId: map.id,
        itemId: item.id,
        kind: 'EDIT',
        before,
        after: { ...before, dueOn: addDays(before.dueOn, 21) },
        reason: pick(next, changeReasons),
        proposedBy: `Куратор, ${map.agency.name}`,
        proposedAt: new Date(`${addDays(today, -4)}T06:00:00Z`),
        status: waiting ? 'PROPOSED' : refused ? 'REFUSED' : 'WITHDRAWN',
        ...(waiting
          ? {}
          : {
              decidedBy: refused ? authority : `Куратор, ${map.agency.name}`,
              decidedAt: new Date(`${addDays(today, -2)}T06:00:00Z`),
            }),
        ...(refused
          ? {
              consent: 'COUNCIL' as const,
              protocol: 'протокол № 7',
              consentOn: dayColumn(addDays(today, -2)),
              remark: 'Срок установлен актом программы, повторная закупка его не меняет.',
            }
          : {}),
      },
      select: { id: true },
    })
  }
}

async function seedKuzbass(seed: Seed): Promise<void> {
  const thisYear = yearOf(seed.today)
  const made: MapMade[] = []
  for (const year of [thisYear - 1, thisYear]) {
    const maps = seed.agencies.map((agency, i) =>
      newMap(
        agency,
        year,
        year,
        year === thisYear ? 'APPROVED' : 'CLOSED',
        `${year}-01-${String(12 + (i % 16)).padStart(2, '0')}`,
      ),
    )
    await writeMaps(
      seed,
      maps.map((map) => ({
        ...map,
        items: textsOf(kuzbassItems(year), year, map.agency.name),
        basis: `Приказ от ${map.approvedOn?.split('-').reverse().join('.') ?? ''} № ${20 + (map.agency.name.length % 40)}`,
      })),
    )
    if (year === thisYear) made.push(...maps)
  }
  await seedChanges(seed, made.filter((_, i) => i % 7 === 3).slice(0, 6))
}

/** Days of the programme's map that the authority moved: the item's number → days from today. */
const movedItems: [number: string, days: number, reason: string][] = [
  [
    '3.3',
    4,
    'Оптимизация услуг продлена решением координационного совета: добавлены услуги, переведённые в электронный вид.',
  ],
  ['3.13', 39, 'Методика оценки зрелости изменена, повторная оценка проводится в конце года.'],
  ['4.4', -12, 'Планы совершенствования организационной культуры пересматриваются после диагностики.'],
  ['6.7', -30, 'Реинжиниринг процессов управления имуществом ждал новой информационной системы.'],
]

async function moveItems({ tx, tenantId, today, authority }: Seed, roadmapId: string): Promise<void> {
  for (const [number, days, reason] of movedItems) {
    const item = await tx.roadmapItem.findFirst({ where: { tenantId, roadmapId, number } })
    if (!item) continue
    const before = itemText(item)
    const dueOn = addDays(today, days)
    await tx.roadmapItem.update({
      where: { tenantId_id: { tenantId, id: item.id } },
      data: { dueOn: dayColumn(dueOn), version: 2 },
      select: { id: true },
    })
    const at = new Date(`${addDays(today, -150)}T06:00:00Z`)
    await tx.roadmapChange.create({
      data: {
        tenantId,
        id: newId(),
        roadmapId,
        itemId: item.id,
        kind: 'EDIT',
        status: 'CONSENTED',
        before,
        after: { ...before, dueOn },
        reason,
        proposedBy: authority,
        proposedAt: at,
        consent: 'AUTHORITY',
        protocol: 'протокол координационного совета № 3',
        consentOn: dayColumn(addDays(today, -150)),
        decidedBy: authority,
        decidedAt: at,
      },
      select: { id: true },
    })
    await tx.roadmapEvent.create({
      data: {
        tenantId,
        id: newId(),
        roadmapId,
        itemId: item.id,
        kind: 'CHANGE_CONSENTED',
        words: { item: number, change: 'EDIT', consent: 'AUTHORITY', reason },
        byName: authority,
        at,
      },
      select: { id: true },
    })
  }
}

/** The programme's map: parts of today's agencies and what became of them. */
async function seedProgramme(seed: Seed, move: boolean): Promise<void> {
  const { tx, tenantId, today, next } = seed
  const map = await tx.roadmap.findFirst({
    where: { tenantId, kind: 'PROGRAMME' },
    select: { id: true, approvedOn: true },
  })
  if (!map) return
  await assignParts(tx, tenantId, map.id)
  if (move) await moveItems(seed, map.id)
  const since = map.approvedOn ? dayOf(map.approvedOn) : today
  const parts = await partsOfMaps(tx, tenantId, [map.id])
  const old = addDays(today, -120)
  await writeTrail(
    seed,
    parts.map((part) => ({
      part,
      fate: fateOf({
        dueOn: part.dueOn,
        today,
        since,
        diligence: part.dueOn < old ? 1 : part.dueOn < today ? 0.72 : 1,
        lateShare: 0.008,
        next,
      }),
    })),
    seed,
  )
}

/** Agencies' own maps in every state; of the act's years and of this one. */
async function seedKirov(seed: Seed): Promise<void> {
  const own = seed.agencies.filter(({ kind }) => kind === 'EXECUTIVE_BODY')
  const thisYear = yearOf(seed.today)
  const due = '2023-09-28'
  const first = own.map((agency, i) =>
    newMap(
      agency,
      2023,
      2024,
      i === own.length - 1 ? 'DRAFT' : 'CLOSED',
      i === own.length - 1 ? null : addDays(due, i % 5 === 4 ? 2 + i : -(i % 8)),
    ),
  )
  await writeMaps(
    seed,
    first.map((map) => ({
      ...map,
      items: textsOf(usualItems, 2024, map.agency.name),
      approvalDue: due,
      basis: 'Распоряжение Правительства Кировской области от 18.09.2023 № 281',
    })),
  )
  const states: RoadmapStatus[] = ['APPROVED', 'APPROVED', 'APPROVAL', 'APPROVED', 'DRAFT', 'APPROVED']
  const now = own
    .filter((_, i) => i % 9 !== 8)
    .map((agency, i) => {
      const status = states[i % states.length] ?? 'DRAFT'
      return newMap(
        agency,
        thisYear,
        thisYear,
        status,
        status === 'APPROVED' ? `${thisYear}-01-${String(14 + (i % 14)).padStart(2, '0')}` : null,
      )
    })
  await writeMaps(
    seed,
    now.map((map) => ({ ...map, items: textsOf(usualItems, thisYear, map.agency.name) })),
  )
  await seedChanges(seed, now.filter(({ status }) => status === 'APPROVED').slice(0, 3))
}

async function seedBelovo(seed: Seed): Promise<void> {
  const thisYear = yearOf(seed.today)
  const states: RoadmapStatus[] = ['APPROVED', 'APPROVED', 'APPROVAL', 'DRAFT', 'APPROVED']
  const maps = seed.agencies
    .slice(0, 5)
    .map((agency, i) =>
      newMap(
        agency,
        thisYear,
        thisYear,
        states[i] ?? 'DRAFT',
        states[i] === 'APPROVED' ? `${thisYear}-02-0${i + 2}` : null,
      ),
    )
  await writeMaps(
    seed,
    maps.map((map) => ({ ...map, items: textsOf(usualItems, thisYear, map.agency.name) })),
  )
}

/** Road maps of a tenant with everything that happened to them. */
export async function seedRoadmaps({ tx, tenant, agencies }: Place, now: Date): Promise<void> {
  if (!['kuzbass', 'kirov', 'belovo'].includes(tenant.slug)) return
  const next = random(`roadmaps ${tenant.slug}`)
  const diligence = new Map(
    agencies.map(({ id, name }) => [id, name === 'Министерство образования' ? 0.8 : diligenceOf(next)]),
  )
  const seed: Seed = {
    tx,
    tenant,
    agencies,
    tenantId: tenant.id,
    today: todayIn(tenant.timeZone, now),
    next,
    file: await demoFile(tenant.id),
    authority: 'Специалист уполномоченного органа',
    diligence,
  }
  await seedProgramme(seed, tenant.slug === 'kirov')
  if (tenant.slug === 'kuzbass') await seedKuzbass(seed)
  if (tenant.slug === 'kirov') await seedKirov(seed)
  if (tenant.slug === 'belovo') await seedBelovo(seed)
}
