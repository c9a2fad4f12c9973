'use client'
import { useId } from 'react'
import { isMark } from '@/lib/feedback/survey/main-question'
import { questionKinds, surveyCaps, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import { asksPersonal, listText, questionPath, takes, type QuestionField } from '@/lib/feedback/survey/draft'
import { hintText } from '@/lib/feedback/results/hints'
import { kindLabels } from '@/lib/feedback/survey/labels'
import { copyQuestion, moveQuestion, removeQuestion } from '@/lib/feedback/survey/moves'
import { AnswerFields, type Did } from './AnswerFields'
import { useBuilding } from './builder-context'
import { ConditionEditor } from './ConditionEditor'
import { FaultsAt } from './Faults'
import { Labelled } from './Labelled'

/** Everything that one question asks to be decided. */
// Long: one form, read from above to below.
export function QuestionEditor({ question }: { question: SurveyQuestion }) {
  const { builder, editable, names, open, tell, hints } = useBuilding()
  const hint = hints.find((one) => one.id === question.id)
  const id = useId()
  const { kind } = question
  const number = names.number(question.id) ?? 0
  const put = (field: QuestionField, text: string) => builder.type(questionPath(question.id, field), text)
  const did = (label: string, field: QuestionField, text: string) =>
    builder.apply(`${label}, вопрос ${number}`, [{ path: questionPath(question.id, field), text }])
  const earlier = questionsBefore(
    builder.content.pages.flatMap(({ questions }) => questions),
    question.id,
  )
  const text = (field: QuestionField): string => builder.textOf(questionPath(question.id, field))
  return (
    <section aria-labelledby={`${id}-title`}>
      <div className="survey-head">
        <h2 id={`${id}-title`} tabIndex={-1} className="survey-open-title">
          Вопрос {number}
        </h2>
        {editable && <QuestionDeeds question={question} number={number} open={open} tell={tell} />}
      </div>
      <FaultsAt question={question.id} />
      {hint && <p className="mb-4 text-sm text-muted">{hintText(hint)}</p>}
      <div className="grid gap-5">
        <Labelled id={`${id}-ask`} label="Спросить">
          <textarea
            id={`${id}-ask`}
            className="survey-input"
            rows={2}
            value={text('title')}
            maxLength={surveyCaps.title}
            readOnly={!editable}
            onChange={({ target }) => put('title', target.value.replaceAll('\n', ' '))}
          />
        </Labelled>
        <Labelled id={`${id}-note`} label="Пояснение под вопросом" optional>
          <input
            id={`${id}-note`}
            className="survey-input"
            value={text('note')}
            maxLength={surveyCaps.note}
            readOnly={!editable}
            onChange={({ target }) => put('note', target.value)}
          />
        </Labelled>
        <div role="group" aria-labelledby={`${id}-whom`}>
          <p id={`${id}-whom`} className="mb-1.5 font-medium">
            Кому показывать
          </p>
          <ConditionEditor
            lead="Показывать"
            condition={question.showWhen}
            earlier={earlier}
            clearLabel="показывать всем"
            onChange={(condition) => did('условие', 'showWhen', listText(condition))}
          />
        </div>
        <KindChoice question={question} did={did} />
        <AnswerFields question={question} earlier={earlier} put={put} did={did} text={text} />
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Flag label="Обязательный" field="required" on={question.required} did={did} />
          {takes(kind, 'other') && (
            <Flag label="«Другое» со своими словами" field="other" on={question.other} did={did} />
          )}
          <Flag label="«Не знаю»" field="dontKnow" on={question.dontKnow} did={did} />
          {isMark(question) && (
            <Flag label="По этому вопросу считать довольных" field="main" on={question.main} did={did} />
          )}
          {takes(kind, 'personal') && (
            <Flag
              label="Спрашивает личные данные"
              field="personal"
              on={asksPersonal(builder.texts, question.id)}
              did={did}
            />
          )}
        </div>
        {takes(kind, 'personal') && asksPersonal(builder.texts, question.id) && (
          <Labelled
            id={`${id}-consent`}
            label="Согласие"
            hint="Его прочтут и отметят до ответа: кто собирает данные, какие, зачем и до какого дня хранит."
          >
            <textarea
              id={`${id}-consent`}
              className="survey-input"
              rows={3}
              value={text('consent')}
              maxLength={surveyCaps.note}
              readOnly={!editable}
              onChange={({ target }) => put('consent', target.value)}
            />
          </Labelled>
        )}
      </div>
    </section>
  )
}

const questionsBefore = (all: readonly SurveyQuestion[], id: string): SurveyQuestion[] =>
  all.slice(
    0,
    Math.max(
      0,
      all.findIndex((one) => one.id === id),
    ),
  )

function Flag({ label, field, on, did }: { label: string; field: QuestionField; on: boolean; did: Did }) {
  const { editable } = useBuilding()
  return (
    <label className="survey-flag">
      <input
        type="checkbox"
        checked={on}
        disabled={!editable}
        onChange={({ target }) => did(label.toLowerCase(), field, target.checked ? '1' : '')}
      />
      {label}
    </label>
  )
}

type DeedsProps = {
  question: SurveyQuestion
  number: number
  open: ReturnType<typeof useBuilding>['open']
  tell: (text: string) => void
}

function QuestionDeeds({ question, number, open, tell }: DeedsProps) {
  const { builder } = useBuilding()
  const all = builder.content.pages.flatMap(({ questions }) => questions)
  const first = all[0]?.id === question.id && builder.content.pages[0]?.questions[0]?.id === question.id
  const last = builder.content.pages.at(-1)?.questions.at(-1)?.id === question.id
  const move = (by: -1 | 1) =>
    builder.apply(`вопрос ${number} переставлен`, moveQuestion(builder.texts, question.id, by))
  return (
    <p className="flex flex-wrap gap-x-4">
      <button type="button" className="survey-link" disabled={first} onClick={() => move(-1)}>
        Выше
      </button>
      <button type="button" className="survey-link" disabled={last} onClick={() => move(1)}>
        Ниже
      </button>
      <button
        type="button"
        className="survey-link"
        onClick={() => {
          const copy = copyQuestion(builder.texts, question.id)
          builder.apply(`копия вопроса ${number}`, copy.changes)
          open({ of: 'question', id: copy.id })
        }}
      >
        Копия
      </button>
      <button
        type="button"
        className="survey-link"
        onClick={() => {
          const at = all.findIndex((one) => one.id === question.id)
          const beside = all[at + 1] ?? all[at - 1]
          builder.apply(`вопрос ${number} удалён`, removeQuestion(question.id))
          open(beside ? { of: 'question', id: beside.id } : null)
          tell(`Вопрос ${number} удалён.`)
        }}
      >
        Удалить
      </button>
    </p>
  )
}

function KindChoice({ question, did }: { question: SurveyQuestion; did: Did }) {
  const { editable } = useBuilding()
  const name = useId()
  return (
    <fieldset disabled={!editable}>
      <legend className="mb-1.5 font-medium">Ответить</legend>
      <div className="flex flex-wrap gap-2">
        {questionKinds.map((kind) => (
          <label key={kind} className="survey-pill">
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={question.kind === kind}
              onChange={() => did('как ответить', 'kind', kind)}
            />
            {kindLabels[kind]}
          </label>
        ))}
      </div>
      {question.kind === 'file' && (
        <p className="mt-2 max-w-[60ch] text-muted">
          Файлов в ответах портал не принимает: такой вопрос не покажут ни в форме, ни на бумаге, ни в листе. Просите
          рассказать словами.
        </p>
      )}
    </fieldset>
  )
}
