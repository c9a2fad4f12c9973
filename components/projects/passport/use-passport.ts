'use client'
import { useRef, useState } from 'react'
import { sendJson } from '@/components/ui/api'
import { textEvents } from '@/components/ui/text-events'
import { useAutosave } from '@/components/ui/use-autosave'
import { isTextBackup, savedTexts, textMachine } from '@/lib/core/text-autosave'
import { localFields, passportState } from '@/lib/projects/passport/autosave'
import type { PassportLive, PassportView } from '@/lib/projects/passport/view'

const REFRESH_MS = 15_000

/** Whom the list holds is said by the name beside it: a clash over the hidden id alone is nobody's business. */
const silent = (path: string): boolean => path.endsWith('.personId')

/** The passport's texts with who else is at them and the state of the project as it is now. */
export function usePassport(tenant: string, view: PassportView) {
  const url = `/api/${tenant}/projects/${view.id}/passport`
  const [live, setLive] = useState<Pick<PassportLive, 'status' | 'refusal' | 'editors'>>({
    status: view.status,
    refusal: view.refusal,
    editors: view.editors,
  })
  /** Everything up to here has been seen: an own saving may come after a change of somebody else's. */
  const seen = useRef(view.version)
  const saving = useAutosave({
    machine: textMachine,
    editable: view.can.edit && view.refusal === null,
    prefix: `gemba:passport:${tenant}:${view.id}:${view.userKey}:`,
    isBackup: isTextBackup,
    everyMs: REFRESH_MS,
    start: () => passportState(view.fields, view.edits, view.version),
    send: async (entries, leaving) => {
      const edits = entries.map(([path, { local, base }]) => ({ path, base, text: local }))
      return textEvents(
        await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) }),
        entries,
        silent,
      )
    },
    look: async (state) => {
      const reply = await sendJson(`${url}?version=${seen.current}`, { method: 'GET' })
      if (reply?.status !== 200) return null
      const { fields, edits, version, status, refusal, editors } = reply.body as PassportLive
      seen.current = version
      setLive({ status, refusal, editors })
      return fields === null ? {} : savedTexts(fields, edits, version, Object.keys(state.entries))
    },
  })
  return { ...saving, live, fields: localFields(saving.state) }
}
