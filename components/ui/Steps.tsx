import type { ReactNode } from 'react'
import { cx } from './cx'

type StepState = 'done' | 'todo' | 'problem' | 'locked'
export type Step = { key: string; label: ReactNode; href?: string; state: StepState; note?: ReactNode }

const states: Record<StepState, { glyph: string; word: string; tone: string }> = {
  done: { glyph: '✓', word: 'готово', tone: 'text-ok' },
  todo: { glyph: '○', word: 'осталось', tone: 'text-muted' },
  problem: { glyph: '!', word: 'нужно исправить', tone: 'text-warn' },
  locked: { glyph: '–', word: 'пока недоступно', tone: 'text-muted' },
}

/** What is left to do: each line says its state in a word and leads to its place. */
export function Steps({ items, label }: { items: Step[]; label: string }) {
  return (
    <ol aria-label={label} className="border-t border-line">
      {items.map((step) => {
        const { glyph, word, tone } = states[step.state]
        return (
          <li
            key={step.key}
            className="grid grid-cols-[1.5rem_1fr_auto] items-baseline gap-x-2 border-b border-line py-2.5"
          >
            <span aria-hidden="true" className={cx('text-center font-semibold', tone)}>
              {glyph}
            </span>
            <span className="min-w-0">
              {step.href && step.state !== 'locked' ? (
                <a href={step.href}>{step.label}</a>
              ) : (
                <span className={step.state === 'locked' ? 'text-muted' : ''}>{step.label}</span>
              )}
              {step.note && <span className="block text-sm text-muted">{step.note}</span>}
            </span>
            <span className={cx('text-sm', tone)}>{word}</span>
          </li>
        )
      })}
    </ol>
  )
}
