import { Section } from '@/components/ui/Section'
import { figure } from '@/lib/plan/figures'
import { formulaWords, workings, type FormulaPart } from '@/lib/plan/formula'
import type { PlanIndicator } from '@/lib/plan/progress'
import { upperFirst } from '@/lib/core/format'

const Part = ({ part }: { part: FormulaPart }) => (
  <li className="border-t border-line py-2">
    <span className="flex flex-wrap justify-between gap-x-4">
      <span>{upperFirst(part.name)}</span>
      <b>
        {part.value === null ? (
          <span className="font-normal text-muted">нет данных: {part.reason}</span>
        ) : part.parts.length > 0 ? (
          workings(part)
        ) : (
          figure(part.value, part.percent ? '%' : '')
        )}
      </b>
    </span>
    {part.parts.length > 0 && (
      <ul className="mt-1 ml-5 text-sm">
        {part.parts.map((one, i) => (
          <Part key={i} part={one} />
        ))}
      </ul>
    )}
  </li>
)

/** A formula with every figure it was reckoned from. */
export function FormulaParts({
  indicator,
  part,
}: {
  indicator: Pick<PlanIndicator, 'formula' | 'sample'>
  part: FormulaPart
}) {
  return (
    <Section
      title={indicator.sample ? 'Как посчитано (пример формулы)' : 'Как посчитано'}
      level={3}
      lead={
        indicator.sample
          ? 'Это пример портала, а не официальная методика: формула из акта не опубликована. Уполномоченный орган может заменить её своей.'
          : indicator.formula
            ? `Формула: ${formulaWords(indicator.formula)}.`
            : undefined
      }
    >
      <p className="mb-2 text-lg">{workings(part)}</p>
      {part.parts.length > 0 && (
        <ul className="max-w-[44rem] border-b border-line">
          {part.parts.map((one, i) => (
            <Part key={i} part={one} />
          ))}
        </ul>
      )}
    </Section>
  )
}
