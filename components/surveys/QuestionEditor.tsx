'use client'
import { useId, useState, type ReactNode } from 'react'
import {
  END,
  questionKinds,
  surveyCaps,
  type SurveyOption,
  type SurveyQuestion,
} from '@/lib/feedback/survey/definition'
import { asksPersonal, itemId, listText, questionPath, takes, type QuestionField } from '@/lib/feedback/survey/draft'
import { kindLabels } from '@/lib/feedback/survey/labels'
import { copyQuestion, moveQuestion, removeQuestion } from '@/lib/feedback/survey/moves'
import { ifWords } from '@/lib/feedback/survey/condition-words'
import { useBuilding } from './builder-context'
import { ConditionEditor } from './ConditionEditor'
import { FaultsAt } from './Faults'
import { ItemsEditor } from './ItemsEditor'

/** Everything that one question asks to be decided. */
// Long: one form, read from above to below.
export function QuestionEditor({ question }: { question: SurveyQuestion }) {
  const { builder, editable, names, open, tell } = useBuilding()
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

type Did = (label: string, field: QuestionField, text: string) => void

export function Labelled({
  id,
  label,
  hint,
  optional,
  children,
}: {
  id: string
  label: string
  hint?: string
  optional?: boolean
  children: ReactNode
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (необязательно)</span>}
      </label>
      {hint && <p className="mb-1.5 text-sm text-muted">{hint}</p>}
      {children}
    </div>
  )
}

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
    </fieldset>
  )
}

type AnswerProps = {
  question: SurveyQuestion
  earlier: readonly SurveyQuestion[]
  put: (field: QuestionField, text: string) => void
  did: Did
  text: (field: QuestionField) => string
}

/** What belongs to the kind of answer: options, rows, bounds, words at the ends. */
function AnswerFields({ question, earlier, put, did, text }: AnswerProps) {
  const { editable } = useBuilding()
  const { kind, rows } = question
  return (
    <>
      {takes(kind, 'rows') && (
        <div>
          <h3 className="survey-label">Строки</h3>
          <ItemsEditor
            word="Строка"
            addLabel="Строка"
            items={rows}
            most={surveyCaps.rows}
            editable={editable}
            onAdd={(label) => ({ id: itemId(), label: label.slice(0, surveyCaps.label) })}
            onChange={(items, label) => (label ? did(label, 'rows', listText(items)) : put('rows', listText(items)))}
          />
        </div>
      )}
      {takes(kind, 'options') && <Options question={question} earlier={earlier} put={put} did={did} />}
      {kind === 'csi' && (
        <p className="text-sm text-muted">
          В каждой строке отвечают дважды: насколько важно и как это у нас, от 1 до 5.
        </p>
      )}
      {takes(kind, 'min') && (
        <div className="flex flex-wrap gap-4">
          <NumberField label="Наименьшее" field="min" text={text} put={put} />
          <NumberField label="Наибольшее" field="max" text={text} put={put} />
          {takes(kind, 'places') && <NumberField label="Знаков после запятой" field="places" text={text} put={put} />}
        </div>
      )}
      {takes(kind, 'minChosen') && (
        <div className="flex flex-wrap gap-4">
          <NumberField label="Отметить не меньше" field="minChosen" text={text} put={put} />
          <NumberField label="Отметить не больше" field="maxChosen" text={text} put={put} />
        </div>
      )}
      {takes(kind, 'minLabel') && (kind !== 'matrix' || question.options.length === 0) && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextBit label="Слова у наименьшей оценки" field="minLabel" text={text} put={put} />
          <TextBit label="Слова у наибольшей" field="maxLabel" text={text} put={put} />
        </div>
      )}
    </>
  )
}

type BitProps = Pick<AnswerProps, 'put' | 'text'> & { label: string; field: QuestionField }

function TextBit({ label, field, text, put }: BitProps) {
  const { editable } = useBuilding()
  const id = useId()
  return (
    <Labelled id={id} label={label} optional>
      <input
        id={id}
        className="survey-input"
        value={text(field)}
        maxLength={surveyCaps.label}
        readOnly={!editable}
        onChange={({ target }) => put(field, target.value)}
      />
    </Labelled>
  )
}

const numberText = (typed: string): string => typed.trim().replace(',', '.').replace('−', '-')

function NumberField({ label, field, text, put }: BitProps) {
  const { editable } = useBuilding()
  const id = useId()
  const stored = text(field)
  // «-» and «1,» are on the way to a number: they stay in the field and are not saved.
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? stored.replace('.', ',')
  const whole = field === 'places' || field === 'minChosen' || field === 'maxChosen'
  const good = (value: string) => value === '' || (whole ? /^\d{1,3}$/ : /^-?\d{1,12}(\.\d{1,4})?$/).test(value)
  const wrong = !good(numberText(shown))
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input
        id={id}
        className="survey-number"
        inputMode="decimal"
        value={shown}
        readOnly={!editable}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => {
          const value = numberText(target.value)
          setTyped(target.value)
          if (good(value)) put(field, value)
        }}
        onBlur={() => {
          if (!wrong) setTyped(null)
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} className="mt-1 text-sm text-danger">
          {whole ? 'Введите целое число.' : 'Введите число.'} Пока стоит прежнее.
        </p>
      )}
    </div>
  )
}

/** Options of an answer, each with what follows it and to whom it is offered. */
function Options({ question, earlier, put, did }: Omit<AnswerProps, 'text'>) {
  const { editable } = useBuilding()
  const { kind, options } = question
  return (
    <div>
      <h3 className="survey-label">{kind === 'matrix' ? 'Столбцы' : 'Варианты'}</h3>
      {kind === 'matrix' && options.length === 0 && (
        <p className="mb-2 text-sm text-muted">Без столбцов строки оценивают от 1 до 5.</p>
      )}
      <ItemsEditor<SurveyOption>
        word={kind === 'matrix' ? 'Столбец' : 'Вариант'}
        addLabel={kind === 'matrix' ? 'Столбец' : 'Вариант'}
        items={options}
        most={surveyCaps.options}
        editable={editable}
        onAdd={(label) => ({ id: itemId(), label: label.slice(0, surveyCaps.label) })}
        onChange={(items, label) => (label ? did(label, 'options', listText(items)) : put('options', listText(items)))}
        more={(option, at) =>
          kind === 'one' || kind === 'many' || kind === 'ranking' ? (
            <OptionMore
              question={question}
              option={option}
              at={at}
              earlier={earlier}
              onChange={(changed) =>
                did('вариант', 'options', listText(options.map((one) => (one.id === option.id ? changed : one))))
              }
            />
          ) : null
        }
      />
    </div>
  )
}

type MoreProps = {
  question: SurveyQuestion
  option: SurveyOption
  at: number
  earlier: readonly SurveyQuestion[]
  onChange: (option: SurveyOption) => void
}

/** Where an option leads and to whom it is offered: one quiet line until it is opened. */
function OptionMore({ question, option, at, earlier, onChange }: MoreProps) {
  const { builder, editable, names } = useBuilding()
  const { showWhen, goTo } = option
  const jumps = question.kind !== 'ranking'
  const { pages } = builder.content
  const own = pages.findIndex(({ questions }) => questions.some(({ id }) => id === question.id))
  const said = [goTo && `дальше – ${names.page(goTo)}`, showWhen && ifWords(showWhen, names)].filter(Boolean).join('; ')
  if (!editable && said === '') return null
  const { showWhen: _show, ...always } = option
  const { goTo: _go, ...onward } = option
  return (
    <details className="survey-option-more">
      <summary>{said || (jumps ? 'куда ведёт и кому виден' : 'кому виден')}</summary>
      <div className="grid gap-3 py-2">
        {jumps && (
          <label className="flex flex-wrap items-center gap-2">
            После этого ответа
            <select
              className="select survey-select"
              aria-label={`После варианта ${at + 1}`}
              value={goTo ?? ''}
              disabled={!editable}
              onChange={({ target }) => onChange(target.value === '' ? onward : { ...option, goTo: target.value })}
            >
              <option value="">идти по порядку</option>
              {pages.slice(own + 1).map((page, i) => (
                <option key={page.id} value={page.id}>
                  {`перейти: страница ${own + 2 + i}${page.title ? ` «${page.title}»` : ''}`}
                </option>
              ))}
              <option value={END}>закончить опрос</option>
              {goTo !== undefined && goTo !== END && !pages.slice(own + 1).some(({ id }) => id === goTo) && (
                <option value={goTo}>{names.page(goTo)}: туда нельзя</option>
              )}
            </select>
          </label>
        )}
        <ConditionEditor
          lead="Предлагать"
          condition={showWhen}
          earlier={earlier}
          clearLabel="предлагать всем"
          onChange={(condition) => onChange(condition === undefined ? always : { ...option, showWhen: condition })}
        />
      </div>
    </details>
  )
}
