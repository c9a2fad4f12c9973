import 'server-only'
import type { AgencyLine } from '@/lib/core/agency-part'
import type { TenantView } from '@/lib/core/tenant'
import type { QueryContext } from './query'

export type PartAgency = { id: string; slug: string }

/**
 * What a module says of an agency: to whoever reads the office's page (the part asks what he may), and to everybody.
 */
export type AgencyPart = {
  office: (ctx: QueryContext, agency: PartAgency) => Promise<AgencyLine[]>
  open?: (tenant: TenantView, agency: PartAgency) => Promise<AgencyLine[]>
}
