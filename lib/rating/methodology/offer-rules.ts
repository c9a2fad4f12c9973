/**
 * Which things of the portal prove a criterion: the methodology says so under the criterion (`offers`), frozen with it
 * when the campaign opens. One rule serves the list that the form shows and the command that attaches. Pure.
 */
import type { DateString } from '@/lib/core/dates'
import type { Criterion } from './types'

export const offerKinds = ['project', 'practice', 'proposal', 'situation', 'survey'] as const
export type OfferKind = (typeof offerKinds)[number]

/**
 * A rule of the methodology: things of this kind with these marks are offered, as proof of this rung (absent: of the
 * criterion).
 */
export type OfferRule = {
  kind: OfferKind
  rung?: number
  /** One of these states; without it the state does not matter. */
  statuses?: string[]
  projectKind?: 'LEAN' | 'CLIENT_CENTRIC'
  /** Whose: of the assessed agency itself, or of one under it; absent: either. */
  of?: 'own' | 'subordinate'
  /** A practice that another agency has taken over, or a project that takes one over. */
  replicated?: boolean
  /** Several agencies take part. */
  interAgency?: boolean
  /** Said beside the offer: what else the act asks for. */
  note?: string
}

/** What the rules look at. */
export type Offered = {
  kind: OfferKind
  id: string
  /** «Проект № 17 «Сокращение срока…»». */
  title: string
  /** «выполняется, бережливый». */
  detail: string
  status: string
  projectKind: 'LEAN' | 'CLIENT_CENTRIC' | null
  own: boolean
  replicated: boolean
  interAgency: boolean
  /** Days between which it was in work; null – open at that side. */
  from: DateString | null
  to: DateString | null
}

const fits = (rule: OfferRule, thing: Offered): boolean =>
  rule.kind === thing.kind &&
  (rule.statuses === undefined || rule.statuses.includes(thing.status)) &&
  (rule.projectKind === undefined || rule.projectKind === thing.projectKind) &&
  (rule.of === undefined || (rule.of === 'own') === thing.own) &&
  (rule.replicated === undefined || rule.replicated === thing.replicated) &&
  (rule.interAgency === undefined || rule.interAgency === thing.interAgency)

/** The first rule by which the thing proves the criterion; null: it does not. */
export const ruleFor = (criterion: Pick<Criterion, 'offers'>, thing: Offered): OfferRule | null =>
  criterion.offers?.find((rule) => fits(rule, thing)) ?? null

/** Whether the thing was in work in the reported year. */
export const inYear = (year: number, { from, to }: Pick<Offered, 'from' | 'to'>): boolean =>
  (from === null || from <= `${year}-12-31`) && (to === null || to >= `${year}-01-01`)

export type Offer = { kind: OfferKind; id: string; title: string; detail: string; rung: number | null; note: string }

/** What of the things proves each criterion, by criterion number; criteria to which nothing is offered are absent. */
export function offersByCriterion(
  criteria: readonly Criterion[],
  things: readonly Offered[],
  year: number,
): Record<number, Offer[]> {
  const current = things.filter((thing) => inYear(year, thing))
  return Object.fromEntries(
    criteria.flatMap((criterion): [number, Offer[]][] => {
      const found = current.flatMap((thing): Offer[] => {
        const rule = ruleFor(criterion, thing)
        return rule
          ? [
              {
                kind: thing.kind,
                id: thing.id,
                title: thing.title,
                detail: thing.detail,
                rung: rule.rung ?? null,
                note: rule.note ?? '',
              },
            ]
          : []
      })
      return found.length > 0 ? [[criterion.number, found]] : []
    }),
  )
}

/** How evidence names what it is a copy of. */
export const offerKey = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`
