/** Quotas of a sample: so many answers of each kind are wanted, so many have come. Pure. */
import { z } from 'zod'
import type { SurveyContent } from '../survey/definition'
import { findQuestion } from './step'

const Quotas = z.array(z.object({ question: z.string(), option: z.string(), wanted: z.number().int().min(1) })).max(200)
export type Quota = z.infer<typeof Quotas>[number]
export type QuotaLine = { question: string; option: string; wanted: number; have: number }

/** How many came by each way; a small one is not named, nor can it be had by taking the others from the total. */
export function waysToldApart<W extends { received: number }>(ways: readonly W[], k: number): W[] {
  const shown = ways.toSorted((a, b) => b.received - a.received).filter(({ received }) => received >= k)
  let hidden = ways.reduce((sum, { received }) => sum + received, 0) - shown.reduce((sum, one) => sum + one.received, 0)
  while (hidden > 0 && hidden < k && shown.length > 0) hidden += shown.pop()?.received ?? 0
  return shown
}

/** What is stored and can be read; anything else is as none. */
export const readQuotas = (stored: unknown): Quota[] => Quotas.safeParse(stored).data ?? []

/** «Нужно 50, есть 32», by what closed batches show. */
export function quotaLines(
  content: SurveyContent,
  quotas: readonly Quota[],
  cells: readonly { questionId: string; counts: unknown }[],
): QuotaLine[] {
  return quotas.flatMap(({ question, option, wanted }) => {
    const asked = findQuestion(content, question)
    if (!asked) return []
    const have = cells
      .filter(({ questionId }) => questionId === question)
      .reduce((sum, { counts }) => sum + Number((counts as Record<string, unknown>)[option] ?? 0), 0)
    return [
      { question: asked.title, option: asked.options.find(({ id }) => id === option)?.label ?? option, wanted, have },
    ]
  })
}
