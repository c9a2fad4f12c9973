'use client'
import { wasteLabels } from '@/lib/processes/model/labels'
import { wasteKinds } from '@/lib/processes/model/types'
import type { TableRow } from '@/lib/processes/steps/changes'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { readWastes } from '@/lib/processes/steps/waste-text'
import { writeFigure } from '@/lib/processes/steps/figure-text'
import { upperFirst } from '@/lib/core/format'
import { DetailField } from './DetailField'
import { useGrid } from './grid-context'

/** Minutes of each of the eight kinds, with a note. */
export function WasteFields({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { wastes, wasteNote } = row.data
  return (
    <fieldset className="step-fields" disabled={!grid.editable}>
      <legend className="font-medium">{fieldLabels.wastes}</legend>
      {wasteKinds.map((kind) => (
        <DetailField
          key={kind}
          label={upperFirst(wasteLabels[kind])}
          value={writeFigure(wastes[kind] ?? '')}
          maxLength={60}
          disabled={!grid.editable}
          onCommit={(text) => {
            const read =
              text.trim() === '' ? {} : readWastes(`${wasteLabels[kind]} ${text}`, grid.context.dayMinutes).wastes
            const { [kind]: _old, ...others } = wastes
            grid.set(row.id, 'wastes', { ...others, ...read })
          }}
        />
      ))}
      <DetailField
        label={fieldLabels.wasteNote}
        value={wasteNote}
        rows={2}
        disabled={!grid.editable}
        onCommit={(text) => grid.set(row.id, 'wasteNote', text.trim())}
      />
    </fieldset>
  )
}
