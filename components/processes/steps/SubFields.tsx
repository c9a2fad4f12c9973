'use client'
import { SelectField } from '@/components/ui/SelectField'
import { changesOf, type TableRow } from '@/lib/processes/steps/changes'
import type { StepData } from '@/lib/processes/steps/data'
import { fieldLabels, subTakesLabels } from '@/lib/processes/steps/labels'
import { useGrid } from './grid-context'

/** The process that the step is, and whose time and cost it takes. */
export function SubFields({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { subId, subTakes } = row.data
  const { subChoices, subs } = grid.view
  const chosen = subChoices.find(({ id }) => id === subId) ?? subs.find(({ id }) => id === subId)
  const known = subChoices.some(({ id }) => id === subId)
  if (!grid.editable && subId === null) return null
  const own = subChoices.find(({ id }) => id === subId)?.own ?? true
  return (
    <>
      <SelectField
        name={`${row.id}-sub`}
        label={fieldLabels.subId}
        disabled={!grid.editable}
        empty="нет: шаг сам по себе"
        value={subId ?? ''}
        options={[
          ...(chosen && !known ? [{ value: chosen.id, label: `${chosen.code} ${chosen.name}` }] : []),
          ...subChoices.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
        ]}
        onChange={({ currentTarget }) =>
          grid.apply('подпроцесс', changesOf(row.id, { subId: currentTarget.value || null, subTakes: 'own' }))
        }
      />
      {subId !== null && (
        <SelectField
          name={`${row.id}-sub-takes`}
          label={fieldLabels.subTakes}
          disabled={!grid.editable || !own}
          hint={
            own
              ? 'сумма – среднее одного прохода подпроцесса: ожидание, работа, роли, материалы, потери'
              : 'подпроцесс другого органа: его ставки – его, шаг берёт своё'
          }
          value={subTakes}
          options={Object.entries(subTakesLabels).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => grid.set(row.id, 'subTakes', currentTarget.value as StepData['subTakes'])}
        />
      )}
    </>
  )
}
