'use client'
import { useId } from 'react'
import { isDontKnow } from '@/lib/feedback/survey/conditions'
import type { Answer, ImportancePair, OtherWords } from '@/lib/feedback/survey/definition'
import type { ShownQuestion } from '@/lib/feedback/survey/walk'

type Props = {
  shown: ShownQuestion
  answer: Answer | undefined
  missing: boolean
  onAnswer: (answer: Answer | undefined) => void
}

/** One question as it is answered. */
export function WalkQuestion({ shown, answer, missing, onAnswer }: Props) {
  const { question, follows } = shown
  const id = useId()
  const hints = [question.kind === 'many' && 'Можно отметить несколько.', question.note].filter(Boolean)
  return (
    <fieldset
      className="survey-walk"
      data-follows={follows || undefined}
      aria-describedby={missing ? `${id}-missing` : undefined}
    >
      <legend>
        {question.title || '…'}
        {!question.required && <span className="text-sm text-muted"> можно не отвечать</span>}
      </legend>
      {hints.length > 0 && <p className="text-sm whitespace-pre-line text-muted">{hints.join('\n')}</p>}
      {missing && (
        <p id={`${id}-missing`} className="text-sm text-danger">
          Ответьте на этот вопрос.
        </p>
      )}
      {question.consent && <p className="my-1 text-sm">{question.consent}</p>}
      <Answering id={id} shown={shown} answer={answer} onAnswer={onAnswer} />
      {question.dontKnow && question.kind !== 'matrix' && (
        <label className="survey-choice text-muted">
          <input
            type="checkbox"
            checked={isDontKnow(answer)}
            onChange={({ target }) => onAnswer(target.checked ? { dontKnow: true } : undefined)}
          />
          Не знаю
        </label>
      )}
    </fieldset>
  )
}

type AnsweringProps = Omit<Props, 'missing'> & { id: string }

const isOther = (one: unknown): one is OtherWords => typeof one === 'object' && one !== null && 'other' in one

// Long: a branch a kind.
function Answering({ id, shown: { question, options }, answer, onAnswer }: AnsweringProps) {
  const { kind, min, max } = question
  const marks = Array.from({ length: Math.min(21, (max ?? 5) - (min ?? 1) + 1) }, (_, i) => (min ?? 1) + i)
  switch (kind) {
    case 'one':
      return (
        <>
          {options.map((option) => (
            <label key={option.id} className="survey-choice">
              <input type="radio" name={id} checked={answer === option.id} onChange={() => onAnswer(option.id)} />
              {option.label || '…'}
            </label>
          ))}
          {question.other && (
            <>
              <label className="survey-choice">
                <input type="radio" name={id} checked={isOther(answer)} onChange={() => onAnswer({ other: '' })} />
                Другое
              </label>
              {isOther(answer) && <OtherInput value={answer.other} onChange={(other) => onAnswer({ other })} />}
            </>
          )}
        </>
      )
    case 'many':
      return <Many shown={{ question, options }} answer={answer} onAnswer={onAnswer} />
    case 'ranking':
      return <Ranking options={options} answer={answer} onAnswer={onAnswer} />
    case 'scale':
    case 'stars':
    case 'nps':
      return (
        <>
          <div className="survey-marks">
            {marks.map((mark) => (
              <label key={mark} className="survey-mark">
                <input
                  type="radio"
                  name={id}
                  className="sr-only"
                  checked={answer === mark}
                  onChange={() => onAnswer(mark)}
                />
                {kind === 'stars' ? (
                  <>
                    <span aria-hidden="true">{typeof answer === 'number' && answer >= mark ? '★' : '☆'}</span>
                    <span className="sr-only">{mark}</span>
                  </>
                ) : (
                  mark
                )}
              </label>
            ))}
          </div>
          {(question.minLabel || question.maxLabel) && (
            <p className="flex justify-between gap-4 text-sm text-muted">
              <span>{question.minLabel}</span>
              <span className="text-right">{question.maxLabel}</span>
            </p>
          )}
        </>
      )
    case 'matrix':
    case 'csi':
      return <Rows id={id} shown={{ question, options }} answer={answer} onAnswer={onAnswer} />
    case 'number':
    case 'date':
      return (
        <input
          className="survey-input"
          aria-label="Ответ"
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          value={typeof answer === 'string' ? (kind === 'number' ? answer.replace('.', ',') : answer) : ''}
          onChange={({ target }) =>
            onAnswer(
              target.value === '' ? undefined : kind === 'number' ? target.value.replace(',', '.') : target.value,
            )
          }
        />
      )
    case 'text':
      return (
        <textarea
          className="survey-input"
          aria-label="Ответ"
          rows={3}
          value={typeof answer === 'string' ? answer : ''}
          onChange={({ target }) => onAnswer(target.value === '' ? undefined : target.value)}
        />
      )
    case 'file':
      return (
        <label className="survey-choice">
          <input
            type="checkbox"
            checked={Array.isArray(answer)}
            onChange={({ target }) => onAnswer(target.checked ? ['file'] : undefined)}
          />
          Файл приложен (в просмотре файл не загружают)
        </label>
      )
  }
}

const OtherInput = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <input
    className="survey-input"
    aria-label="Свой вариант"
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
)

type PartProps = {
  shown: Pick<ShownQuestion, 'question' | 'options'>
  answer: Answer | undefined
  onAnswer: (answer: Answer | undefined) => void
}

function Many({ shown: { question, options }, answer, onAnswer }: PartProps) {
  const chosen = Array.isArray(answer) ? answer : []
  const put = (next: (string | OtherWords)[]) => onAnswer(next.length === 0 ? undefined : next)
  const other = chosen.find(isOther)
  return (
    <>
      {options.map((option) => (
        <label key={option.id} className="survey-choice">
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={({ target }) =>
              put(target.checked ? [...chosen, option.id] : chosen.filter((one) => one !== option.id))
            }
          />
          {option.label || '…'}
        </label>
      ))}
      {question.other && (
        <>
          <label className="survey-choice">
            <input
              type="checkbox"
              checked={other !== undefined}
              onChange={({ target }) =>
                put(target.checked ? [...chosen, { other: '' }] : chosen.filter((one) => !isOther(one)))
              }
            />
            Другое
          </label>
          {other && (
            <OtherInput
              value={other.other}
              onChange={(words) => put(chosen.map((one) => (isOther(one) ? { other: words } : one)))}
            />
          )}
        </>
      )}
    </>
  )
}

/** Each option gets its place. */
function Ranking({ options, answer, onAnswer }: Omit<PartProps, 'shown'> & { options: ShownQuestion['options'] }) {
  const order = Array.isArray(answer) ? answer.filter((one) => typeof one === 'string') : []
  return (
    <>
      {options.map((option) => (
        <label key={option.id} className="survey-choice">
          <select
            className="select survey-select"
            value={order.indexOf(option.id) + 1}
            onChange={({ target }) => {
              const rest = order.filter((one) => one !== option.id)
              const place = Number(target.value)
              if (place > 0) rest.splice(place - 1, 0, option.id)
              onAnswer(rest.length === 0 ? undefined : rest)
            }}
          >
            <option value={0}>–</option>
            {options.map((one, i) => (
              <option key={one.id} value={i + 1}>
                {i + 1}
              </option>
            ))}
          </select>
          {option.label || '…'}
        </label>
      ))}
    </>
  )
}

type Cell = string | number | { dontKnow: true } | ImportancePair

function Rows({ id, shown: { question, options }, answer, onAnswer }: PartProps & { id: string }) {
  const { rows, kind, min, max, dontKnow } = question
  const given = typeof answer === 'object' && !Array.isArray(answer) ? (answer as Record<string, Cell>) : {}
  const marks = Array.from({ length: Math.min(21, (max ?? 5) - (min ?? 1) + 1) }, (_, i) => (min ?? 1) + i)
  const put = (row: string, cell: Cell) => onAnswer({ ...given, [row]: cell })
  const columns =
    options.length > 0
      ? options.map((one) => ({ value: one.id as Cell, label: one.label }))
      : marks.map((mark) => ({ value: mark as Cell, label: String(mark) }))
  return (
    <>
      {rows.map((row) => {
        const cell = given[row.id]
        const pair: ImportancePair = Array.isArray(cell) ? cell : [null, null]
        return (
          <div key={row.id} role="group" aria-label={row.label} className="border-b border-line py-2">
            <p>{row.label || '…'}</p>
            {kind === 'csi' ? (
              ([0, 1] as const).map((side) => (
                <div key={side} className="survey-pair">
                  <span className="text-sm text-muted">{side === 0 ? 'важно' : 'у нас'}</span>
                  {marks.map((mark) => (
                    <label key={mark} className="survey-mark">
                      <input
                        type="radio"
                        className="sr-only"
                        name={`${id}-${row.id}-${side}`}
                        aria-label={`${side === 0 ? 'важно' : 'у нас'}: ${mark}`}
                        checked={pair[side] === mark}
                        onChange={() => put(row.id, side === 0 ? [mark, pair[1]] : [pair[0], mark])}
                      />
                      {mark}
                    </label>
                  ))}
                </div>
              ))
            ) : (
              <div className="survey-marks">
                {columns.map(({ value, label }) => (
                  <label key={label} className="survey-mark">
                    <input
                      type="radio"
                      className="sr-only"
                      name={`${id}-${row.id}`}
                      checked={cell === value}
                      onChange={() => put(row.id, value)}
                    />
                    {label}
                  </label>
                ))}
                {dontKnow && (
                  <label className="survey-mark">
                    <input
                      type="radio"
                      className="sr-only"
                      name={`${id}-${row.id}`}
                      checked={isDontKnow(cell)}
                      onChange={() => put(row.id, { dontKnow: true })}
                    />
                    ?<span className="sr-only"> не знаю</span>
                  </label>
                )}
              </div>
            )}
          </div>
        )
      })}
    </>
  )
}
