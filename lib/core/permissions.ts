/**
 * Who may do what: roles, scopes and the shape of an operation. The operations themselves stand in each module's
 * operations.ts (domain §2).
 */
export const roles = [
  'AUTHORITY',
  'METHODOLOGIST',
  'OBSERVER',
  'CURATOR',
  'TEAM_MEMBER',
  'EMPLOYEE',
  'COUNCIL_MEMBER',
] as const
export type Role = (typeof roles)[number]

/** Whose things: the whole tenant's, one's own agency's and those under it, or one's own agency's only. */
type Scope = 'tenant' | 'subtree' | 'own'
export type Grants = Readonly<Partial<Record<Role, Scope>>>

/**
 * A right that comes from a record and not from a role: what the person is to the thing (the one a task was given to,
 * the secretary of a body). The command or query asks the record; the table says in words that it does.
 */
export type Relation = {
  readonly name: string
  /** Whom it means, in Russian: «кому поручена задача». */
  readonly words: string
  /** Roles of such people that have the right by nothing else; left out – every role. */
  readonly roles?: readonly Role[]
}

type Spec = {
  kind: 'read' | 'write'
  /** What was done, for the journal. */
  words: string
  grants: Grants
  relations: readonly Relation[]
}

/** Something that can be done: its name, whether it changes anything, and who may. */
export type Operation<Name extends string = string> = Readonly<Spec> & { readonly name: Name }

/** Whom something is asked of: those who may do an operation, or roles alone. */
export type Asked = Pick<Operation, 'grants' | 'relations'>

const spec =
  (kind: Spec['kind']) =>
  (words: string, grants: Grants, ...relations: Relation[]): Spec => ({ kind, words, grants, relations })
export const read = spec('read')
export const write = spec('write')

export const staff = { AUTHORITY: 'tenant', METHODOLOGIST: 'tenant' } as const
export const readers = { ...staff, OBSERVER: 'tenant' } as const
export const agencySide = { CURATOR: 'subtree', TEAM_MEMBER: 'own' } as const

export type Operations<Name extends string = string> = { readonly [N in Name]: Operation<N> }

/** A module's table of operations; each knows its own name. */
export const defineOperations = <Name extends string>(specs: Record<Name, Spec>): Operations<Name> =>
  Object.fromEntries(Object.entries<Spec>(specs).map(([name, rule]) => [name, { name, ...rule }])) as Operations<Name>

/** What people do with their own account; recorded in the audit of each of their tenants. */
export type AccountOperation =
  | 'account.signIn'
  | 'account.lockout'
  | 'account.signOut'
  | 'account.endSession'
  | 'account.acceptInvite'
  | 'account.resetPassword'
  | 'account.changePassword'
  | 'account.enableSecondFactor'
  | 'account.disableSecondFactor'
  | 'account.resetSecondFactor'
  | 'account.useRecoveryCode'
  | 'account.linkIdentity'

export type Membership = {
  role: Role
  agencyId: string | null
  /** The agency and every agency under it. */
  subtree: readonly string[]
}

/** Agencies that the memberships open for an operation: every one, or the listed ones (perhaps none). */
export type AgencyReach = 'all' | readonly string[]

/** May a person with this role have the right by what they are to the thing? */
export const opensDoor = (relations: readonly Relation[], role: Role): boolean =>
  relations.some(({ roles: of }) => of === undefined || of.includes(role))

/** Reach of an operation for a person's memberships; `null` when no role grants it at all. */
export function reachOf(memberships: readonly Membership[], { grants, relations }: Asked): AgencyReach | null {
  const ids = new Set<string>()
  // What a record may open is asked of the record; here it only keeps the door from being shut.
  let granted = memberships.some(({ role }) => opensDoor(relations, role))
  for (const membership of memberships) {
    const scope = grants[membership.role]
    if (!scope) continue
    if (scope === 'tenant') return 'all'
    granted = true
    if (scope === 'own' && membership.agencyId) ids.add(membership.agencyId)
    if (scope === 'subtree') for (const id of membership.subtree) ids.add(id)
  }
  return granted ? [...ids] : null
}

/** May a person with these memberships do this (to this agency, when one is named)? */
export function can(memberships: readonly Membership[], operation: Operation, agencyId?: string | null): boolean {
  const reach = reachOf(memberships, operation)
  if (reach === null) return false
  return reach === 'all' || agencyId === undefined || (agencyId !== null && reach.includes(agencyId))
}
