/**
 * The published rating as a file, 'gemba.rating/1': everything needed to recompute it, and nothing that is not public.
 * Frozen with a version of the rating, offered as a download, read by recompute.ts.
 */
import { z } from 'zod'
import { isDateString } from '@/lib/core/dates'

export const BUNDLE_SCHEMA = 'gemba.rating/1'

const participantSchema = z.object({
  agencyId: z.string(),
  name: z.string(),
  kind: z.string(),
  /** Rungs and options that the agency attested, by criterion number; selfScores follow from it. */
  attested: z.record(z.string(), z.array(z.number())).optional(),
  /**
   * Vectors in the order of methodology.criteria: the agency's own, the authority's, and the final one after
   * settlement.
   */
  selfScores: z.array(z.number()),
  verifiedScores: z.array(z.number()),
  scores: z.array(z.number()),
  /** The breakdown of the final scores; weight and points are decimal strings. */
  criteria: z.array(z.object({ number: z.number(), score: z.number(), weight: z.string(), points: z.string() })),
  total: z.string(),
  /** Code of the level. */
  level: z.string(),
})

export const ratingBundleSchema = z.object({
  schema: z.literal(BUNDLE_SCHEMA),
  tenant: z.object({ slug: z.string(), name: z.string() }),
  programme: z.string(),
  /** True when bodies are real and scores are not. */
  demonstration: z.boolean().optional(),
  /** The reported year. */
  year: z.number().int(),
  /** 1 – first publication; each correction adds one. */
  version: z.number().int().min(1),
  /** Why this version replaced the one before; absent in the first. */
  reason: z.string().optional(),
  /** Instant of publication, ISO 8601. */
  publishedAt: z.string().refine((text) => isDateString(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))),
  /** The `rating` block as it was frozen; read it with parseMethodology. */
  methodology: z.unknown(),
  participants: z.array(participantSchema),
})

export type RatingBundle = z.infer<typeof ratingBundleSchema>
export type BundleParticipant = RatingBundle['participants'][number]
