'use client'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { ifWords } from '@/lib/feedback/survey/condition-words'
import { surveyCaps, type SurveyPage, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import { hintsLead } from '@/lib/feedback/results/hints'
import { kindLabels, questionsText } from '@/lib/feedback/survey/labels'
import {
  addContent,
  addPage,
  addQuestion,
  bringBack,
  moveQuestion,
  moveQuestionTo,
  takenOut,
} from '@/lib/feedback/survey/moves'
import { asksSegment, segmentPage } from '@/lib/feedback/survey/segment-question'
import { readySurveys } from '@/lib/feedback/survey/templates'
import type { BuilderView } from '@/lib/feedback/survey/view'
import { pageSeconds } from '@/lib/feedback/survey/ways'
import { count } from '@/lib/core/format'
import { useBuilding } from './builder-context'

/** All pages and questions in their order; one is opened at a time. */
export function QuestionList({ templates, segments }: Pick<BuilderView, 'templates' | 'segments'>) {
  const { builder, editable, opened, open } = useBuilding()
  const [over, setOver] = useState<string | null>(null)
  const { pages } = builder.content
  const add = () => {
    const on =
      pages.find(({ id, questions }) =>
        opened?.of === 'page' ? id === opened.id : questions.some((one) => one.id === opened?.id),
      ) ?? pages.at(-1)
    if (!on) return
    const made = addQuestion(builder.texts, on.id, opened?.of === 'question' ? opened.id : null, 'one')
    builder.apply('новый вопрос', made.changes)
    open({ of: 'question', id: made.id })
  }
  return (
    <nav aria-label="Вопросы" className="survey-list">
      {pages.map((page, at) => (
        <PagePart key={page.id} page={page} number={at + 1} over={over} setOver={setOver} />
      ))}
      {editable && (
        <p className="flex flex-wrap gap-2 py-3">
          <button type="button" className="survey-add" onClick={add}>
            + Вопрос
          </button>
          <button
            type="button"
            className="survey-add"
            disabled={pages.length >= surveyCaps.pages}
            onClick={() => {
              const made = addPage(builder.texts, opened?.of === 'page' ? opened.id : null)
              builder.apply('новая страница', made.changes)
              open({ of: 'page', id: made.id })
            }}
          >
            + Страница
          </button>
        </p>
      )}
      <LastWave />
      {editable && <TakenOut />}
      {editable && <Ready templates={templates} segments={segments} />}
    </nav>
  )
}

type PartProps = { page: SurveyPage; number: number; over: string | null; setOver: (over: string | null) => void }

function PagePart({ page, number, over, setOver }: PartProps) {
  const { builder, editable, opened, open, faults } = useBuilding()
  const wrong = faults.some((fault) => fault.page === page.id && fault.question === null)
  const drop = (event: DragEvent, before: string | null) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(null)
    const id = event.dataTransfer.getData('text/x-question')
    if (id) builder.apply('вопрос переставлен', moveQuestionTo(builder.texts, id, page.id, before))
  }
  const dragOver = (event: DragEvent, key: string) => {
    if (!editable || !event.dataTransfer.types.includes('text/x-question')) return
    event.preventDefault()
    event.stopPropagation()
    if (over !== key) setOver(key)
  }
  return (
    <section
      onDragOver={(event) => dragOver(event, page.id)}
      onDrop={(event) => drop(event, null)}
      data-drop={over === page.id || undefined}
      className="survey-page"
    >
      <h3 className="survey-page-head">
        <button
          type="button"
          aria-current={opened?.of === 'page' && opened.id === page.id ? 'true' : undefined}
          onClick={() => open({ of: 'page', id: page.id })}
        >
          {wrong && <span className="text-danger">✕ </span>}
          Страница {number}
          {page.title && ` · ${page.title}`}
        </button>
        <span>{count(Math.ceil(pageSeconds(page.questions) / 5) * 5, 'секунда', 'секунды', 'секунд')}</span>
      </h3>
      <ol>
        {page.questions.map((question) => (
          <li
            key={question.id}
            draggable={editable}
            data-drop={over === question.id || undefined}
            onDragStart={(event) => {
              event.dataTransfer.setData('text/x-question', question.id)
              event.dataTransfer.effectAllowed = 'move'
            }}
            onDragEnd={() => setOver(null)}
            onDragOver={(event) => dragOver(event, question.id)}
            onDrop={(event) => drop(event, question.id)}
          >
            <QuestionLine question={question} />
          </li>
        ))}
      </ol>
      {page.questions.length === 0 && <p className="px-2 py-1 text-sm text-muted">Вопросов нет</p>}
    </section>
  )
}

function QuestionLine({ question }: { question: SurveyQuestion }) {
  const { builder, editable, opened, open, names, faults } = useBuilding()
  const own = faults.filter((fault) => fault.question === question.id)
  const { showWhen, kind, required, options } = question
  const detail = [
    showWhen ? ifWords(showWhen, names) : kindLabels[kind].toLowerCase(),
    !showWhen && required && 'обязательный',
    options.some(({ goTo }) => goTo) && 'с переходом',
  ]
    .filter(Boolean)
    .join(' · ')
  const onKeyDown = (event: KeyboardEvent) => {
    if (!editable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    builder.apply('вопрос переставлен', moveQuestion(builder.texts, question.id, event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <button
      type="button"
      className="survey-line"
      data-question={question.id}
      aria-current={opened?.of === 'question' && opened.id === question.id ? 'true' : undefined}
      onClick={() => open({ of: 'question', id: question.id })}
      onKeyDown={onKeyDown}
    >
      <span className={own.length > 0 ? 'font-semibold text-danger' : 'text-muted'}>{names.number(question.id)}</span>
      <span>
        {question.title.trim() || <i className="text-muted">без слов</i>}
        <span className={own.length > 0 ? 'survey-line-detail text-danger' : 'survey-line-detail'}>
          {own.length > 0 ? `✕ ${count(own.length, 'замечание', 'замечания', 'замечаний')}` : detail}
        </span>
      </span>
    </button>
  )
}

/** What the last wave says of the questions that still stand. */
function LastWave() {
  const { hints, names } = useBuilding()
  const lead = hintsLead(hints, names.number)
  if (lead === '') return null
  return <p className="px-2 py-2 text-sm text-muted">В прошлой волне {lead}.</p>
}

/** Questions that were deleted: they can be brought back until the survey is started. */
function TakenOut() {
  const { builder, open } = useBuilding()
  const gone = takenOut(builder.texts)
  if (gone.length === 0) return null
  return (
    <details className="survey-more">
      <summary>Удалённые вопросы: {gone.length}</summary>
      <ul>
        {gone.map(({ id, title }) => (
          <li key={id}>
            <span>{title}</span>
            <button
              type="button"
              className="survey-link"
              onClick={() => {
                builder.apply('вопрос возвращён', bringBack(builder.texts, id))
                open({ of: 'question', id })
              }}
            >
              вернуть
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

const WHO = 'Кто вы: сегменты клиентов'

/** Ready questions, put at the end. */
function Ready({ templates, segments }: Pick<BuilderView, 'templates' | 'segments'>) {
  const { builder, tell, open } = useBuilding()
  const asksAlready = builder.content.pages.some(({ questions }) => questions.some(asksSegment))
  const who = segments.length > 0 && !asksAlready ? [{ id: 'who', title: WHO, content: segmentPage(segments) }] : []
  const ready = [...who, ...readySurveys.map(({ key, title, content }) => ({ id: key, title, content })), ...templates]
  return (
    <section className="survey-ready">
      <h3>Взять готовое</h3>
      <ul>
        {ready.map(({ id, title, content }) => {
          const questions = content.pages.flatMap((page) => page.questions)
          return (
            <li key={id}>
              <button
                type="button"
                className="survey-link"
                onClick={() => {
                  const changes = addContent(builder.texts, content)
                  builder.apply(`добавлено «${title}»`, changes)
                  const first = changes.find(({ path }) => path.startsWith('q.'))?.path.split('.')[1]
                  if (first) open({ of: 'question', id: first })
                  tell(`«${title}»: добавлено в конец.`)
                }}
              >
                {title}
              </button>
              <span className="text-muted">{questionsText(questions.length)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
