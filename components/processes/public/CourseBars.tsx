import { formatDecimal } from '@/lib/core/decimal'
import type { PublicCourse } from '@/lib/processes/publication/content'

type Props = { before: PublicCourse | null; after: PublicCourse | null; afterWord: string }

/** Lead times before and after as bars to one scale, each cut by its steps; the steps stand in the table below. */
export function CourseBars({ before, after, afterWord }: Props) {
  const drawn = [
    { word: 'раньше', course: before, accent: false },
    { word: afterWord, course: after, accent: true },
  ].flatMap(({ word, course, accent }) => (course?.inLine && course.days ? [{ word, course, accent }] : []))
  const most = Math.max(...drawn.map(({ course }) => Number(course.days)))
  if (drawn.length === 0 || !(most > 0)) return null
  return (
    <div className="grid gap-3" aria-hidden="true">
      {drawn.map(({ word, course, accent }) => (
        <div key={word}>
          <p className="mb-1 text-sm text-muted">{word}</p>
          <div className="flex gap-0.5" style={{ width: `${(100 * Number(course.days)) / most}%` }}>
            {course.steps.map(({ name, days }, i) => (
              <span
                key={i}
                title={`${name}: ${formatDecimal(days ?? '0', { digits: 1 })} р. д.`}
                className={
                  accent
                    ? 'min-w-0.5 overflow-hidden rounded-[3px] bg-accent py-1 text-center text-xs text-accent-ink'
                    : 'min-w-0.5 overflow-hidden rounded-[3px] border border-line-strong bg-sunken py-1 text-center text-xs'
                }
                style={{ flexGrow: Number(days ?? 0), flexBasis: 0 }}
              >
                {Number(days) / most > 0.06 ? formatDecimal(days ?? '0', { digits: 1 }) : '\u00a0'}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
