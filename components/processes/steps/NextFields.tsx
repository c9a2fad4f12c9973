'use client'
import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { END } from '@/lib/processes/model/types'
import type { TableRow } from '@/lib/processes/steps/changes'
import type { TypedNext } from '@/lib/processes/steps/data'
import { readPart, writeFigure } from '@/lib/processes/steps/figure-text'
import { DetailField } from './DetailField'
import { useGrid } from './grid-context'

type Kind = 'none' | 'to' | 'decision' | 'parallel'
type Option = Extract<TypedNext, { decision: unknown }>['decision'][number]

const kinds: { value: Kind; label: string }[] = [
  { value: 'none', label: 'не сказано' },
  { value: 'to', label: 'к одному шагу или к концу' },
  { value: 'decision', label: 'решение: в разные стороны с долями' },
  { value: 'parallel', label: 'несколько ветвей одновременно' },
]
const kindOf = (next: TypedNext | null): Kind =>
  next === null || 'text' in next ? 'none' : 'decision' in next ? 'decision' : 'parallel' in next ? 'parallel' : 'to'

/** Where the step goes on, field by field: the same as the short writing of the cell. */
export function NextFields({ row, steps }: { row: TableRow; steps: readonly { id: string; name: string }[] }) {
  const grid = useGrid()
  const { next } = row.data
  const set = (value: TypedNext | null) => grid.set(row.id, 'next', value)
  const targets = [
    ...steps.map(({ id, name }, i) => ({ value: id, label: `${i + 1}. ${name || 'Без названия'}` })),
    { value: END, label: 'Конец процесса' },
  ]
  const below = steps[steps.findIndex(({ id }) => id === row.id) + 1]?.id ?? END
  const begin: Record<Kind, TypedNext | null> = {
    none: null,
    to: { to: below },
    decision: {
      decision: [
        { to: below, p: '' },
        { to: END, p: '' },
      ],
    },
    parallel: { parallel: { branches: [[below === END ? row.id : below]], join: END } },
  }
  return (
    <fieldset className="step-fields" disabled={!grid.editable}>
      <legend className="font-medium">Куда дальше</legend>
      {next !== null && 'text' in next && <p className="text-sm text-warn">Набрано, но не понято: «{next.text}»</p>}
      <SelectField
        name={`${row.id}-next-kind`}
        label="Как"
        hideLabel
        value={kindOf(next)}
        options={kinds}
        onChange={({ currentTarget }) => set(begin[currentTarget.value as Kind])}
      />
      {next !== null && 'to' in next && (
        <>
          <SelectField
            name={`${row.id}-next-to`}
            label="К шагу"
            value={next.to}
            options={targets}
            onChange={({ currentTarget }) => set({ ...next, to: currentTarget.value })}
          />
          <Return
            checked={next.return === true}
            onChange={(back) => set(back ? { to: next.to, return: true } : { to: next.to })}
          />
        </>
      )}
      {next !== null && 'decision' in next && (
        <Decision options={next.decision} targets={targets} name={row.id} onChange={(decision) => set({ decision })} />
      )}
      {next !== null && 'parallel' in next && (
        <Branches block={next.parallel} targets={targets} name={row.id} onChange={(parallel) => set({ parallel })} />
      )}
    </fieldset>
  )
}

function Return({ checked, onChange }: { checked: boolean; onChange: (back: boolean) => void }) {
  return (
    <label className="flex items-center gap-2 text-dense">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      возврат на доработку
    </label>
  )
}

type Targets = { value: string; label: string }[]
type DecisionProps = { options: Option[]; targets: Targets; name: string; onChange: (options: Option[]) => void }

function Decision({ options, targets, name, onChange }: DecisionProps) {
  const grid = useGrid()
  const change = (at: number, more: Partial<Option>) =>
    onChange(options.map((one, i) => (i === at ? ({ ...one, ...more } as Option) : one)))
  return (
    <ol className="step-options">
      {options.map((option, i) => (
        <li key={i} className="step-option">
          <DetailField
            label={`Ветвь ${i + 1}: когда`}
            value={option.label ?? ''}
            maxLength={200}
            disabled={!grid.editable}
            onCommit={(label) => change(i, { label: label.trim() === '' ? undefined : label.trim() })}
          />
          <DetailField
            label="Доля"
            value={writeFigure(option.p)}
            maxLength={60}
            disabled={!grid.editable}
            onCommit={(text) => change(i, { p: readPart(text) })}
          />
          {'to' in option ? (
            <SelectField
              name={`${name}-option-${i}`}
              label="К шагу"
              value={option.to}
              options={targets}
              onChange={({ currentTarget }) => change(i, { to: currentTarget.value })}
            />
          ) : (
            <Branches
              block={option.parallel}
              targets={targets}
              name={`${name}-${i}`}
              onChange={(parallel) => change(i, { parallel })}
            />
          )}
          <Return checked={option.return === true} onChange={(back) => change(i, { return: back || undefined })} />
          {options.length > 1 && (
            <Button size="s" variant="text" onClick={() => onChange(options.filter((_, at) => at !== i))}>
              Убрать ветвь {i + 1}
            </Button>
          )}
        </li>
      ))}
      <li>
        <Button size="s" variant="quiet" onClick={() => onChange([...options, { to: END, p: '' }])}>
          + Ветвь
        </Button>
      </li>
    </ol>
  )
}

type Block = Extract<Option, { parallel: unknown }>['parallel']
type BranchesProps = { block: Block; targets: Targets; name: string; onChange: (block: Block) => void }

function Branches({ block, targets, name, onChange }: BranchesProps) {
  const steps = targets.filter(({ value }) => value !== END)
  const { branches, join } = block
  return (
    <div className="step-options">
      {branches.map(([entry = ''], i) => (
        <div key={i} className="step-option">
          <SelectField
            name={`${name}-branch-${i}`}
            label={`Ветвь ${i + 1} начинается с шага`}
            value={entry}
            options={steps}
            onChange={({ currentTarget }) =>
              onChange({ join, branches: branches.map((ids, at) => (at === i ? [currentTarget.value] : ids)) })
            }
          />
          {branches.length > 1 && (
            <Button
              size="s"
              variant="text"
              onClick={() => onChange({ join, branches: branches.filter((_, at) => at !== i) })}
            >
              Убрать ветвь {i + 1}
            </Button>
          )}
        </div>
      ))}
      <Button
        size="s"
        variant="quiet"
        onClick={() => onChange({ join, branches: [...branches, [steps.at(-1)?.value ?? '']] })}
      >
        + Ветвь
      </Button>
      <SelectField
        name={`${name}-join`}
        label="Сходятся в шаге"
        value={join}
        options={targets}
        onChange={({ currentTarget }) => onChange({ branches, join: currentTarget.value })}
      />
    </div>
  )
}
