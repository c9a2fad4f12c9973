'use client'
import { Button } from '@/components/ui/Button'
import type { TableRow } from '@/lib/processes/steps/changes'
import { columnOf } from '@/lib/processes/steps/columns'
import { readPart, writeFigure } from '@/lib/processes/steps/figure-text'
import { DetailField } from './DetailField'
import { useGrid } from './grid-context'

/** Who works, a line each with a share; a new name makes a new role of the agency. */
export function RoleFields({ row }: { row: TableRow }) {
  const grid = useGrid()
  const { roles } = row.data
  const listId = `${row.id}-roles`
  const named = (name: string) => columnOf('roles').read(name, row.data, grid.context).values.roles?.[0]
  return (
    <fieldset className="step-fields" disabled={!grid.editable}>
      <legend className="font-medium">Роли и доли рабочего времени</legend>
      <datalist id={listId}>
        {grid.roles.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {roles.map(({ role, share, name }, i) => (
        <div key={role} className="step-option">
          <DetailField
            label={`Роль ${i + 1}`}
            value={name ?? grid.context.roles.byId(role) ?? '?'}
            maxLength={200}
            list={listId}
            disabled={!grid.editable}
            onCommit={(text) => {
              const found = named(text.replaceAll(';', ' '))
              grid.set(
                row.id,
                'roles',
                roles.flatMap((one, at) => (at !== i ? [one] : found ? [{ ...found, share }] : [])),
              )
            }}
          />
          <DetailField
            label="Доля"
            value={writeFigure(share)}
            maxLength={60}
            disabled={!grid.editable}
            onCommit={(text) =>
              grid.set(
                row.id,
                'roles',
                roles.map((one, at) => (at === i ? { ...one, share: readPart(text) } : one)),
              )
            }
          />
          <Button
            size="s"
            variant="text"
            onClick={() =>
              grid.set(
                row.id,
                'roles',
                roles.filter((_, at) => at !== i),
              )
            }
          >
            Убрать роль {i + 1}
          </Button>
        </div>
      ))}
      <DetailField
        key={roles.length}
        label="Добавить роль"
        value=""
        maxLength={200}
        list={listId}
        disabled={!grid.editable}
        onCommit={(text) => {
          const found = named(text.replaceAll(';', ' '))
          if (found && !roles.some(({ role }) => role === found.role)) grid.set(row.id, 'roles', [...roles, found])
        }}
      />
    </fieldset>
  )
}
