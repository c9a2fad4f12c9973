'use client'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { SaveLine } from '@/components/ui/SaveLine'
import { count } from '@/lib/core/format'
import { formatLong } from '@/lib/core/dates'
import { surveyNames } from '@/lib/feedback/survey/condition-words'
import { pathPlace } from '@/lib/feedback/survey/draft-words'
import { draftFaults } from '@/lib/feedback/survey/faults'
import { questionsText, timeText } from '@/lib/feedback/survey/labels'
import type { BuilderView } from '@/lib/feedback/survey/view'
import { surveyLength } from '@/lib/feedback/survey/ways'
import { BuilderContext, type Building, type Opened } from './builder-context'
import { Clashes, Kept } from './Clashes'
import { FaultList } from './Faults'
import { PageEditor } from './PageEditor'
import { QuestionEditor } from './QuestionEditor'
import { QuestionList } from './QuestionList'
import { useBuilder, type Builder } from './use-builder'
import { Walk } from './Walk'

type Props = { tenant: string; tenantName: string; view: BuilderView; returnTo: string; startAction: FormAction }
const NO_HINTS: Building['hints'] = []
type Pane = 'list' | 'edit' | 'walk'
const panes: Record<Pane, string> = { list: 'Вопросы', edit: 'Вопрос', walk: 'Просмотр' }

/**
 * A survey is made: the list, the open question, and how it will look; all of it saves itself.
 * Long: the state that the three parts share, and their frame.
 */
export function SurveyBuilder({ tenant, tenantName, view, returnTo, startAction }: Props) {
  const builder = useBuilder(tenant, view)
  const editable = view.refusal === null && builder.refusal === null
  const [opened, setOpened] = useState<Opened>(() => firstOf(builder))
  const [pane, setPane] = useState<Pane>('list')
  /** What the last deed was, for as long as it is the last; `back` – whether it may be taken back from here. */
  const [last, setLast] = useState<{ text: string; deeds: number; back: boolean } | null>(null)
  const told = last?.deeds === builder.deeds ? last : null
  const frame = useRef<HTMLDivElement>(null)
  const router = useRouter()
  // Somebody started the survey or gave the change up meanwhile: the page follows.
  useEffect(() => {
    if (builder.refusal !== view.refusal) router.refresh()
  }, [builder.refusal, view.refusal, router])
  const checked = useDeferredValue(builder.texts)
  const faults = useMemo(() => draftFaults(checked), [checked])
  const names = useMemo(() => surveyNames(builder.content), [builder.content])
  const open = (next: Opened) => {
    setOpened(next)
    if (next === null) return
    setPane('edit')
    // By keyboard and for those who hear the page: the opened thing is where one stands.
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('.survey-open-title')?.focus())
  }
  const building: Building = {
    builder,
    editable,
    names,
    faults,
    opened,
    open,
    tell: (text) => setLast({ text, deeds: builder.deeds + 1, back: true }),
    hints: view.hints?.questions ?? NO_HINTS,
  }
  const question = opened?.of === 'question' ? names.question(opened.id) : undefined
  const page = opened?.of === 'page' ? builder.content.pages.find(({ id }) => id === opened.id) : undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      (event.target as HTMLElement).closest('input:not([type=checkbox]):not([type=radio]), textarea')
    )
      return
    // By the place of the key: a Russian keyboard has «я» there.
    const back = event.code === 'KeyZ' && !event.shiftKey
    if (!back && event.code !== 'KeyZ' && event.code !== 'KeyY') return
    event.preventDefault()
    const label = back ? builder.undo() : builder.redo()
    if (label !== null)
      setLast({
        text: `${back ? 'Отменено' : 'Сделано снова'}: ${label}.`,
        deeds: builder.deeds + (back ? -1 : 1),
        back: false,
      })
  }
  return (
    <BuilderContext value={building}>
      <div ref={frame} className="survey-builder" data-pane={pane} onKeyDown={onKeyDown}>
        <Head
          builder={builder}
          view={view}
          tenant={tenant}
          returnTo={returnTo}
          faults={faults.length}
          editable={editable}
          startAction={startAction}
        />
        <Kept builder={builder} timeZone={view.timeZone} />
        <Clashes builder={builder} timeZone={view.timeZone} />
        {told !== null && (
          <p role="status" className="survey-told">
            <span>{told.text}</span>
            {told.back && editable && (
              <Button
                size="s"
                variant="quiet"
                onClick={() => {
                  const label = builder.undo()
                  setLast(
                    label === null ? null : { text: `Отменено: ${label}.`, deeds: builder.deeds - 1, back: false },
                  )
                }}
              >
                Вернуть
              </Button>
            )}
            <Button size="s" variant="text" onClick={() => setLast(null)}>
              Скрыть
            </Button>
          </p>
        )}
        <div role="group" aria-label="Что показать" className="survey-panes">
          {(Object.keys(panes) as Pane[]).map((key) => (
            <button key={key} type="button" aria-pressed={pane === key} onClick={() => setPane(key)}>
              {panes[key]}
            </button>
          ))}
        </div>
        <div className="survey-faults-narrow">
          <FaultList />
        </div>
        <div className="survey-columns">
          <div className="survey-column-list">
            <QuestionList templates={view.templates} segments={view.segments} />
          </div>
          <div className="survey-column-edit">
            <div className="survey-faults-wide">
              <FaultList />
            </div>
            <div className="survey-open">
              {question ? (
                <QuestionEditor key={question.id} question={question} />
              ) : page ? (
                <PageEditor key={page.id} page={page} />
              ) : (
                <p className="text-muted">Выберите вопрос слева или добавьте новый.</p>
              )}
            </div>
          </div>
          <div className="survey-column-walk">
            <Walk content={builder.content} head={view.agencyName || tenantName} device="phone" />
            <WalkFoot builder={builder} at={`/${tenant}/office/surveys/${view.id}/preview`} />
          </div>
        </div>
      </div>
    </BuilderContext>
  )
}

function firstOf({ content }: Builder): Opened {
  const question = content.pages.flatMap(({ questions }) => questions)[0]
  return question
    ? { of: 'question', id: question.id }
    : content.pages[0]
      ? { of: 'page', id: content.pages[0].id }
      : null
}

type HeadProps = Omit<Props, 'tenantName'> & { builder: Builder; faults: number; editable: boolean }

function Head({ builder, view, tenant, returnTo, faults, editable, startAction }: HeadProps) {
  const length = surveyLength(builder.content)
  const questions = builder.content.pages.flatMap((page) => page.questions).length
  const state =
    questions === 0
      ? 'Вопросов пока нет'
      : faults === 0
        ? view.template
          ? 'Образец готов'
          : 'Опрос готов к запуску'
        : `${view.template ? 'Образец' : 'Опрос'} почти готов: ${count(faults, 'замечание', 'замечания', 'замечаний')}`
  return (
    <div className="survey-state">
      <div>
        <h2>{editable ? state : 'Анкета не меняется'}</h2>
        <p className="text-sm text-muted">
          {questionsText(questions)}
          {questions > 0 && ` · ${timeText(length.seconds)}`}
          {view.opensOn && ` · начнём ${formatLong(view.opensOn)}`}
        </p>
        <p className="text-sm text-muted" aria-live="polite">
          {editable ? (
            <SaveLine
              state={builder.state}
              timeZone={view.timeZone}
              signInHref={`/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(returnTo)}`}
              onRetry={builder.retry}
              idle="Сохраняется само"
              conflict={([path = '']) => `Изменили одновременно с вами: ${pathPlace(builder.texts, path)}`}
            />
          ) : (
            (builder.refusal ?? view.refusal)
          )}
        </p>
      </div>
      {editable && view.canStart && (
        <div>
          {faults === 0 && !builder.unsaved ? (
            <ActionForm
              action={startAction}
              tenant={tenant}
              hidden={{ id: view.id, version: builder.version }}
              submitLabel={view.status === 'OPEN' ? 'Запустить изменения' : 'Запустить'}
              confirm={{
                title: view.status === 'OPEN' ? 'Запустить новую версию?' : 'Запустить опрос?',
                text:
                  view.status === 'OPEN'
                    ? 'Новые ответы пойдут по новой анкете. Прежние ответы останутся с прежней.'
                    : 'Анкета после запуска не меняется: изменение станет новой версией, прежние ответы останутся со своей.',
                confirmLabel: 'Запустить',
              }}
            />
          ) : (
            <Button type="button" disabled>
              Запустить
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function WalkFoot({ builder, at }: { builder: Builder; at: string }) {
  const { least, most } = surveyLength(builder.content)
  if (most === 0) return null
  return (
    <div className="mt-3 text-sm text-muted">
      <p>
        {least === most
          ? `На каждом пути ${questionsText(most)}.`
          : `Самый короткий путь – ${questionsText(least)}, самый длинный – не больше ${most}.`}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <a href={`${at}?as=phone`}>На весь экран</a>
        <a href={`${at}?as=tablet`}>На планшете у окна</a>
        <a href={`${at}?as=paper`}>На бумаге</a>
      </p>
    </div>
  )
}
