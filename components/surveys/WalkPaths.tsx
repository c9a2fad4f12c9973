'use client'
import { useMemo } from 'react'
import { surveyNames } from '@/lib/feedback/survey/condition-words'
import type { SurveyContent } from '@/lib/feedback/survey/definition'
import { questionsText } from '@/lib/feedback/survey/labels'
import { pathWords } from '@/lib/feedback/survey/path-words'
import { surveyPaths, type SurveyPath } from '@/lib/feedback/survey/paths'

type Props = { content: SurveyContent; at: number | null; onPath: (path: SurveyPath, at: number) => void }

/** Every way of the conditions one after another; the answers that lead along it are given. */
export function WalkPaths({ content, at, onPath }: Props) {
  const started = at !== null
  // Reckoned only for whoever looks: a long survey has many ways.
  const { paths, more } = useMemo(
    () => (started ? surveyPaths(content) : { paths: [], more: false }),
    [content, started],
  )
  const go = (i: number) => {
    const path = (started ? paths : surveyPaths(content).paths)[i]
    if (path) onPath(path, i)
  }
  if (!started)
    return (
      <p className="mb-2 text-sm">
        <button type="button" className="survey-link" onClick={() => go(0)}>
          Пройти все пути
        </button>
      </p>
    )
  const now = Math.min(at, paths.length - 1)
  const path = paths[now]
  if (!path) return null
  const words = pathWords(path, surveyNames(content))
  return (
    <div className="mb-2 text-sm" role="status">
      <p>
        <b>
          Путь {now + 1} из {paths.length}
        </b>
        {more && ' (показаны не все: путей слишком много)'}: {questionsText(path.shown.length)}
        {words && ` · ${words}`}
      </p>
      <p className="flex gap-4">
        <button type="button" className="survey-link" disabled={now === 0} onClick={() => go(now - 1)}>
          Прошлый путь
        </button>
        <button type="button" className="survey-link" disabled={now >= paths.length - 1} onClick={() => go(now + 1)}>
          Следующий путь
        </button>
      </p>
    </div>
  )
}
