import { addDays, formatShort, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import type { DemoFile } from './files'
import { pick } from './random'
import { proofTitles, returnRemarks } from './roadmap-wording'

export type Trail = { tx: Tx; tenantId: string; today: DateString; next: () => number; file: DemoFile }
type Part = {
  id: string
  itemId: string
  agencyId: string | null
  bodyName: string
  dueOn: DateString
  number: string
  roadmapId: string
}
type Fate = { status: 'OPEN' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED'; on: DateString | null }

/** How likely a body delivers what it owes: most do, a few lag behind. */
export const diligenceOf = (next: () => number): number => (next() < 0.55 ? 1 : next() < 0.75 ? 0.86 : 0.6)

const atHour = (day: DateString, hour: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000)

/** What became of a part by today; nothing is handed in before the map was there. */
export function fateOf({
  dueOn,
  today,
  since,
  diligence,
  lateShare = 0.11,
  next,
}: {
  dueOn: DateString
  today: DateString
  since: DateString
  diligence: number
  lateShare?: number
  next: () => number
}): Fate {
  const within = (day: DateString): DateString => (day > today ? today : day < since ? since : day)
  const n = next()
  if (dueOn < today) {
    if (n < diligence)
      return {
        status: 'ACCEPTED',
        on: within(addDays(dueOn, next() < lateShare ? 1 + Math.floor(next() * 18) : -Math.floor(next() * 12))),
      }
    const rest = next()
    if (rest < 0.25) return { status: 'RETURNED', on: within(addDays(dueOn, -2)) }
    return rest < 0.45
      ? { status: 'SUBMITTED', on: within(addDays(today, -1 - Math.floor(next() * 4))) }
      : { status: 'OPEN', on: null }
  }
  const near = dueOn <= addDays(today, 30)
  if (near && n < 0.2) return { status: 'ACCEPTED', on: within(addDays(today, -Math.floor(next() * 14))) }
  return near && n < 0.38
    ? { status: 'SUBMITTED', on: within(addDays(today, -Math.floor(next() * 3))) }
    : { status: 'OPEN', on: null }
}

const inChunks = async <T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < rows.length; at += 1000) await write(rows.slice(at, at + 1000))
}

/**
 * Writes what happened to the parts: states, proofs, history. One stored file an agency stands for all its documents.
 */
export async function writeTrail(
  { tx, tenantId, today, next, file }: Trail,
  fates: readonly { part: Part; fate: Fate }[],
  by: { authority: string },
): Promise<void> {
  const files = new Map<string, string>()
  for (const { part } of fates) if (!files.has(part.agencyId ?? '')) files.set(part.agencyId ?? '', newId())
  await tx.storedFile.createMany({
    data: [...files].map(([agencyId, id]) => ({
      tenantId,
      id,
      agencyId: agencyId || null,
      name: 'Документ.pdf',
      uploadedBy: 'Куратор',
      ...file,
    })),
  })
  const proofs: Prisma.RoadmapProofCreateManyInput[] = []
  const events: Prisma.RoadmapEventCreateManyInput[] = []
  const updates = fates
    .filter(({ fate }) => fate.status !== 'OPEN')
    .map(({ part, fate }) => {
      const day = fate.on ?? today
      const curator = part.agencyId === null ? by.authority : `Куратор, ${part.bodyName}`
      const handed = atHour(day, 8)
      const title = pick(next, proofTitles)
        .replace('{day}', formatShort(addDays(day, -1)))
        .replace('{n}', String(10 + Math.floor(next() * 180)))
      proofs.push({
        tenantId,
        id: newId(),
        partId: part.id,
        fileId: files.get(part.agencyId ?? '') ?? null,
        title,
        byName: curator,
        addedAt: atHour(day, 7),
        handedAt: handed,
      })
      if (next() < 0.15)
        proofs.push({
          tenantId,
          id: newId(),
          partId: part.id,
          url: 'https://example.org/',
          title: 'Публикация на сайте органа',
          note: 'Ссылка на страницу с результатами.',
          byName: curator,
          addedAt: atHour(day, 7),
          handedAt: handed,
        })
      const decided = fate.status === 'SUBMITTED' ? null : atHour(addDays(day, 1) > today ? today : addDays(day, 1), 9)
      const remark = fate.status === 'RETURNED' ? pick(next, returnRemarks) : ''
      const event = (
        kind: 'PART_SUBMITTED' | 'PART_ACCEPTED' | 'PART_RETURNED',
        at: Date,
        byName: string,
        words: Record<string, string>,
      ) =>
        events.push({
          tenantId,
          id: newId(),
          roadmapId: part.roadmapId,
          itemId: part.itemId,
          partId: part.id,
          agencyId: part.agencyId,
          kind,
          words: { item: part.number, body: part.bodyName, ...words },
          byName,
          at,
        })
      event('PART_SUBMITTED', handed, curator, { on: day })
      if (decided)
        event(fate.status === 'RETURNED' ? 'PART_RETURNED' : 'PART_ACCEPTED', decided, by.authority, { remark })
      return { id: part.id, status: fate.status, day, handed, curator, decided, remark }
    })
  await inChunks(
    updates,
    (rows) => tx.$executeRaw`
    UPDATE "RoadmapPart" p SET "status" = n.status::"RoadmapPartStatus", "submittedOn" = n.day::date,
      "submittedAt" = n.handed::timestamptz, "submittedBy" = n.curator,
      "decidedAt" = nullif(n.decided, '')::timestamptz, "decidedBy" = CASE WHEN n.decided = '' THEN NULL
      ELSE ${by.authority} END, "remark" = n.remark, "version" = 3
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ status }) => status)}::text[],
      ${rows.map(({ day }) => day)}::text[], ${rows.map(({ handed }) => handed.toISOString())}::text[],
      ${rows.map(({ curator }) => curator)}::text[],
      ${rows.map(({ decided }) => decided?.toISOString() ?? '')}::text[],
      ${rows.map(({ remark }) => remark)}::text[]) AS n(id, status, day, handed, curator, decided, remark)
    WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = n.id`,
  )
  await inChunks(proofs, (data) => tx.roadmapProof.createMany({ data }))
  await inChunks(events, (data) => tx.roadmapEvent.createMany({ data }))
}

/** Parts of maps with what the trail asks for, as they are in the database. */
export async function partsOfMaps(tx: Tx, tenantId: string, roadmapIds: readonly string[]): Promise<Part[]> {
  const rows = await tx.$queryRaw<(Omit<Part, 'dueOn'> & { dueOn: Date })[]>`
    SELECT p."id", p."itemId", p."agencyId", p."bodyName", i."dueOn", i."number", i."roadmapId" FROM "RoadmapPart" p
    JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
    WHERE p."tenantId" = ${tenantId}::uuid AND i."roadmapId" = ANY(${[...roadmapIds]}::uuid[])
    ORDER BY i."position", p."position", p."id"`
  return rows.map((row) => ({ ...row, dueOn: row.dueOn.toISOString().slice(0, 10) }))
}
