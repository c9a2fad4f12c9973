import { can } from '@/lib/core/permissions'
import { operations, type OperationName } from '@/lib/modules'
import type { Actor } from '@/lib/platform/actor'

/** May the actor do this (to this agency)? For screens; queries and commands check again. */
export const may = (actor: Actor, operation: OperationName, agencyId?: string | null): boolean =>
  can(actor.memberships, operations[operation], agencyId)
