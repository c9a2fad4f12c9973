/** The methodology as a campaign froze it. */
import { parseMethodology, type Methodology } from './parse'

/** How the tenant read an unclear place of the act when the campaign opened; ruledAt – ISO instant. */
export type FrozenInterpretation = {
  key: string
  subject: string
  text: string
  ruledBy: string | null
  ruledAt: string | null
}

const KEPT = 300
const known = new Map<string, Methodology>()

/**
 * A campaign's methodology read before, by the campaign's id: its copy never changes, so it is parsed and compiled
 * once.
 */
export const rememberedMethodology = (campaignId: string): Methodology | undefined => known.get(campaignId)

/**
 * Reads a frozen methodology; with a campaign id it is remembered. Throws Error for a record that was never a
 * methodology.
 */
export function loadMethodology(json: unknown, campaignId?: string): Methodology {
  const found = campaignId === undefined ? undefined : known.get(campaignId)
  if (found) return found
  const parsed = parseMethodology(json)
  if (!parsed.ok)
    throw new Error(
      `Frozen methodology is broken: ${parsed.problems.map(({ path, message }) => `${path} – ${message}`).join('; ')}`,
    )
  if (campaignId !== undefined) {
    const oldest = known.size >= KEPT ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    known.set(campaignId, parsed.methodology)
  }
  return parsed.methodology
}
