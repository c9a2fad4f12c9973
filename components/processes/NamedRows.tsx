'use client'
import { TextField } from '@/components/ui/TextField'
import { useField } from '@/components/ui/form-context'
import { Rows } from './Rows'

type Named = { key: string; title: string }
type Props = { name: string; legend: string; hint: string; rows: readonly Named[] }

/** Words of a list that records refer to by their keys: a title may change, its key stays. */
export function NamedRows({ name, legend, hint, rows }: Props) {
  const { error, errorId } = useField(name)
  return (
    <div>
      <Rows
        legend={legend}
        hint={hint}
        add="Добавить"
        rows={rows}
        empty={{ key: '', title: '' }}
        draw={({ key, title }, at, n) => (
          <>
            <input type="hidden" name={`${name}.${at}.key`} value={key} />
            <TextField
              name={`${name}.${at}.title`}
              label={`${legend}: название ${n}`}
              hideLabel
              defaultValue={title}
              maxLength={200}
              autoComplete="off"
            />
          </>
        )}
        dense
      />
      {error && (
        <p id={errorId} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
