/** Who may do what: the one table that queries, commands and screens ask (domain §2). */
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
export type Scope = 'tenant' | 'subtree' | 'own'
type Grants = Partial<Record<Role, Scope>>
type OperationRule = { kind: 'read' | 'write'; grants: Grants }

const read = (grants: Grants): OperationRule => ({ kind: 'read', grants })
const write = (grants: Grants): OperationRule => ({ kind: 'write', grants })

const staff = { AUTHORITY: 'tenant', METHODOLOGIST: 'tenant' } as const
const readers = { ...staff, OBSERVER: 'tenant' } as const
const agencySide = { CURATOR: 'subtree', TEAM_MEMBER: 'own' } as const

export const operations = {
  'office.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own', COUNCIL_MEMBER: 'tenant' }),

  'cockpit.read': read({ ...readers, ...agencySide }),

  'agency.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'agency.create': write({ AUTHORITY: 'tenant' }),
  'agency.update': write({ AUTHORITY: 'tenant' }),
  'agency.abolish': write({ AUTHORITY: 'tenant' }),
  'agency.merge': write({ AUTHORITY: 'tenant' }),
  'agency.import': write({ AUTHORITY: 'tenant' }),

  'person.read': read({ ...readers, CURATOR: 'subtree' }),
  'person.create': write({ AUTHORITY: 'tenant' }),
  'person.update': write({ AUTHORITY: 'tenant' }),
  'person.invite': write({ AUTHORITY: 'tenant' }),
  'person.assignRole': write({ AUTHORITY: 'tenant' }),
  'person.removeRole': write({ AUTHORITY: 'tenant' }),
  'person.block': write({ AUTHORITY: 'tenant' }),
  'person.unblock': write({ AUTHORITY: 'tenant' }),
  'person.resetSecondFactor': write({ AUTHORITY: 'tenant' }),
  'person.import': write({ AUTHORITY: 'tenant' }),
  'appointment.read': read({ ...readers, ...agencySide }),
  'appointment.create': write({ AUTHORITY: 'tenant' }),
  'appointment.end': write({ AUTHORITY: 'tenant' }),

  'tenant.settings.read': read({ AUTHORITY: 'tenant', OBSERVER: 'tenant' }),
  'tenant.settings.update': write({ AUTHORITY: 'tenant' }),
  'interpretation.rule': write({ AUTHORITY: 'tenant' }),
  'methodology.read': read({ ...readers, ...agencySide }),
  'methodology.setEffort': write({ AUTHORITY: 'tenant' }),

  'campaign.read': read({ ...readers, ...agencySide }),
  'campaign.open': write({ AUTHORITY: 'tenant' }),
  'campaign.include': write({ AUTHORITY: 'tenant' }),
  'campaign.withdraw': write({ AUTHORITY: 'tenant' }),
  'campaign.restore': write({ AUTHORITY: 'tenant' }),
  'campaign.moveDeadline': write({ AUTHORITY: 'tenant' }),
  'campaign.remind': write({ AUTHORITY: 'tenant' }),
  'campaign.publish': write({ AUTHORITY: 'tenant' }),
  'campaign.correct': write({ AUTHORITY: 'tenant' }),

  'assessment.read': read({ ...readers, ...agencySide }),
  'assessment.edit': write({ ...agencySide }),
  'assessment.handOver': write({ ...agencySide }),
  'assessment.submit': write({ CURATOR: 'subtree' }),
  'assessment.carryOver': write({ ...agencySide }),
  'assessment.takeUp': write({ ...staff }),
  'assessment.return': write({ AUTHORITY: 'tenant' }),
  'assessment.verify': write({ ...staff }),
  'assessment.completeVerification': write({ ...staff }),
  'assessment.reopen': write({ AUTHORITY: 'tenant' }),
  'assessment.requestMaterial': write({ ...staff }),
  'assessment.closeMaterial': write({ ...staff }),
  'assessment.answerMaterial': write({ ...agencySide }),
  'assessment.recordCheck': write({ ...staff }),
  'assessment.sendResults': write({ AUTHORITY: 'tenant' }),
  'assessment.receiveResults': write({ ...agencySide }),
  'assessment.confirmReceipt': write({ AUTHORITY: 'tenant' }),
  'assessment.finalise': write({ AUTHORITY: 'tenant' }),
  'objection.file': write({ CURATOR: 'subtree' }),
  'objection.waive': write({ CURATOR: 'subtree' }),
  'objection.settle': write({ AUTHORITY: 'tenant' }),

  'result.report': write({ ...agencySide }),
  'result.decide': write({ ...staff }),

  'practice.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'practice.edit': write({ ...agencySide }),
  'practice.submit': write({ CURATOR: 'subtree' }),
  'practice.decide': write({ ...staff }),
  'practice.withdraw': write({ ...staff }),

  'portfolio.read': read({ ...readers, ...agencySide }),
  'portfolio.edit': write({ ...staff, ...agencySide }),
  'portfolio.readTask': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'portfolio.doTask': write({ ...staff, ...agencySide, EMPLOYEE: 'own' }),
  'project.publish': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),

  'file.read': read({ ...readers, ...agencySide }),
  'file.upload': write({ AUTHORITY: 'tenant', METHODOLOGIST: 'tenant', ...agencySide }),
  'evidence.add': write({ ...agencySide }),
  'evidence.update': write({ ...agencySide }),
  'evidence.remove': write({ ...agencySide }),

  'proposal.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'proposal.file': write({ ...agencySide, EMPLOYEE: 'own' }),
  'proposal.decide': write({ ...agencySide }),
  'proposal.complete': write({ ...agencySide }),
  'proposal.return': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'proposal.forgetAuthor': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),

  'award.read': read({ ...readers, ...agencySide }),
  'award.confirm': write({ AUTHORITY: 'tenant' }),

  'project.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'project.create': write({ AUTHORITY: 'tenant', ...agencySide }),
  'project.edit': write({ ...staff, ...agencySide }),
  'project.submit': write({ CURATOR: 'subtree' }),
  'project.agree': write({ ...staff }),
  'project.return': write({ ...staff, CURATOR: 'subtree' }),
  'project.approve': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'project.cancel': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),

  'stage.start': write({ AUTHORITY: 'tenant', ...agencySide }),
  'stage.close': write({ AUTHORITY: 'tenant', ...agencySide }),
  'stage.move': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'stage.reopen': write({ AUTHORITY: 'tenant' }),
  'project.close': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'artefact.add': write({ AUTHORITY: 'tenant', ...agencySide }),
  'artefact.remove': write({ AUTHORITY: 'tenant', ...agencySide }),
  'task.edit': write({ ...staff, ...agencySide }),
  'note.add': write({ ...staff, ...agencySide }),
  'note.remove': write({ AUTHORITY: 'tenant', ...agencySide }),
  'report.read': read({ ...readers, ...agencySide }),
  'report.ask': write({ AUTHORITY: 'tenant' }),
  'report.edit': write({ ...agencySide }),
  'report.submit': write({ CURATOR: 'subtree' }),
  'report.decide': write({ ...staff }),
  'quarterly.read': read({ ...readers, ...agencySide }),
  'quarterly.edit': write({ ...agencySide }),
  'quarterly.submit': write({ CURATOR: 'subtree' }),
  'quarterly.decide': write({ ...staff }),
  'quarterly.reopen': write({ AUTHORITY: 'tenant' }),
  'quarterly.readNote': read({ ...readers }),
  'quarterly.note': write({ ...staff }),
  'quarterly.rule': write({ AUTHORITY: 'tenant' }),
  'tool.read': read({ ...readers, ...agencySide }),
  'tool.edit': write({ ...agencySide }),
  'tool.list': write({ AUTHORITY: 'tenant' }),
  'tool.visit': write({ ...staff }),
  'significance.save': write({ AUTHORITY: 'tenant' }),
  'project.evaluate': write({ CURATOR: 'subtree' }),

  'plan.read': read({ ...readers, ...agencySide }),
  'plan.edit': write({ AUTHORITY: 'tenant' }),
  'plan.enterFact': write({ ...staff, CURATOR: 'subtree' }),
  'plan.publish': write({ AUTHORITY: 'tenant' }),
  'roadmap.read': read({ ...readers, ...agencySide }),
  'roadmap.load': write({ AUTHORITY: 'tenant' }),
  'roadmap.create': write({ AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.edit': write({ AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.approve': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.close': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.assign': write({ AUTHORITY: 'tenant' }),
  'roadmap.propose': write({ CURATOR: 'subtree' }),
  'roadmap.consent': write({ AUTHORITY: 'tenant' }),
  'roadmap.amend': write({ AUTHORITY: 'tenant' }),
  'roadmap.prove': write({ AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.deliver': write({ AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.accept': write({ ...staff }),
  'roadmap.closePart': write({ AUTHORITY: 'tenant' }),

  'deadline.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'feed.make': write({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'feed.revoke': write({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'digest.choose': write({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'notification.read': read({ ...readers, ...agencySide, EMPLOYEE: 'own', COUNCIL_MEMBER: 'tenant' }),
  'notification.mark': write({ ...readers, ...agencySide, EMPLOYEE: 'own', COUNCIL_MEMBER: 'tenant' }),

  'view.save': write({ ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'view.remove': write({ ...readers, ...agencySide, EMPLOYEE: 'own' }),

  'audit.read': read({ AUTHORITY: 'tenant', OBSERVER: 'tenant' }),
  'job.read': read({ AUTHORITY: 'tenant' }),
  'job.retry': write({ AUTHORITY: 'tenant' }),
} satisfies Record<string, OperationRule>

export type Operation = keyof typeof operations
export const operationNames = Object.keys(operations) as Operation[]

/** Platform operations, for an operator, who sees no tenant's data. */
export const operatorOperations = ['operator.tenant.create', 'operator.tenant.list', 'operator.template.check'] as const
export type OperatorOperation = (typeof operatorOperations)[number]

/** What people do with their own account; recorded in the audit of each of their tenants. */
export const accountOperations = [
  'account.signIn',
  'account.lockout',
  'account.signOut',
  'account.endSession',
  'account.acceptInvite',
  'account.resetPassword',
  'account.changePassword',
  'account.enableSecondFactor',
  'account.disableSecondFactor',
  'account.resetSecondFactor',
  'account.useRecoveryCode',
  'account.linkIdentity',
] as const
export type AccountOperation = (typeof accountOperations)[number]

export type Membership = {
  role: Role
  agencyId: string | null
  /** The agency and every agency under it. */ subtree: readonly string[]
}

/** Agencies that the memberships open for an operation: every one, or the listed ones (perhaps none). */
export type AgencyReach = 'all' | readonly string[]

/** Reach of an operation for a person's memberships; `null` when no role grants it at all. */
export function reachOf(memberships: readonly Membership[], operation: Operation): AgencyReach | null {
  const grants: Grants = operations[operation].grants
  const ids = new Set<string>()
  let granted = false
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
