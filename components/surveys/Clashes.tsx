'use client'
import { Button } from '@/components/ui/Button'
import { formatTime } from '@/lib/core/dates'
import { pathPlace, pathWords } from '@/lib/feedback/survey/draft-words'
import type { Builder } from './use-builder'

type Props = { builder: Builder; timeZone: string }

/** Two people changed one place at once: both texts stand here until one is chosen. */
export function Clashes({ builder, timeZone }: Props) {
  const clashes = Object.entries(builder.state.entries).filter(([, { phase }]) => phase === 'conflict')
  if (clashes.length === 0) return null
  return (
    <div className="survey-clashes" role="alert">
      <ul>
        {clashes.map(([path, { local, theirs }]) => (
          <li key={path}>
            <p className="font-medium">
              {pathPlace(builder.texts, path)}: {theirs?.by ?? 'другой человек'} изменил это одновременно с вами
              {theirs?.at && ` в ${formatTime(timeZone, new Date(theirs.at))}`}
            </p>
            <p>
              <span className="text-muted">Ваше: </span>
              {pathWords(builder.texts, path, local) || 'ничего'}
            </p>
            <p>
              <span className="text-muted">Другого: </span>
              {pathWords(builder.texts, path, theirs?.text ?? '') || 'ничего'}
            </p>
            <p className="mt-2 flex flex-wrap gap-2">
              <Button size="s" onClick={() => builder.resolve(path, local)}>
                Оставить моё
              </Button>
              <Button size="s" variant="quiet" onClick={() => builder.resolve(path, theirs?.text ?? '')}>
                Взять чужое
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What this browser holds and the server does not: from a lost connection or a closed page. */
export function Kept({ builder, timeZone }: Props) {
  const paths = Object.keys(builder.offered)
  const latest = Math.max(...Object.values(builder.offered).map(({ at }) => at))
  if (paths.length === 0) return null
  return (
    <div className="survey-told" role="status">
      <span>
        В этом браузере есть несохранённое, набранное в {formatTime(timeZone, new Date(latest))}:{' '}
        {[...new Set(paths.map((path) => pathPlace(builder.texts, path)))].slice(0, 3).join('; ')}
        {paths.length > 3 && ' …'}
      </span>
      <Button size="s" onClick={builder.restore}>
        Вернуть
      </Button>
      <Button size="s" variant="quiet" onClick={builder.discard}>
        Не нужно
      </Button>
    </div>
  )
}
