'use client'
import { END, surveyCaps, type SurveyOption, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import { itemId, listText } from '@/lib/feedback/survey/draft'
import { ifWords } from '@/lib/feedback/survey/condition-words'
import type { AnswerProps } from './AnswerFields'
import { useBuilding } from './builder-context'
import { ConditionEditor } from './ConditionEditor'
import { ItemsEditor } from './ItemsEditor'

/** Options of an answer, each with what follows it and to whom it is offered. */
export function Options({ question, earlier, put, did }: Omit<AnswerProps, 'text'>) {
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
