import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'

/** Processes that may be told of at a touchpoint: owned by the agency, or with it taking part. */
export const processOf = (tenantId: string, agencyId: string): Prisma.ProcessWhereInput[] => [
  { agencyId },
  { participants: { some: { tenantId, agencyId } } },
]

/** The agency with the one that it is under: their surveys are asked at its touchpoints. */
export async function upwards(tx: CommandContext['tx'], tenantId: string, agencyId: string): Promise<string[]> {
  const agency = await tx.agency.findFirst({ where: { tenantId, id: agencyId }, select: { parentId: true } })
  return agency?.parentId ? [agencyId, agency.parentId] : [agencyId]
}

/** Surveys that a poster may open: of anybody, not over; of the agency, of the one above it, or of the programme. */
export const openableSurveys = (tenantId: string, agencies: string[]): Prisma.SurveyWhereInput => ({
  tenantId,
  template: false,
  audience: 'PUBLIC',
  status: { not: 'CLOSED' },
  OR: [{ agencyId: null }, { agencyId: { in: agencies } }],
})
