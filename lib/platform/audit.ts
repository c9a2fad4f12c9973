import 'server-only'
import { newId } from '@/lib/core/ids'
import type { AccountOperation, Operation } from '@/lib/core/permissions'
import type { OtherSubject } from '@/lib/core/subjects'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from './actor'
import type { Tx } from './db'

/**
 * What a record is about: a row of a table, or a list that was loaded at once. Its word stands in its module's
 * `tables`.
 */
export type SubjectType = Prisma.ModelName | OtherSubject

/** What a command did: to what, and the values before and after (no secrets). */
export type AuditEntry = {
  subject: { type: SubjectType; id: string }
  agencyId?: string | null
  /** The act must not be traced to the person who did it (an anonymous proposal). */
  unnamed?: true
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** Operations of the platform itself that are recorded in a tenant's audit, too. */
export type AuditedOperation = Operation | AccountOperation | 'operator.tenant.create'

/** Whom the record names: an actor, or a person in one of their tenants. */
export type Author = Pick<Actor, 'personId' | 'name'> & { tenant: { id: string } }

/** Writes the audit record inside the command's own transaction. */
export async function recordAudit(
  tx: Tx,
  actor: Author,
  operation: AuditedOperation,
  entry: AuditEntry,
  requestId: string,
): Promise<void> {
  await tx.auditRecord.create({
    data: {
      tenantId: actor.tenant.id,
      id: newId(),
      operation: typeof operation === 'string' ? operation : operation.name,
      ...(entry.unnamed
        ? { personId: null, personName: 'Без имени' }
        : { personId: actor.personId, personName: actor.name }),
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      agencyId: entry.agencyId ?? null,
      before: entry.before,
      after: entry.after,
      requestId,
    },
    select: { id: true },
  })
}
