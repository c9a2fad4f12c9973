/** The words that an opening report starts from; its author changes them as needed. Pure. */
import { formatLong, isDateString } from '@/lib/core/dates'
import { sentence } from '@/lib/core/format'
import type { PassportForm } from '../form/form'
import type { PassportFields } from '../form/passport'

export function openingWords({ stages }: PassportForm, fields: PassportFields): { done: string; next: string } {
  const second = stages[1]
  const from = second ? (fields[`stages.${second.number}.from`] ?? '') : ''
  return {
    done: 'Паспорт проекта заполнен, согласован и утверждён, команда собрана.',
    next: second
      ? sentence(`Этап ${second.number}. ${second.title}${isDateString(from) ? ` – с ${formatLong(from)}` : ''}`)
      : '',
  }
}
