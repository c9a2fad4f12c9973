'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'
import { formatDecimal } from '@/lib/core/decimal'
import type { SignificanceBody } from '@/lib/projects/significance/rules'
import { saveFormAction } from './action'

type Row = { key: number; title: string; weight: string; options: { key: number; text: string; score: string }[] }
type Level = { key: number; title: string; from: string }

/** Rows of the saved form have their places as keys. */
let counter = 1000
const key = (): number => (counter += 1)
const shown = (text: string): string => (text === '' ? '' : formatDecimal(text))
const newOption = () => ({ key: key(), text: '', score: '' })

/**
 * Criteria with weights and scored answers, and levels by the total. Rows keep what was typed while others come and go.
 */
export function FormEditor({ tenant, form, version }: { tenant: string; form: SignificanceBody; version: number }) {
  const [rows, setRows] = useStarted<Row[]>(
    form.criteria.map(({ title, weight, options }, i) => ({
      key: i,
      title,
      weight,
      options: options.map((option, at) => ({ key: at, ...option })),
    })),
  )
  const change = (of: number, make: (row: Row) => Row) => setRows(rows.map((row) => (row.key === of ? make(row) : row)))
  return (
    <ActionForm action={saveFormAction} tenant={tenant} hidden={{ version }} submitLabel="Сохранить форму">
      <TextField name="title" label="Название формы" defaultValue={form.title} />
      {rows.map((row, i) => (
        <CriterionFields
          key={row.key}
          row={row}
          n={i + 1}
          removable={rows.length > 1}
          onChange={(make) => change(row.key, make)}
          onRemove={() => setRows(rows.filter((one) => one.key !== row.key))}
        />
      ))}
      {rows.length < 30 && (
        <div>
          <Button
            variant="quiet"
            size="s"
            onClick={() =>
              setRows([...rows, { key: key(), title: '', weight: '', options: [newOption(), newOption()] }])
            }
          >
            Добавить критерий
          </Button>
        </div>
      )}
      <LevelFields initial={form.levels} />
    </ActionForm>
  )
}

type CriterionProps = {
  row: Row
  n: number
  removable: boolean
  onChange: (make: (row: Row) => Row) => void
  onRemove: () => void
}

/** A criterion with its weight and the answers with their scores. */
function CriterionFields({ row, n, removable, onChange, onRemove }: CriterionProps) {
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="font-semibold">Критерий {n}</legend>
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <TextField
            name={`criteria.${n - 1}.title`}
            label="Что оценивается"
            defaultValue={row.title}
            className="min-w-[min(18rem,100%)] flex-1"
          />
          <TextField
            name={`criteria.${n - 1}.weight`}
            label="Вес"
            inputMode="decimal"
            chars={5}
            defaultValue={shown(row.weight)}
          />
        </div>
        {row.options.map((option, at) => (
          <div key={option.key} className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <TextField
              name={`criteria.${n - 1}.options.${at}.text`}
              label={`Ответ ${at + 1}`}
              defaultValue={option.text}
              className="min-w-[min(14rem,100%)] flex-1"
            />
            <TextField
              name={`criteria.${n - 1}.options.${at}.score`}
              label="Балл"
              inputMode="decimal"
              chars={5}
              defaultValue={shown(option.score)}
            />
            {row.options.length > 2 && (
              <Button
                variant="text"
                size="s"
                className="mb-1"
                onClick={() =>
                  onChange((one) => ({ ...one, options: one.options.filter((o) => o.key !== option.key) }))
                }
              >
                Убрать
                <span className="sr-only">
                  {' '}
                  ответ {at + 1} критерия {n}
                </span>
              </Button>
            )}
          </div>
        ))}
        <div className="flex flex-wrap gap-x-5">
          {row.options.length < 10 && (
            <Button
              variant="text"
              size="s"
              onClick={() => onChange((one) => ({ ...one, options: [...one.options, newOption()] }))}
            >
              Добавить ответ<span className="sr-only"> к критерию {n}</span>
            </Button>
          )}
          {removable && (
            <Button variant="text" size="s" className="text-danger" onClick={onRemove}>
              Убрать критерий {n}
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}

/** Levels by the total, from the least of it. */
function LevelFields({ initial }: { initial: SignificanceBody['levels'] }) {
  const [levels, setLevels] = useStarted<Level[]>(initial.map((level, i) => ({ key: i, ...level })))
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="font-semibold">Ступени по сумме</legend>
      <div className="grid gap-3">
        {levels.map((level, i) => (
          <div key={level.key} className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <TextField
              name={`levels.${i}.title`}
              label={`Значимость ${i + 1}`}
              defaultValue={level.title}
              className="min-w-[min(12rem,100%)] flex-1"
            />
            <TextField
              name={`levels.${i}.from`}
              label="От"
              inputMode="decimal"
              chars={6}
              defaultValue={shown(level.from)}
            />
            {levels.length > 1 && (
              <Button
                variant="text"
                size="s"
                className="mb-1"
                onClick={() => setLevels(levels.filter((one) => one.key !== level.key))}
              >
                Убрать<span className="sr-only"> ступень {i + 1}</span>
              </Button>
            )}
          </div>
        ))}
        {levels.length < 10 && (
          <div>
            <Button variant="text" size="s" onClick={() => setLevels([...levels, { key: key(), title: '', from: '' }])}>
              Добавить ступень
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  )
}
