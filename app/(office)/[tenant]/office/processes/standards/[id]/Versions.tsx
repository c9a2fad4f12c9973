import { Section } from '@/components/ui/Section'
import { formatShort } from '@/lib/core/dates'
import type { StandardView } from '@/lib/processes/standard/view'

const words = { added: 'добавлен', removed: 'убран', changed: 'изменён' } as const

/** Versions of the standard, and what this one says otherwise than the one before it. */
export function Versions({ tenant, view }: { tenant: string; view: StandardView }) {
  const { versions, changes, number } = view
  return (
    <Section title="Версии и пересмотр" rule>
      <ul className="border-t border-line">
        {versions.map((one) => (
          <li key={one.id} className="flex flex-wrap gap-x-4 border-b border-line py-2">
            {one.number === number ? (
              <b>Версия {one.number}</b>
            ) : (
              <a href={`/${tenant}/office/processes/standards/${one.id}`}>Версия {one.number}</a>
            )}
            <span className="text-muted">
              {one.status === 'DRAFT'
                ? 'проект'
                : `акт от ${one.actOn ? formatShort(one.actOn) : '–'} № ${one.actNumber}, с ${one.effectiveOn ? formatShort(one.effectiveOn) : '–'}`}
            </span>
          </li>
        ))}
        {view.reviewOn && view.status === 'APPROVED' && (
          <li className="py-2 text-muted">
            Пересмотр – до {formatShort(view.reviewOn)}, раньше – если откатится или изменятся шаги.
          </li>
        )}
      </ul>
      {changes && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent">Чем отличается от прежней версии</summary>
          {changes.length === 0 ? (
            <p className="mt-2 text-muted">Порядок работы тот же.</p>
          ) : (
            <ul className="mt-2 grid gap-2">
              {changes.map(({ kind, before, after }) => (
                <li key={`${kind} ${before} ${after}`}>
                  <span className="text-sm text-muted">Шаг {words[kind]}</span>
                  {before && <del className="block text-muted">{before}</del>}
                  {after && <ins className="block no-underline">{after}</ins>}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
    </Section>
  )
}
