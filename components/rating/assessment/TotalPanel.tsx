'use client'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { ScoreTrack } from '@/components/rating/ScoreTrack'
import { cx } from '@/components/ui/cx'
import { formatDecimal } from '@/lib/core/decimal'
import { thresholds } from '@/lib/rating/methodology/levels'
import { interpretationsOf, type Methodology } from '@/lib/rating/methodology/types'
import type { PathToNextLevel } from '@/lib/rating/assessment/path'
import { maximumTotal, type AssessmentScore } from '@/lib/rating/methodology/score'
import { levelSign } from '@/lib/rating/methodology/labels'

type Props = { methodology: Methodology; score: AssessmentScore; path: PathToNextLevel | null }

/** The running total, its level and where the next step would bring it. */
export function TotalPanel({ methodology, score, path }: Props) {
  const sign = levelSign(methodology, score.level)
  const rulings = [...interpretationsOf(methodology, 'level'), ...interpretationsOf(methodology, 'total')]
  return (
    <section aria-label="Оценка">
      <p className="text-4xl font-semibold tracking-tight">
        {formatDecimal(score.total)}
        <span className="sr-only"> из {formatDecimal(maximumTotal(methodology))}</span>
      </p>
      <p className="mt-2.5 mb-4">
        <LevelBadge {...sign} name={sign.title} size="md" />
      </p>
      <ScoreTrack
        value={Number(score.total)}
        max={Number(maximumTotal(methodology))}
        tone={sign.tone}
        levelName={sign.title}
        size="lg"
        on="surface"
        thresholds={thresholds(methodology).map(({ value, above }) => ({
          at: Number(value),
          label: levelSign(methodology, above).title,
        }))}
        ghost={
          path ? { value: Number(path.best.total), tone: levelSign(methodology, path.target.code).tone } : undefined
        }
      />
      {rulings.length > 0 && (
        <details className="mt-3 text-sm text-muted">
          <summary className="cursor-pointer">Как прочитан акт</summary>
          <ul className="mt-1.5 grid gap-1.5">
            {rulings.map((ruling) => (
              <li key={ruling.id}>{ruling.text}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** The total for the phone, always in sight at the foot. */
export function TotalBar({ methodology, score, path, className }: Props & { className?: string }) {
  const sign = levelSign(methodology, score.level)
  return (
    <a
      href="#itog"
      className={cx(
        'flex flex-wrap items-center gap-x-3 border-t border-line-strong bg-surface px-4 py-2 text-ink no-underline',
        className,
      )}
    >
      <span className="text-xl font-semibold">{formatDecimal(score.total)}</span>
      <LevelBadge {...sign} name={sign.title} />
      <span className="ml-auto text-sm text-accent">
        {path ? `ещё ${formatDecimal(path.missing)} до «${path.target.title}»` : 'итог'} ↓
      </span>
    </a>
  )
}
