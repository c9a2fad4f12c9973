import { can, type Membership } from '@/lib/core/permissions'
import { operations, type OperationName } from '@/lib/modules'

/** May the actor do this (to this agency)? For screens; queries and commands check again. */
export const may = (
  actor: { memberships: readonly Membership[] },
  operation: OperationName,
  agencyId?: string | null,
): boolean => can(actor.memberships, operations[operation], agencyId)
