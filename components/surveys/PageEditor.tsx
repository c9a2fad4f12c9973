'use client'
import { useId } from 'react'
import { END, surveyCaps, type SurveyPage } from '@/lib/feedback/survey/definition'
import { listText, pagePath, type PageField } from '@/lib/feedback/survey/draft'
import { movePage, removePage } from '@/lib/feedback/survey/moves'
import { useBuilding } from './builder-context'
import { ConditionEditor } from './ConditionEditor'
import { FaultsAt } from './Faults'
import { Labelled } from './Labelled'

/** A page: its heading, words above its questions, and where it leads. */
export function PageEditor({ page }: { page: SurveyPage }) {
  const { builder, editable, open, tell } = useBuilding()
  const id = useId()
  const { pages } = builder.content
  const at = pages.findIndex((one) => one.id === page.id)
  const number = at + 1
  const put = (field: PageField, text: string) => builder.type(pagePath(page.id, field), text)
  const text = (field: PageField): string => builder.textOf(pagePath(page.id, field))
  return (
    <section aria-labelledby={`${id}-title`}>
      <div className="survey-head">
        <h2 id={`${id}-title`} tabIndex={-1} className="survey-open-title">
          Страница {number}
        </h2>
        {editable && (
          <p className="flex flex-wrap gap-x-4">
            <button
              type="button"
              className="survey-link"
              disabled={at === 0}
              onClick={() => builder.apply(`страница ${number} переставлена`, movePage(builder.texts, page.id, -1))}
            >
              Выше
            </button>
            <button
              type="button"
              className="survey-link"
              disabled={number === pages.length}
              onClick={() => builder.apply(`страница ${number} переставлена`, movePage(builder.texts, page.id, 1))}
            >
              Ниже
            </button>
            <button
              type="button"
              className="survey-link"
              disabled={pages.length === 1}
              onClick={() => {
                builder.apply(`страница ${number} убрана`, removePage(builder.texts, page.id))
                open(null)
                tell(`Страница ${number} убрана, её вопросы перешли на соседнюю.`)
              }}
            >
              Убрать
            </button>
          </p>
        )}
      </div>
      <FaultsAt page={page.id} />
      <div className="grid gap-5">
        <Labelled id={`${id}-name`} label="Название страницы" optional>
          <input
            id={`${id}-name`}
            className="survey-input"
            value={text('title')}
            maxLength={surveyCaps.title}
            readOnly={!editable}
            onChange={({ target }) => put('title', target.value)}
          />
        </Labelled>
        <Labelled id={`${id}-note`} label="Слова над вопросами" optional>
          <textarea
            id={`${id}-note`}
            className="survey-input"
            rows={2}
            value={text('note')}
            maxLength={surveyCaps.note}
            readOnly={!editable}
            onChange={({ target }) => put('note', target.value)}
          />
        </Labelled>
        <Rules page={page} number={number} />
      </div>
    </section>
  )
}

/** Where the page leads, rule by rule. */
function Rules({ page, number }: { page: SurveyPage; number: number }) {
  const { builder, editable, names } = useBuilding()
  const id = useId()
  const { pages } = builder.content
  const questions = pages.slice(0, number).flatMap((one) => one.questions)
  const setRules = (label: string, next: SurveyPage['next']) =>
    builder.apply(`${label}, страница ${number}`, [{ path: pagePath(page.id, 'next'), text: listText(next) }])
  return (
    <div role="group" aria-labelledby={`${id}-next`}>
      <p id={`${id}-next`} className="mb-1.5 font-medium">
        Что после этой страницы
      </p>
      <p className="mb-2 text-sm text-muted">
        Первое условие, которое верно, ведёт. Если ни одно –{' '}
        {number === pages.length ? 'опрос заканчивается' : `страница ${number + 1}`}.
      </p>
      {page.next.map((rule, i) => (
        <div key={i} className="survey-rule">
          <ConditionEditor
            lead="Перейти"
            condition={rule.when}
            earlier={questions}
            clearLabel="переходить всем"
            onChange={(when) =>
              setRules(
                'переход',
                page.next.map((one, j) => (j === i ? { ...(when && { when }), to: one.to } : one)),
              )
            }
          />
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <label className="flex flex-wrap items-center gap-2">
              Куда
              <select
                className="select survey-select"
                aria-label={`Куда ведёт переход ${i + 1}`}
                value={rule.to}
                disabled={!editable}
                onChange={({ target }) =>
                  setRules(
                    'переход',
                    page.next.map((one, j) => (j === i ? { ...one, to: target.value } : one)),
                  )
                }
              >
                {pages.slice(number).map((one, j) => (
                  <option key={one.id} value={one.id}>
                    {`страница ${number + 1 + j}${one.title ? ` «${one.title}»` : ''}`}
                  </option>
                ))}
                <option value={END}>закончить опрос</option>
                {rule.to !== END && !pages.slice(number).some((one) => one.id === rule.to) && (
                  <option value={rule.to}>{names.page(rule.to)}: туда нельзя</option>
                )}
              </select>
            </label>
            {editable && (
              <button
                type="button"
                className="survey-link"
                aria-label={`Убрать переход ${i + 1}`}
                onClick={() =>
                  setRules(
                    'переход убран',
                    page.next.filter((_, j) => j !== i),
                  )
                }
              >
                убрать
              </button>
            )}
          </span>
        </div>
      ))}
      {editable && page.next.length < surveyCaps.rules && (
        <button
          type="button"
          className="survey-add"
          onClick={() => setRules('новый переход', [...page.next, { to: pages[number + 1]?.id ?? END }])}
        >
          + Переход
        </button>
      )}
    </div>
  )
}
