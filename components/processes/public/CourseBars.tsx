import type { PublicCourse } from '@/lib/processes/publication/content'
import { figureText } from '@/lib/processes/publication/gain'

type Props = { before: PublicCourse | null; after: PublicCourse | null; afterWord: string }

/** The steps, when they add up to the whole; else the whole. */
const partsOf = ({ inLine, steps, days }: PublicCourse): { name: string; days: string | null }[] =>
  inLine ? steps : [{ name: 'весь срок', days }]

/** Lead times before and after as bars to one scale, cut by steps; the steps stand in the list below. */
export function CourseBars({ before, after, afterWord }: Props) {
  const drawn = [
    { word: 'раньше', course: before, accent: false },
    { word: afterWord, course: after, accent: true },
  ].flatMap(({ word, course, accent }) => (course?.days ? [{ word, course, accent }] : []))
  const most = Math.max(...drawn.map(({ course }) => Number(course.days)))
  if (drawn.length === 0 || !(most > 0)) return null
  return (
    <div className="grid gap-3" aria-hidden="true">
      {drawn.map(({ word, course, accent }) => (
        <div key={word}>
          <p className="mb-1 text-sm text-muted">{word}</p>
          <div className="flex gap-0.5" style={{ width: `${(100 * Number(course.days)) / most}%` }}>
            {partsOf(course).map(({ name, days }, i) => (
              <span
                key={i}
                title={`${name}: ${figureText(days ?? '0')} р. д.`}
                className={
                  accent
                    ? 'min-w-0.5 overflow-hidden rounded-[3px] bg-accent py-1 text-center text-xs text-accent-ink'
                    : 'min-w-0.5 overflow-hidden rounded-[3px] border border-line-strong bg-sunken py-1 text-center text-xs'
                }
                style={{ flexGrow: Number(days ?? 0), flexBasis: 0 }}
              >
                {Number(days) / most > 0.06 ? figureText(days ?? '0') : '\u00a0'}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
