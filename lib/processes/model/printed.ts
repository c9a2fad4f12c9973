/**
 * Money as it is printed: kopecks, decimals with a point. Each list of parts adds up to its own printed total
 * (exact.md P5).
 */
import { roundedText, roundedUnits, shareOut, subtract, unitsText, type Fraction } from '@/lib/core/fraction'
import { costKinds, type CostKind, type RunCost } from './money'
import type { YearCost } from './results'

const KOPECKS = 2

export type PrintedCost = {
  run: string
  byStep: string[]
  byKind: Record<CostKind, string>
  labour: string
  byRole: Map<string, string>
  /** `labour` is a kopeck off printed wages + overhead: the two belong to different lists, and a note says so. */
  labourDiffers: boolean
}

export function printedCost({ run, byStep, byKind, labour, byRole }: RunCost): PrintedCost {
  const kinds = shareOut(
    costKinds.map((kind) => byKind[kind]),
    KOPECKS,
  )
  const [wages = 0n, overhead = 0n, materials = 0n, fixed = 0n] = kinds
  const roles = shareOut([...byRole.values()], KOPECKS)
  const roubles = (kopecks: bigint) => unitsText(kopecks, KOPECKS)
  return {
    run: roundedText(run, KOPECKS),
    byStep: printedParts(byStep),
    byKind: {
      wages: roubles(wages),
      overhead: roubles(overhead),
      materials: roubles(materials),
      fixed: roubles(fixed),
    },
    labour: roundedText(labour, KOPECKS),
    byRole: new Map([...byRole.keys()].map((role, i) => [role, roubles(roles[i] ?? 0n)])),
    labourDiffers: roundedUnits(labour, KOPECKS) !== wages + overhead,
  }
}

export const printedYear = ({ total, byStep }: YearCost): { total: string; byStep: string[] } => ({
  total: roundedText(total, KOPECKS),
  byStep: printedParts(byStep),
})

/** Rounded from the exact difference; `differs`: from that of the printed totals by a kopeck, and a note says so. */
export function printedSaving(before: Fraction, after: Fraction): { saving: string; differs: boolean } {
  const saving = roundedUnits(subtract(before, after), KOPECKS)
  const ofPrinted = roundedUnits(before, KOPECKS) - roundedUnits(after, KOPECKS)
  return { saving: unitsText(saving, KOPECKS), differs: saving !== ofPrinted }
}

const printedParts = (parts: readonly Fraction[]): string[] =>
  shareOut(parts, KOPECKS).map((kopecks) => unitsText(kopecks, KOPECKS))
