/** What is read into the act's indicators. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { Reading } from '@/lib/core/reading'
import { formulaWords } from './formula'
import { RISK_PERCENT } from './lights'
import type { PlanIndicator } from './progress'
import { sourceName } from './sources'

/**
 * Of an indicator: its note on the act, or that its formula is the portal's example; null – nothing was read into the
 * act.
 */
export function indicatorReading(
  indicator: PlanIndicator,
  decided: { by: string; on: DateString } | null,
): Reading | null {
  const { id, number, title, note, sample, source, formula } = indicator
  if (note === '' && !sample) return null
  const made = formula
    ? `факт по формуле: ${formulaWords(formula)}`
    : source === 'TYPED'
      ? 'факт вносится с документом'
      : `факт – ${sourceName(source)}`
  return {
    key: `plan:${id}`,
    title: `Показатель ${number}`,
    about: title,
    text: note || 'Формула акта не опубликована: портал считает по своему примеру.',
    value: sample ? `${made} (пример портала)` : made,
    since: '',
    by: decided?.by ?? null,
    on: decided?.on ?? null,
    place: 'на странице показателя',
    seen: `plan/${id}`,
    change: `plan/${id}/edit`,
  }
}

/** The plan's light: no act names a threshold, so it is the portal's own. */
export const lightReading: Reading = {
  key: 'plan:light',
  title: 'Светофор показателя',
  text: 'Акт не говорит, когда показатель отстаёт. Портал сравнивает с целью прогноз на конец года.',
  value: `прогноз ниже цели, но не меньше ${RISK_PERCENT} % её, – под угрозой; меньше – отстаёт`,
  since: '',
  by: null,
  on: null,
  own: true,
  place: 'у каждого показателя, со словами почему',
  seen: 'plan',
  change: null,
}
