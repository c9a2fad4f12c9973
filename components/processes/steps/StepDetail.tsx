'use client'
import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import type { TableRow } from '@/lib/processes/steps/changes'
import type { StepData } from '@/lib/processes/steps/data'
import { readFigure, writeFigure } from '@/lib/processes/steps/figure-text'
import { asksLabels, fieldLabels, valueLabels } from '@/lib/processes/steps/labels'
import { readMaterials, writeMaterials } from '@/lib/processes/steps/role-text'
import { DetailField } from './DetailField'
import { useGrid } from './grid-context'
import { NextFields } from './NextFields'
import { PlaceFields } from './PlaceFields'
import { RoleFields } from './RoleFields'
import { SubFields } from './SubFields'
import { useTable } from './table-context'
import { WasteFields } from './WasteFields'

type Props = { row: TableRow; number: number; last: number }

/** All fields of a step; on a narrow screen the only place of some. */
export function StepDetail({ row, number, last }: Props) {
  const { rows, start } = useTable()
  const first = (start ?? rows[0]?.id) === row.id
  return (
    <section aria-label={`Шаг ${number}: все поля`} className="step-detail">
      <RoleFields row={row} />
      <NextFields row={row} steps={rows.map(({ id, data }) => ({ id, name: data.name }))} />
      <div className="step-fields">
        <Kinds row={row} />
        <PlaceFields row={row} first={first} />
        <SubFields row={row} />
      </div>
      <WasteFields row={row} />
      <Papers row={row} />
      <Checks row={row} />
      <Actions row={row} number={number} last={last} />
    </section>
  )
}

function Kinds({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { data } = row
  return (
    <>
      <SelectField
        name={`${row.id}-asks`}
        label={fieldLabels.asks}
        disabled={!grid.editable}
        empty="нет"
        value={data.asks ?? ''}
        options={Object.entries(asksLabels).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => grid.set(row.id, 'asks', (currentTarget.value || null) as StepData['asks'])}
      />
      <SelectField
        name={`${row.id}-value`}
        label={fieldLabels.value}
        disabled={!grid.editable}
        value={data.value}
        options={Object.entries(valueLabels).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => grid.set(row.id, 'value', currentTarget.value as StepData['value'])}
      />
    </>
  )
}

function Papers({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { data } = row
  const text = (field: 'documentsIn' | 'documentsOut' | 'system', maxLength: number) => (
    <DetailField
      label={fieldLabels[field]}
      value={data[field]}
      maxLength={maxLength}
      disabled={!grid.editable}
      onCommit={(value) => grid.set(row.id, field, value.trim())}
    />
  )
  return (
    <div className="step-fields">
      {text('documentsIn', 1000)}
      {text('documentsOut', 1000)}
      {text('system', 300)}
      <DetailField
        label={fieldLabels.materials}
        hint="через «;», количество после названия: «Бумага 3; Бланк»"
        value={writeMaterials(data.materials, grid.context.materials)}
        disabled={!grid.editable}
        onCommit={(value) => grid.set(row.id, 'materials', readMaterials(value, grid.context.materials).slice(0, 50))}
      />
      <DetailField
        label={fieldLabels.fixedCost}
        value={writeFigure(data.fixedCost)}
        maxLength={60}
        disabled={!grid.editable}
        onCommit={(value) => grid.set(row.id, 'fixedCost', value.trim() === '' ? '0' : readFigure(value))}
      />
      <label className="flex items-center gap-2 self-end text-dense">
        <input
          type="checkbox"
          checked={data.outside}
          disabled={!grid.editable}
          onChange={({ currentTarget }) => grid.set(row.id, 'outside', currentTarget.checked)}
        />
        Несут другие: федеральный орган, муниципалитет, заявитель – в стоимость процесса не входит
      </label>
    </div>
  )
}

const noCheck = { what: '', by: '', sign: '' }

function Checks({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { data } = row
  const check = data.check ?? noCheck
  const set = (more: Partial<typeof noCheck>) => {
    const next = { ...check, ...more }
    grid.set(row.id, 'check', Object.values(next).some((text) => text.trim() !== '') ? next : null)
  }
  return (
    <fieldset className="step-fields" disabled={!grid.editable}>
      <legend className="font-medium">{fieldLabels.check}</legend>
      <DetailField
        label="Что проверяется"
        value={check.what}
        maxLength={500}
        disabled={!grid.editable}
        onCommit={(what) => set({ what })}
      />
      <DetailField
        label="Кто проверяет"
        value={check.by}
        maxLength={200}
        disabled={!grid.editable}
        onCommit={(by) => set({ by })}
      />
      <DetailField
        label="Признак брака"
        value={check.sign}
        maxLength={500}
        disabled={!grid.editable}
        onCommit={(sign) => set({ sign })}
      />
    </fieldset>
  )
}

function Actions({ row, number, last }: Props) {
  const grid = useGrid()
  if (!grid.editable) return null
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="s" variant="quiet" disabled={number === 1} onClick={() => grid.shift(row.id, -1)}>
        Выше
      </Button>
      <Button size="s" variant="quiet" disabled={number === last} onClick={() => grid.shift(row.id, 1)}>
        Ниже
      </Button>
      <Button size="s" variant="quiet" onClick={() => grid.addBelow(row.id)}>
        Новый шаг ниже
      </Button>
      <Button size="s" variant="danger" onClick={() => grid.remove([row.id])}>
        Убрать шаг
      </Button>
    </div>
  )
}
