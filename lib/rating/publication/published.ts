/**
 * One participant's line of a published rating, per criterion: what was asked, what was found, why, and what it adds up
 * to.
 * It is frozen with the version (domain §3.4); public pages and documents show it without reading anything else.
 */
import { z } from 'zod'

const score = z.int().min(0)

/** How an objection to the criterion was settled. */
const PublishedSettlement = z.object({
  outcome: z.enum(['UPHELD', 'PARTLY', 'REJECTED']),
  /** What the agency wrote. */
  objection: z.string(),
  requestedScore: score.nullable(),
  /** What the authority answered. */
  reason: z.string(),
})
export type PublishedSettlement = z.infer<typeof PublishedSettlement>

/** A change made by a later version of the rating. */
const PublishedCorrection = z.object({ version: z.int().min(2), from: score, to: score, reason: z.string() })
export type PublishedCorrection = z.infer<typeof PublishedCorrection>

const PublishedCriterion = z.object({
  number: z.int(),
  /** The act's wording of the criterion and its short name. */
  title: z.string(),
  shortTitle: z.string(),
  cumulative: z.boolean(),
  /** The act's wording of the option that the final score stands for. */
  found: z.string(),
  /** Option scores that the agency attested; empty when it did not assess itself. */
  attested: z.array(score),
  /** null: the agency did not assess itself. */
  selfScore: score.nullable(),
  verifiedScore: score,
  /** The verifier's reason; may be empty when it agrees with the self score. */
  reason: z.string(),
  settlement: PublishedSettlement.nullable(),
  correction: PublishedCorrection.nullable(),
  finalScore: score,
  topScore: score,
  /** Decimal strings; points = finalScore × weight. */
  weight: z.string(),
  points: z.string(),
  /** Titles only: the files stay in the office. */
  evidence: z.array(z.string()),
})
export type PublishedCriterion = z.infer<typeof PublishedCriterion>

export const PublishedBreakdown = z.object({
  criteria: z.array(PublishedCriterion),
  /** Decimal string and level code by the agency's own scores; null when it did not assess itself. */
  selfTotal: z.string().nullable(),
  selfLevel: z.string().nullable(),
  /** The same by the verifier's scores, before objections. */
  verifiedTotal: z.string(),
  verifiedLevel: z.string(),
})
export type PublishedBreakdown = z.infer<typeof PublishedBreakdown>

/** A stored `RatingResult.breakdown`; throws on a record that was not written by lib/rating/publication.ts. */
export const parseBreakdown = (json: unknown): PublishedBreakdown => PublishedBreakdown.parse(json)

/** A participant of the campaign that the rating does not rate, and why; listed publicly. */
export type NotRated = { agencyId: string; agencySlug: string; agencyName: string; agencyKind: string; reason: string }
