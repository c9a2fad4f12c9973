'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { isTextBackup, type TextBackup } from '@/lib/core/text-autosave'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { readBackups, writeBackup } from '@/components/ui/backup-store'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { againstOf } from '@/lib/processes/file/against'
import { MOST_SHOWN, type FilePreview } from '@/lib/processes/file/port'
import { refusalText } from '@/lib/processes/map/labels'
import { mapStatePaths } from '@/lib/processes/steps/labels'
import type { StepsView } from '@/lib/processes/steps/view'
import { useMapWorker } from '../../use-map-worker'
import { sendMap } from '../send-map'
import { Conflict } from './Conflict'
import type { Editor, Listed } from './modeler'
import { ShapeList } from './ShapeList'
import { Understood } from './Understood'

/** The file that the drawing is made of: `digest` tells the server which one it was. */
export type EditedFile = { text: string; process: string; digest: string; version: number; name: string }
type Props = { tenant: string; view: StepsView; file: EditedFile }

type Opened =
  | { at: 'opening' }
  | { at: 'open' }
  | { at: 'refused'; text: string }
  /** Another table than the one that was drawn over. */
  | { at: 'conflict' }

const LARGE = `На карте больше ${MOST_SHOWN} фигур: редактор рисунка с ней не справится. Правьте шаги в таблице.`
const LATER = 700

export function MapEditor({ tenant, view, file }: Props) {
  const editing = useEditing({ tenant, view, file })
  const { opened, box, shapes, selected, preview, dirty, saving, said, editor, backup } = editing
  const steps = `/${tenant}/office/processes/${view.processId}/steps?state=${mapStatePaths[view.state]}`
  if (opened.at === 'conflict')
    return <Conflict tenant={tenant} view={view} mine={editing.mine} onTake={editing.reset} />
  return (
    <>
      {backup && (
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
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Button onClick={() => void editing.save()} disabled={!dirty || saving}>
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
            className="map-editor h-[min(70vh,44rem)] min-h-96 rounded-card border border-line-strong"
            role="region"
            aria-label="Рисунок процесса"
          />
          <p className="mt-2 text-sm text-muted">
            Щёлкните фигуру – рядом появятся действия с ней; двойной щелчок – название. С клавиатуры: список справа; на
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

/** The editor's life: opening, changes with what the table makes of them, saving, what to do when others were quicker. */
function useEditing({ tenant, view, file }: Props) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const live = useRef<Editor | null>(null)
  const base = useRef(file)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [opened, setOpened] = useState<Opened>({ at: 'opening' })
  const [shapes, setShapes] = useState<Listed[]>([])
  const [selected, setSelected] = useState<string | null>(null)
  const [preview, setPreview] = useState<FilePreview | null>(null)
  const [dirty, setDirty] = useState(false)
  const [saving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const [mine, setMine] = useState({ base: '', xml: '', process: '', name: '' })
  const prefix = `gemba:map:${tenant}:${view.userKey}:${view.processId}:`
  const [backup, setBackup] = useState<TextBackup | null>(null)
  useLeaveGuard(dirty)

  const opening = useMapWorker((answer) => {
    if (answer.kind === 'opened' && answer.nodes <= MOST_SHOWN) void show(answer.xml)
    else if (answer.kind === 'opened') setOpened({ at: 'refused', text: LARGE })
    else setOpened({ at: 'refused', text: answer.kind === 'refused' ? refusalText(answer.reason) : CLOSED })
  })
  const comparing = useMapWorker((answer) => setPreview(answer.kind === 'preview' ? answer.preview : null))

  const compare = useEffectEvent(async () => {
    const editor = live.current
    if (!editor) return
    const xml = await editor.xml()
    const { text, process } = base.current
    writeBackup<string, string>(prefix, view.state, { content: xml, base: text, at: Date.now() })
    comparing.ask({ kind: 'drawing', base: text, xml, process, against: againstOf(view, { text, process }) })
  })
  const changed = useEffectEvent(() => {
    setDirty(true)
    setSaid('')
    setShapes(live.current?.shapes() ?? [])
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void compare(), LATER)
  })
  const show = async (xml: string) => {
    if (!box.current) return
    try {
      const { openEditor } = await import('./modeler')
      if (!box.current) return
      live.current ??= openEditor(box.current, { changed: () => changed(), selected: setSelected })
      await live.current.open(xml)
      setShapes(live.current.shapes())
      setOpened({ at: 'open' })
    } catch (error) {
      console.error(error)
      setOpened({ at: 'refused', text: CLOSED })
    }
  }
  const begin = useEffectEvent(() => {
    const { [view.state]: kept } = readBackups<string, string>(prefix, isTextBackup)
    if (kept) setBackup(kept)
    opening.ask({ kind: 'open', text: file.text })
  })
  useEffect(() => {
    begin()
    return () => {
      clearTimeout(timer.current)
      live.current?.close()
      live.current = null
    }
  }, [])

  // After a saving the map is opened anew from what the database tells.
  const renew = useEffectEvent(() => {
    if (dirty || base.current.digest === file.digest) return
    base.current = file
    setPreview(null)
    opening.ask({ kind: 'open', text: file.text })
  })
  useEffect(() => renew(), [file.digest])

  const save = async () => {
    const editor = live.current
    if (!editor) return
    setSaving(true)
    setSaid('')
    const xml = await editor.xml()
    const { version, digest, text, process } = base.current
    const query = new URLSearchParams({ state: mapStatePaths[view.state], version: String(version), base: digest })
    const url = `/api/${tenant}/processes/${view.processId}/map/file?${query}`
    const answer = await sendMap(url, { method: 'PUT', body: xml })
    setSaving(false)
    if (answer.ok) {
      setDirty(false)
      writeBackup(prefix, view.state, null)
      setSaid(`Сохранено. ${answer.value.text}.`)
    } else if (answer.conflict) {
      setMine({ base: text, xml, process, name: file.name })
      setOpened({ at: 'conflict' })
    } else setSaid(answer.message)
    if (answer.ok || answer.conflict) router.refresh()
  }
  const forget = () => {
    writeBackup(prefix, view.state, null)
    setBackup(null)
  }
  const restore = () => {
    if (!backup) return
    setBackup(null)
    if (backup.base === base.current.text) {
      void show(backup.content).then(() => changed())
      return
    }
    setMine({ base: backup.base, xml: backup.content, process: base.current.process, name: file.name })
    setOpened({ at: 'conflict' })
  }
  const reset = () => {
    writeBackup(prefix, view.state, null)
    setDirty(false)
    router.refresh()
    window.location.reload()
  }
  const editor = () => live.current
  return {
    opened,
    box,
    shapes,
    selected,
    preview,
    dirty,
    saving,
    said,
    mine,
    backup,
    editor,
    save,
    forget,
    restore,
    reset,
  }
}

const CLOSED = 'Рисунок не открылся. Обновите страницу; если не поможет, правьте шаги в таблице.'
