'use client'
import { Rows } from '@/components/processes/Rows'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import type { Scenario } from '@/lib/feedback/situation/content'
import { hypothesisLabels, hypothesisStates } from '@/lib/feedback/situation/labels'

/** The client's scenario as it is and as it should be, hypotheses, insights, figures of the target state. */
export function ScenarioFields({ scenario }: { scenario: Scenario }) {
  return (
    <>
      <TextArea
        name="history"
        label="Что было раньше"
        optional
        hint="Как эти люди уже имели дело с государством"
        defaultValue={scenario.history}
        maxLength={4000}
      />
      <TextArea name="asIs" label="Как сейчас" optional defaultValue={scenario.asIs} rows={5} maxLength={6000} />
      <TextArea
        name="toBe"
        label="Как должно быть: целевое состояние"
        optional
        defaultValue={scenario.toBe}
        rows={5}
        maxLength={6000}
      />
      <Rows
        legend="Показатели цели"
        add="Добавить показатель"
        rows={scenario.measures}
        empty={{ name: '', unit: '', before: '', target: '', now: '' }}
        draw={(row, at, n) => (
          <div className="grid gap-3 @container">
            <TextField
              name={`measures.${at}.name`}
              label={`Показатель ${n}`}
              defaultValue={row.name}
              maxLength={200}
              autoComplete="off"
            />
            <div className="grid gap-3 @[30rem]:grid-cols-4">
              {(
                [
                  ['before', 'Было'],
                  ['target', 'Цель'],
                  ['now', 'Сейчас'],
                  ['unit', 'Единица'],
                ] as const
              ).map(([field, label]) => (
                <TextField
                  key={field}
                  name={`measures.${at}.${field}`}
                  label={label}
                  defaultValue={row[field]}
                  maxLength={60}
                  autoComplete="off"
                />
              ))}
            </div>
          </div>
        )}
      />
      <Rows
        legend="Гипотезы"
        hint="Что предположили, чем проверили и что вышло"
        add="Добавить гипотезу"
        rows={scenario.hypotheses}
        empty={{ text: '', checkedBy: '', state: 'put' as const }}
        draw={(row, at, n) => (
          <div className="grid gap-3">
            <TextField
              name={`hypotheses.${at}.text`}
              label={`Гипотеза ${n}`}
              defaultValue={row.text}
              maxLength={500}
              autoComplete="off"
            />
            <TextField
              name={`hypotheses.${at}.checkedBy`}
              label="Чем проверена"
              defaultValue={row.checkedBy}
              maxLength={500}
              autoComplete="off"
            />
            <SelectField
              name={`hypotheses.${at}.state`}
              label="Что вышло"
              defaultValue={row.state}
              options={hypothesisStates.map((state) => ({ value: state, label: upperFirst(hypothesisLabels[state]) }))}
            />
          </div>
        )}
      />
      <TextArea
        name="insights"
        label="Открытия"
        optional
        hint="По одному в строке: чего не ждали, пока не поговорили с людьми"
        defaultValue={scenario.insights.join('\n')}
        maxLength={6000}
      />
    </>
  )
}
