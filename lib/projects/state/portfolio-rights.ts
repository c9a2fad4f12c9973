/** Who may change a portfolio and open projects into it: both portfolios and projects ask. */
import { can, type Membership } from '@/lib/core/permissions'
import { operations } from '../operations'

type Person = { memberships: readonly Membership[] }

/** `agencyId`: the leading agency; null – the authorised body leads it. */
export type Led = { agencyId: string | null }

/**
 * Staff of the authorised body change every portfolio, an agency's people those that an agency in their reach leads.
 */
export const mayEditPortfolio = ({ memberships }: Person, { agencyId }: Led): boolean =>
  can(memberships, operations['portfolio.edit'], agencyId)

/**
 * Into which portfolios a new project may be opened: those of the authorised body, which gather everybody's, and those
 * that the person edits.
 */
export const mayOpenInto = (person: Person, portfolio: Led): boolean =>
  portfolio.agencyId === null || mayEditPortfolio(person, portfolio)
