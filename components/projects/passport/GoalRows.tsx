'use client'
import { SelectField } from '@/components/ui/SelectField'
import { cx } from '@/components/ui/cx'
import { goalEffect } from '@/lib/projects/form/goals'
import { readPassport, type PassportGoal } from '@/lib/projects/form/passport'
import { useEditor, usePath } from './editor-context'
import { PathField, Place, Remarks, UnderField } from './PathField'
import { AddRow, RemoveRow } from './RowButtons'
import { useRows } from './use-rows'

const UNITS = 'passport-units'
const units = [
  'минут',
  'часов',
  'рабочих дней',
  'календарных дней',
  '%',
  'штук',
  'человек',
  'шагов',
  'подписей',
  'рублей',
]

function Direction({ path }: { path: string }) {
  const { text, set } = usePath(path)
  return (
    <Place path={path}>
      <SelectField
        name={path}
        label="Должен"
        value={text || 'LESS'}
        onChange={(event) => set(event.currentTarget.value)}
        options={[
          { value: 'LESS', label: 'снижаться' },
          { value: 'MORE', label: 'расти' },
        ]}
      />
      <UnderField path={path} />
    </Place>
  )
}

/** What is wrong with the numbers, over the whole width. */
function Errors({ paths }: { paths: readonly string[] }) {
  const { findings } = useEditor()
  const wrong = findings.filter(({ path, severity }) => severity === 'wrong' && paths.includes(path))
  return (
    <>
      {wrong.map(({ path, message }) => (
        <p key={path} aria-hidden="true" className="mt-2 text-sm text-danger">
          {message}
        </p>
      ))}
      {paths.map((path) => (
        <UnderField key={path} path={path} />
      ))}
    </>
  )
}

/** Goals with unit, direction, both values and what they promise. */
export function GoalRows() {
  const { fields } = useEditor()
  const goals = readPassport(fields).goals
  const rows = useRows(
    'goals',
    goals.map(({ id }) => id),
  )
  const goalOf = (id: string): PassportGoal | undefined => goals.find((goal) => goal.id === id)
  return (
    <Place path="goals">
      <datalist id={UNITS}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <div>
        {rows.ids.map((id, at) => {
          const goal = goalOf(id)
          const effect = goal ? goalEffect(goal) : null
          return (
            <fieldset key={id} data-row={id} className="min-w-0 border-b border-line pt-1 pb-4 not-first:pt-4">
              <legend className="sr-only">Цель {at + 1}</legend>
              <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-3">
                <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_9.5rem]">
                  <PathField path={`goals.${id}.name`} label={`Цель ${at + 1}: что измеряется`} />
                  <PathField path={`goals.${id}.unit`} label="Единица" list={UNITS} />
                </div>
                <div className="pt-8">
                  <RemoveRow rows={rows} id={id} label={`цель ${at + 1}`} />
                </div>
                <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-[9.5rem_minmax(0,1fr)_minmax(0,1fr)_6rem]">
                  <Direction path={`goals.${id}.direction`} />
                  <PathField path={`goals.${id}.current`} label="Сейчас" inputMode="decimal" bare />
                  <PathField path={`goals.${id}.target`} label="Цель" inputMode="decimal" bare />
                  <div className="text-right">
                    <p className="mb-1.5 font-medium">Эффект</p>
                    <output
                      className={cx(
                        'block py-2 text-lg font-semibold',
                        effect && (effect.better ? 'text-ok' : 'text-danger'),
                      )}
                    >
                      {effect?.text ?? '–'}
                    </output>
                  </div>
                </div>
              </div>
              <Errors paths={[`goals.${id}.current`, `goals.${id}.target`]} />
            </fieldset>
          )
        })}
      </div>
      <Remarks path="goals" />
      <AddRow rows={rows} label="Добавить цель" />
    </Place>
  )
}
