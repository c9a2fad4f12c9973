import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { FrozenInterpretation } from '../methodology/frozen'
import { parseMethodology, type Methodology, type MethodologyProblem } from '../methodology/parse'
import type { InterpretationSubject } from '../methodology/types'
import { agencyKinds, readAct } from '@/lib/programme/act'

export type MethodologyToFreeze =
  | { ok: true; methodology: Methodology; interpretations: FrozenInterpretation[]; version: number }
  | { ok: false; problems: MethodologyProblem[] }

/**
 * The tenant's latest methodology with its interpretations as they are ruled now. Null when the programme has no
 * rating.
 */
export async function methodologyToFreeze(tx: Tx, tenantId: string): Promise<MethodologyToFreeze | null> {
  const stored = await tx.methodology.findFirst({ where: { tenantId }, orderBy: { version: 'desc' } })
  if (!stored) return null
  const rows = await tx.interpretation.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })
  const parsed = parseMethodology(
    rows.length === 0
      ? stored.body
      : {
          ...(stored.body as object),
          interpretations: rows.map(({ key, text, subject }) => ({
            id: key,
            text,
            subject: subject as InterpretationSubject,
          })),
        },
  )
  if (!parsed.ok) return parsed
  return {
    ok: true,
    methodology: parsed.methodology,
    version: stored.version,
    interpretations:
      rows.length === 0
        ? parsed.methodology.interpretations.map(({ id, subject, text }) => ({
            key: id,
            subject,
            text,
            ruledBy: null,
            ruledAt: null,
          }))
        : rows.map(({ key, subject, text, ruledBy, ruledAt }) => ({
            key,
            subject,
            text,
            ruledBy,
            ruledAt: ruledAt?.toISOString() ?? null,
          })),
  }
}

/** Kinds of agencies that the programme rates. */
export async function participantKinds(tx: Tx, tenantId: string): Promise<string[]> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { template: true } })
  const parsed = readAct(tenant.template)
  return parsed.ok ? agencyKinds(parsed.template) : []
}
