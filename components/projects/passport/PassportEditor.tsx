'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo } from 'react'
import type { FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { passportSheet, type PassportSheet } from '@/lib/projects/passport/sheet'
import { checkPassport, isReady } from '@/lib/projects/passport/check'
import type { PassportView } from '@/lib/projects/passport/view'
import { CheckList } from './CheckList'
import { EditorContext, type Editor } from './editor-context'
import { EditorBar } from './EditorBar'
import { ImportNotes } from './ImportNotes'
import { PassportPaper } from './PassportPaper'
import { Remarks } from './PathField'
import { PeopleList } from './PeopleFields'
import { usePassport } from './use-passport'
import { PassportFields } from './PassportFields'

type Props = { tenant: string; view: PassportView; remarkAction: FormAction; doubtAction: FormAction }

/** The passport in the browser: the form at the left, the document as it will look at the right. */
export function PassportEditor({ tenant, view, remarkAction, doubtAction }: Props) {
  const saving = usePassport(tenant, view)
  const { state, fields, live, offered, edit, resolve, retry, restore, discard } = saving
  const router = useRouter()
  // Somebody submitted or cancelled it meanwhile: the rest of the page follows.
  useEffect(() => {
    if (live.refusal !== view.refusal || live.status !== view.status) router.refresh()
  }, [live, view.refusal, view.status, router])

  const findings = useMemo(() => checkPassport(view.form, fields, view.doubts), [view.form, view.doubts, fields])
  const sheet = useMemo(
    () =>
      passportSheet({
        number: view.number,
        kind: view.kind,
        agencyName: view.agency.name,
        form: view.form,
        fields,
        version: '',
        isDemo: view.isDemo,
      }),
    [view, fields],
  )
  const marked = useMemo(
    () => new Set(findings.filter(({ severity }) => severity === 'wrong').map(({ path }) => path)),
    [findings],
  )
  const editor: Editor = {
    tenant,
    timeZone: view.timeZone,
    fields,
    entryOf: (path) => state.entries[path],
    edit,
    resolve,
    findings,
    remarks: view.remarks,
    people: view.people,
    remarkAction,
  }
  const base = `/${tenant}/office/projects/${view.id}`
  const lost = Object.values(offered)
  const compareWith = view.approved?.number ?? (view.lastNumber || null)

  return (
    <EditorContext value={editor}>
      <PeopleList />
      <div className="-mx-4 -mt-5 -mb-12 md:-mx-8">
        <EditorBar
          state={state}
          timeZone={view.timeZone}
          signInHref={`/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(`${base}/passport`)}`}
          onRetry={retry}
          draft={view.lastNumber + 1}
          editors={live.editors}
          ready={isReady(findings)}
          documentHref={`/api/${tenant}/projects/${view.id}/passport`}
          compare={
            compareWith === null
              ? null
              : { number: compareWith, href: `${base}/passport/versions/compare?a=${compareWith}&b=work` }
          }
          submitHref={view.can.submit ? `${base}/passport/submit` : null}
        />
        <div className="grid grid-cols-1 @min-[72rem]/page:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
          <div className="w-full max-w-[50rem] min-w-0 px-4 pt-5 pb-16 md:px-8 print:hidden">
            {lost.length > 0 && (
              <Unsaved
                since={new Date(Math.max(...lost.map(({ at }) => at)))}
                fields={lost.length}
                timeZone={view.timeZone}
                onRestore={restore}
                onDiscard={discard}
              />
            )}
            <CheckList findings={findings} remarks={view.remarks} />
            <ImportNotes
              tenant={tenant}
              projectId={view.id}
              doubts={view.doubts}
              fields={fields}
              action={doubtAction}
            />
            {!view.can.submit && (
              <p className="mt-2 text-sm text-muted">
                На согласование паспорт отправляет куратор органа, который ведёт проект: {view.agency.name}.
              </p>
            )}
            <Remarks path="" />

            <PassportFields form={view.form} />
          </div>
          <Preview sheet={sheet} marked={marked} appendix={view.form.appendix} />
        </div>
      </div>
    </EditorContext>
  )
}

type UnsavedProps = { since: Date; fields: number; timeZone: string; onRestore: () => void; onDiscard: () => void }

/** What this browser still holds and the server never got. */
function Unsaved({ since, fields, timeZone, onRestore, onDiscard }: UnsavedProps) {
  return (
    <Notice
      tone="warn"
      live
      className="mb-5"
      title={`Есть несохранённое от ${formatDateTime(timeZone, since)}`}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="s" onClick={onRestore}>
            Восстановить
          </Button>
          <Button size="s" variant="quiet" onClick={onDiscard}>
            Отбросить
          </Button>
        </span>
      }
    >
      {count(fields, 'поле набрано', 'поля набраны', 'полей набраны')} в этом браузере, но не дошли до портала.
    </Notice>
  )
}

type PreviewProps = { sheet: PassportSheet; marked: ReadonlySet<string>; appendix: string }

/** The document as it will look, with what is wrong in it marked. */
function Preview({ sheet, marked, appendix }: PreviewProps) {
  return (
    <aside
      aria-label="Так выглядит документ"
      className="border-line bg-sunken px-4 py-5 max-[72rem]:border-t @min-[72rem]/page:border-l @min-[72rem]/page:px-6"
    >
      <div
        role="region"
        aria-label="Документ"
        tabIndex={0}
        className="@min-[72rem]/page:sticky @min-[72rem]/page:top-16 @min-[72rem]/page:max-h-[calc(100dvh-5rem)] @min-[72rem]/page:overflow-y-auto"
      >
        <p className="mb-3 text-center text-sm text-muted print:hidden">
          Так выглядит документ{appendix && ` · ${appendix}`}
        </p>
        <PassportPaper sheet={sheet} marked={marked} />
      </div>
    </aside>
  )
}
