import type { ReactNode } from 'react'
import { formatDayMonth, formatLong } from '@/lib/core/dates'
import type { ToldLine, ToldPage } from '@/lib/feedback/told/view'

const sections = [
  { state: 'DONE', title: 'Сделано', right: 'Мы сделали' },
  { state: 'DOING', title: 'Делаем', right: 'Мы обещаем' },
  { state: 'DECLINED', title: 'Не сделаем – и почему', right: 'Почему' },
] as const

/** Everything that was said and what came of it, with studies and goals that were not reached. */
export function ToldSections({ told }: { told: ToldPage }) {
  return (
    <>
      {sections.map(({ state, title, right }) => {
        const lines = told.lines.filter((line) => line.state === state)
        return (
          lines.length > 0 && (
            <Part key={state} title={title}>
              <div className="hidden gap-x-8 border-b border-line pb-2 text-sm text-muted lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
                <span>Вы сказали</span>
                <span>{right}</span>
              </div>
              <ul>
                {lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </ul>
            </Part>
          )
        )
      })}
      {told.goals.length > 0 && (
        <Part title="Чего пока не достигли">
          <ul className="grid gap-3 pt-2">
            {told.goals.map(({ project, goal, target, reached }) => (
              <li key={`${project} ${goal}`} className="border-b border-line pb-3">
                <p>
                  {goal}: хотели <b>{target}</b>, вышло <b>{reached}</b>
                </p>
                <p className="text-sm text-muted">Проект «{project}»</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {told.studies.length > 0 && (
        <Part title="Что мы узнали о ваших потребностях">
          <ul className="grid gap-4 pt-2">
            {told.studies.map(({ id, title, from, until, findings }) => (
              <li key={id} className="border-b border-line pb-4">
                <p className="font-semibold">{title}</p>
                <p className="text-sm text-muted">
                  {formatLong(from)} – {formatLong(until)}
                </p>
                {findings && <p className="mt-1 whitespace-pre-line">{findings}</p>}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-8 border-t-2 border-ink pt-4">
    <h2 className="mb-3">{title}</h2>
    {children}
  </section>
)

/** The first line is what was done; the rest explains it. */
const split = (text: string): [string, string] => {
  const [first = '', ...rest] = text.split('\n')
  return [first, rest.join('\n').trim()]
}

function Line({ line }: { line: ToldLine }) {
  const { said, heard, text, state, on, proofs } = line
  const [lead, more] = split(text)
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div>
        <q className="text-lg">{said}</q>
        {heard && <p className="mt-1 text-sm text-muted">{heard}</p>}
      </div>
      <div>
        <p className="text-lg font-semibold">{lead}</p>
        {more && <p className="mt-0.5 whitespace-pre-line text-muted">{more}</p>}
        <Late line={line} />
        <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {state === 'DONE' && on && <b className="text-ok">✓ {formatLong(on)}</b>}
          {state === 'DECLINED' && on && <b className="text-muted">⊘ решено {formatLong(on)}</b>}
          {state === 'DOING' && line.promise.due && (
            <b className="text-progressive">
              → {line.promise.broken && !line.promise.late ? 'новый срок' : 'до'} {formatLong(line.promise.due)}
            </b>
          )}
          {proofs.map(({ text: words, url }) =>
            url ? (
              <a key={words} href={url} rel="noreferrer">
                {words}
              </a>
            ) : (
              <span key={words} className="text-muted">
                {words}
              </span>
            ),
          )}
        </p>
      </div>
    </li>
  )
}

/** What was promised and not kept is said, in the past too. */
function Late({ line: { promise, state, today } }: { line: ToldLine }) {
  if (promise.broken === null || state === 'DECLINED') return null
  const word = promise.late ? 'опаздываем' : 'опоздали'
  return (
    <p className="mt-1 text-muted">
      Обещали к {formatDayMonth(promise.broken, today)} – {word}
      {promise.reason && `: ${promise.reason.replace(/\.$/, '')}`}.
    </p>
  )
}
