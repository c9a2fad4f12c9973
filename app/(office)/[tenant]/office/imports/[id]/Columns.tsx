'use client'
import { chooseImportAction } from '../action'
import { ActionForm } from '@/components/ui/ActionForm'
import { cx } from '@/components/ui/cx'
import { count } from '@/lib/core/format'
import type { DraftView } from '@/lib/imports/queries'
import { knownLabels, stateLabels } from '@/lib/imports/view'

type Props = { draft: DraftView; id: string; version: number; tenant: string }
type Column = DraftView['columns'][number]

const cellClass = 'max-w-[18rem] truncate border border-line px-2 py-1 align-top'

/** The sheet as it stands there, with a field over each column: it is taken to where its field points. */
export function Columns({ draft, id, version, tenant }: Props) {
  const { columns, fields, grid } = draft
  const used = columns.filter(({ field }) => field !== null).length
  const shown = columns.filter((column) => column.title !== '' || column.filled > 0)
  return (
    <ActionForm
      key={version}
      action={chooseImportAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel="Применить столбцы"
      variant="quiet"
      size="s"
      quiet
    >
      <div className="min-w-0">
        <p className="mb-2 text-muted">
          {count(used, 'столбец', 'столбца', 'столбцов')} из {shown.length} берём. Столбец попадает туда, куда
          показывает его поле; выбор запомнится для таких таблиц.
        </p>
        <div
          className="overflow-x-auto rounded-card border border-line-strong bg-surface"
          role="region"
          aria-label="Таблица из файла"
          tabIndex={0}
        >
          <table className="w-full border-collapse text-dense">
            <caption className="sr-only">Как портал прочитал таблицу</caption>
            <thead>
              <tr className="bg-accent-soft">
                <th scope="col" className="sticky left-0 bg-sunken px-2 py-1 font-normal text-muted">
                  №
                </th>
                {shown.map((column) => (
                  <Field key={column.at} column={column} fields={fields} />
                ))}
                <th scope="col" className="min-w-44 px-2 py-1 text-left font-normal text-muted">
                  Как понял портал
                </th>
              </tr>
            </thead>
            <tbody>
              {grid.rows.map((row) => (
                <tr
                  key={row.number}
                  className={cx(
                    row.role !== 'record' && row.role !== 'header' && 'text-muted',
                    row.role === 'header' && 'bg-sunken font-semibold',
                  )}
                >
                  <th scope="row" className="sticky left-0 bg-sunken px-2 py-1 text-center font-normal text-muted">
                    {row.number}
                  </th>
                  {shown.map(({ at, forbidden }) => {
                    const cell = row.cells[at]
                    return (
                      <td
                        key={at}
                        title={cell?.text}
                        className={cx(
                          cellClass,
                          cell?.merged && 'text-muted',
                          cell?.mark === 'refuse' &&
                            'font-semibold text-danger outline-2 -outline-offset-2 outline-danger outline-solid',
                          cell?.mark === 'doubt' &&
                            'font-semibold text-warn outline-2 -outline-offset-2 outline-warn outline-solid',
                        )}
                      >
                        {forbidden ? (
                          <span className="text-muted">{row.role === 'record' ? 'скрыто' : ''}</span>
                        ) : (
                          cell?.text
                        )}
                      </td>
                    )
                  })}
                  <td className="border border-line px-2 py-1">
                    {row.state ? (
                      <span className={stateLabels[row.state].tone}>
                        {stateLabels[row.state].sign} {stateLabels[row.state].one}
                      </span>
                    ) : (
                      row.word
                    )}
                    {row.hidden && <span className="text-muted"> (скрыта)</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {grid.cut > 0 && (
          <p className="mt-2 text-muted">
            Здесь показано начало; ещё {count(grid.cut, 'строка', 'строки', 'строк')} – в разборе ниже.
          </p>
        )}
      </div>
    </ActionForm>
  )
}

function Field({ column, fields }: { column: Column; fields: DraftView['fields'] }) {
  const { at, letter, title, field, how, hidden, forbidden } = column
  return (
    <th scope="col" className="min-w-36 border border-line px-1.5 py-1.5 text-left align-top font-normal">
      <span className="block text-center text-sm text-muted">
        {letter}
        {hidden && ' · скрыт'}
      </span>
      {forbidden ? (
        <span className="block text-sm text-muted">личные данные, не берём</span>
      ) : (
        <select
          name={`columns.c${at}`}
          defaultValue={field ?? ''}
          aria-label={`Поле для столбца ${letter}${title === '' ? '' : ` «${title}»`}`}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
          className={cx(
            'w-full rounded-ctl border bg-surface px-1.5 py-1.5',
            field === null ? 'border-control text-muted' : 'border-accent font-semibold',
          )}
        >
          <option value="">не брать</option>
          {fields.map((one) => (
            <option key={one.field} value={one.field}>
              {one.title}
              {one.left ? ' (показать)' : ''}
            </option>
          ))}
        </select>
      )}
      {how && !forbidden && <small className="mt-1 block text-sm leading-tight text-muted">{knownLabels[how]}</small>}
    </th>
  )
}
