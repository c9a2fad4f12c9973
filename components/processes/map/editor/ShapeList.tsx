'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import type { Editor, Listed } from './modeler'

const kinds: Record<Listed['kind'], string> = { step: 'шаг', gateway: 'развилка', event: 'событие' }
const nameOf = ({ name, kind }: Listed): string => name || `${kinds[kind]} без названия`

type Props = { shapes: readonly Listed[]; selected: string | null; editor: () => Editor | null }

/** The same drawing by keys: a shape is chosen from the list, renamed, continued, taken out. */
export function ShapeList({ shapes, selected, editor }: Props) {
  const chosen = shapes.find(({ id }) => id === selected)
  const [fresh, setFresh] = useState<string | null>(null)
  const add = (kind: 'step' | 'gateway') => {
    if (chosen) setFresh(editor()?.addAfter(chosen.id, kind) ?? null)
  }
  return (
    <section aria-label="Фигуры рисунка">
      <h2 className="mb-2 text-lg">Фигуры</h2>
      <label className="block text-sm text-muted" htmlFor="map-shapes">
        Выберите шаг
      </label>
      <select
        id="map-shapes"
        size={8}
        className="mt-1 w-full rounded-ctl border border-control bg-surface p-1"
        value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) => editor()?.select(value)}
      >
        {shapes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.kind === 'step' || one.name === '' ? nameOf(one) : `${one.name} – ${kinds[one.kind]}`}
          </option>
        ))}
      </select>
      {chosen && (
        <div className="mt-3 grid gap-3">
          <ShapeName
            key={chosen.id}
            shape={chosen}
            isFresh={fresh === chosen.id}
            onName={(name) => editor()?.rename(chosen.id, name)}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="s" variant="quiet" onClick={() => add('step')}>
              Добавить шаг после
            </Button>
            <Button size="s" variant="quiet" onClick={() => add('gateway')}>
              Добавить развилку после
            </Button>
            <Button size="s" variant="danger" onClick={() => editor()?.remove(chosen.id)}>
              Убрать
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

type NameProps = { shape: Listed; isFresh: boolean; onName: (name: string) => void }

/** The name is in the drawing as soon as the field is left or Enter is pressed. */
function ShapeName({ shape, isFresh, onName }: NameProps) {
  const [typed, setTyped] = useState(shape.name)
  const [seen, setSeen] = useState(shape.name)
  const field = useRef<HTMLDivElement>(null)
  // Renamed on the drawing itself.
  if (seen !== shape.name) {
    setSeen(shape.name)
    setTyped(shape.name)
  }
  useEffect(() => {
    if (isFresh) field.current?.querySelector('input')?.focus()
  }, [isFresh])
  return (
    <div ref={field}>
      <TextField
        name="shape-name"
        label="Название"
        autoComplete="off"
        maxLength={300}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => onName(typed.trim())}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onName(typed.trim())
        }}
      />
    </div>
  )
}
