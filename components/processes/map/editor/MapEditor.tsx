'use client'
import type { CSSProperties } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { light } from '@/lib/processes/map/palette'
import { mapStatePaths } from '@/lib/processes/model/states'
import { Conflict } from './Conflict'
import { ShapeList } from './ShapeList'
import { Understood } from './Understood'
import { useEditing, type EditingProps } from './use-editing'

/** A light sheet in every theme, so that the editor's mark is seen as its makers want it. */
const sheet = {
  ...Object.fromEntries(Object.entries(light).map(([name, value]) => [`--${name}`, value])),
  '--line-strong': light.strong,
  '--accent-soft': light.sunken,
  '--control': light.muted,
  background: light.paper,
  color: light.ink,
} as CSSProperties

/** The map in the drawing editor, with the list of its shapes and what the table makes of the drawing beside it. */
export function MapEditor(props: EditingProps) {
  const { tenant, view } = props
  const editing = useEditing(props)
  const { opened, box, shapes, selected, preview, dirty, saving, said, editor, backup } = editing
  const steps = `/${tenant}/office/processes/${view.processId}/steps?state=${mapStatePaths[view.state]}`
  if (opened.at === 'conflict')
    return <Conflict tenant={tenant} view={view} mine={opened.mine} onTake={editing.reset} />
  return (
    <>
      {backup && opened.at === 'open' && (
        <Notice
          tone="warn"
          title="В этом браузере остался несохранённый рисунок"
          className="mb-4"
          action={
            <span className="flex gap-3">
              <Button onClick={editing.restore}>Продолжить его</Button>
              <Button variant="quiet" onClick={editing.forget}>
                Удалить
              </Button>
            </span>
          }
        />
      )}
      {opened.at === 'refused' && (
        <Notice tone="danger" live className="mb-4" action={<a href={steps}>Открыть таблицу шагов</a>}>
          {opened.text}
        </Notice>
      )}
      {editing.saveRefused && (
        <Notice tone="danger" title="Не сохранено" live className="mb-4">
          {editing.saveRefused}
        </Notice>
      )}
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Button onClick={editing.save} disabled={!dirty || saving}>
          {saving ? 'Сохраняется…' : 'Сохранить'}
        </Button>
        <Button variant="quiet" size="s" onClick={() => editor()?.undo()}>
          Отменить
        </Button>
        <Button variant="quiet" size="s" onClick={() => editor()?.redo()}>
          Вернуть
        </Button>
        <Button variant="quiet" size="s" onClick={() => editor()?.whole()}>
          Вся карта
        </Button>
        <a href={steps}>То же таблицей</a>
        <span role="status" className="text-sm text-muted">
          {said || (dirty ? 'Не сохранено' : '')}
        </span>
      </div>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {opened.at === 'opening' && <Progress label="Карта открывается" />}
          <div
            ref={box}
            style={sheet}
            className="map-editor h-[min(70vh,44rem)] min-h-96 rounded-card border border-line-strong"
            role="region"
            aria-label="Рисунок процесса"
          />
          <p className="mt-2 text-sm text-muted">
            Щёлкните фигуру – рядом появятся действия с ней; двойной щелчок – название. С клавиатуры: список фигур; на
            рисунке – стрелки, Delete, Ctrl+Z, F – поиск.
          </p>
        </div>
        <div className="grid content-start gap-6">
          <ShapeList key={view.version} shapes={shapes} selected={selected} editor={editor} />
          <Understood preview={preview} />
        </div>
      </div>
    </>
  )
}
