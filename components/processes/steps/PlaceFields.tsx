'use client'
import { SelectField } from '@/components/ui/SelectField'
import { START } from '@/lib/processes/steps/cells'
import { changesOf, type TableRow } from '@/lib/processes/steps/changes'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { useGrid } from './grid-context'

/** Whose step it is, and which one «как есть» it came of. */
export function PlaceFields({ row, first }: { row: TableRow; first: boolean }) {
  const grid = useGrid()
  const { agencies, agency, unitId, state, origins } = grid.view
  const { data } = row
  const ownAgency = data.agencyId ?? agency.id
  const units = agencies.find(({ id }) => id === ownAgency)?.units ?? []
  const chosenUnit = data.unitId ?? (ownAgency === agency.id ? unitId : null)
  return (
    <>
      <SelectField
        name={`${row.id}-agency`}
        label={fieldLabels.agencyId}
        disabled={!grid.editable}
        value={ownAgency}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) =>
          grid.apply('орган шага', changesOf(row.id, { agencyId: currentTarget.value, unitId: null }))
        }
      />
      <SelectField
        name={`${row.id}-unit`}
        label={fieldLabels.unitId}
        disabled={!grid.editable}
        empty={ownAgency === agency.id ? 'как у процесса' : 'не указано'}
        value={chosenUnit ?? ''}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => grid.set(row.id, 'unitId', currentTarget.value || null)}
      />
      {state === 'TO_BE' && (
        <SelectField
          name={`${row.id}-origin`}
          label="Чему соответствует в «как есть»"
          disabled={!grid.editable}
          empty="новый шаг"
          value={data.fromId ?? ''}
          options={origins.map(({ id, number, name }) => ({ value: id, label: `${number}. ${name}` }))}
          onChange={({ currentTarget }) => grid.set(row.id, 'fromId', currentTarget.value || null)}
        />
      )}
      {!first && grid.editable && (
        <button
          type="button"
          className="self-end justify-self-start text-dense text-accent underline underline-offset-3"
          onClick={() => grid.apply('начало процесса', [{ path: START, text: row.id }])}
        >
          Процесс начинается с этого шага
        </button>
      )}
      {first && <p className="self-end text-dense text-muted">Процесс начинается с этого шага.</p>}
    </>
  )
}
