import { Grade } from '@/components/processes/check/Grade'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import type { CheckBody } from '@/lib/processes/check/form'
import {
  gradeAfter,
  percentText,
  pointsText,
  scoreOf,
  shareText,
  whyNot,
  type Answers,
} from '@/lib/processes/check/rules'

type Props = { body: CheckBody; answers: Answers; sample: boolean }

/** How the letter came about, what it lacks to the next one, and the thresholds. */
export function Reckoning({ body, answers, sample }: Props) {
  const score = scoreOf(body, answers)
  const { grade, share, points, possible, lost, missing } = score
  const why = whyNot(body, score)
  const place = body.grades.findIndex(({ letter }) => letter === grade)
  const better = place > 0 ? body.grades[place - 1] : undefined
  const mended = better
    ? lost.find(({ question }) => {
        const after = gradeAfter(body, answers, [question.key])
        return after !== null && body.grades.findIndex(({ letter }) => letter === after) < place
      })
    : undefined
  const left = missing.length > 0 ? `; нет ${count(missing.length, 'ответа', 'ответов', 'ответов')}` : ''
  return (
    <div className="lg:sticky lg:top-4">
      <Section title="Оценка" rule className="mt-0">
        <div className="flex items-center gap-4" role="status">
          <Grade grade={missing.length > 0 ? null : grade} size="l" />
          <p>
            <b className="block text-xl">{share ? `${percentText(shareText(share))} из 100` : 'Ещё нечего считать'}</b>
            <span className="text-sm text-muted">
              {pointsText(points)} из {pointsText(possible)} баллов{left}
            </span>
          </p>
        </div>
        <ul className="mt-4 text-sm text-muted">
          {body.grades.map(({ letter, from, meaning }) => (
            <li key={letter} className={letter === grade ? 'text-ink' : undefined}>
              <b>{letter}</b> – от {from.replace('.', ',')}
              {meaning && ` · ${meaning}`}
            </li>
          ))}
        </ul>
        {sample && <p className="mt-2 text-sm text-warn">! Образец: вопросы и пороги никем не утверждены.</p>}
      </Section>
      {why && why.lines.length > 0 && missing.length === 0 && (
        <Section title={`Почему не «${why.better}»`} level={3} rule>
          {why.byStops && <p className="mb-2 text-sm">Баллов хватает; держит стоп-вопрос с ответом «нет».</p>}
          <ul>
            {why.lines.slice(0, 6).map(({ question, points: gone, stops }) => (
              <li key={question.key} className="flex justify-between gap-4 border-b border-line py-1.5 text-sm">
                <span>
                  {question.text}
                  {stops && body.limit && (
                    <span className="block text-danger">стоп-вопрос: выше «{body.limit}» нельзя</span>
                  )}
                </span>
                <b>−{pointsText(gone)}</b>
              </li>
            ))}
          </ul>
          {mended && (
            <p className="mt-2 text-sm">
              <b>До «{why.better}» – одно дело:</b> {mended.question.text}
            </p>
          )}
        </Section>
      )}
    </div>
  )
}
