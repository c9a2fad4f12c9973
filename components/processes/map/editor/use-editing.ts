'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readBackups, writeBackup } from '@/components/ui/backup-store'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { isTextBackup, type TextBackup } from '@/lib/core/text-autosave'
import { againstOf } from '@/lib/processes/file/against'
import { MOST_SHOWN, type FilePreview } from '@/lib/processes/file/port'
import { refusalText } from '@/lib/processes/map/labels'
import { mapStatePaths } from '@/lib/processes/model/states'
import type { StepsView } from '@/lib/processes/steps/view'
import { useMapWorker } from '../../use-map-worker'
import { sendMap } from '../send-map'
import type { Mine } from './Conflict'
import type { Editor } from './modeler'
import { useLiveEditor } from './use-live-editor'

/** The file that is drawn over: `digest` tells the server which one it was. */
type EditedFile = { text: string; process: string; digest: string; version: number; name: string }
export type EditingProps = { tenant: string; view: StepsView; file: EditedFile }

type Opened =
  | { at: 'opening' }
  | { at: 'open' }
  | { at: 'refused'; text: string }
  /** Others were quicker: what is drawn is compared with the table as it is now. */
  | { at: 'conflict'; mine: Mine }

const LARGE = `На карте больше ${MOST_SHOWN} фигур: редактор рисунка с ней не справится. Правьте шаги в таблице.`
const CLOSED = 'Рисунок не открылся. Обновите страницу; если не поможет, правьте шаги в таблице.'
/** Pause after the last change before the table is asked what it makes of it. */
const LATER = 700

/** What this browser holds of a drawing that is not saved. */
function useBackup({ tenant, view }: EditingProps) {
  const prefix = `gemba:map:${tenant}:${view.userKey}:${view.processId}:`
  const [backup, setBackup] = useState<TextBackup | null>(null)
  const look = () => setBackup(readBackups<string, string>(prefix, isTextBackup)[view.state] ?? null)
  const keep = (content: string, base: string) =>
    writeBackup<string, string>(prefix, view.state, { content, base, at: Date.now() })
  const drop = () => {
    writeBackup(prefix, view.state, null)
    setBackup(null)
  }
  return { backup, look, keep, drop, hide: () => setBackup(null) }
}

/** What the table makes of the drawing, a moment after the last change. */
function useUnderstood(view: StepsView, keep: (xml: string, base: string) => void) {
  const [preview, setPreview] = useState<FilePreview | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { ask } = useMapWorker((answer) => setPreview(answer.kind === 'preview' ? answer.preview : null))
  useEffect(() => () => clearTimeout(timer.current), [])
  const later = (editor: Editor, { text, process }: EditedFile) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void editor.xml().then((xml) => {
        keep(xml, text)
        ask({ kind: 'drawing', base: text, xml, process, against: againstOf(view, { text, process }) })
      })
    }, LATER)
  }
  const forget = () => {
    clearTimeout(timer.current)
    setPreview(null)
  }
  return { preview, later, forget }
}

/** The editor's life: opening, changes, saving, and what to do when others were quicker. */
export function useEditing(props: EditingProps) {
  const { view, file } = props
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const base = useRef(file)
  const [opened, setOpened] = useState<Opened>({ at: 'opening' })
  const [dirty, setDirty] = useState(false)
  const [saving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const backups = useBackup(props)
  const understood = useUnderstood(view, backups.keep)
  useLeaveGuard(dirty)
  const { editor, show, shapes, selected } = useLiveEditor(box, (live) => {
    setDirty(true)
    setSaid('')
    understood.later(live, base.current)
  })
  const open = async (xml: string) => setOpened((await show(xml)) ? { at: 'open' } : { at: 'refused', text: CLOSED })
  const { ask } = useMapWorker((answer) => {
    if (answer.kind === 'opened' && answer.nodes <= MOST_SHOWN) void open(answer.xml)
    else if (answer.kind === 'opened') setOpened({ at: 'refused', text: LARGE })
    else setOpened({ at: 'refused', text: answer.kind === 'refused' ? refusalText(answer.reason) : CLOSED })
  })
  const begin = useEffectEvent(() => {
    backups.look()
    ask({ kind: 'open', text: file.text })
  })
  useEffect(() => begin(), [])
  // After a saving the map is opened anew from what the database tells.
  const renew = useEffectEvent(() => {
    if (dirty || base.current.digest === file.digest) return
    base.current = file
    understood.forget()
    ask({ kind: 'open', text: file.text })
  })
  useEffect(() => renew(), [file.digest])

  const { save, saveRefused } = useSaving(props, base, {
    done: (text) => {
      setDirty(false)
      backups.drop()
      setSaid(`Сохранено. ${text}.`)
      router.refresh()
    },
    conflict: (mine) => {
      setOpened({ at: 'conflict', mine })
      router.refresh()
    },
    said: setSaid,
    saving: setSaving,
  })
  const restore = () => {
    const { backup } = backups
    if (!backup) return
    backups.hide()
    if (backup.base !== base.current.text)
      return setOpened({ at: 'conflict', mine: { ...base.current, text: backup.base, xml: backup.content } })
    void open(backup.content).then(() => {
      const live = editor()
      setDirty(true)
      if (live) understood.later(live, base.current)
    })
  }
  const reset = () => {
    backups.drop()
    window.location.reload()
  }
  return {
    ...{ opened, box, shapes, selected, dirty, saving, said, editor, restore, reset, saveRefused },
    preview: understood.preview,
    backup: backups.backup,
    forget: backups.drop,
    save: () => {
      const live = editor()
      if (live) void save(live)
    },
  }
}

type SavingTold = {
  done: (text: string) => void
  conflict: (mine: Mine) => void
  said: (text: string) => void
  saving: (is: boolean) => void
}

function useSaving({ tenant, view }: EditingProps, base: { current: EditedFile }, told: SavingTold) {
  const [saveRefused, setRefused] = useState('')
  const save = async (live: Editor) => {
    told.saving(true)
    told.said('')
    setRefused('')
    const xml = await live.xml()
    const given = base.current
    const query = new URLSearchParams({
      state: mapStatePaths[view.state],
      version: String(given.version),
      base: given.digest,
    })
    const url = `/api/${tenant}/processes/${view.processId}/map/file?${query}`
    const answer = await sendMap(url, { method: 'PUT', body: xml })
    told.saving(false)
    if (answer.ok) told.done(answer.value.text)
    else if (answer.conflict)
      told.conflict({ text: given.text, process: given.process, name: given.name, xml, stale: given.version })
    else setRefused(answer.message)
  }
  return { save, saveRefused }
}
