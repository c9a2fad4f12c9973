'use client'
import { useId, useState } from 'react'
import { surveyCaps, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import { itemId, listText, takes, type QuestionField } from '@/lib/feedback/survey/draft'
import { useBuilding } from './builder-context'
import { ItemsEditor } from './ItemsEditor'
import { Labelled } from './Labelled'
import { Options } from './Options'

export type Did = (label: string, field: QuestionField, text: string) => void

export type AnswerProps = {
  question: SurveyQuestion
  earlier: readonly SurveyQuestion[]
  put: (field: QuestionField, text: string) => void
  did: Did
  text: (field: QuestionField) => string
}

/** What belongs to the kind of answer: options, rows, bounds, words at the ends. */
export function AnswerFields({ question, earlier, put, did, text }: AnswerProps) {
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
          <NumberField label="Наименьшее" field="min" usual={question.min} text={text} put={put} />
          <NumberField label="Наибольшее" field="max" usual={question.max} text={text} put={put} />
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

function NumberField({ label, field, usual, text, put }: BitProps & { usual?: number | null }) {
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
        placeholder={usual === null || usual === undefined ? undefined : String(usual)}
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
