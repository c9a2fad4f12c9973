import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { parseDecimal } from '@/lib/core/decimal'
import { figure } from '@/lib/plan/figures'
import { readFormula, formulaWords } from '@/lib/plan/formula'
import type { RevisionLine } from '@/lib/plan/indicator-queries'
import { comparisonLabels, fieldLabels, responsibleText, revisionLabels, totalLabels } from '@/lib/plan/labels'
import { sourceName, isIndicatorSource } from '@/lib/plan/sources'

function valueText(key: string, value: unknown, unit: string): string {
  if (value === null || value === undefined || value === '') return '–'
  if (key.startsWith('target:')) return parseDecimal(String(value)) ? figure(String(value), unit) : String(value)
  if (key === 'comparison' && typeof value === 'string')
    return comparisonLabels[value as keyof typeof comparisonLabels] ?? value
  if (key === 'total' && typeof value === 'string') return totalLabels[value as keyof typeof totalLabels] ?? value
  if (key === 'source' && typeof value === 'string') return isIndicatorSource(value) ? sourceName(value) : value
  if (key === 'formula') {
    const formula = readFormula(value)
    return formula ? formulaWords(formula) : '–'
  }
  if (key === 'perAgency') return value === true ? 'у каждого участника' : 'одна на программу'
  if (Array.isArray(value)) return responsibleText(value.map(String))
  return typeof value === 'boolean' ? (value ? 'да' : 'нет') : String(value)
}
const fieldText = (key: string): string => {
  const [, year, agency] = /^target:(\d{4})(?::(.+))?$/.exec(key) ?? []
  return year ? `цель на ${year} год${agency ? `, ${agency}` : ''}` : (fieldLabels[key] ?? key)
}

/** What was changed in the indicator, when and why. */
export function HistorySection({ revisions, unit }: { revisions: RevisionLine[]; unit: string }) {
  if (revisions.length === 0) return null
  return (
    <Section title="История показателя" rule>
      <ul className="max-w-[68ch]">
        {revisions.map((one) => (
          <li key={one.id} className="border-t border-line py-2.5 first:border-t-0">
            <b>{revisionLabels[one.kind] ?? one.kind}</b>{' '}
            <span className="text-muted">
              {formatLong(one.since)}, {one.byName}
            </span>
            {one.kind !== 'CREATED' &&
              Object.entries(one.change).map(([key, { from, to }]) => (
                <span key={key} className="block text-sm">
                  {fieldText(key)}: {valueText(key, from, unit)} → {valueText(key, to, unit)}
                </span>
              ))}
            {one.reason && <span className="block text-sm text-muted">{one.reason}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
