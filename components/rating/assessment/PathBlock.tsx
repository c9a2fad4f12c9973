'use client'
import { formatDecimal, subtractDecimals } from '@/lib/core/decimal'
import { count, formatSigned, NBSP, typeset } from '@/lib/core/format'
import { criterionName, findCriterion, type Methodology } from '@/lib/rating/methodology/types'
import type { LevelPath, PathStep, PathToNextLevel } from '@/lib/rating/assessment/path'
import { openInPlace } from './CriterionNav'
import { pathHeading } from '@/lib/rating/assessment/labels'

type Props = {
  methodology: Methodology
  path: PathToNextLevel | null
  total: string
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
}

/** Alternatives of one rung that stand beside the best path; the others are folded away. */
const SHOWN = 2

/** «До «Лидера» – одна ступень»: the least path to the next level, exact, as the answers change. */
export function PathBlock({ methodology, path, total, href, onOpen }: Props) {
  const top = methodology.levels[0]
  if (path === null) {
    const from = top?.over ?? top?.from
    return (
      <section className="border-t-2 border-ink pt-4">
        <h2 className="text-lg">Выше уровня нет</h2>
        {top && (
          <p className="mt-1 text-dense text-muted">
            Уровень «{top.title}» набран
            {from === undefined ? '' : `, запас над порогом – ${formatDecimal(subtractDecimals(total, from))}`}.
          </p>
        )}
      </section>
    )
  }
  const { best, alternatives, missing } = path
  const single = best.rungs === 1
  const hidden = single ? alternatives.slice(SHOWN) : alternatives
  const evenEffort = best.effort === String(best.rungs)
  const list = (one: LevelPath, or: boolean) =>
    one.steps.map((step, i) => (
      <Step
        key={`${step.criterion}-${step.rung}`}
        step={step}
        or={or && i === 0}
        name={nameOf(methodology, step)}
        href={href}
        onOpen={onOpen}
      />
    ))
  return (
    <section className="border-t-2 border-ink pt-4">
      <h2 className="text-lg">{typeset(pathHeading(path.target, best))}</h2>
      <p className="mt-1 text-dense text-muted">
        Самый короткий путь среди всех возможных: не хватает {formatDecimal(missing)}, станет{' '}
        <b className="text-ink">{formatDecimal(best.total)}</b>.
        {!evenEffort && ` Трудоёмкость – ${formatDecimal(best.effort)}.`}
      </p>
      <ol className="mt-2">
        {list(best, false)}
        {single && alternatives.slice(0, SHOWN).map((one) => list(one, true))}
      </ol>
      {hidden.length > 0 && (
        <details className="mt-2 text-dense">
          <summary className="cursor-pointer text-accent">
            Ещё {count(hidden.length, 'путь', 'пути', 'путей')} той же длины
          </summary>
          {hidden.map((one) => (
            <div key={one.steps.map(({ criterion, rung }) => `${criterion}.${rung}`).join()} className="mt-2">
              {!single && <p className="text-muted">Станет {formatDecimal(one.total)}</p>}
              <ol>{list(one, single)}</ol>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

const nameOf = (methodology: Methodology, step: PathStep): string => {
  const criterion = findCriterion(methodology, step.criterion)
  return criterion ? criterionName(criterion) : ''
}

function Step({
  step,
  or,
  name,
  href,
  onOpen,
}: { step: PathStep; or: boolean; name: string } & Pick<Props, 'href' | 'onOpen'>) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2.5 border-b border-line py-2.5 text-dense">
      <span className="min-w-0">
        {or && 'или '}
        <a href={href(step.criterion)} onClick={openInPlace(step.criterion, onOpen)}>
          {or ? 'критерий' : 'Критерий'}
          {NBSP}
          {step.criterion}, ступень{NBSP}
          {step.rung}
        </a>
        <span className="line-clamp-2 text-muted" title={step.text}>
          {name}: {step.text}
        </span>
      </span>
      <b className="text-leader">{formatSigned(step.gain)}</b>
    </li>
  )
}
