'use client'
import { useId, useMemo, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { formatNumber } from '@/lib/core/format'
import { formatFraction, sum, type Fraction, formatSmall } from '@/lib/core/fraction'
import { processFaults } from '@/lib/processes/model/check'
import { paybackMonths, savingOf } from '@/lib/processes/model/compare'
import { processResults, type ProcessResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessQuestion } from '@/lib/processes/model/types'
import { returnShares, withReturnShare } from '@/lib/processes/money/what-if'
import { inDays } from '@/lib/processes/money/headline'

type Side = { model: ProcessModel; question: ProcessQuestion }
type View = { dayMinutes: string; runsPerYear: number | null; oneOff: string; before: Side; after: Side }
type Chosen = {
  runs: number
  oneOff: number
  /** Per cent, by the row of the decision. */
  returns: Record<number, number>
}

/** Reckoned with other numbers; null – they make no sound table. */
function reckon({ model, question }: Side, runs: number): ProcessResults | null {
  const asked = { ...question, runsPerYear: String(runs) }
  return processFaults(model, asked).length === 0 ? processResults(model, asked) : null
}

/** «Что если»: runs a year, one-off cost, each share of returns of the target state, reckoned at once in the page. */
export function WhatIf({ view }: { view: View }) {
  const { dayMinutes, before, after } = view
  const shares = returnShares(after.model)
  const start: Chosen = {
    runs: view.runsPerYear ?? 100,
    oneOff: Math.round(Number(view.oneOff)),
    returns: Object.fromEntries(shares.map(({ row, share }) => [row, Math.round(share * 100)])),
  }
  const [chosen, setChosen] = useState(start)
  const figures = useMemo(() => {
    const was = reckon(before, chosen.runs)
    // Only what was moved: a share of 2,5 % stands as it is until then.
    const model = returnShares(after.model).reduce((made, { row, share }) => {
      const percent = chosen.returns[row] ?? 0
      return percent === Math.round(share * 100) ? made : withReturnShare(made, row, percent)
    }, after.model)
    const is = reckon({ ...after, model }, chosen.runs)
    if (!was || !is) return null
    const saving = savingOf(was, is).year?.total ?? null
    return { is, saving, months: saving && paybackMonths(String(chosen.oneOff), saving) }
  }, [before, after, chosen])
  if (view.runsPerYear === null) return null
  return (
    <Section title="Что если" rule>
      <div className="grid gap-8 md:grid-cols-2">
        <div className="grid content-start gap-4">
          <Slider
            label="Прогонов в год"
            value={chosen.runs}
            max={Math.max(10, start.runs * 3)}
            onChange={(runs) => setChosen({ ...chosen, runs })}
            said={formatNumber(chosen.runs)}
            was={formatNumber(start.runs)}
          />
          {shares.map(({ row }) => (
            <Slider
              key={row}
              label={`Возвраты «как будет» после шага ${row + 1} «${after.model.steps[row]?.name ?? ''}», %`}
              value={chosen.returns[row] ?? 0}
              max={Math.max(50, start.returns[row] ?? 0)}
              onChange={(percent) => setChosen({ ...chosen, returns: { ...chosen.returns, [row]: percent } })}
              said={`${chosen.returns[row] ?? 0} %`}
              was={`${start.returns[row] ?? 0} %`}
            />
          ))}
          <Slider
            label="Разовые затраты, ₽"
            value={chosen.oneOff}
            max={Math.max(1_000_000, start.oneOff * 3)}
            step={10_000}
            onChange={(oneOff) => setChosen({ ...chosen, oneOff })}
            said={formatNumber(chosen.oneOff)}
            was={formatNumber(start.oneOff)}
          />
          <div>
            <Button variant="quiet" size="s" onClick={() => setChosen(start)}>
              Вернуть как было
            </Button>
          </div>
        </div>
        <dl className="grid grid-cols-2 content-start gap-4" aria-live="polite">
          {figures ? (
            <>
              <Answer label="рабочих дней занимает прогон" value={leadText(figures.is, dayMinutes)} />
              <Answer
                label="месяцев до окупаемости"
                value={figures.months ? formatFraction(figures.months, 1) : 'не окупается'}
              />
              <Answer label="₽ экономии в год" value={figures.saving ? formatFraction(figures.saving, 0) : '–'} />
              <Answer label="ставок нужно" value={staffText(figures.is)} />
            </>
          ) : (
            <p>С такими числами процесс не посчитать: измените доли.</p>
          )}
        </dl>
      </div>
    </Section>
  )
}

const leadText = ({ figures: { lead } }: ProcessResults, dayMinutes: string): string =>
  lead.exact ? inDays(lead.mean, dayMinutes) : 'моделированием'
const staffText = ({ staff }: ProcessResults): string => {
  const need: Fraction[] = [...(staff[0]?.need.values() ?? [])]
  return need.length > 0 ? formatSmall(sum(need), 1) : '–'
}

type SliderProps = {
  label: string
  value: number
  max: number
  step?: number
  said: string
  was: string
  onChange: (value: number) => void
}
function Slider({ label, value, max, step = 1, said, was, onChange }: SliderProps) {
  const id = useId()
  return (
    <div>
      <div className="flex justify-between gap-4">
        <label htmlFor={id}>{label}</label>
        <span>
          <b>{said}</b> {said !== was && <span className="text-muted">было {was}</span>}
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        className="w-full accent-accent"
      />
    </div>
  )
}

const Answer = ({ label, value }: { label: string; value: string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-sm text-muted">{label}</dt>
    <dd className="text-2xl font-semibold">{value}</dd>
  </div>
)
