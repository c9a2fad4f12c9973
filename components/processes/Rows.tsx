'use client'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'

type Props<Row> = {
  legend: string
  hint?: string
  add: string
  rows: readonly Row[]
  empty: Row
  /** Draws a row: its place in what is sent, from 0, and its number for people, from 1. */
  draw: (row: Row, at: number, n: number) => ReactNode
  /** A row of one line, without visible labels. */
  dense?: boolean
  /** Told when a row is taken away, by its place. */
  onRemove?: (at: number) => void
  /** Another way to get rows: those for the form as it is filled in now. */
  offer?: { label: string; rows: (form: FormData) => readonly Row[]; none: string }
}

/** As many rows of fields as are needed. Names follow the places, so that an error stands at its row. */
export function Rows<Row>({ legend, hint, add, rows, empty, draw, dense, onRemove, offer }: Props<Row>) {
  const next = useRef(rows.length)
  const [said, setSaid] = useState('')
  const [shown, setShown] = useState(rows.map((row, key) => ({ row, key })))
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="text-sm text-muted">{hint}</p>}
      {shown.map(({ row, key }, at) => (
        <div
          key={key}
          className={cx(
            'grid items-start gap-3',
            dense
              ? 'mt-2 grid-cols-[minmax(0,1fr)_auto]'
              : 'mt-3 border-b border-line pb-4 md:grid-cols-[minmax(0,1fr)_auto]',
          )}
        >
          {draw(row, at, at + 1)}
          <Button
            variant="quiet"
            className={dense ? undefined : 'justify-self-start md:mt-[1.875rem]'}
            aria-label={`Убрать: ${legend.toLowerCase()}, строка ${at + 1}`}
            onClick={() => {
              setShown(shown.filter((one) => one.key !== key))
              onRemove?.(at)
            }}
          >
            Убрать
          </Button>
        </div>
      ))}
      <Button
        variant="quiet"
        size="s"
        className="mt-3"
        onClick={() => setShown([...shown, { row: empty, key: next.current++ }])}
      >
        {add}
      </Button>
      {offer && (
        <Button
          variant="quiet"
          size="s"
          className="mt-3 ml-2"
          onClick={({ currentTarget: { form } }) => {
            const more = form ? offer.rows(new FormData(form)) : []
            setSaid(more.length === 0 ? offer.none : '')
            setShown([...shown, ...more.map((row) => ({ row, key: next.current++ }))])
          }}
        >
          {offer.label}
        </Button>
      )}
      {said && (
        <p className="mt-2 text-sm text-muted" role="status">
          {said}
        </p>
      )}
    </fieldset>
  )
}
