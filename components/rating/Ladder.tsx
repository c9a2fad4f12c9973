'use client'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { FieldError } from '@/components/ui/Field'
import { useField } from '@/components/ui/form-context'

/**
 * How a rung looks; the caller gets it from the rating's pure rules, the ladder decides nothing itself.
 * counted – counts; open – not attested; gap – the missing rung that keeps a higher one from counting; blocked –
 * attested, does not count yet.
 */
export type RungState = 'counted' | 'open' | 'gap' | 'blocked'

type Rung = {
  score: number
  text: ReactNode
  state: RungState
  /** Attested (cumulative) or chosen (not cumulative): the state of the input. */
  checked: boolean
  /** «Подтверждено: 3 документа»; for a gap, what to do about it. */
  note?: ReactNode
  /** To the right of the text: weight, verified mark. */
  aside?: ReactNode
}

type Props = {
  /** Criterion's name, the group's label. */
  legend: string
  /** Input name, unique on the page. */
  name: string
  cumulative: boolean
  /** In the methodology's order, lowest first; drawn from the top down. */
  rungs: Rung[]
  onChange?: (score: number, checked: boolean) => void
  readOnly?: boolean
  disabled?: boolean
  error?: string
}

const words: Record<RungState, string> = {
  counted: 'засчитана',
  open: 'не отмечена',
  gap: 'не хватает этой ступени',
  blocked: 'отмечена, но пока не засчитана',
}

/**
 * A criterion's rungs. Cumulative: each is attested on its own with a checkbox; otherwise one is chosen. Works as a
 * plain form too.
 */
export function Ladder({ legend, name, cumulative, rungs, onChange, readOnly, disabled, error }: Props) {
  const field = useField(name, error)
  const lowest = rungs[0]?.score
  const ordered = [...rungs].reverse()
  const rows = ordered.map((rung) => {
    // The foot of a cumulative ladder is where everybody stands: there is nothing to attest.
    const foot = cumulative && rung.score === lowest
    const id = `${field.id}-${rung.score}`
    const inner = (
      <>
        <span className="rung-score" aria-hidden="true">
          {rung.score}
        </span>
        <span className="min-w-0 pt-2.5">
          <span className="block">{rung.text}</span>
          {rung.note && (
            <span
              className={cx(
                'mt-1 block text-sm',
                rung.state === 'gap' || rung.state === 'blocked' ? 'text-basic' : 'text-muted',
              )}
            >
              {rung.note}
            </span>
          )}
        </span>
        {rung.aside && <span className="pt-2.5 text-sm text-muted">{rung.aside}</span>}
      </>
    )
    if (readOnly || foot) {
      return (
        <div key={rung.score} role={readOnly ? 'listitem' : undefined} className="rung" data-state={rung.state}>
          <span className="sr-only">
            Ступень {rung.score}, {words[rung.state]}:{' '}
          </span>
          {inner}
        </div>
      )
    }
    return (
      <label key={rung.score} htmlFor={id} className="rung rung-live" data-state={rung.state}>
        <input
          id={id}
          name={name}
          value={rung.score}
          type={cumulative ? 'checkbox' : 'radio'}
          className="rung-input"
          disabled={disabled}
          {...(onChange
            ? { checked: rung.checked, onChange: (event) => onChange(rung.score, event.currentTarget.checked) }
            : { defaultChecked: field.typedAll ? field.typedAll.includes(String(rung.score)) : rung.checked })}
        />
        <span className="sr-only">
          Ступень {rung.score}
          {cumulative ? `, ${words[rung.state]}` : ''}:{' '}
        </span>
        {inner}
      </label>
    )
  })
  if (readOnly)
    return (
      <div role="list" aria-label={legend} className="ladder">
        {rows}
      </div>
    )
  return (
    <fieldset id={`${field.id}-group`} tabIndex={-1} aria-describedby={field.error ? field.errorId : undefined}>
      <legend className="sr-only">
        {legend}.{' '}
        {cumulative ? 'Отметьте каждую выполненную ступень: они складываются снизу вверх.' : 'Выберите одну ступень.'}
      </legend>
      <div className="ladder">{rows}</div>
      <FieldError id={field.errorId}>{field.error}</FieldError>
    </fieldset>
  )
}
