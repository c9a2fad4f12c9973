/** What is read into the act's quarterly reports. Pure. */
import type { DateString } from '@/lib/core/dates'
import { formatQuarter } from '@/lib/core/quarters'
import type { Reading } from '@/lib/core/reading'
import type { QuarterlyRule } from './rules'

/** Of quarterly reports: the rule in force. */
export const quarterlyReading = (rule: QuarterlyRule, madeOn: DateString): Reading => ({
  key: 'quarterly',
  title: 'Срок квартального отчёта',
  text: rule.text || 'Без пояснений.',
  value: `${rule.dueDay}-е число после квартала, просрочен после ${rule.lateAfterDay}-го; ${rule.shift === 'KEEP' ? 'выходной срока не переносит' : 'с выходного переносится на рабочий день'}`,
  since: `с отчёта за ${formatQuarter(rule.from)}`,
  by: rule.madeBy,
  on: madeOn,
  place: 'в отчётах, календаре и напоминаниях',
  seen: 'quarterly/rule',
  change: 'quarterly/rule',
})
