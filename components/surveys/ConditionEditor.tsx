'use client'
import { useId, useState } from 'react'
import {
  conditionOf,
  firstPart,
  partsOf,
  takesNumber,
  takesOptions,
  waysFor,
  type Part,
  type Parts,
  type PartWay,
} from '@/lib/feedback/survey/condition-parts'
import { conditionWords, wayLabel } from '@/lib/feedback/survey/condition-words'
import type { Condition, SurveyQuestion } from '@/lib/feedback/survey/definition'
import { useBuilding } from './builder-context'

type Props = {
  /** «Показывать», «Перейти». */
  lead: string
  condition: Condition | undefined
  /** Questions that are answered before this place. */
  earlier: readonly SurveyQuestion[]
  onChange: (condition: Condition | undefined) => void
  /** Takes the condition away. */
  clearLabel: string
}

/** A condition built by choosing: question, comparison, answer. */
export function ConditionEditor({ lead, condition, earlier, onChange, clearLabel }: Props) {
  const { names, editable } = useBuilding()
  const stored = partsOf(condition)
  // A part in which the number is not typed yet is no condition, but stands on the screen.
  const [typed, setTyped] = useState<{ of: string; parts: Parts } | null>(null)
  const key = JSON.stringify(condition ?? null)
  const parts = typed?.of === key ? typed.parts : stored
  const id = useId()
  if (parts === null)
    return (
      <div className="survey-condition">
        <p>
          {lead}, если {condition && conditionWords(condition, names)}.
        </p>
        <p className="text-sm text-muted">Это условие составное: его можно убрать и собрать заново.</p>
        {editable && (
          <button type="button" className="survey-link" onClick={() => onChange(undefined)}>
            {clearLabel}
          </button>
        )}
      </div>
    )
  const put = (next: Parts) => {
    const made = conditionOf(next, (q) => names.question(q)?.kind)
    setTyped({ of: JSON.stringify(made ?? null), parts: next })
    onChange(made)
  }
  const change = (at: number, part: Part) =>
    put({ ...parts, parts: parts.parts.map((one, i) => (i === at ? part : one)) })
  const add = (join: Parts['join']) => {
    const last = earlier.at(-1)
    if (last) put({ join, parts: [...parts.parts, firstPart(last.id, last.kind, last.options, last.min)] })
  }
  if (earlier.length === 0)
    return (
      <p className="text-sm text-muted">
        Всем. Условие можно поставить по ответам на вопросы выше, а выше вопросов нет.
      </p>
    )
  if (parts.parts.length === 0)
    return (
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span>Всем</span>
        {editable && (
          <button type="button" className="survey-link" onClick={() => add('and')}>
            поставить условие
          </button>
        )}
      </p>
    )
  return (
    <div className="survey-condition">
      {parts.parts.map((part, at) => (
        <PartRow
          key={at}
          id={`${id}-${at}`}
          lead={at === 0 ? `${lead}, если в` : parts.join === 'and' ? 'и в' : 'или в'}
          part={part}
          earlier={earlier}
          onChange={(one) => change(at, one)}
          onRemove={
            parts.parts.length > 1 ? () => put({ ...parts, parts: parts.parts.filter((_, i) => i !== at) }) : null
          }
        />
      ))}
      {editable && (
        <p className="flex flex-wrap gap-x-4 text-sm">
          {(parts.parts.length === 1 || parts.join === 'and') && (
            <button type="button" className="survey-link" onClick={() => add('and')}>
              и ещё условие
            </button>
          )}
          {(parts.parts.length === 1 || parts.join === 'or') && (
            <button type="button" className="survey-link" onClick={() => add('or')}>
              или другое условие
            </button>
          )}
          <button type="button" className="survey-link" onClick={() => put({ join: 'and', parts: [] })}>
            {clearLabel}
          </button>
        </p>
      )}
    </div>
  )
}

type RowProps = {
  id: string
  lead: string
  part: Part
  earlier: readonly SurveyQuestion[]
  onChange: (part: Part) => void
  onRemove: (() => void) | null
}

// Long: one line of choices, each a few words of markup.
function PartRow({ id, lead, part, earlier, onChange, onRemove }: RowProps) {
  const { names, editable } = useBuilding()
  const question = names.question(part.q)
  const kind = question?.kind ?? 'text'
  const known = earlier.some((one) => one.id === part.q)
  const select = 'select survey-select'
  return (
    <div className="survey-part">
      <span id={`${id}-lead`}>{lead}</span>
      <select
        className={select}
        aria-label="Вопрос, по которому условие"
        value={part.q}
        disabled={!editable}
        onChange={({ target }) => {
          const chosen = earlier.find((one) => one.id === target.value)
          if (chosen) onChange(firstPart(chosen.id, chosen.kind, chosen.options, chosen.min))
        }}
      >
        {!known && (
          <option value={part.q}>{question ? `вопросе ${names.number(part.q)} (он ниже)` : 'удалённом вопросе'}</option>
        )}
        {earlier.map((one) => (
          <option key={one.id} value={one.id}>
            {`вопросе ${names.number(one.id)} «${one.title.length > 60 ? `${one.title.slice(0, 59)}…` : one.title}»`}
          </option>
        ))}
      </select>
      <select
        className={select}
        aria-label="Сравнение"
        value={part.way}
        disabled={!editable}
        onChange={({ target }) => {
          const way = target.value as PartWay
          const options = takesOptions(way)
            ? part.options.length > 0
              ? part.options
              : (question?.options.slice(0, 1).map((one) => one.id) ?? [])
            : []
          onChange({
            ...part,
            way,
            options: way === 'in' ? options : options.slice(0, 1),
            number: takesNumber(way) ? (part.number ?? question?.min ?? 0) : null,
          })
        }}
      >
        {[...new Set([...waysFor(kind), part.way])].map((way) => (
          <option key={way} value={way}>
            {wayLabel(way, kind)}
          </option>
        ))}
      </select>
      {(part.way === 'is' || part.way === 'isNot') && (
        <select
          className={select}
          aria-label="Ответ"
          value={part.options[0] ?? ''}
          disabled={!editable}
          onChange={({ target }) => onChange({ ...part, options: [target.value] })}
        >
          {question?.options.every((one) => one.id !== part.options[0]) && (
            <option value={part.options[0] ?? ''}>удалённый вариант</option>
          )}
          {question?.options.map((one) => (
            <option key={one.id} value={one.id}>{`«${one.label || 'без слов'}»`}</option>
          ))}
        </select>
      )}
      {takesNumber(part.way) && (
        <input
          className="survey-number"
          aria-label="Число"
          inputMode="decimal"
          key={`${part.q} ${part.way}`}
          defaultValue={part.number === null ? '' : String(part.number).replace('.', ',')}
          disabled={!editable}
          onChange={({ target }) => {
            const typed = target.value.trim().replace(',', '.').replace('−', '-')
            const number = typed === '' || !Number.isFinite(Number(typed)) ? null : Number(typed)
            onChange({ ...part, number })
          }}
        />
      )}
      {onRemove && editable && (
        <button type="button" className="survey-link text-sm" onClick={onRemove}>
          убрать
        </button>
      )}
      {part.way === 'in' && (
        <span className="flex w-full flex-wrap gap-x-4 gap-y-1">
          {question?.options.map((one) => (
            <label key={one.id} className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={part.options.includes(one.id)}
                disabled={!editable}
                onChange={({ target }) =>
                  onChange({
                    ...part,
                    options: target.checked ? [...part.options, one.id] : part.options.filter((id) => id !== one.id),
                  })
                }
              />
              {one.label || 'без слов'}
            </label>
          ))}
        </span>
      )}
    </div>
  )
}
