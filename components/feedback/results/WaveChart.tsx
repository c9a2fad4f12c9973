import { cx } from '@/components/ui/cx'
import type { DateString } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import type { Wave } from '@/lib/feedback/results/view-page'
import { figureText, intervalText, percentText } from '@/lib/feedback/results/words'

/** «10.2026»: five waves stand side by side on a phone. */
const monthOf = (day: DateString): string => `${day.slice(5, 7)}.${day.slice(0, 4)}`

type Point = { wave: Wave; share: number; low: number; high: number }

/** Share of the satisfied, wave by wave, each with its interval. The table beside says the same in figures. */
export function WaveChart({ waves }: { waves: readonly Wave[] }) {
  const points = waves.toReversed().flatMap((wave): Point[] => {
    const { measure } = wave.result
    if (measure?.kind !== 'marks') return []
    const { share, low, high } = measure.satisfied
    return [{ wave, share: share.raw * 100, low: low.raw * 100, high: high.raw * 100 }]
  })
  const first = points[0]
  if (!first || points.length < 2) return null
  const bottom = Math.max(0, Math.floor((Math.min(...points.map(({ low }) => low)) - 2) / 10) * 10)
  const top = Math.min(100, Math.ceil((Math.max(...points.map(({ high }) => high)) + 2) / 10) * 10)
  const at = (value: number): number => ((value - bottom) / (top - bottom)) * 100
  const step = top - bottom > 50 ? 20 : 10
  const lines = Array.from({ length: Math.floor((top - bottom) / step) + 1 }, (_, i) => bottom + i * step)
  const line = points.map(({ share }, i) => `${((i + 0.5) / points.length) * 100},${100 - at(share)}`).join(' ')
  return (
    <figure className="m-0">
      <p className="mb-3 text-sm text-muted">
        Доля довольных, %; черта – интервал 95&nbsp;%{bottom > 0 ? `; шкала от ${bottom} %` : ''}
      </p>
      <div aria-hidden className="flex">
        <div className="relative mt-6 h-52 w-10 shrink-0 text-sm text-muted">
          {lines.map((value) => (
            <span key={value} className="absolute left-0 translate-y-1/2" style={{ bottom: `${at(value)}%` }}>
              {value}
            </span>
          ))}
        </div>
        <div className="min-w-0 grow">
          <div className="relative mt-6 h-52">
            {lines.map((value) => (
              <span
                key={value}
                className="absolute inset-x-0 border-t border-line"
                style={{ bottom: `${at(value)}%` }}
              />
            ))}
            <svg
              className="absolute inset-0 h-full w-full overflow-visible"
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
            >
              <polyline points={line} fill="none" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
            </svg>
            <div className="absolute inset-0 flex">
              {points.map((point, i) => (
                <Mark key={point.wave.id} point={point} at={at} last={i === points.length - 1} />
              ))}
            </div>
          </div>
          <div className="mt-2 flex">
            {points.map(({ wave }, i) => (
              <span
                key={wave.id}
                className={cx('min-w-0 flex-1 px-0.5 text-center text-sm', i === points.length - 1 && 'font-semibold')}
              >
                {wave.opensOn ? monthOf(wave.opensOn) : '–'}
                <span className="block text-xs font-normal text-muted">
                  {wave.result.measure?.kind === 'marks' &&
                    `${formatNumber(wave.result.measure.satisfied.count)} из ${formatNumber(wave.result.n)}`}
                </span>
              </span>
            ))}
          </div>
        </div>
      </div>
      <figcaption className="sr-only">
        {points
          .map(({ wave: { title, result } }) =>
            result.measure?.kind === 'marks'
              ? `${title}: ${percentText(result.measure.satisfied.share)}, интервал ${intervalText(result.measure.satisfied)}`
              : title,
          )
          .join('; ')}
      </figcaption>
    </figure>
  )
}

function Mark({ point, at, last }: { point: Point; at: (value: number) => number; last: boolean }) {
  const { measure } = point.wave.result
  return (
    <span className="relative min-w-0 flex-1">
      <span
        className={cx('absolute left-1/2 w-3 -translate-x-1/2 border-y', last ? 'border-accent' : 'border-muted')}
        style={{ bottom: `${at(point.low)}%`, height: `${at(point.high) - at(point.low)}%` }}
      >
        <span className={cx('mx-auto block h-full w-px', last ? 'bg-accent' : 'bg-muted')} />
      </span>
      <span
        className={cx(
          'absolute left-1/2 -translate-x-1/2 translate-y-1/2 rounded-full border-2',
          last ? 'size-3.5 border-accent bg-accent' : 'size-2.5 border-muted bg-paper',
        )}
        style={{ bottom: `${at(point.share)}%` }}
      />
      <span
        className={cx('absolute left-1/2 -translate-x-1/2 pb-1 text-sm', last && 'font-bold text-accent')}
        style={{ bottom: `${at(point.high)}%` }}
      >
        {measure?.kind === 'marks' && figureText(measure.satisfied.share)}
      </span>
    </span>
  )
}
