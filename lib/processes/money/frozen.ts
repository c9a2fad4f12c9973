/** What an approved calculation keeps: the question as it was asked, and the figures that it gave. Pure. */
import { yearOf, type DateString } from '@/lib/core/dates'
import { roundedText } from '@/lib/core/fraction'
import { processFaults } from '../model/check'
import { faultText } from '../model/labels'
import { printedCost, printedYear } from '../model/printed'
import { processResults } from '../model/results'
import type { ClientCost } from '../model/client'
import type { ProcessModel, ProcessQuestion, ProcessRole, ResourcePrices } from '../model/types'

type Asked = {
  model: ProcessModel
  roles: ProcessRole[]
  prices: ResourcePrices
  day: DateString
  runsPerYear: number | null
  usefulShare: string
  client: ClientCost
}

/** `run`, `year` – roubles; `work` – minutes; `lead` – minutes, null where it is not exact. */
export type FrozenFigures = {
  usefulShare: string
  run: string | undefined
  year: string | undefined
  work: string
  lead: string | null
  client: ClientCost
}

/** The figures of a calculation that can be approved; else why it cannot, each a sentence. */
export function frozenFigures({
  model,
  roles,
  prices,
  day,
  runsPerYear,
  usefulShare,
  client,
}: Asked): { ok: true; figures: FrozenFigures } | { ok: false; faults: string[] } {
  const question: ProcessQuestion = {
    roles,
    prices,
    day,
    ...(runsPerYear !== null && {
      runsPerYear: String(runsPerYear),
      year: yearOf(day),
      usefulShare,
      staffYears: [yearOf(day)],
    }),
  }
  const faults = processFaults(model, question).map((fault) => faultText(fault, model, question))
  if (faults.length > 0) return { ok: false, faults }
  const { cost, yearCost, figures } = processResults(model, question)
  return {
    ok: true,
    figures: {
      usefulShare,
      run: cost && printedCost(cost).run,
      year: yearCost && printedYear(yearCost).total,
      work: roundedText(figures.work, 2),
      lead: figures.lead.exact ? roundedText(figures.lead.mean, 2) : null,
      client,
    },
  }
}
