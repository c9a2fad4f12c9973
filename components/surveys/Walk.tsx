'use client'
import { useState } from 'react'
import type { Answers, SurveyContent } from '@/lib/feedback/survey/definition'
import { missingOn, pageShown } from '@/lib/feedback/survey/walk'
import { WalkPaths } from './WalkPaths'
import { WalkQuestion } from './WalkQuestion'

type Props = { content: SurveyContent; head: string; device: 'phone' | 'tablet' }

/** The survey as it is answered, by the same rules; nothing is sent. */
export function Walk({ content, head, device }: Props) {
  const [answers, setAnswers] = useState<Answers>({})
  const [at, setAt] = useState<string | null>(null)
  const [asked, setAsked] = useState<readonly string[]>([])
  const [ended, setEnded] = useState(false)
  const first = content.pages[0]?.id ?? ''
  const page = pageShown(content, answers, at ?? first) ?? pageShown(content, answers, first)
  const [pathAt, setPathAt] = useState<number | null>(null)
  const restart = (given: Answers = {}) => {
    setAnswers(given)
    setAt(null)
    setAsked([])
    setEnded(false)
  }
  if (page === null) return null
  const next = () => {
    const missing = missingOn(content, answers, page.id)
    setAsked(missing)
    if (missing.length > 0) return
    if (page.after === null) setEnded(true)
    else setAt(page.after)
  }
  return (
    <div>
      <p className="mb-2 flex items-baseline justify-between gap-4 text-sm">
        <span className="text-muted">
          {device === 'phone' ? 'Так увидят на телефоне' : 'Так увидят на планшете у окна'}. Можно нажимать
        </span>
        <button
          type="button"
          className="survey-link"
          onClick={() => {
            setPathAt(null)
            restart()
          }}
        >
          Сначала
        </button>
      </p>
      <WalkPaths
        content={content}
        at={pathAt}
        onPath={(path, i) => {
          setPathAt(i)
          restart(path.answers)
        }}
      />
      <div className="survey-device" data-device={device}>
        <p className="survey-device-head">{head}</p>
        {ended ? (
          <div className="p-4" role="status">
            <p className="text-xl font-semibold">Спасибо, ответ принят</p>
            <p className="mt-2 text-muted">Здесь, в просмотре, ответ никуда не уходит.</p>
          </div>
        ) : (
          <div className="p-4">
            <div className="survey-bar" aria-hidden="true">
              {content.pages.map(({ id }, i) => (
                <span key={id} data-done={i < page.number || undefined} />
              ))}
            </div>
            <p className="mb-3 text-sm text-muted">
              Страница {page.number} из {page.count}
            </p>
            {page.title && <p className="mb-2 font-semibold">{page.title}</p>}
            {page.note && <p className="mb-2 text-sm text-muted">{page.note}</p>}
            {page.questions.map((shown) => (
              <WalkQuestion
                key={shown.question.id}
                shown={shown}
                answer={answers[shown.question.id]}
                missing={asked.includes(shown.question.id)}
                onAnswer={(answer) => {
                  const { [shown.question.id]: _before, ...rest } = answers
                  setAnswers(answer === undefined ? rest : { ...rest, [shown.question.id]: answer })
                }}
              />
            ))}
            <div className="mt-4 flex gap-2">
              {page.before !== null && (
                <button type="button" className="survey-add" onClick={() => setAt(page.before)}>
                  Назад
                </button>
              )}
              <button type="button" className="survey-go" onClick={next}>
                {page.after === null ? 'Отправить' : 'Дальше'}
              </button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
