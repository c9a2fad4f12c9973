'use client'
import { useId, type KeyboardEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { DONT_KNOW, nameOf, OTHER, otherName, type Fields } from '@/lib/feedback/answers/fields'
import { DONT_KNOW_NUMBER } from '@/lib/feedback/answers/paper-sheet'
import type { SurveyQuestion } from '@/lib/feedback/survey/definition'

type Props = {
  number: number
  question: SurveyQuestion
  fields: Fields
  error: string | undefined
  change: (fields: Record<string, string[]>) => void
}
type Choice = { value: string; digit: number; label: string }

/** One question of a sheet: digits choose, letters are typed. Its numbers are those of the paper form. */
export function SheetQuestion(props: Props) {
  const { number, question, error } = props
  const { id, title, kind, options, rows } = question
  const heading = useId()
  const parts =
    kind === 'matrix' || kind === 'csi'
      ? rows.flatMap((row) =>
          kind === 'csi'
            ? [
                { name: nameOf(id, row.id, 'i'), label: `${row.label}: важно` },
                { name: nameOf(id, row.id, 'm'), label: `${row.label}: доволен` },
              ]
            : [{ name: nameOf(id, row.id), label: row.label }],
        )
      : kind === 'ranking'
        ? options.map((option) => ({ name: nameOf(id, option.id), label: option.label }))
        : null
  return (
    <section className="mt-6 border-t border-line pt-4" aria-labelledby={heading}>
      <h2 id={heading} className="text-lg">
        {number}. {title}
      </h2>
      {error && <p className="font-semibold text-danger">{error}</p>}
      {parts ? (
        parts.map(({ name, label }) => <Part key={name} {...props} name={name} label={label} />)
      ) : (
        <Part {...props} name={nameOf(id)} label={title} />
      )}
    </section>
  )
}

function choicesOf({ kind, options, other, dontKnow, min, max }: SurveyQuestion): Choice[] {
  const unknown = dontKnow && kind !== 'csi' ? [{ value: DONT_KNOW, digit: DONT_KNOW_NUMBER, label: 'Не знаю' }] : []
  const scale = ['scale', 'stars', 'nps', 'csi'].includes(kind) || (kind === 'matrix' && options.length === 0)
  if (scale) {
    const [from, to] = kind === 'nps' ? [0, 10] : [min ?? 1, max ?? 5]
    const marks = Array.from({ length: Math.min(101, to - from + 1) }, (_, i) => from + i)
    return [
      ...marks.map((mark) => ({ value: String(mark), digit: mark, label: String(mark) })),
      // Where 0 is a mark «не знаю» has no digit.
      ...unknown.map((one) => (from <= 0 ? { ...one, digit: -1 } : one)),
    ]
  }
  if (kind !== 'one' && kind !== 'many' && kind !== 'matrix') return []
  return [
    ...options.map(({ id, label }, i) => ({ value: id, digit: i + 1, label })),
    ...(other ? [{ value: OTHER, digit: options.length + 1, label: 'Другое' }] : []),
    ...unknown,
  ]
}

// Long: a branch a way of typing.
function Part({ question, fields, change, name, label }: Props & { name: string; label: string }) {
  const { id, kind } = question
  const choices = choicesOf(question)
  const value = fields[name] ?? []
  if (choices.length === 0)
    return (
      <label className="mt-2 block">
        <span className={kind === 'ranking' ? 'mr-3' : 'sr-only'}>{label}</span>
        {kind === 'text' ? (
          <textarea
            data-stop
            rows={2}
            maxLength={10_000}
            className="block w-full rounded-ctl border border-control bg-paper px-3 py-2"
            value={value[0] ?? ''}
            onChange={(event) => change({ [name]: [event.target.value] })}
          />
        ) : (
          <input
            data-stop
            className="min-h-10 w-40 rounded-ctl border border-control bg-paper px-3"
            placeholder={kind === 'date' ? 'ДД.ММ.ГГГГ' : undefined}
            inputMode={kind === 'date' ? 'text' : 'decimal'}
            value={value[0] ?? ''}
            onChange={(event) => change({ [name]: [event.target.value] })}
          />
        )}
      </label>
    )
  const several = kind === 'many'
  const press = ({ value: one }: Choice): void => {
    if (!several) return change({ [name]: value[0] === one ? [] : [one] })
    const alone = one === DONT_KNOW ? [one] : [...value.filter((each) => each !== DONT_KNOW && each !== one), one]
    change({ [name]: value.includes(one) ? value.filter((each) => each !== one) : alone })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).tagName === 'INPUT' || !/^\d$/.test(event.key)) return
    const digit = Number(event.key)
    // A mark of two digits is typed as they come: 1, then 0.
    const joined = !several && value[0] !== undefined ? Number(`${value[0]}${digit}`) : -1
    const found =
      choices.find((one) => one.digit === joined && joined > 9) ?? choices.find((one) => one.digit === digit)
    if (!found) return
    event.preventDefault()
    if (several || value[0] !== found.value) press(found)
  }
  return (
    <div
      data-stop
      tabIndex={0}
      role="group"
      aria-label={`${label}: нажмите цифру ответа`}
      onKeyDown={onKeyDown}
      className="mt-2 rounded-ctl p-2 focus-visible:outline-3 focus-visible:outline-accent"
    >
      {label !== question.title && <p className="mb-1">{label}</p>}
      <div className="flex flex-wrap gap-2">
        {choices.map((one) => {
          const on = value.includes(one.value)
          return (
            <button
              key={one.value}
              type="button"
              tabIndex={-1}
              aria-pressed={on}
              onClick={({ currentTarget }) => {
                press(one)
                // Enter goes on from here too, and does not take the answer back.
                currentTarget.closest<HTMLElement>('[data-stop]')?.focus()
              }}
              className={cx(
                'min-h-10 rounded-ctl border px-3 text-left',
                on ? 'border-accent bg-accent text-accent-ink' : 'border-control bg-paper',
              )}
            >
              {one.label !== String(one.digit) && one.digit >= 0 && <b className="mr-1">{one.digit}</b>} {one.label}
            </button>
          )
        })}
      </div>
      {question.other && value.includes(OTHER) && (
        <input
          className="mt-2 block min-h-10 w-full rounded-ctl border border-control bg-paper px-3"
          aria-label={`Свой вариант: ${question.title}`}
          maxLength={1_000}
          value={fields[otherName(id)]?.[0] ?? ''}
          onChange={(event) => change({ [otherName(id)]: [event.target.value] })}
        />
      )}
    </div>
  )
}
