'use client'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { NBSP } from '@/lib/core/format'
import type { SubmissionProblem } from '@/lib/rating/assessment/answer-rules'
import { openInPlace } from './CriterionNav'
import { submissionProblemDetail } from '@/lib/rating/assessment/labels'

type Props = {
  problems: readonly SubmissionProblem[]
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
  children: ReactNode
}

/** «Осталось перед отправкой»: what blocks first, then what is advised; each line leads to its place. */
export function RemainingBlock({ problems, href, onOpen, children }: Props) {
  const ordered = [...problems.filter(({ blocking }) => blocking), ...problems.filter(({ blocking }) => !blocking)]
  return (
    <section className="mt-6 text-dense">
      <h2 className="text-base">{ordered.length > 0 ? 'Осталось перед отправкой' : 'Всё готово к отправке'}</h2>
      {ordered.length > 0 && (
        <ul className="mt-2 grid gap-1.5">
          {ordered.map(({ criterion, code, blocking, rungs }) => (
            <li key={`${criterion}-${code}`} className="grid grid-cols-[1rem_minmax(0,1fr)] text-muted">
              <span aria-hidden="true" className={cx(blocking ? 'text-warn font-bold' : '')}>
                {blocking ? '!' : '·'}
              </span>
              <span>
                <a
                  href={href(criterion)}
                  onClick={openInPlace(criterion, onOpen)}
                  className={blocking ? 'text-ink' : 'text-muted'}
                >
                  критерий{NBSP}
                  {criterion}
                </a>
                : {submissionProblemDetail({ criterion, code, blocking, rungs })}
                {!blocking && <span className="sr-only"> Не обязательно.</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3">{children}</div>
    </section>
  )
}
