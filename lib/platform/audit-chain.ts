import 'server-only'
import { createHash } from 'node:crypto'
import { withTenant, type Tx } from './db'
import { takeTurn } from './lock'

/** An audit record as the chain covers it: every column. */
type ChainRecord = {
  tenantId: string
  id: string
  at: Date
  personId: string | null
  personName: string
  operation: string
  subjectType: string
  subjectId: string
  agencyId: string | null
  before: unknown
  after: unknown
  requestId: string
}
type Seal = { number: number; recordId: string; previousHash: string; hash: string }

type ChainFault = {
  /** Number of the seal; null for a record that was not sealed yet, or never. */
  number: number | null
  recordId: string
  /**
   * CHANGED: the record is not what was sealed. MISSING: it is gone. CHAIN: seals are gone or altered. UNSEALED: it
   * came past the journal.
   */
  what: 'CHANGED' | 'MISSING' | 'CHAIN' | 'UNSEALED'
}
export type ChainState =
  | { ok: true; sealed: number; pending: number; head: string }
  | { ok: false; fault: ChainFault; sealed: number; pending: number }

const GENESIS = '0'.repeat(64)
const SEAL_BATCH = 500
const VERIFY_PAGE = 1000
const HOUR = 3_600_000

/** JSON with keys in order, so that the database's own order of a jsonb's keys does not matter. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}

/**
 * The next link: SHA-256 over the previous hash and the record in canonical form (instants to the millisecond, as
 * stored).
 */
const chainHash = (previousHash: string, record: ChainRecord): string =>
  createHash('sha256').update(previousHash).update(canonicalJson(record)).digest('hex')

// One list of columns for sealing and verifying; the row's order of keys is immaterial.
const recordOf = ({
  tenantId,
  id,
  at,
  personId,
  personName,
  operation,
  subjectType,
  subjectId,
  agencyId,
  before,
  after,
  requestId,
}: ChainRecord): ChainRecord => ({
  tenantId,
  id,
  at,
  personId,
  personName,
  operation,
  subjectType,
  subjectId,
  agencyId,
  before,
  after,
  requestId,
})

/**
 * Seals a tenant's waiting records, oldest first; returns how many. Two workers take turns; writers of records never
 * wait for it.
 */
export async function sealPending(tenantId: string): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await withTenant(tenantId, (tx) => sealBatch(tx, tenantId))
    total += sealed
    if (sealed < SEAL_BATCH) return total
  }
}

async function sealBatch(tx: Tx, tenantId: string): Promise<number> {
  if (!(await tx.auditPending.findFirst({ select: { recordId: true } }))) return 0
  await takeTurn(tx, 'audit', tenantId)
  const records = await tx.$queryRaw<ChainRecord[]>`
    SELECT r.* FROM "AuditPending" p JOIN "AuditRecord" r ON r."tenantId" = p."tenantId" AND r."id" = p."recordId"
    WHERE p."tenantId" = ${tenantId}::uuid ORDER BY r."at", r."id" LIMIT ${SEAL_BATCH}`
  if (records.length === 0) return 0
  const last = await tx.auditSeal.findFirst({ orderBy: { number: 'desc' }, select: { number: true, hash: true } })
  let number = last?.number ?? 0
  let previousHash = last?.hash ?? GENESIS
  const seals = records.map((record): Seal & { tenantId: string } => {
    const hash = chainHash(previousHash, recordOf(record))
    const seal = { tenantId, number: (number += 1), recordId: record.id, previousHash, hash }
    previousHash = hash
    return seal
  })
  await tx.auditSeal.createMany({ data: seals })
  await tx.auditPending.deleteMany({ where: { recordId: { in: records.map(({ id }) => id) } } })
  return records.length
}

type Link = Seal & { record: ChainRecord | null }

/**
 * Walks the tenant's whole chain and names the first record that was touched, then looks for records that came past the
 * chain.
 */
export async function verifyChain(tenantId: string, now = new Date()): Promise<ChainState> {
  let number = 0
  let hash = GENESIS
  for (;;) {
    const links = await withTenant(tenantId, (tx) => readLinks(tx, tenantId, number))
    for (const link of links) {
      const what = faultOf(link, number, hash)
      if (what)
        return {
          ok: false,
          fault: { number: link.number, recordId: link.recordId, what },
          sealed: number,
          pending: await countPending(tenantId),
        }
      number = link.number
      hash = link.hash
    }
    if (links.length < VERIFY_PAGE) break
  }
  const pending = await countPending(tenantId)
  const [lost] = await withTenant(
    tenantId,
    (tx) => tx.$queryRaw<{ recordId: string }[]>`
    SELECT p."recordId" FROM "AuditPending" p WHERE p."tenantId" = ${tenantId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "AuditRecord" r WHERE r."tenantId" = p."tenantId" AND r."id" = p."recordId")
        LIMIT 1`,
  )
  if (lost)
    return { ok: false, fault: { number: null, recordId: lost.recordId, what: 'MISSING' }, sealed: number, pending }
  const [stray] = await withTenant(
    tenantId,
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "AuditRecord" r
    WHERE r."tenantId" = ${tenantId}::uuid AND r."at" < ${new Date(now.getTime() - HOUR)}
      AND NOT EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."tenantId" = r."tenantId" AND s."recordId" = r."id")
      AND NOT EXISTS (SELECT 1 FROM "AuditPending" p WHERE p."tenantId" = r."tenantId" AND p."recordId" = r."id")
    ORDER BY r."at", r."id" LIMIT 1`,
  )
  if (stray)
    return { ok: false, fault: { number: null, recordId: stray.id, what: 'UNSEALED' }, sealed: number, pending }
  return { ok: true, sealed: number, pending, head: hash }
}

const countPending = (tenantId: string): Promise<number> => withTenant(tenantId, (tx) => tx.auditPending.count())

async function readLinks(tx: Tx, tenantId: string, after: number): Promise<Link[]> {
  const seals = await tx.auditSeal.findMany({
    where: { number: { gt: after } },
    orderBy: { number: 'asc' },
    take: VERIFY_PAGE,
  })
  const records = await tx.$queryRaw<ChainRecord[]>`
    SELECT * FROM "AuditRecord" WHERE "tenantId" = ${tenantId}::uuid
      AND "id" = ANY(${seals.map(({ recordId }) => recordId)}::uuid[])`
  const byId = new Map(records.map((record) => [record.id, recordOf(record)]))
  return seals.map((seal) => ({ ...seal, record: byId.get(seal.recordId) ?? null }))
}

function faultOf(link: Link, lastNumber: number, lastHash: string): ChainFault['what'] | null {
  if (link.number !== lastNumber + 1 || link.previousHash !== lastHash) return 'CHAIN'
  if (!link.record) return 'MISSING'
  return chainHash(link.previousHash, link.record) === link.hash ? null : 'CHANGED'
}
