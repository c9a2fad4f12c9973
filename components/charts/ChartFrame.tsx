'use client'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { toast } from '@/components/ui/toast'
import { savePng, saveXlsx } from './export'

type Props = {
  title: string
  /** Without extension. */
  fileName: string
  /**
   * The same figures as a table: always there for screen readers, shown on «Таблица». First column is the row's
   * heading.
   */
  columns: string[]
  rows: (string | number)[][]
  /** A sentence that says what the drawing shows. */
  summary?: string
  children: ReactNode
}

const isFigure = (cell: string | number): boolean => typeof cell === 'number' || /^[+−-]?\d[\d\s]*(,\d+)?$/.test(cell)

/** Around every chart: title, drawing or table, and both to take away. */
export function ChartFrame({ title, fileName, columns, rows, summary, children }: Props) {
  const [asTable, setAsTable] = useState(false)
  const drawing = useRef<HTMLDivElement>(null)
  const png = async () => {
    try {
      if (drawing.current) await savePng(drawing.current, title, fileName)
    } catch {
      toast('Браузер не смог сохранить рисунок. Сохраните таблицу XLSX или распечатайте страницу.', 'warn')
    }
  }
  const xlsx = async () => {
    try {
      await saveXlsx(columns, rows, title, fileName)
    } catch {
      toast('Таблица не сохранилась: нет связи с порталом. Проверьте сеть и повторите.', 'danger')
    }
  }
  return (
    <figure className="chart min-w-0">
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="text-lg font-semibold">{title}</span>
        <span className="needs-script flex flex-wrap gap-x-4 text-sm print:hidden">
          <Button variant="text" size="s" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Таблица
          </Button>
          {!asTable && (
            <Button variant="text" size="s" onClick={() => void png()}>
              Сохранить PNG
            </Button>
          )}
          <Button variant="text" size="s" onClick={() => void xlsx()}>
            Сохранить XLSX
          </Button>
        </span>
      </figcaption>
      {summary && <p className="mb-2 text-sm text-muted">{summary}</p>}
      <div ref={drawing} aria-hidden="true" hidden={asTable} className="needs-script">
        {children}
      </div>
      <div
        className={asTable ? 'overflow-x-auto' : 'chart-table-quiet'}
        tabIndex={asTable ? 0 : undefined}
        role={asTable ? 'group' : undefined}
        aria-label={asTable ? `Таблица: ${title}` : undefined}
      >
        <table className="data-table-plain">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {columns.map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  data-numeric={(at > 0 && rows.every((row) => isFigure(row[at] ?? ''))) || undefined}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={column} data-numeric={isFigure(cell) || undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
