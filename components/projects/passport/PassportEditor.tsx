'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { passportSheet } from '@/lib/projects/passport/sheet'
import { checkPassport, isReady } from '@/lib/projects/passport/check'
import { sectionLabels } from '@/lib/projects/passport/labels'
import type { PassportView } from '@/lib/projects/passport/view'
import { CheckList } from './CheckList'
import { EditorContext, type Editor } from './editor-context'
import { EditorBar } from './EditorBar'
import { GoalRows } from './GoalRows'
import { ImportNotes } from './ImportNotes'
import { PassportPaper } from './PassportPaper'
import { PathField, Place, Remarks } from './PathField'
import { PeopleList, PersonFields, TeamFields } from './PeopleFields'
import { StageRows } from './StageRows'
import { TextRows } from './TextRows'
import { usePassport } from './use-passport'

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
  // What is typed before the page came to life would not be saved: until then nothing can be typed.
  const alive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
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
              <Notice
                tone="warn"
                live
                className="mb-5"
                title={`Есть несохранённое от ${formatDateTime(view.timeZone, new Date(Math.max(...lost.map(({ at }) => at))))}`}
                action={
                  <span className="flex flex-wrap gap-2">
                    <Button size="s" onClick={restore}>
                      Восстановить
                    </Button>
                    <Button size="s" variant="quiet" onClick={discard}>
                      Отбросить
                    </Button>
                  </span>
                }
              >
                {count(lost.length, 'поле набрано', 'поля набраны', 'полей набраны')} в этом браузере, но не дошли до
                портала.
              </Notice>
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

            <fieldset disabled={!alive} className="min-w-0">
              <legend className="sr-only">Паспорт проекта</legend>
              <Section title={sectionLabels.general} rule>
                <div className="grid gap-5">
                  <PathField path="title" label="Название проекта" rows={1} />
                  <PathField path="customer" label="Заказчик" hint="Кому нужно, чтобы процесс стал лучше" />
                  <PathField path="process" label="Процесс" hint="Какой процесс меняется, своими словами" />
                  <PathField
                    path="boundaries"
                    label="Границы процесса"
                    hint="С чего начинается и чем кончается"
                    rows={1}
                  />
                  <Place path="leader">
                    <PersonFields at="leader" nameLabel="Руководитель проекта" />
                    <Remarks path="leader" />
                  </Place>
                </div>
                <TeamFields />
              </Section>
              <Section
                title={sectionLabels.grounds}
                rule
                lead="Почему процесс надо менять: цифры, обращения, поручения."
              >
                <TextRows list="grounds" one="Основание" add="Добавить основание" />
              </Section>
              <Section title={sectionLabels.goals} rule>
                <GoalRows />
              </Section>
              <Section title={sectionLabels.effects} rule lead="Что ещё изменится, кроме чисел.">
                <TextRows list="effects" one="Эффект" add="Добавить эффект" />
              </Section>
              <Section title={sectionLabels.stages} rule>
                <StageRows form={view.form} />
              </Section>
              <Section title={sectionLabels.approver} rule lead="Руководитель заказчика: он ставит «Утверждаю».">
                <Place path="approver">
                  <PersonFields at="approver" nameLabel="Фамилия, имя, отчество" />
                  <Remarks path="approver" />
                </Place>
              </Section>
            </fieldset>
          </div>
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
                Так выглядит документ{view.form.appendix && ` · ${view.form.appendix}`}
              </p>
              <PassportPaper sheet={sheet} marked={marked} />
            </div>
          </aside>
        </div>
      </div>
    </EditorContext>
  )
}
