'use client'
import { Button } from '@/components/ui/Button'
import { useGrid } from './grid-context'

const keys: [string, string][] = [
  ['Enter', 'вниз'],
  ['Tab', 'вправо'],
  ['Ctrl+Enter', 'новый шаг ниже'],
  ['Alt+↑↓', 'переставить'],
  ['Delete на №', 'убрать'],
  ['Enter на №', 'все поля'],
  ['Ctrl+C', 'строки в Excel'],
  ['Ctrl+V', 'строки из Excel'],
  ['Ctrl+Z', 'отменить'],
  ['Esc, затем Tab', 'выйти из таблицы'],
]

/** A new step, undo and redo for a hand without a keyboard, and the keys for the others. */
export function KeyLine({ canUndo, canRedo }: { canUndo: boolean; canRedo: boolean }) {
  const grid = useGrid()
  return (
    <div className="step-keys">
      <span className="flex flex-wrap gap-2">
        <Button size="s" variant="quiet" onClick={() => grid.addBelow(null)}>
          + Шаг
        </Button>
        <Button size="s" variant="quiet" disabled={!canUndo} onClick={() => grid.undo()}>
          Отменить
        </Button>
        <Button size="s" variant="quiet" disabled={!canRedo} onClick={() => grid.redo()}>
          Повторить
        </Button>
      </span>
      <ul>
        {keys.map(([key, words]) => (
          <li key={key}>
            <kbd>{key}</kbd> {words}
          </li>
        ))}
      </ul>
    </div>
  )
}
