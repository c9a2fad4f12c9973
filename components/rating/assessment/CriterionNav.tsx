'use client'
import type { MouseEvent } from 'react'
import { Pips } from '@/components/rating/Pips'
import { cx } from '@/components/ui/cx'
import type { SubmissionProblem } from '@/lib/rating/assessment/answer-rules'
import type { Entry } from '@/lib/rating/assessment/autosave'
import { criterionName, type Methodology } from '@/lib/rating/methodology/types'
import { topScore, type AssessmentScore } from '@/lib/rating/methodology/score'

type Props = {
  methodology: Methodology
  score: AssessmentScore
  entries: Readonly<Record<number, Entry>>
  problems: readonly SubmissionProblem[]
  current: number
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
}

/** A plain click changes the criterion in place; with a modifier key the browser opens the address itself. */
export const openInPlace = (criterion: number, onOpen: (criterion: number) => void) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
  event.preventDefault()
  onOpen(criterion)
}

function stateWord(entry: Entry | undefined, blocking: boolean): { glyph: string; word: string; tone: string } | null {
  if (entry?.phase === 'conflict') return { glyph: '!', word: 'есть чужие изменения', tone: 'text-warn' }
  if (entry?.local.attested.length === 0) return { glyph: '○', word: 'нет ответа', tone: 'text-muted' }
  return blocking ? { glyph: '!', word: 'нужно дополнить', tone: 'text-warn' } : null
}

/** The criteria with their scores; one address each. */
export function CriterionNav({ methodology, score, entries, problems, current, href, onOpen }: Props) {
  return (
    <nav aria-label="Критерии">
      <ol>
        {methodology.criteria.map((criterion, i) => {
          const line = score.criteria[i]
          const mark = stateWord(
            entries[criterion.number],
            problems.some((problem) => problem.criterion === criterion.number && problem.blocking),
          )
          const here = criterion.number === current
          return (
            <li key={criterion.number}>
              <a
                href={href(criterion.number)}
                onClick={openInPlace(criterion.number, onOpen)}
                aria-current={here ? 'step' : undefined}
                className={cx(
                  'grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2 rounded-ctl px-2.5 py-2.5 text-dense text-ink no-underline hover:bg-sunken',
                  here && 'bg-accent-soft font-semibold hover:bg-accent-soft',
                )}
              >
                <span className="font-normal text-muted">{criterion.number}</span>
                <span>{criterionName(criterion)}</span>
                <span className="flex items-center gap-1.5 self-start">
                  {mark && (
                    <span className={cx('font-normal', mark.tone)}>
                      <span aria-hidden="true">{mark.glyph}</span>
                      <span className="sr-only">{mark.word}</span>
                    </span>
                  )}
                  <Pips value={line?.score ?? 0} max={topScore(criterion)} gaps={line?.gaps} />
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
